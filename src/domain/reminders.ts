import type { Delivery, PromptKind } from './nudge.ts'

const HOUR = 3_600_000
/** How long after a question its reminders come, in hours: two at most. */
const AFTER_HOURS = [24, 72] as const
/** What is reminded of; a practice, a commitment and the rest have their own way of coming again. */
const REMINDED: readonly PromptKind[] = ['reflection', 'feedback', 'check-in', 'evidence']

/** When to look who has not answered a question that is just sent, or null: no reminder, or its time is over first. */
export function remindAtOf(
  kind: PromptKind,
  delivery: Pick<Delivery, 'round' | 'closesAt'>,
  sentAt: Date,
): Date | null {
  if (!REMINDED.includes(kind) || delivery.round > 0) return null
  return reminderAfter(0, sentAt, delivery.closesAt)
}

/** The reminder that is due at `now` for a question: its round, and when the one after it is due (null: none). */
export function dueReminder(
  delivery: Pick<Delivery, 'closesAt'> & { sentAt: Date },
  now: Date,
): { round: number; next: Date | null } {
  const hours = (now.getTime() - delivery.sentAt.getTime()) / HOUR
  const round = AFTER_HOURS.filter((after) => after <= hours).length
  return { round, next: reminderAfter(round, delivery.sentAt, delivery.closesAt) }
}

function reminderAfter(round: number, sentAt: Date, closesAt: Date): Date | null {
  const hours = AFTER_HOURS[round]
  const at = hours === undefined ? null : new Date(sentAt.getTime() + hours * HOUR)
  return at && at < closesAt ? at : null
}
