import type { Looker } from '../domain/audit.ts'
import { newId } from '../domain/ids.ts'
import type { ReportAnswer, ReportAsk } from '../domain/report/ask.ts'
import { assembleReport, type Material, TREND_WEEKS, WEEKS_BEFORE } from '../domain/report/assemble.ts'
import type { Period } from '../domain/report/period.ts'
import { chosenPeriod, weekPeriod } from '../domain/report/periods.ts'
import type { Report, ReportScope } from '../domain/report/report.ts'
import { addWeeks } from '../domain/report/weeks.ts'
import { FRAMEWORK_KEYS } from '../library/frameworks.ts'
import { HABITS } from '../stance/habits.ts'
import { estimateRateOf } from '../stance/quantify.ts'
import type { Deps } from './deps.ts'
import { answeredBackIn } from './needs/answered-back.ts'
import { type PeriodChoice, periodsFor } from './report-periods.ts'
import { type Reader, readerBehind, scopesOf } from './report-scopes.ts'

type ReportDeps = Pick<Deps, 'stores' | 'clock'>

const READER = { habits: HABITS, estimate: estimateRateOf }

/** Reads a report for a reader and notes the look in the audit log: the one way to a report for every reader. */
export async function readReport(deps: ReportDeps, ask: ReportAsk): Promise<ReportAnswer> {
  const reader = await readerBehind(deps, ask)
  const scopes = reader ? await scopesOf(deps, reader) : []
  const wanted = ask.scope
  const scope = wanted ? scopes.find(({ kind, id }) => kind === wanted.kind && id === wanted.id) : scopes[0]
  if (!reader || !scope) return { kind: 'refused', scopes }
  const report = await reportOf(deps, reader, scope, ask)
  if (!report) return { kind: 'not-yet', scope, scopes }
  const now = deps.clock.now()
  await deps.stores.audit.record({
    ...lookerOf(ask),
    ...{ id: newId(now), districtId: reader.districtId, kind: ask.kind },
    ...{ scope: { kind: scope.kind, id: scope.id }, period: report.period.key, at: now, from: ask.from },
  })
  return { kind: 'report', report, scopes }
}

function lookerOf(ask: Looker): Looker {
  if ('memberId' in ask) return { memberId: ask.memberId }
  return 'tokenId' in ask ? { tokenId: ask.tokenId } : { teamId: ask.teamId }
}

async function reportOf(
  deps: ReportDeps,
  { districtId }: Reader,
  scope: ReportScope,
  ask: ReportAsk,
): Promise<Report | null> {
  const { reports } = deps.stores
  const choice = await periodsFor(deps, scope)
  const period = wantedPeriod(choice, ask)
  const { periods } = choice
  if (!period) return null
  const [minPeople, parts, departments] = await Promise.all([
    reports.minPeople(districtId),
    partsFor(deps, districtId, scope, period),
    deps.stores.departments.ofDistrict(districtId),
  ])
  const { from, to } = reachOf(period)
  const [own, answeredBack] = await Promise.all([
    reports.snapshots([scope.id], from, to),
    answeredBackIn(deps, districtId, scope, period),
  ])
  return assembleReport({
    ...{ scope, period, periods, minPeople, own, parts, departments, answeredBack },
    ...{ frameworks: [...FRAMEWORK_KEYS], reader: READER },
  })
}

/** People get the newest where there is no such period (any more); a system gets what it names, or nothing. */
function wantedPeriod({ periods, weeks }: PeriodChoice, ask: ReportAsk): Period | null {
  const key = ask.period
  const offered = chosenPeriod(periods, key)
  if (key === null || offered?.key === key) return offered
  const week = weeks.find((each) => weekPeriod(each).key === key)
  if (week !== undefined) return weekPeriod(week)
  return 'tokenId' in ask ? null : offered
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
