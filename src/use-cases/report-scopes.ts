import { type ApiToken, isTokenOpen } from '../domain/api-token.ts'
import type { Looker } from '../domain/audit.ts'
import type { ReportScope } from '../domain/report/report.ts'
import { isAllowed, type RoleGrant } from '../domain/role.ts'
import type { Deps } from './deps.ts'

/** Who reads reports. `memberId` is null for a system, which has no team of its own. */
export interface Reader {
  memberId: string | null
  grants: RoleGrant[]
  districtId: string
}

/** The person, the system or the team that looks; null where nobody by that id may read reports just now. */
export function readerBehind(deps: Pick<Deps, 'stores' | 'clock'>, looker: Looker): Promise<Reader | null> {
  if ('memberId' in looker) return readerOf(deps, looker.memberId)
  return 'tokenId' in looker ? systemOf(deps, looker.tokenId) : membersOf(deps, looker.teamId)
}

/** A team in its channel reads of itself what each of its members reads, and no more. */
async function membersOf({ stores }: Pick<Deps, 'stores'>, teamId: string): Promise<Reader | null> {
  const team = await stores.teams.find(teamId)
  const workspace = team && (await stores.organisation.findWorkspace(team.workspaceId))
  if (!team?.isActive || !workspace) return null
  const { districtId } = workspace
  const scope = { kind: 'team', id: team.id } as const
  return { memberId: null, districtId, grants: [{ role: 'principal', scope }] }
}

/** A system of the district reads what central office reads, or of one school what its principal reads. */
async function systemOf(deps: Pick<Deps, 'stores' | 'clock'>, tokenId: string): Promise<Reader | null> {
  const token = await deps.stores.apiTokens.find(tokenId)
  if (!token || !isTokenOpen(token, deps.clock.now()) || !token.scopes.includes('reports:read')) return null
  return { memberId: null, districtId: token.districtId, grants: grantsOfToken(token) }
}

/** What a token may read of its district, as the role of a person who may read the same. */
export function grantsOfToken({ districtId, schoolId }: ApiToken): RoleGrant[] {
  return schoolId === null
    ? [{ role: 'central', scope: { kind: 'district', id: districtId } }]
    : [{ role: 'principal', scope: { kind: 'school', id: schoolId } }]
}

/** The person as a reader of reports, or null where there is no such person or workspace. */
export async function readerOf(deps: Pick<Deps, 'stores'>, memberId: string): Promise<Reader | null> {
  const member = await deps.stores.members.find(memberId)
  const workspace = member && (await deps.stores.organisation.findWorkspace(member.workspaceId))
  if (!member || !workspace) return null
  return { memberId, districtId: workspace.districtId, grants: await deps.stores.members.grantsOf(memberId) }
}

/**
 * All scopes that a reader may read, the widest first: the district and its schools as the roles say, their teams, and
 * the own teams. Teachers read of their team what its leaders read.
 */
export async function scopesOf(deps: Pick<Deps, 'stores' | 'clock'>, reader: Reader): Promise<ReportScope[]> {
  const { memberId, grants, districtId } = reader
  const { organisation, reports, teams } = deps.stores
  const may = (schoolId: string, teamId: string | null) =>
    isAllowed('read-school-signals', grants, { teamId, schoolId, districtId })
  const [district, schools, all, own] = await Promise.all([
    organisation.findDistrict(districtId),
    reports.schoolsOf(districtId),
    reports.teamsOf(districtId, new Date(deps.clock.now().getTime() + 1)),
    memberId === null ? [] : teams.teamsOf(memberId),
  ])
  const ledTeams = all.filter((team) => may(team.schoolId, team.id))
  const readable = [...ledTeams, ...own].filter(
    (team, index, list) => list.findIndex(({ id }) => id === team.id) === index,
  )
  // With one school there is nothing of the district to tell beside it.
  const isDistrict = district !== null && schools.length > 1 && may('', null)
  return [
    ...(isDistrict ? [{ kind: 'district' as const, id: district.id, name: district.name }] : []),
    ...schools.filter(({ id }) => may(id, null)).map((school) => ({ kind: 'school' as const, ...school })),
    ...readable
      .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
      .map(({ id, name }) => ({ kind: 'team' as const, id, name })),
  ]
}
