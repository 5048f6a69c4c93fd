import { z } from 'zod'
import type { CalendarContent } from '../domain/calendar.ts'
import { newId } from '../domain/ids.ts'
import type { Deps } from './deps.ts'

/** A previewed change of a school's calendar that somebody may say yes to; null content: the source is to go. */
export interface PendingCalendar {
  id: string
  schoolId: string
  source: string
  content: CalendarContent | null
}

/** A preview holds for a day: after that the calendar or the inquiries may look different. */
const LIVES_MILLISECONDS = 86_400_000

const date = z.iso.date()
const schema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  schoolId: z.string(),
  source: z.string(),
  content: z
    .object({
      days: z.array(
        z.object({ date, kind: z.enum(['holiday', 'staff-day', 'school-day']), name: z.string() }),
      ),
      terms: z.array(z.object({ name: z.string(), startsOn: date, endsOn: date })),
      weeks: z.array(z.object({ monday: date, letter: z.enum(['A', 'B']) })),
    })
    .nullable(),
})

/** Keeps a preview until its reader decides; each person has one at most, the newest. Returns it with its id. */
export async function keepPending(
  deps: Pick<Deps, 'stores' | 'clock'>,
  memberId: string,
  pending: Omit<PendingCalendar, 'id'>,
): Promise<PendingCalendar> {
  const now = deps.clock.now()
  const kept = { ...pending, id: newId(now) }
  await deps.stores.settings.set(keyOf(memberId), JSON.stringify({ ...kept, at: now.toISOString() }))
  return kept
}

/** The person's preview of this id; null where it is too old, decided, or a newer one took its place. */
export async function findPending(
  deps: Pick<Deps, 'stores' | 'clock'>,
  memberId: string,
  id: string,
): Promise<PendingCalendar | null> {
  const stored = await deps.stores.settings.get(keyOf(memberId))
  if (stored === null) return null
  const { at, ...pending } = schema.parse(JSON.parse(stored))
  const isAlive = deps.clock.now().getTime() - Date.parse(at) < LIVES_MILLISECONDS
  return pending.id === id && isAlive ? pending : null
}

/** Forgets the person's preview. */
export function forgetPending(deps: Pick<Deps, 'stores'>, memberId: string): Promise<void> {
  return deps.stores.settings.remove(keyOf(memberId))
}

function keyOf(memberId: string): string {
  return `calendar-preview:${memberId}`
}
