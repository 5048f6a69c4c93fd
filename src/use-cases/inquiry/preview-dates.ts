import { type Cycle, phaseOn } from '../../domain/cycle.ts'
import type { Team } from '../../domain/organisation.ts'
import { isWithinYearFrom, localDateOf, nextDate, schoolDaysBetween } from '../../domain/schedule.ts'
import { changePreview, farDayInWords } from '../../views/change-views.ts'
import type { Reply } from '../../views/view.ts'
import { dateInWords } from '../../views/words.ts'
import type { Deps } from '../deps.ts'
import { mayDo, type Scene, say } from '../scene.ts'
import { lessonDaysOf } from '../school-calendar.ts'
import { refusalOf } from './change.ts'
import { MOST_DAYS } from './move-of.ts'
import { type CycleMove, planChange } from './plan-change.ts'

/**
 * What to show instead of moving a phase's last day so far ahead that another year may be meant: the day with its year
 * and the new dates, with a button that saves them. Null where the day is near enough, or the phase has no end to move.
 */
export async function previewFarDay(
  deps: Deps,
  scene: Scene,
  team: Team,
  cycle: Cycle,
  move: CycleMove,
): Promise<Reply[] | null> {
  if (move.kind !== 'until' || !mayDo(scene, 'run-cycle', team)) return null
  const { lastDay } = move
  const today = localDateOf(deps.clock.now(), cycle.zone)
  const phase = move.phaseId ? cycle.phases.find(({ id }) => id === move.phaseId) : phaseOn(cycle, today)
  if (!phase || lastDay < phase.endsOn) return null
  if (!isWithinYearFrom(today, lastDay))
    return [say(`${dateInWords(lastDay, today)} is more than a year ahead. Please name a day within a year.`)]
  const isSchoolDay = await lessonDaysOf(deps, team.id)
  if (schoolDaysBetween(phase.endsOn, nextDate(lastDay), isSchoolDay) <= MOST_DAYS) return null
  const value = [cycle.id, cycle.version, 'until', phase.id, lastDay].join(':')
  const opening = farDayInWords(phase, lastDay, today, isSchoolDay)
  return previewDates(deps, { cycle, team, move, value, opening })
}

/** The dates as a change would make them, and a button that saves them (`value`); or why it cannot be made. */
export async function previewDates(
  deps: Deps,
  shown: { cycle: Cycle; team: Team; move: CycleMove; value: string; opening?: string },
): Promise<Reply[]> {
  const { cycle, team, move, ...rest } = shown
  const now = deps.clock.now()
  const today = localDateOf(now, cycle.zone)
  const isSchoolDay = await lessonDaysOf(deps, team.id)
  const nudges = await deps.stores.nudges.ofCycle(cycle.id)
  const change = planChange({ cycle, nudges, now, isSchoolDay }, move)
  if (change.kind !== 'replanned') return refusalOf(change, today)
  const dates = { before: cycle, after: change.cycle, isSchoolDay, today }
  return [{ kind: 'private', view: changePreview({ ...dates, ...rest }) }]
}
