import { type Cycle, isSkipped, phaseOn } from '../../domain/cycle.ts'
import type { Replanned } from '../../domain/cycle-changes.ts'
import type { Nudge } from '../../domain/nudge.ts'
import type { Team } from '../../domain/organisation.ts'
import { type IsSchoolDay, localDateOf } from '../../domain/schedule.ts'
import { changeInWords, wayBackInWords } from '../../views/change-views.ts'
import type { Reply } from '../../views/view.ts'
import { dateInWords } from '../../views/words.ts'
import { type ChangeOutcome, changeCycle } from '../change-cycle.ts'
import type { Deps } from '../deps.ts'
import { planAtOnce } from '../plan-due-nudges.ts'
import { mayDo, refusal, type Scene, say } from '../scene.ts'
import { lessonDaysOf } from '../school-calendar.ts'
import { answer } from './answer.ts'
import { noteTo } from './note.ts'
import type { CycleMove } from './plan-change.ts'
import { statusView } from './status.ts'

/** What somebody wants changed in a team's open cycle. */
export interface Wanted {
  team: Team
  cycle: Cycle | null
  move: CycleMove
  /** The card that was tapped: it shows the outcome. Null: the outcome is a message of its own. */
  card: string | null
  /** Other nudges in place of those that the change makes. */
  adjust?: (change: Replanned, nudges: readonly Nudge[]) => readonly Nudge[]
}

/** Changes the open cycle, by command, button or form: the actor sees the new state, the team's channel gets a note. */
export async function runChange(deps: Deps, scene: Scene, wanted: Wanted): Promise<Reply[]> {
  const { team, cycle, move, adjust } = wanted
  const now = deps.clock.now()
  if (!mayDo(scene, 'run-cycle', team)) return [refusal('run-cycle', "Changing the team's inquiry")]
  if (!cycle) return [say(`No inquiry is running in ${team.name}. Begin one with /inquiry start.`)]
  const isSchoolDay = await lessonDaysOf(deps, team.id)
  const outcome = await changeCycle(deps, {
    cycle,
    move,
    memberId: scene.actor.id,
    eventKey: scene.eventKey,
    adjust: (change, nudges) => [
      ...(adjust?.(change, nudges) ?? nudges),
      noteTo(team, wordsOn(scene, move, change, isSchoolDay, now), now),
    ],
  })
  const today = localDateOf(now, cycle.zone)
  if (outcome.kind !== 'changed') return refusalOf(outcome, today)
  const note = outcome.nudges.find(({ prompt }) => prompt.kind === 'note')
  if (note) await planAtOnce(deps, [note])
  const opening = [note?.prompt.text, wayBack(move, outcome.cycle, today)].filter(Boolean).join(' ')
  return [answer(await statusView(deps, scene, team, outcome.cycle, opening), wanted.card)]
}

/** What whoever left a phase out may want to know; empty for other changes. */
function wayBack(move: CycleMove, cycle: Cycle, today: string): string {
  if (move.kind !== 'skip') return ''
  const running = phaseOn(cycle, today)
  const left = cycle.phases.filter(isSkipped)
  const phase = move.phaseId
    ? left.find(({ id }) => id === move.phaseId)
    : left.find(({ ordinal }) => ordinal > (running?.ordinal ?? -1))
  return phase ? wayBackInWords(phase, move.phaseId ? null : running) : ''
}

/** What to say where a change was not made. `today`: local ISO date. */
export function refusalOf(outcome: Exclude<ChangeOutcome, { kind: 'changed' }>, today: string): Reply[] {
  switch (outcome.kind) {
    case 'repeated':
      return []
    case 'already-next':
      return [
        say(
          `The next phase, ${outcome.phase.title}, begins on ${dateInWords(outcome.phase.startsOn, today)}.`,
        ),
      ]
    case 'too-short':
      return [
        say(
          `A phase needs a day for what is still to be asked: ${dateInWords(outcome.earliest, today)} is the earliest last day. To go on at once, type /inquiry next.`,
        ),
      ]
    default:
      return [say(REFUSED[outcome.kind])]
  }
}

type Refused = Exclude<ChangeOutcome['kind'], 'changed' | 'repeated' | 'already-next' | 'too-short'>

const REFUSED: Record<Refused, string> = {
  'last-phase': 'This is the last phase. When you are done, type /inquiry finish.',
  'not-paused': 'This inquiry is running, so there is nothing to resume.',
  'already-paused': 'This inquiry is paused already. Go on with /inquiry resume.',
  paused: 'This inquiry is paused. Go on with /inquiry resume first.',
  conflict: 'Somebody changed this inquiry at the same moment. See /inquiry status, then try again.',
  over: 'That phase is over. You can repeat the one that ended last: /inquiry repeat, with its name.',
  begun: 'That phase has begun already. To leave it now, type /inquiry next.',
  'not-begun': 'That phase has not begun yet, so there is nothing to repeat.',
  'only-phase': 'No other phase is left. To end the inquiry, type /inquiry finish.',
  'is-skipped': 'That phase is left out. Bring it back first: /inquiry restore, with its name.',
  'not-skipped': 'That phase is not left out.',
}

function wordsOn(
  scene: Scene,
  move: CycleMove,
  { cycle, phase, shiftDays }: Replanned,
  isSchoolDay: IsSchoolDay,
  now: Date,
): string {
  const today = localDateOf(now, cycle.zone)
  const days = 'days' in move ? move.days : shiftDays
  const lastDay = move.kind === 'until' ? move.lastDay : null
  return changeInWords(scene.actor.name, { kind: move.kind, cycle, phase, days, lastDay, today, isSchoolDay })
}
