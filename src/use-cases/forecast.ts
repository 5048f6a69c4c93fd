import { nextAllowed } from '../domain/holds.ts'
import { type DeliveryReason, reasonInWords } from '../domain/nudge.ts'
import { instantOf, localDateOf, nextDate } from '../domain/schedule.ts'
import { countInWords, dateInWords, instantInWords } from '../views/words.ts'
import type { Deps } from './deps.ts'
import { type Considered, consider } from './situations.ts'

/**
 * Says who of a team gets a question now and who later, and why: "12 of 14 get it now, 2 tomorrow morning". It counts
 * those who are there; who is away or wants quiet is not told of.
 */
export async function forecastInWords(
  deps: Pick<Deps, 'stores' | 'clock'>,
  deliveryIds: string[],
): Promise<string[]> {
  const now = deps.clock.now()
  const parcels = await deps.stores.deliveries.parcels(deliveryIds, now)
  return (await consider(deps, parcels)).map((considered) => inWords(considered, now))
}

function inWords(considered: Considered, now: Date): string {
  const { situation, parcel, reached } = considered
  const { team, delivery } = parcel
  const verdict = nextAllowed(situation, now)
  const until = `open until ${instantInWords(delivery.closesAt, team.zone)}`
  if (verdict.kind !== 'now') return whenHeld(considered, verdict)
  const { atOnce } = reached
  if (reached.later.length === 0)
    return `Asked in ${team.name}: ${countInWords(atOnce, 'person', 'people')}, ${until}.`
  const later = laterInWords(considered, localDateOf(now, team.zone))
  const all = atOnce + reached.later.length
  return `Asked in ${team.name}: ${atOnce} of ${all} get it now, ${later}; ${until}.`
}

function whenHeld(
  { parcel }: Considered,
  verdict: { kind: 'later'; until: Date; reason: DeliveryReason } | { kind: 'never'; reason: DeliveryReason },
): string {
  const { team, delivery } = parcel
  const isInTime = verdict.kind === 'later' && verdict.until < delivery.closesAt
  if (isInTime)
    return `${team.name} gets it ${instantInWords(verdict.until, team.zone)}. ${reasonInWords(verdict.reason)}`
  // Where it can never go out, more time changes nothing.
  const advice = verdict.kind === 'later' ? '; ask again and give it a longer window' : ''
  return `${team.name} does not get it before it closes${advice}. ${reasonInWords(verdict.reason)}`
}

/** "2 tomorrow morning", "1 on Monday 14 September"; who has no room before it closes is not asked. */
function laterInWords({ parcel, reached }: Considered, today: string): string {
  const { team, delivery } = parcel
  const counts = new Map<string, number>()
  for (const at of reached.later) {
    const date = localDateOf(at, team.zone)
    const isMorning = at < instantOf(date, '12:00', team.zone)
    const day = at < delivery.closesAt ? dayInWords(date, today, isMorning) : NOT_IN_TIME
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return [...counts].map(([day, count]) => `${count} ${day}`).join(', ')
}

const NOT_IN_TIME = 'not this time (they had their questions for now)'

function dayInWords(date: string, today: string, isMorning: boolean): string {
  if (date !== nextDate(today)) return `on ${dateInWords(date)}`
  return isMorning ? 'tomorrow morning' : 'tomorrow afternoon'
}
