import type { Period } from '../domain/report/period.ts'
import { periodsOf } from '../domain/report/periods.ts'
import type { ReportScope } from '../domain/report/report.ts'
import type { Deps } from './deps.ts'

/** Closed weeks that can be named, and among which phases and terms are found: about a year and a half. */
const WEEKS_KNOWN = 80

/** What can be read of a scope. `weeks`: its closed weeks, the oldest first, more than are offered as periods. */
export interface PeriodChoice {
  periods: Period[]
  weeks: string[]
}

/** The periods of a scope and its closed weeks. */
export async function periodsFor(deps: Pick<Deps, 'stores'>, scope: ReportScope): Promise<PeriodChoice> {
  const { reports, calendars } = deps.stores
  const weeks = await reports.weeksOf(scope.id, WEEKS_KNOWN)
  const phaseIds = [...new Set(weeks.flatMap(({ phaseId }) => phaseId ?? []))]
  const [phases, sources] = await Promise.all([
    reports.phases(phaseIds),
    scope.kind === 'school' ? calendars.of([scope.id]) : [],
  ])
  const terms = sources
    .flatMap(({ content }) => content.terms)
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  return { periods: periodsOf({ weeks, phases, terms }), weeks: weeks.map(({ week }) => week) }
}
