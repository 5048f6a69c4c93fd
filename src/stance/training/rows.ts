import { HABITS, type Habit, TYPES } from '../habits.ts'
import { sentencesOf } from '../text/sentences.ts'
import { repairEncoding } from './repair-encoding.ts'

/** A coded sentence. `type` is -1 and `habits` undefined where the file does not say. */
export interface CodedRow {
  idx: string
  sentence: string
  context: string
  /** Number of its type in `TYPES`. */
  type: number
  /** 1–7, how typical of its type (the annotators' mean); 0 where unknown. */
  confidence: number
  /** 1 for each habit that it shows, in the order of `HABITS`. */
  habits: number[] | undefined
}

/** Returns 1 or 0 for each habit named in a `stance` cell ("none" or names separated by spaces); throws for other names. */
export const parseCodes = (cell: string): number[] => {
  const names = cell.split(/\s+/).filter((name) => name && name !== 'none')
  const foreign = names.find((name) => !HABITS.includes(name as Habit))
  if (foreign) throw new Error(`Unknown stance code "${foreign}"`)
  return HABITS.map((habit) => (names.includes(habit) ? 1 : 0))
}

const typeOf = (cell: string | undefined): number =>
  TYPES.findIndex((type) => type === cell || (type === 'Difficulty' && cell === 'Difficulties'))

/** Returns the rows of a tab-separated file with a header; columns are found by name, and only `sentence` must be there. */
export const parseRows = (text: string): CodedRow[] => {
  const [header = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const columns = header.split('\t').map((name) => name.trim())
  const at = (name: string): number => columns.indexOf(name)
  if (at('sentence') < 0) throw new Error('The file has no column "sentence"')
  return lines.map((line, index) => {
    const cells = line.split('\t')
    const stance = at('stance') < 0 ? undefined : cells[at('stance')]
    return {
      idx: cells[at('idx')] ?? String(index),
      sentence: repairEncoding(cells[at('sentence')] ?? ''),
      context: repairEncoding(cells[at('context')] ?? ''),
      type: typeOf(cells[at('type')]),
      confidence: Number(cells[at('confidence')] ?? 0) || 0,
      habits: stance === undefined ? undefined : parseCodes(stance),
    }
  })
}

/** Returns the sentences right before and right after a row's own in its context; empty texts where there are none. */
export const neighboursOf = (row: CodedRow): { before: string; after: string } => {
  const at = row.context.indexOf(row.sentence)
  if (at < 0) return { before: '', after: '' }
  const head = row.context.slice(0, at)
  const tail = row.context.slice(at + row.sentence.length)
  const last = sentencesOf(head).at(-1)
  const first = sentencesOf(tail)[0]
  return {
    before: last ? head.slice(last.start, last.end) : '',
    after: first ? tail.slice(first.start, first.end) : '',
  }
}
