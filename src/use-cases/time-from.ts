import { dateIn } from '../domain/plain-dates.ts'

/** The local time of a form's field ("15:15", or in plain words "3:15 pm"); null where it names none. */
export function timeFrom(words: string, now: Date, zone: string): string | null {
  // Some clients hand in seconds too.
  const [, time] = /^((?:[01]\d|2[0-3]):[0-5]\d)(?::\d\d)?$/.exec(words) ?? []
  return time ?? dateIn(words, now, zone)?.time ?? null
}
