import { z } from 'zod'
import { WANTED_KINDS } from '../../domain/nudge.ts'
import { SNOOZE_KINDS, type Weekday } from '../../domain/rhythm.ts'
import { endFault, type RhythmWish, spanFault } from '../../domain/rhythm-wish.ts'
import { instantOf } from '../../domain/schedule.ts'
import { FORMS } from '../../views/actions.ts'
import type { OwnRhythm } from '../../views/rhythm-view.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { faultsOf } from '../form-faults.ts'
import type { Scene } from '../scene.ts'
import { changeRhythm, isInHours } from './change-rhythm.ts'
import { ownRhythm } from './own-rhythm.ts'
import { noteOf, placeAndRest, shown } from './run-rhythm.ts'

type Values = Record<string, string | string[]>
type Read = { kind: 'wish'; wish: RhythmWish } | { kind: 'faults'; faults: Record<string, string> }

/** The forms about the rhythm: hours and kinds, leave, quiet until a date. Faults come back beside their fields. */
export async function submitRhythm(
  deps: Deps,
  scene: Scene,
  input: { form: string; context: string; values: Values },
): Promise<Reply[]> {
  const own = await ownRhythm(deps, scene.actor)
  const read = READERS[input.form]?.(input.values, own) ?? { kind: 'faults', faults: {} }
  if (read.kind === 'faults') return [read]
  const changed = await changeRhythm(deps, own, read.wish)
  const [place] = placeAndRest(`${input.context}:`)
  // A form holds no message that could show what has changed.
  return place === 'home' ? shown(deps, scene, place, changed) : [{ kind: 'private', view: noteOf(changed) }]
}

const READERS: Record<string, (values: Values, own: OwnRhythm) => Read> = {
  [FORMS.rhythm]: readHoursForm,
  [FORMS.leave]: readLeaveForm,
  [FORMS.snooze]: readSnoozeForm,
}

const list = z.union([z.string().transform((one) => (one === '' ? [] : [one])), z.array(z.string())])
const day = z.iso.date('Please choose a date.')
/** Teams' clients may send seconds too. */
const time = z
  .string('Please choose a time.')
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:\d\d)?$/, 'Please choose a time.')
  .transform((given) => given.slice(0, 5))

const hoursFields = z.object({
  workdays: list
    .transform((days) => [1, 2, 3, 4, 5, 6, 7].filter((each) => days.includes(String(each))) as Weekday[])
    .refine((days) => days.length > 0, 'Please choose a day. For quiet, see “Quiet until…”.'),
  opensAt: time,
  closesAt: time,
  preferredTime: z.union([z.literal('').transform(() => null), time]).default(null),
  kinds: list.default([]),
  pace: z.enum(['usual', 'half'], 'Please choose how often.'),
})

function readHoursForm(values: Values): Read {
  const fields = hoursFields.safeParse(values)
  if (!fields.success) return faultsOf(fields.error)
  const { kinds, ...settings } = fields.data
  if (settings.closesAt <= settings.opensAt)
    return fault('closesAt', 'Please choose a time after the first one.')
  if (settings.preferredTime && !isInHours(settings, settings.preferredTime))
    return fault('preferredTime', 'Please choose a time within your hours, or none.')
  const optOuts = WANTED_KINDS.filter((kind) => !kinds.includes(kind))
  return { kind: 'wish', wish: { kind: 'set', settings: { ...settings, optOuts } } }
}

const OVER = 'Please choose a day that is still to come.'
const FAR = 'Please choose a day within a year.'

function readLeaveForm(values: Values, own: OwnRhythm): Read {
  const fields = z.object({ from: day, until: day }).safeParse(values)
  if (!fields.success) return faultsOf(fields.error)
  const span = fields.data
  if (span.until <= span.from) return fault('until', 'Please choose a day after the first day away.')
  const problem = spanFault(span, own.today)
  if (problem) return fault('until', problem === 'over' ? OVER : FAR)
  return { kind: 'wish', wish: { kind: 'away', span } }
}

function readSnoozeForm(values: Values, own: OwnRhythm): Read {
  const what = z.enum(SNOOZE_KINDS, 'Please choose what should be quiet.')
  const fields = z.object({ until: day, what }).safeParse(values)
  if (!fields.success) return faultsOf(fields.error)
  const until = instantOf(fields.data.until, '00:00', own.zone)
  const problem = endFault(until, own)
  if (problem) return fault('until', problem === 'over' ? OVER : FAR)
  return { kind: 'wish', wish: { kind: 'snooze', what: fields.data.what, until } }
}

function fault(field: string, words: string): Read {
  return { kind: 'faults', faults: { [field]: words } }
}
