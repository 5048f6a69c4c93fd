import { randomBytes } from 'node:crypto'
import type { ApiToken } from '../../domain/api-token.ts'
import { newId } from '../../domain/ids.ts'
import type { ReportScope } from '../../domain/report/report.ts'
import type { ApiPlaces, ReadApi } from '../../ports/read-api.ts'
import type { Deps } from '../deps.ts'
import { readReport } from '../read-report.ts'
import { periodsFor } from '../report-periods.ts'
import { readerBehind, scopesOf } from '../report-scopes.ts'
import { openToken } from './tokens.ts'

type ApiDeps = Pick<Deps, 'stores' | 'clock'>
type Scope = Pick<ReportScope, 'kind' | 'id'>

/** The key that signs the API's cursors: made once for the database, and the same for all services on it. */
export function apiKey({ stores }: Pick<Deps, 'stores'>): Promise<string> {
  return stores.settings.ensure('api.key', randomBytes(32).toString('base64url'))
}

/** What the read API asks of the service. */
export function createReadApi(deps: ApiDeps): ReadApi {
  return {
    callerOf: (text) => openToken(deps, text),
    placesOf: (caller) => placesOf(deps, caller),
    periodsOf: (caller, scope) => readPeriods(deps, caller, scope),
    read: (ask) => readReport(deps, ask),
    looksOf: (caller, after, limit) => readLooks(deps, caller, after, limit),
  }
}

async function placesOf({ stores, clock }: ApiDeps, caller: ApiToken): Promise<ApiPlaces> {
  const { districtId, schoolId } = caller
  const justNow = new Date(clock.now().getTime() + 1)
  const [district, schools, teams] = await Promise.all([
    stores.organisation.findDistrict(districtId),
    stores.reports.schoolsOf(districtId),
    stores.reports.teamsOf(districtId, justNow),
  ])
  const isIn = (id: string) => schoolId === null || id === schoolId
  return {
    district: { id: districtId, name: district?.name ?? '' },
    schools: schools.filter(({ id }) => isIn(id)).map(({ id, name }) => ({ id, name })),
    teams: teams
      .filter((team) => isIn(team.schoolId))
      .map((team) => ({ id: team.id, name: team.name, schoolId: team.schoolId }))
      .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
  }
}

async function readPeriods(deps: ApiDeps, { id: tokenId }: ApiToken, wanted: Scope) {
  const reader = await readerBehind(deps, { tokenId })
  const scopes = reader ? await scopesOf(deps, reader) : []
  const scope = scopes.find(({ kind, id }) => kind === wanted.kind && id === wanted.id)
  if (!reader || !scope) return null
  const { periods, weeks } = await periodsFor(deps, scope)
  await noteLook(deps, { id: tokenId, districtId: reader.districtId }, wanted)
  return { periods, weeks: [...weeks].reverse() }
}

async function readLooks(
  deps: ApiDeps,
  caller: ApiToken,
  after: { at: Date; id: string } | null,
  limit: number,
) {
  const { districtId } = caller
  // A school's token reads no log of the district, whatever its scopes say.
  if (caller.schoolId !== null || !caller.scopes.includes('audit:read')) return []
  const before = after ?? { at: new Date(deps.clock.now().getTime() + 1), id: undefined }
  const looks = await deps.stores.audit.list(districtId, before.at, limit, before.id)
  await noteLook(deps, caller, { kind: 'district', id: districtId })
  return looks
}

async function noteLook(
  { stores, clock }: ApiDeps,
  { id: tokenId, districtId }: Pick<ApiToken, 'id' | 'districtId'>,
  { kind, id }: Scope,
): Promise<void> {
  const at = clock.now()
  const look = { id: newId(at), tokenId, districtId, kind: 'api', scope: { kind, id } } as const
  await stores.audit.record({ ...look, period: null, at, from: 'api' })
}
