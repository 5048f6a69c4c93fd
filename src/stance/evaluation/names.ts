import { findStudentNames } from '../name-warning.ts'

/** How well the name warning does on sentences with known names. */
export interface NameScore {
  /** Of the names warned of, the share that is a student's. */
  precision: number
  /** Of the students' names, the share warned of. */
  recall: number
  /** Of the sentences without a student's name, the share that is warned of all the same. */
  nagging: number
  sentences: number
  names: number
  /** Sentences where the warning errs, with what it found and what is there. */
  mistakes: { sentence: string; found: string[]; given: string[] }[]
}

/** Returns the score of the name warning on a TSV with the columns `sentence` and `names` (separated by `|`, or "none"). */
export const scoreNames = (tsv: string, roster: readonly string[]): NameScore => {
  const rows = tsv.trimEnd().split('\n').slice(1)
  const score: NameScore = {
    precision: 0,
    recall: 0,
    nagging: 0,
    sentences: rows.length,
    names: 0,
    mistakes: [],
  }
  let right = 0
  let warned = 0
  let clean = 0
  let nagged = 0
  for (const row of rows) {
    const [sentence = '', cell = 'none'] = row.split('\t')
    const given = cell === 'none' ? [] : cell.split('|')
    const found = findStudentNames(sentence, roster).map(({ name }) => name)
    const hits = found.filter((name) => given.includes(name)).length
    right += hits
    warned += found.length
    score.names += given.length
    if (given.length === 0) clean++
    if (given.length === 0 && found.length > 0) nagged++
    if (hits < given.length || hits < found.length) score.mistakes.push({ sentence, found, given })
  }
  return {
    ...score,
    precision: right / (warned || 1),
    recall: right / (score.names || 1),
    nagging: nagged / (clean || 1),
  }
}
