/** The longest of both parts, in UTF-16 units: they read in a minute. */
export const MAX_HEARD_LENGTH = 500
export const MAX_DID_LENGTH = 1_000

/** The key of the prompt that tells a team. */
export const TOLD_BACK_NOTE = 'told-back'

/** "You said, we did": what a leader tells teams in the leader's own words. */
export interface ToldBack {
  id: string
  districtId: string
  /** The leader who tells. */
  memberId: string
  heard: string
  did: string
  teamIds: string[]
  /** The need from which it came, or null. */
  needId: string | null
  /** A 'draft' waits for its writer's word. */
  state: 'draft' | 'sent'
  createdAt: Date
  sentAt: Date | null
  /** Event of the form. */
  eventKey: string
}

/** So many words in a row are somebody's own. */
const WORDS_OF_A_QUOTE = 5

/** A run of words that a text has from one of the sources, as the text has it; null where it quotes none. */
export function quoteIn(text: string, sources: readonly string[]): string | null {
  const own = wordsIn(text)
  const known = new Set(sources.flatMap((source) => runsOf(wordsIn(source))))
  const runs = runsOf(own)
  const at = runs.findIndex((run) => known.has(run))
  return at < 0 ? null : own.slice(at, at + WORDS_OF_A_QUOTE).join(' ')
}

/** Those of the names that a text has: a whole name, or a first name in capitals inside a sentence. */
export function namesIn(text: string, names: readonly string[]): string[] {
  return names.filter((name) => {
    const [first = ''] = name.split(/\s+/)
    const whole = new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, 'iu')
    const inside = new RegExp(`[\\p{Ll}\\p{N},;:’'"”)-]\\s+${escaped(first)}(?!\\p{L})`, 'u')
    return (name.includes(' ') && whole.test(text)) || (first.length > 1 && inside.test(text))
  })
}

function wordsIn(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function runsOf(words: readonly string[]): string[] {
  const count = Math.max(0, words.length - WORDS_OF_A_QUOTE + 1)
  return Array.from({ length: count }, (_, at) => words.slice(at, at + WORDS_OF_A_QUOTE).join(' '))
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
