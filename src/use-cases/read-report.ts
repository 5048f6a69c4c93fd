import { newId } from '../domain/ids.ts'
import type { ReportAnswer, ReportAsk } from '../domain/report/ask.ts'
import { assembleReport, type Material, TREND_WEEKS, WEEKS_BEFORE } from '../domain/report/assemble.ts'
import type { Period } from '../domain/report/period.ts'
import { chosenPeriod, periodsOf } from '../domain/report/periods.ts'
import type { Report, ReportScope } from '../domain/report/report.ts'
import { addWeeks } from '../domain/report/weeks.ts'
import { FRAMEWORK_KEYS } from '../library/frameworks.ts'
import { HABITS } from '../stance/habits.ts'
import { estimateRateOf } from '../stance/quantify.ts'
import type { Deps } from './deps.ts'
import { type Reader, readerBehind, scopesOf } from './report-scopes.ts'

type ReportDeps = Pick<Deps, 'stores' | 'clock'>

/** Closed weeks among which phases and terms are found: about a year and a half. */
const WEEKS_KNOWN = 80

const READER = { habits: HABITS, estimate: estimateRateOf }

/** Reads a report for a reader and notes the look in the audit log: the one way to a report for every reader. */
export async function readReport(deps: ReportDeps, ask: ReportAsk): Promise<ReportAnswer> {
  const reader = await readerBehind(deps, ask)
  const scopes = reader ? await scopesOf(deps, reader) : []
  const wanted = ask.scope
  const scope = wanted ? scopes.find(({ kind, id }) => kind === wanted.kind && id === wanted.id) : scopes[0]
  if (!reader || !scope) return { kind: 'refused', scopes }
  const report = await reportOf(deps, reader, scope, ask.period)
  if (!report) return { kind: 'not-yet', scope, scopes }
  const now = deps.clock.now()
  await deps.stores.audit.record({
    ...('memberId' in ask ? { memberId: ask.memberId } : { tokenId: ask.tokenId }),
    ...{ id: newId(now), districtId: reader.districtId, kind: ask.kind },
    ...{ scope: { kind: scope.kind, id: scope.id }, period: report.period.key, at: now, from: ask.from },
  })
  return { kind: 'report', report, scopes }
}

async function reportOf(
  deps: ReportDeps,
  { districtId }: Reader,
  scope: ReportScope,
  key: string | null,
): Promise<Report | null> {
  const { reports } = deps.stores
  const periods = await periodsFor(deps, scope)
  const period = chosenPeriod(periods, key)
  if (!period) return null
  const [minPeople, parts] = await Promise.all([
    reports.minPeople(districtId),
    partsFor(deps, districtId, scope, period),
  ])
  const { from, to } = reachOf(period)
  const own = await reports.snapshots([scope.id], from, to)
  return assembleReport({
    ...{ scope, period, periods, minPeople, own, parts },
    ...{ frameworks: [...FRAMEWORK_KEYS], reader: READER },
  })
}

async function periodsFor(deps: ReportDeps, scope: ReportScope): Promise<Period[]> {
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
  return periodsOf({ weeks, phases, terms })
}

async function partsFor(
  deps: ReportDeps,
  districtId: string,
  scope: ReportScope,
  period: Period,
): Promise<Material['parts']> {
  const { reports } = deps.stores
  if (scope.kind === 'team') return []
  const units =
    scope.kind === 'school'
      ? (await reports.teamsOf(districtId, deps.clock.now())).filter(({ schoolId }) => schoolId === scope.id)
      : await reports.schoolsOf(districtId)
  const { to } = reachOf(period)
  const from = addWeeks(period.weeks[0] ?? to, -WEEKS_BEFORE)
  const ids = units.map(({ id }) => id)
  const snapshots = await reports.snapshots(ids, from, to)
  const kind = scope.kind === 'school' ? 'team' : 'school'
  return units
    .map(({ id, name }) => ({ kind, id, name, snapshots: snapshots.filter((row) => row.id === id) }) as const)
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
}

/** The weeks that a report of the period draws on: its past and the chart's. */
function reachOf({ weeks }: Period): { from: string; to: string } {
  const [first = ''] = weeks
  const to = weeks.at(-1) ?? first
  const [from = first] = [addWeeks(first, -WEEKS_BEFORE), addWeeks(to, 1 - TREND_WEEKS)].sort()
  return { from, to }
}
