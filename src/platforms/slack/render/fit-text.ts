import { LIMITS } from '../limits.ts'
import { escapeText, toMrkdwn } from '../text.ts'

const ELLIPSIS = '…'

/** The text, cut between words to at most `limit` UTF-16 units with an ellipsis; never inside a character. */
export function trimText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = cutAt(text, limit - ELLIPSIS.length)
  return `${text.slice(0, cut).trimEnd()}${ELLIPSIS}`
}

/** Plain text as mrkdwn pieces that each fit into `limit`, escaped, split at lines or words where there are any. */
export function mrkdwnPieces(text: string, limit: number = LIMITS.sectionText): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest !== '') {
    const length = fittingLength(rest, limit, toMrkdwn)
    pieces.push(toMrkdwn(rest.slice(0, length).trimEnd()))
    rest = rest.slice(length).trimStart()
  }
  return pieces
}

/** Plain text as one mrkdwn text of at most `limit` units after escaping, with an ellipsis where it was cut. */
export function trimMrkdwn(text: string, limit: number): string {
  return trimEscaped(text, limit, toMrkdwn)
}

/** Plain text escaped (no links) and cut to at most `limit` units after escaping. */
export function trimPlainEscaped(text: string, limit: number): string {
  return trimEscaped(text, limit, escapeText)
}

function trimEscaped(text: string, limit: number, encode: (text: string) => string): string {
  const whole = encode(text)
  if (whole.length <= limit) return whole
  const length = fittingLength(text, limit - ELLIPSIS.length, encode)
  return `${encode(text.slice(0, length).trimEnd())}${ELLIPSIS}`
}

/** The longest start of `text`, ending between words, whose escaped form has at most `limit` units. */
function fittingLength(text: string, limit: number, encode: (text: string) => string): number {
  let length = Math.min(text.length, limit)
  while (length > 1) {
    const end = length < text.length ? cutAt(text, length) : length
    const excess = encode(text.slice(0, end)).length - limit
    if (excess <= 0) return end
    // One character grows to five at most ("&amp;"), so a fifth of the excess is always safe to take off.
    length = end - Math.max(1, Math.ceil(excess / 5))
  }
  return 1
}

/** The last good place to cut at or before `limit`: after a line, else after a word, else between characters. */
function cutAt(text: string, limit: number): number {
  const head = text.slice(0, limit + 1)
  const nearest = Math.floor(limit / 2)
  const line = head.lastIndexOf('\n')
  if (line >= nearest) return line
  const word = head.search(/\s\S*$/)
  if (word >= nearest && word > 0) return word
  return isInsidePair(text, limit) ? Math.max(1, limit - 1) : Math.max(1, limit)
}

function isInsidePair(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff
}
