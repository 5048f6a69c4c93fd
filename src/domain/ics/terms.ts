import { Temporal } from 'temporal-polyfill'
import type { Term } from '../calendar.ts'
import { TERM_LEVELS, type TermLevel } from './meaning.ts'

/** A first or last day of a part of the year, as the file names it. */
export interface Boundary {
  level: TermLevel
  edge: 'starts' | 'ends'
  date: string
  name: string
}

/** No part of a year lasts longer, in days. */
const LONGEST_TERM = 400
/** Terms that cover the year begin and end within so many days of its own first and last day. */
const SLACK = 21

/**
 * The terms of a year from their first and last days: the finest division whose days all pair up and that covers the
 * year, where the year itself is told. Empty where nothing is clear: half a year must not be taken for the whole.
 */
export function termsOf(
  boundaries: readonly Boundary[],
  spans: readonly (Term & { level: TermLevel })[],
): Term[] {
  const year = pairsOf(boundaries, spans, 'year')
  for (const level of TERM_LEVELS) {
    const terms = pairsOf(boundaries, spans, level)
    if (terms.length > 0 && (year.length === 0 || covers(terms, year))) return terms
  }
  return []
}

function pairsOf(
  boundaries: readonly Boundary[],
  spans: readonly (Term & { level: TermLevel })[],
  level: TermLevel,
): Term[] {
  const told = spans.filter((span) => span.level === level)
  if (told.length > 0) {
    return told
      .map(({ name, startsOn, endsOn }) => ({ name, startsOn, endsOn }))
      .sort((a, b) => a.startsOn.localeCompare(b.startsOn))
  }
  const sorted = boundaries
    .filter((boundary) => boundary.level === level)
    .sort((a, b) => a.date.localeCompare(b.date) || a.edge.localeCompare(b.edge))
  const kept = sorted.filter((one, index) => !isRepeated(sorted, one, index))
  if (level === 'year') dropHalves(kept)
  const terms: Term[] = []
  for (let index = 0; index < kept.length; index += 2) {
    const [start, end] = [kept[index], kept[index + 1]]
    if (start?.edge !== 'starts' || end?.edge !== 'ends') return []
    const days = Temporal.PlainDate.from(start.date).until(end.date).days
    if (days < 1 || days > LONGEST_TERM) return []
    terms.push({ name: termName(start.name, level), startsOn: start.date, endsOn: end.date })
  }
  return terms
}

/** A file often begins with the end of the year before, and ends with the first day of the next. */
function dropHalves(kept: Boundary[]): void {
  if (kept[0]?.edge === 'ends') kept.shift()
  if (kept.at(-1)?.edge === 'starts') kept.pop()
}

/** Of several first days (by grade) the first counts, of several last ones the last. */
function isRepeated(sorted: readonly Boundary[], one: Boundary, index: number): boolean {
  const other = sorted[one.edge === 'starts' ? index - 1 : index + 1]
  if (other?.edge !== one.edge) return false
  return Math.abs(Temporal.PlainDate.from(one.date).until(other.date).days) <= SLACK
}

function covers(terms: readonly Term[], years: readonly Term[]): boolean {
  const near = (a: string, b: string) => Math.abs(Temporal.PlainDate.from(a).until(b).days) <= SLACK
  return years.every(
    ({ startsOn, endsOn }) =>
      terms.some((term) => near(term.startsOn, startsOn)) && terms.some((term) => near(term.endsOn, endsOn)),
  )
}

/** "First Semester Begins" names the first semester. */
function termName(name: string, level: TermLevel): string {
  if (level === 'year') return 'School year'
  const short = name.replace(
    /\b(begins?|starts?|first day of|first day|opens|start of|beginning of)\b/gi,
    ' ',
  )
  return short.replace(/[\s:–-]+/g, ' ').trim() || name
}
