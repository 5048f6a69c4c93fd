import { COMMITMENT_TIME } from '../../domain/commitment.ts'
import { newId } from '../../domain/ids.ts'
import { newNudge } from '../../domain/new-nudge.ts'
import type { Delivery, Nudge } from '../../domain/nudge.ts'
import type { Member, Team } from '../../domain/organisation.ts'
import { dateIn } from '../../domain/plain-dates.ts'
import { instantOf, isWithinYearFrom, localDateOf } from '../../domain/schedule.ts'
import { COMMITMENT_CHOICES, commitmentAskView } from '../../views/commitment-views.ts'
import type { View } from '../../views/view.ts'
import type { Deps } from '../deps.ts'

/** The question stays open for three days. */
const WINDOW_HOURS = 72

/** When a person is asked how it went, or what is wrong with the day that was said. */
export type AskingTime =
  | { kind: 'time'; date: string; time: string; at: Date; zone: string }
  | { kind: 'fault'; fault: string }

/** Reads the day of a next step from a form: in words, or chosen. `on`: ISO date. */
export async function askingTime(
  deps: Pick<Deps, 'stores' | 'clock'>,
  member: Member,
  team: Team,
  day: { when: string; on: string },
): Promise<AskingTime> {
  const zone = member.zone ?? team.zone
  const now = deps.clock.now()
  const read = day.when ? dateIn(day.when, now, zone) : null
  const date = read?.hasDay ? read.date : day.when ? null : day.on
  if (date === null)
    return { kind: 'fault', fault: 'I could not read that day. Try “Friday” or “in two weeks”.' }
  if (date === '') return { kind: 'fault', fault: 'By when? Say it in words, or choose a day.' }
  const [rhythm] = await deps.stores.rhythms.of([member.id])
  const time = read?.time ?? rhythm?.preferredTime ?? COMMITMENT_TIME
  if (!isWithinYearFrom(localDateOf(now, zone), date))
    return { kind: 'fault', fault: 'Please choose a day within the next year.' }
  const at = instantOf(date, time, zone)
  if (at <= now) return { kind: 'fault', fault: 'That is over already. Please choose a later day.' }
  return { kind: 'time', date, time, at, zone }
}

/** The nudge that asks a person how it went. */
export function commitmentNudge(
  member: Member,
  team: Team,
  text: string,
  asked: Extract<AskingTime, { kind: 'time' }>,
  now: Date,
): Nudge {
  return newNudge({
    id: newId(now),
    teamId: team.id,
    audience: 'private',
    memberId: member.id,
    schedule: { kind: 'local', date: asked.date, time: asked.time },
    zone: asked.zone,
    windowHours: WINDOW_HOURS,
    prompt: {
      id: newId(now),
      templateKey: 'commitment',
      kind: 'commitment',
      text: `You meant to: ${text}`,
      choices: COMMITMENT_CHOICES,
      takesText: true,
      resultsShown: 'after-closing',
      frameworks: ['PLS-6', 'STD-IM'],
    },
  })
}

/** The message of a commitment as it should look now; null where the nudge asks about none. */
export async function commitmentViewFor(
  deps: Pick<Deps, 'stores'>,
  parcel: { delivery: Delivery; nudge: Nudge; chosen: string | null },
): Promise<View | null> {
  const { delivery, nudge, chosen } = parcel
  if (nudge.prompt.kind !== 'commitment') return null
  const commitment = await deps.stores.commitments.findByNudge(nudge.id)
  return commitment && commitmentAskView({ commitment, deliveryId: delivery.id, chosen })
}
