import type { Member } from '../domain/organisation.ts'
import { addWeeks, boundsOf } from '../domain/report/weeks.ts'
import { weekOf } from '../domain/schedule.ts'
import type { ReadEntry } from '../ports.ts'
import { byHabit, type Habit } from '../stance/habits.ts'
import type { OwnTrend } from '../views/own-trend-view.ts'
import type { Deps } from './deps.ts'

/** Weeks told together, the running one among them; as many before are told beside them. */
const WEEKS = 4

/**
 * What was read in a person's own words in the last four weeks and the four before, with the person's own word where it
 * was given. For the person's eyes alone: it passes no gate, and no report is drawn from it.
 */
export async function ownTrend(
  deps: Pick<Deps, 'stores' | 'clock'>,
  member: Pick<Member, 'id' | 'zone'>,
): Promise<OwnTrend> {
  const zone = member.zone ?? 'UTC'
  const thisWeek = weekOf(deps.clock.now(), zone)
  const { since } = boundsOf(addWeeks(thisWeek, 1 - WEEKS), zone)
  const { since: first } = boundsOf(addWeeks(thisWeek, 1 - 2 * WEEKS), zone)
  const until = new Date(deps.clock.now().getTime() + 1)
  const entries = await deps.stores.stance.readEntries(member.id, first, until)
  return {
    now: countsOf(entries.filter(({ writtenAt }) => writtenAt >= since)),
    before: countsOf(entries.filter(({ writtenAt }) => writtenAt < since)),
  }
}

function countsOf(entries: readonly ReadEntry[]): OwnTrend['now'] {
  const shows = (entry: ReadEntry, habit: Habit): boolean =>
    entry.codes.some((code) => code.habit === habit && (code.corrected ?? code.verdict === 'shown'))
  return {
    entries: entries.length,
    habits: byHabit((habit) => entries.filter((entry) => shows(entry, habit)).length),
  }
}
