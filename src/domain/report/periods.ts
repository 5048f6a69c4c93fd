import type { Term } from '../calendar.ts'
import type { Period } from './period.ts'
import { dayInWords, sundayOf, thursdayOf } from './weeks.ts'

const FOUR = 4
/** How many of each can be chosen. */
const WEEKS_SHOWN = 12
const FOURS_SHOWN = 6
const PHASES_SHOWN = 10

/** A team's phase by name. */
export interface NamedPhase {
  id: string
  title: string
}

/** What can be chosen for a scope. `weeks`: its closed weeks with their phase, the oldest first. */
export interface Choices {
  weeks: readonly { week: string; phaseId: string | null }[]
  phases: readonly NamedPhase[]
  terms: readonly Term[]
}

/** Every period that can be chosen, the newest four weeks first; none where no week has been closed. */
export function periodsOf(choices: Choices): Period[] {
  const weeks = choices.weeks.map(({ week }) => week)
  return [
    ...fourWeeks(weeks).slice(0, 1),
    ...weeks.slice(-WEEKS_SHOWN).reverse().map(weekPeriod),
    ...fourWeeks(weeks).slice(1, FOURS_SHOWN),
    ...phases(choices),
    ...terms(choices.terms, weeks),
  ]
}

/** A closed week as a period. */
export function weekPeriod(week: string): Period {
  return { kind: 'week', key: `week:${week}`, title: `Week of ${dayInWords(week)}`, weeks: [week] }
}

/** The period of a key among those that can be chosen; else the first. Null where there is none. */
export function chosenPeriod(periods: readonly Period[], key: string | null): Period | null {
  return periods.find((period) => period.key === key) ?? periods[0] ?? null
}

/** Fours without overlap, the newest first. */
function fourWeeks(weeks: readonly string[]): Period[] {
  const fours: Period[] = []
  for (let end = weeks.length; end > 0; end -= FOUR) {
    const own = weeks.slice(Math.max(0, end - FOUR), end)
    const last = own.at(-1) ?? ''
    fours.push({
      kind: 'four-weeks',
      key: `four-weeks:${last}`,
      title: titled(countOf(own), own),
      weeks: [...own],
    })
  }
  return fours
}

function phases({ weeks, phases: named }: Choices): Period[] {
  const ids = [...new Set(weeks.flatMap(({ phaseId }) => phaseId ?? []))].reverse()
  return ids.slice(0, PHASES_SHOWN).flatMap((id): Period[] => {
    const title = named.find((phase) => phase.id === id)?.title
    const own = weeks.filter(({ phaseId }) => phaseId === id).map(({ week }) => week)
    return title ? [{ kind: 'phase', key: `phase:${id}`, title: titled(title, own), weeks: own }] : []
  })
}

function terms(of: readonly Term[], weeks: readonly string[]): Period[] {
  return [...of].reverse().flatMap(({ name, startsOn, endsOn }): Period[] => {
    const own = weeks.filter((week) => thursdayOf(week) >= startsOn && thursdayOf(week) <= endsOn)
    return own.length === 0
      ? []
      : [{ kind: 'term', key: `term:${startsOn}`, title: titled(name, own), weeks: own }]
  })
}

function countOf(weeks: readonly string[]): string {
  const words = ['No weeks', 'One week', 'Two weeks', 'Three weeks', 'Four weeks']
  return words[weeks.length] ?? ''
}

/** "Four weeks, 7 September to 4 October". */
function titled(name: string, weeks: readonly string[]): string {
  const last = sundayOf(weeks.at(-1) ?? '')
  return `${name}, ${dayInWords(weeks[0] ?? '')} to ${dayInWords(last)}`
}
