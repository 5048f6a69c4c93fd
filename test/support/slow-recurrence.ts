import type { RuleDay, RuleParts } from '../../src/domain/schedule/rule.ts'

const DAY_MS = 86_400_000

/** A day of the calendar, taken apart. */
interface Day {
  number: number
  year: number
  month: number
  dayOfMonth: number
  lastOfMonth: number
  dayOfYear: number
  lastOfYear: number
  weekday: number
}

/**
 * The local ISO dates in [anchor, until) that keep a rule, found day by day straight from the words of RFC 5545: slow,
 * and independent of the library that the product uses. COUNT and UNTIL included.
 */
export function slowDates(parts: RuleParts, anchor: string, until: string): string[] {
  const first = dayOf(Date.parse(anchor) / DAY_MS)
  const last = Date.parse(until) / DAY_MS
  const byPeriod = new Map<number, Day[]>()
  const from = startOfPeriod(first, parts.frequency)
  for (let number = from; number < last + 400; number += 1) {
    const day = dayOf(number)
    const period = periodOf(day, parts.frequency)
    if ((period - periodOf(first, parts.frequency)) % parts.interval !== 0) continue
    if (!byPeriod.has(period)) byPeriod.set(period, [])
    if (isCandidate(parts, day, first)) byPeriod.get(period)?.push(day)
  }
  return [...byPeriod.values()]
    .flatMap((days) => atPositions(days, parts.positions))
    .filter(({ number }) => number >= first.number)
    .map(isoOf)
    .filter((date) => parts.until === null || date <= parts.until)
    .slice(0, parts.count ?? undefined)
    .filter((date) => date < until)
}

function atPositions(days: readonly Day[], positions: readonly number[]): Day[] {
  if (positions.length === 0) return [...days]
  return days.filter(
    (_day, index) => positions.includes(index + 1) || positions.includes(index - days.length),
  )
}

function isCandidate(parts: RuleParts, day: Day, first: Day): boolean {
  const { frequency, days, monthDays, months } = parts
  if (months.length > 0 && !months.includes(day.month)) return false
  const inMonth = [day.dayOfMonth, day.dayOfMonth - day.lastOfMonth - 1]
  if (monthDays.length > 0 && !inMonth.some((number) => monthDays.includes(number))) return false
  if (days.length > 0) return days.some((one) => isThatDay(one, day, parts))
  if (monthDays.length > 0 || frequency === 'DAILY') return true
  if (frequency === 'WEEKLY') return day.weekday === first.weekday
  if (day.dayOfMonth !== first.dayOfMonth) return false
  return frequency === 'MONTHLY' || months.length > 0 || day.month === first.month
}

function isThatDay({ ordinal, weekday }: RuleDay, day: Day, { frequency, months }: RuleParts): boolean {
  if (day.weekday !== weekday) return false
  if (ordinal === null) return true
  const isOfMonth = frequency === 'MONTHLY' || months.length > 0
  const index = isOfMonth ? day.dayOfMonth : day.dayOfYear
  const last = isOfMonth ? day.lastOfMonth : day.lastOfYear
  return ordinal > 0 ? Math.ceil(index / 7) === ordinal : Math.ceil((last - index + 1) / 7) === -ordinal
}

function periodOf({ number, year, month, weekday }: Day, frequency: RuleParts['frequency']): number {
  switch (frequency) {
    case 'DAILY':
      return number
    case 'WEEKLY':
      return (number - weekday + 1 - 4) / 7
    case 'MONTHLY':
      return year * 12 + month
    case 'YEARLY':
      return year
  }
}

function startOfPeriod(day: Day, frequency: RuleParts['frequency']): number {
  switch (frequency) {
    case 'DAILY':
      return day.number
    case 'WEEKLY':
      return day.number - day.weekday + 1
    case 'MONTHLY':
      return day.number - day.dayOfMonth + 1
    case 'YEARLY':
      return day.number - day.dayOfYear + 1
  }
}

const days = new Map<number, Day>()

function dayOf(number: number): Day {
  const day = days.get(number) ?? takenApart(number)
  days.set(number, day)
  return day
}

function takenApart(number: number): Day {
  const date = new Date(number * DAY_MS)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth()
  const startOfYear = Date.UTC(year, 0, 1) / DAY_MS
  return {
    number,
    year,
    month: month + 1,
    dayOfMonth: date.getUTCDate(),
    lastOfMonth: new Date(Date.UTC(year, month + 1, 0)).getUTCDate(),
    dayOfYear: number - startOfYear + 1,
    lastOfYear: Date.UTC(year + 1, 0, 1) / DAY_MS - startOfYear,
    weekday: date.getUTCDay() || 7,
  }
}

function isoOf({ number }: Day): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10)
}
