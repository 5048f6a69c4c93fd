import { Temporal } from 'temporal-polyfill'

/** The local date (ISO) so many months after another; the month's last day where it has no such day. */
export function monthsAfter(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }).toString()
}
