/** A sentence's place in a text, as offsets in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/** Longest sentence that is read as one, in characters; longer ones are cut at a space. */
const SENTENCE_LIMIT = 600
const ABBREVIATION = /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|etc|e\.g|i\.e|cf|approx|no|p|pp|[A-Z])$/
const CLOSERS = '"”’\')]}»'

const isSpace = (text: string, at: number): boolean => text.charCodeAt(at) <= 32 || text[at] === '\u00a0'
const isEnd = (character: string | undefined): boolean =>
  character === '.' || character === '!' || character === '?' || character === '…' || character === '。'

/** Whether a full stop at `dot` belongs to an abbreviation or an initial. */
const isAbbreviation = (text: string, start: number, dot: number): boolean =>
  text[dot] === '.' && text[dot - 1] !== '.' && ABBREVIATION.test(text.slice(Math.max(start, dot - 7), dot))

const push = (spans: Span[], text: string, from: number, to: number): void => {
  let start = from
  let end = to
  while (start < end && isSpace(text, start)) start++
  while (end > start && isSpace(text, end - 1)) end--
  while (end - start > SENTENCE_LIMIT) {
    const space = text.lastIndexOf(' ', start + SENTENCE_LIMIT)
    const cut = space > start ? space : start + SENTENCE_LIMIT
    spans.push({ start, end: cut })
    start = cut
    while (start < end && isSpace(text, start)) start++
  }
  if (end > start) spans.push({ start, end })
}

/** Returns the end of the run of end marks and closing quotes that begins at `at`. */
const pastMarks = (text: string, at: number): number => {
  let next = at
  while (isEnd(text[next])) next++
  while (next < text.length && CLOSERS.includes(text[next] ?? ' ')) next++
  return next
}

/**
 * Returns the sentences of a text, in order, in one pass (time grows with the text's length).
 * A line break ends a sentence; an abbreviation's full stop does not. `natural`'s own splitter is quadratic.
 */
export const sentencesOf = (text: string): Span[] => {
  const spans: Span[] = []
  let start = 0
  let at = 0
  while (at < text.length) {
    if (text[at] === '\n' || text[at] === '\r') {
      push(spans, text, start, at)
      start = ++at
    } else if (isEnd(text[at])) {
      const next = pastMarks(text, at)
      const ends = (next >= text.length || isSpace(text, next)) && !isAbbreviation(text, start, at)
      if (ends) {
        push(spans, text, start, next)
        start = next
      }
      at = next
    } else at++
  }
  push(spans, text, start, text.length)
  return spans
}
