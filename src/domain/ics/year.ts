import { Temporal } from 'temporal-polyfill'
import { assertNever } from '../assert-never.ts'
import type { CalendarContent, CalendarDay, Term, WeekLetter } from '../calendar.ts'
import { addDays, isWeekday, mondayOf } from '../schedule.ts'
import type { IcsEvent } from './event.ts'
import type { TermLevel } from './meaning.ts'
import type { Window } from './occurrences.ts'
import { type Boundary, termsOf } from './terms.ts'

/** Gathers what the events of a file say about school days. */
export interface YearReader {
  /** False where the event says nothing after all: a meeting of an hour closes no school. */
  add(event: IcsEvent, starts: readonly string[]): boolean
  /** Whether more days were added than any school's calendar names. */
  isFull(): boolean
  content(window: Window): CalendarContent
}

/** Timed events that are shorter leave a school day a school day. */
const SCHOOL_DAY_HOURS = 4
/** A part of the year lasts longer than so many days, and days off do not last longer than that. */
const LEAST_TERM_DAYS = 25
const LONGEST_BREAK_DAYS = 120
/** The end of a break lies within so many days of its beginning. */
const LONGEST_EDGE_DAYS = 100
/** Days over all events; a district's calendar of four years names a fifth of it. */
const MAX_DAYS = 10_000

interface Break {
  startsOn: string
  days: number
  kind: 'holiday' | 'staff-day'
  name: string
}

interface Found {
  breaks: Break[]
  edges: { date: string; edge: 'starts' | 'ends' | 'resumes'; name: string }[]
  boundaries: Boundary[]
  spans: (Term & { level: TermLevel })[]
  weeks: Map<string, WeekLetter>
}

/** An empty year. */
export function createYear(): YearReader {
  const found: Found = { breaks: [], edges: [], boundaries: [], spans: [], weeks: new Map() }
  let days = 0
  return {
    add(event, starts) {
      if (!isCounted(event)) return false
      days += starts.length * event.days
      if (days <= MAX_DAYS) for (const date of starts) take(found, event, date)
      return true
    },
    isFull: () => days > MAX_DAYS,
    content: ({ from, until }) => ({
      days: daysOf([...found.breaks, ...breaksBetween(found.edges)]).filter(
        ({ date }) => date >= from && date <= until,
      ),
      terms: termsOf(found.boundaries, found.spans),
      weeks: [...found.weeks]
        .map(([monday, letter]) => ({ monday, letter }))
        .sort((a, b) => a.monday.localeCompare(b.monday)),
    }),
  }
}

function isCounted({ days, hours, meaning }: IcsEvent): boolean {
  switch (meaning.kind) {
    case 'holiday':
    case 'staff-day':
      return (hours === null || hours >= SCHOOL_DAY_HOURS) && days <= LONGEST_BREAK_DAYS
    case 'term':
      return days >= LEAST_TERM_DAYS
    case 'boundary':
    case 'break-edge':
    case 'resumes':
      return days < LEAST_TERM_DAYS
    case 'week':
      return true
    case 'nothing':
      return false
    default:
      return assertNever(meaning)
  }
}

/** Takes one occurrence over. */
function take(found: Found, { summary, days, meaning }: IcsEvent, date: string): void {
  const name = summary.trim().slice(0, 80)
  switch (meaning.kind) {
    case 'holiday':
    case 'staff-day':
      found.breaks.push({ startsOn: date, days, kind: meaning.kind, name })
      break
    case 'boundary':
      found.boundaries.push({
        ...meaning,
        date: meaning.edge === 'ends' ? addDays(date, days - 1) : date,
        name,
      })
      break
    case 'term':
      found.spans.push({ name, level: meaning.level, startsOn: date, endsOn: addDays(date, days - 1) })
      break
    case 'break-edge':
      // A break of several days that says "begins" is the break itself.
      if (days > 1) found.breaks.push({ startsOn: date, days, kind: 'holiday', name })
      else found.edges.push({ date, edge: meaning.edge, name })
      break
    case 'resumes':
      found.edges.push({ date, edge: 'resumes', name })
      break
    case 'week':
      for (let day = mondayOf(date); day <= addDays(date, days - 1); day = addDays(day, 7))
        found.weeks.set(day, meaning.letter)
      break
  }
}

/** A break from where it begins until it ends or lessons resume; an edge without its other half is one day off. */
function breaksBetween(edges: Found['edges']): Break[] {
  const sorted = [...edges].sort((a, b) => a.date.localeCompare(b.date))
  return sorted.flatMap(({ date, edge, name }, index): Break[] => {
    if (edge === 'resumes') return []
    const other = sorted[edge === 'starts' ? index + 1 : index - 1]
    if (edge === 'ends') {
      const isPart = other?.edge === 'starts' && between(other.date, date) <= LONGEST_EDGE_DAYS
      return isPart ? [] : [{ startsOn: date, days: 1, kind: 'holiday', name }]
    }
    const days = other && other.edge !== 'starts' ? between(date, other.date) : 0
    const isPair = days > 0 && days <= LONGEST_EDGE_DAYS
    const length = isPair ? days + (other?.edge === 'ends' ? 1 : 0) : 1
    return [{ startsOn: date, days: length, kind: 'holiday', name: breakName(name) }]
  })
}

/** Each day once: the shortest event that names it knows best, and of two as short the holiday. Staff have weekends. */
function daysOf(breaks: readonly Break[]): CalendarDay[] {
  const days = new Map<string, CalendarDay>()
  const longestFirst = [...breaks].sort((a, b) => b.days - a.days || b.kind.localeCompare(a.kind))
  for (const { startsOn, days: length, kind, name } of longestFirst) {
    for (let index = 0; index < length; index += 1) {
      const date = addDays(startsOn, index)
      if (kind === 'holiday' || isWeekday(date)) days.set(date, { date, kind, name })
    }
  }
  return [...days.values()].sort((a, b) => a.date.localeCompare(b.date))
}

/** "Winter Break Begins" names the winter break. */
function breakName(name: string): string {
  const short = name.replace(/\b(begins?|starts?|first day of|start of|beginning of)\b/gi, ' ')
  return short.replace(/[\s:–-]+/g, ' ').trim() || name
}

function between(date: string, later: string): number {
  return Temporal.PlainDate.from(date).until(later).days
}
