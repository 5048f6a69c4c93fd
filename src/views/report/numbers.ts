import type { Count } from '../../domain/report/count.ts'
import type { Share } from '../../domain/report/figures.ts'

/** A share (0–1) as a whole percentage: "67 %". */
export function percentOf(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`
}

/** A count's share of a whole, as exact as the count: "64 %", "about 12 %", "95 % or more"; "–" of nothing. */
export function shareInWords({ value, precision }: Count, whole: number): string {
  if (whole === 0) return '–'
  const percent = percentOf(Math.min(1, value / whole))
  switch (precision) {
    case 'exact':
      return percent
    case 'about':
      return `about ${percent}`
    case 'at-most':
      return value === 0 ? percent : `${percent} or less`
    case 'at-least':
      return value >= whole ? percent : `${percent} or more`
  }
}

/** A count's share of a whole, 0–1; null of nothing. */
export function ratioOf({ value }: Count, whole: number): number | null {
  return whole === 0 ? null : Math.min(1, value / whole)
}

/** The bounds of an estimated share: "18 to 46 %". */
export function boundsInWords({ low, high }: Share): string {
  return `${Math.round(low * 100)} to ${percentOf(high)}`
}

/** Hours as people say them: "1 hour", "12 hours", "3 days". */
export function hoursInWords(hours: number): string {
  if (hours === 1) return '1 hour'
  if (hours < 48 || hours % 24 !== 0) return `${hours} hours`
  if (hours === 336) return 'two weeks'
  return hours === 168 ? 'a week' : `${hours / 24} days`
}

/** A limit in which half of the answers came: "12 hours", "over a week". */
export function limitInWords(hours: number | null): string {
  return hours === null ? 'over a week' : hoursInWords(hours)
}

/** The time within which half of the answers came: "within 12 hours", "later than a week". */
export function withinInWords(hours: number | null): string {
  return hours === null ? 'later than a week' : `within ${hoursInWords(hours)}`
}
