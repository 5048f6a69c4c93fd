import type { HiddenReason } from '../domain/privacy.ts'
import type { Count } from '../domain/report/count.ts'

const HIDDEN: Record<HiddenReason, string> = {
  'too-few': 'too few people to show',
  waits: 'too few people so far; shown with the coming weeks',
  together: 'shown with the other small teams',
  'not-asked': 'nothing was asked',
}

/** Why a number is not there, in a few words for a table's cell. */
export function hiddenInWords(reason: HiddenReason): string {
  return HIDDEN[reason]
}

/** A count as it may be told: "12", "about 10", "1 or fewer", "11 or more". */
export function tellingOf({ value, precision }: Count): string {
  switch (precision) {
    case 'exact':
      return String(value)
    case 'about':
      return `about ${value}`
    case 'at-most':
      return value === 0 ? '0' : `${value} or fewer`
    case 'at-least':
      return `${value} or more`
  }
}
