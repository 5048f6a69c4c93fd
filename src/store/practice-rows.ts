import type { Practice } from '../domain/practice/practice.ts'
import type { Schedule } from '../domain/schedule.ts'
import type { Practice as PracticeRow } from './generated/client.ts'

/** A practice from its row. */
export function toPractice(row: PracticeRow): Practice {
  return {
    ...row,
    schedule: row.schedule as unknown as Schedule,
    state: row.state as Practice['state'],
  }
}

/** The row of a practice; JSON wants a plain object. */
export function toPracticeRow(practice: Practice) {
  return { ...practice, schedule: { ...practice.schedule } }
}
