import { MONTHS } from '../domain/months.ts'
import type { RuleDay, RuleParts } from '../domain/schedule/rule.ts'
import { listInWords, WEEKDAYS } from './words.ts'

/** The days of a rule that begins on a local ISO date: "every second Thursday", "on the second Tuesday of each month". */
export function daysInWords(parts: RuleParts, anchor: string): string {
  switch (parts.frequency) {
    case 'DAILY':
    case 'WEEKLY':
      return daysOfWeeks(parts, anchor)
    case 'MONTHLY':
    case 'YEARLY':
      return daysOfMonths(parts, anchor)
  }
}

function daysOfWeeks(parts: RuleParts, anchor: string): string {
  const { frequency, interval, days, months, positions } = parts
  const inMonths = months.length > 0 ? ` in ${monthNames(months)}` : ''
  if (frequency === 'DAILY' && (interval > 1 || days.length === 0 || parts.monthDays.length > 0))
    return `${every(interval, 'day')}${conditionOf(parts)}${inMonths}`
  const names = weekdaysInWords(
    days.length > 0 ? days : [{ ordinal: null, weekday: weekdayOf(anchor) }],
    'and',
  )
  if (positions.length > 0) return `${every(interval, 'week')} on ${choice(positions)} of ${names}${inMonths}`
  if (interval === 1) return `every ${names}${inMonths}`
  const isOneDay = !names.includes(' ') && days.length <= 1
  return interval === 2 && isOneDay
    ? `every second ${names}${inMonths}`
    : `${every(interval, 'week')} on ${names}${inMonths}`
}

function daysOfMonths(parts: RuleParts, anchor: string): string {
  const { frequency, interval, days, monthDays, months, positions } = parts
  const isYearly = frequency === 'YEARLY'
  if (isYearly && days.length + monthDays.length + months.length === 0)
    return `${every(interval, 'year')} on ${Number(anchor.slice(8))} ${monthNames([monthOf(anchor)])}`
  const names = monthNames(months)
  const period = isYearly ? yearlyPeriod(parts, names) : monthlyPeriod(interval, names)
  const years = isYearly && interval > 1 ? `, ${every(interval, 'year')}` : ''
  if (positions.length > 0 && days.length > 0 && monthDays.length === 0)
    return `on ${choice(positions)} ${weekdaysInWords(days, 'or')} ${period}${years}`
  const set = positions.length > 0 ? `${choice(positions)} of ` : ''
  return `on ${set}${setOf(parts, anchor)} ${period}${years}`
}

/** The days in a month, without positions: "the second Tuesday", "the 15th", "every Monday". */
function setOf(parts: RuleParts, anchor: string): string {
  const { days, monthDays } = parts
  if (monthDays.length > 0) {
    const condition = days.length > 0 ? `, if that is a ${weekdaysInWords(days, 'or')},` : ''
    return `${monthDaysInWords(monthDays)}${condition}`
  }
  if (days.length === 0) return `the ${nth(Number(anchor.slice(8)))}`
  const plain = days.filter(({ ordinal }) => ordinal === null)
  const nths = days.flatMap(({ ordinal, weekday }) =>
    ordinal === null ? [] : [`the ${place(ordinal)} ${WEEKDAYS[weekday - 1]}`],
  )
  return listInWords([...(plain.length > 0 ? [`every ${weekdaysInWords(plain, 'and')}`] : []), ...nths])
}

function monthlyPeriod(interval: number, names: string): string {
  if (names) return interval === 1 ? `of ${names}` : `of ${every(interval, 'month')}, if that is ${names}`
  return interval === 1 ? 'of each month' : `of ${every(interval, 'month')}`
}

/** An n-th weekday without a month is the year's; all else is each month's. */
function yearlyPeriod({ days, positions }: RuleParts, names: string): string {
  if (names) return `of ${names}`
  const isOfYear = positions.length > 0 || days.some(({ ordinal }) => ordinal !== null)
  return isOfYear ? 'of the year' : 'of each month'
}

/** "every week", "every second week", "every 3 weeks". */
function every(interval: number, unit: string): string {
  if (interval === 1) return `every ${unit}`
  return interval === 2 ? `every second ${unit}` : `every ${interval} ${unit}s`
}

function conditionOf({ days, monthDays }: RuleParts): string {
  const conditions = [
    ...(days.length > 0 ? [`a ${weekdaysInWords(days, 'or')}`] : []),
    ...(monthDays.length > 0 ? [monthDaysInWords(monthDays, 'or')] : []),
  ]
  return conditions.length > 0 ? `, if that is ${listInWords(conditions)},` : ''
}

function weekdaysInWords(days: readonly RuleDay[], joint: 'and' | 'or'): string {
  const numbers = [...new Set(days.map(({ weekday }) => weekday))].sort()
  if (numbers.length === 7) return 'day'
  if (numbers.join() === '1,2,3,4,5') return 'weekday'
  return listInWords(
    numbers.map((number) => WEEKDAYS[number - 1] ?? ''),
    joint,
  )
}

function monthDaysInWords(days: readonly number[], joint: 'and' | 'or' = 'and'): string {
  return listInWords(
    days.map((day) => (day > 0 ? `the ${nth(day)}` : `the ${place(day)} day`)),
    joint,
  )
}

function monthNames(months: readonly number[]): string {
  return listInWords(months.map((month) => MONTHS[month - 1] ?? ''))
}

function choice(positions: readonly number[]): string {
  return `the ${listInWords(positions.map(place))}`
}

/** The place in a row: "first", "last", "second to last". */
function place(number: number): string {
  const words = ['first', 'second', 'third', 'fourth', 'fifth']
  if (number === -1) return 'last'
  const word = words[Math.abs(number) - 1] ?? nth(Math.abs(number))
  return number > 0 ? word : `${word} to last`
}

function nth(number: number): string {
  const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' }
  return `${number}${endings[ORDINALS.select(number)] ?? 'th'}`
}

function weekdayOf(date: string): RuleDay['weekday'] {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() || 7) as RuleDay['weekday']
}

function monthOf(date: string): number {
  return Number(date.slice(5, 7))
}

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' })
