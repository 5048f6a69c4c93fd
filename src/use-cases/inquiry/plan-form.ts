import { z } from 'zod'
import type { Cycle } from '../../domain/cycle.ts'
import type { IntentOf } from '../../domain/intent.ts'
import type { Team } from '../../domain/organisation.ts'
import { isWithinYearFrom, localDateOf } from '../../domain/schedule.ts'
import { changePlanForm } from '../../views/cycle-forms.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { faultsOf } from '../form-faults.ts'
import { mayDo, refusal, type Scene, say } from '../scene.ts'
import { refusalOf, runChange } from './change.ts'
import { MOST_DAYS } from './move-of.ts'
import type { CycleMove } from './plan-change.ts'
import { previewDates } from './preview-dates.ts'
import { teamOfCycle } from './team-of-cycle.ts'

type Values = IntentOf<'submit'>['values']

const fields = z
  .object({
    what: z.enum(
      ['lengthen', 'shorten', 'until', 'skip', 'restore', 'repeat'],
      'Please choose what changes.',
    ),
    phase: z.string('Please choose a phase.').min(1, 'Please choose a phase.'),
    days: z.string().trim().default(''),
    lastDay: z.union([z.literal(''), z.iso.date('Please choose a date.')]).default(''),
  })
  .refine(({ what, days }) => !isByDays(what) || isCount(days), {
    path: ['days'],
    message: `Please give a number of school days, 1 to ${MOST_DAYS}.`,
  })
  .refine(({ what, lastDay }) => what !== 'until' || lastDay !== '', {
    path: ['lastDay'],
    message: 'Please choose its last day.',
  })

/** The form that changes the phases of an open cycle; `given`: what a short form said already. */
export function openPlanForm(
  deps: Pick<Deps, 'clock'>,
  scene: Scene,
  team: Team,
  cycle: Cycle,
  given: { what?: string; phaseId?: string | null } = {},
): Reply[] {
  if (!mayDo(scene, 'run-cycle', team)) return [refusal('run-cycle', "Changing the team's inquiry")]
  const today = localDateOf(deps.clock.now(), cycle.zone)
  if (cycle.state === 'paused') return refusalOf({ kind: 'paused' }, today)
  return [{ kind: 'form', form: changePlanForm(cycle, today, given) }]
}

/** Shows the dates as the submitted form would make them; a button there saves them. */
export async function previewPlan(
  deps: Deps,
  scene: Scene,
  context: string,
  values: Values,
): Promise<Reply[]> {
  const parsed = fields.safeParse(values)
  if (!parsed.success) return [faultsOf(parsed.error)]
  const { what, phase, days, lastDay } = parsed.data
  const [cycleId = '', version = ''] = context.split(':')
  const found = await teamOfCycle(deps, scene, cycleId)
  if (!found) return [say(GONE)]
  const { cycle, team } = found
  if (!mayDo(scene, 'run-cycle', team)) return [refusal('run-cycle', "Changing the team's inquiry")]
  const now = deps.clock.now()
  if (what === 'until' && !isWithinYearFrom(localDateOf(now, cycle.zone), lastDay))
    return [{ kind: 'faults', faults: { lastDay: 'Please choose a day from today on, within a year.' } }]
  const argument = isByDays(what) ? days : lastDay
  const move = moveFrom(what, phase, argument)
  if (!move || !cycle.phases.some(({ id }) => id === phase)) return [say(GONE)]
  return previewDates(deps, { cycle, team, move, value: [cycleId, version, what, phase, argument].join(':') })
}

/** Saves what the preview showed, unless the cycle was changed since. */
export async function saveChange(
  deps: Deps,
  scene: Scene,
  value: string,
  card: string | null,
): Promise<Reply[]> {
  const [cycleId = '', version = '', what = '', phaseId = '', argument = ''] = value.split(':')
  const found = await teamOfCycle(deps, scene, cycleId)
  const move = moveFrom(what, phaseId, argument)
  if (!found || !move || !found.cycle.phases.some(({ id }) => id === phaseId)) return [say(GONE)]
  // The preview is true only of the cycle that it was made from; the store holds the rest of the race.
  const { team, cycle } = found
  return runChange(deps, scene, { team, cycle: { ...cycle, version: Number(version) }, move, card })
}

const GONE = 'That inquiry has ended. Type /inquiry to see what is there now.'

/** The change of a form's or a button's parts; null where they make none. */
function moveFrom(what: string, phaseId: string, argument: string): CycleMove | null {
  switch (what) {
    case 'lengthen':
    case 'shorten':
      return isCount(argument) ? { kind: what, phaseId, days: Number(argument) } : null
    case 'until':
      return z.iso.date().safeParse(argument).success ? { kind: what, phaseId, lastDay: argument } : null
    case 'skip':
    case 'repeat':
    case 'restore':
      return { kind: what, phaseId }
    default:
      return null
  }
}

function isByDays(what: string): boolean {
  return what === 'lengthen' || what === 'shorten'
}

function isCount(text: string): boolean {
  const count = Number(text)
  return /^\d{1,3}$/.test(text) && count >= 1 && count <= MOST_DAYS
}
