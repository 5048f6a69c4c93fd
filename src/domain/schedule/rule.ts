/** What a recurrence rule says (RFC 5545, 3.3.10), without what a school does not need: nothing repeats within a day. */
export interface RuleParts {
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  interval: number
  count: number | null
  /** The last local date (ISO) on which it may come due, or null. */
  until: string | null
  days: RuleDay[]
  /** Days of the month, 1 to 31; negative: from its end. */
  monthDays: number[]
  months: number[]
  /** Which ones of a period's days: 1 is the first, -1 the last. */
  positions: number[]
}

/** A weekday, or the n-th one of a month or year: { ordinal: 2, weekday: 2 } is the second Tuesday. */
export interface RuleDay {
  ordinal: number | null
  /** ISO: 1 is Monday, 7 Sunday. */
  weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7
}

export type ParsedRule = { kind: 'rule'; text: string; parts: RuleParts } | { kind: 'fault'; fault: string }

/** The most times that a rule may count to: a day each for more than a year. */
const MOST_TIMES = 400
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const DAY = `(?:${DAYS.join('|')})`
const listOf = (item: string): RegExp => new RegExp(`^${item}(?:,${item})*$`)

/** Each part that is understood: its form, and what is said where the form is not kept. */
const PARTS: Readonly<Record<string, { form: RegExp; fault: string }>> = {
  FREQ: {
    form: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
    fault: 'A rule repeats DAILY, WEEKLY, MONTHLY or YEARLY.',
  },
  INTERVAL: { form: /^[1-9]\d?$/, fault: 'INTERVAL is a number from 1 to 99.' },
  COUNT: { form: /^[1-9]\d{0,2}$/, fault: `COUNT is a number from 1 to ${MOST_TIMES}.` },
  UNTIL: {
    form: /^\d{8}(T\d{6})?$/,
    fault: 'UNTIL is a local date, such as 20261218: it has to mean the same in every time zone.',
  },
  BYDAY: {
    form: listOf(`(?:[+-]?[1-5])?${DAY}`),
    fault: 'BYDAY lists weekdays, such as MO,TH, or n-th weekdays of a month, such as 2TU or -1FR.',
  },
  BYMONTHDAY: {
    form: listOf('[+-]?(?:[1-9]|[12]\\d|3[01])'),
    fault: 'BYMONTHDAY lists days of the month, 1 to 31, or -1 for the last.',
  },
  BYMONTH: { form: listOf('(?:[1-9]|1[0-2])'), fault: 'BYMONTH lists months, 1 to 12.' },
  BYSETPOS: {
    form: listOf('[+-]?[1-9]\\d?'),
    fault: 'BYSETPOS says which of the days, 1 for the first and -1 for the last.',
  },
  WKST: { form: new RegExp(`^${DAY}$`), fault: 'WKST is a weekday, such as MO.' },
}

/** Reads the text of a recurrence rule ("FREQ=WEEKLY;BYDAY=TH;COUNT=3"), or says what is wrong with it. */
export function parseRule(input: string): ParsedRule {
  const text = input
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
  const values = new Map<string, string>()
  for (const part of text.split(';')) {
    const [name = '', value] = part.split('=')
    const known = PARTS[name]
    if (!known || value === undefined) return fault(`A rule cannot say “${part}”.`)
    if (values.has(name)) return fault(`A rule says ${name} once.`)
    if (!known.form.test(value)) return fault(known.fault)
    values.set(name, value)
  }
  const parts = partsOf(values)
  const contradiction = contradictionIn(parts, values)
  return contradiction ? fault(contradiction) : { kind: 'rule', text, parts }
}

function partsOf(values: ReadonlyMap<string, string>): RuleParts {
  const count = values.get('COUNT')
  const until = values.get('UNTIL')
  return {
    // The form was checked; where it is missing, contradictionIn says so.
    frequency: values.get('FREQ') as RuleParts['frequency'],
    interval: Number(values.get('INTERVAL') ?? 1),
    count: count ? Number(count) : null,
    until: until ? `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` : null,
    days: (values.get('BYDAY')?.split(',') ?? []).map(toDay),
    monthDays: numbersIn(values.get('BYMONTHDAY')),
    months: numbersIn(values.get('BYMONTH')),
    positions: numbersIn(values.get('BYSETPOS')),
  }
}

function contradictionIn(parts: RuleParts, values: ReadonlyMap<string, string>): string | null {
  const { frequency, count, until, days, monthDays, months, positions } = parts
  if (!values.has('FREQ')) return PARTS.FREQ?.fault ?? null
  if (count && until) return 'A rule ends after a COUNT or on UNTIL, not both.'
  if (count && count > MOST_TIMES) return PARTS.COUNT?.fault ?? null
  if (until && !isDate(until)) return 'UNTIL is no date of the calendar.'
  const hasNth = days.some(({ ordinal }) => ordinal !== null)
  if (hasNth && (frequency === 'DAILY' || frequency === 'WEEKLY'))
    return 'An n-th weekday, such as 2TU, needs FREQ=MONTHLY or YEARLY.'
  if (hasNth && days.some(({ ordinal }) => ordinal === null))
    return 'BYDAY lists weekdays or n-th weekdays, not both.'
  if (hasNth && monthDays.length > 0) return 'A rule has n-th weekdays or BYMONTHDAY, not both.'
  if (monthDays.length > 0 && frequency === 'WEEKLY') return 'A weekly rule cannot have BYMONTHDAY.'
  if (positions.length > 0 && days.length + monthDays.length + months.length === 0)
    return 'BYSETPOS needs BYDAY, BYMONTHDAY or BYMONTH beside it.'
  return null
}

function toDay(text: string): RuleDay {
  const ordinal = Number.parseInt(text, 10)
  const weekday = (DAYS.indexOf(text.slice(-2)) + 1) as RuleDay['weekday']
  return { ordinal: Number.isNaN(ordinal) ? null : ordinal, weekday }
}

function numbersIn(list: string | undefined): number[] {
  return list?.split(',').map(Number) ?? []
}

function isDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)
}

function fault(text: string): ParsedRule {
  return { kind: 'fault', fault: text }
}
