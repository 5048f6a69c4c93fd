import type { Digest, DigestScope } from '../../domain/digest/digest.ts'
import type { Member, Team } from '../../domain/organisation.ts'
import type { Telling } from '../../domain/privacy/snapshot.ts'
import type { Snapshot } from '../../domain/report/snapshot.ts'
import type { RoleGrant } from '../../domain/role.ts'
import type { Deps } from '../deps.ts'
import { scopesOf } from '../report-scopes.ts'

type RecipientDeps = Pick<Deps, 'stores' | 'clock'>

/** Who gets a digest of what. `host`: the team that the delivery belongs to; `member`: the person, or null for a team. */
export interface Addressee {
  recipient: Digest['recipient']
  scopes: DigestScope[]
  host: Team
  member: Member | null
}

/** A message about more would be read by nobody; the pages have the others. */
const MOST_SCOPES = 3
const WIDE_ROLES: RoleGrant['role'][] = ['principal', 'central']

/**
 * Everybody who gets a digest of a district's closed week: its teams in their channels, as far as they want it, and its
 * leaders in private: central office of the district, principals of their schools, facilitators of their teams. Only
 * where there is something to tell.
 */
export async function addresseesOf(
  deps: RecipientDeps,
  districtId: string,
  week: string,
): Promise<Addressee[]> {
  const { reports, teams, digests } = deps.stores
  const known = await reports.teamsOf(districtId, deps.clock.now())
  const schools = await reports.schoolsOf(districtId)
  const teamIds = known.map(({ id }) => id)
  const units = [districtId, ...schools.map(({ id }) => id), ...teamIds]
  const [listed, snapshots, without, holders] = await Promise.all([
    teams.list(teamIds),
    reports.snapshots(units, week, week),
    digests.teamsWithout(teamIds),
    digests.holdersIn(units, [...WIDE_ROLES, 'facilitator']),
  ])
  const told = new Set(snapshots.filter(isWorthTelling).map(({ id }) => id))
  const active = listed.filter(({ isActive }) => isActive).sort((a, b) => (a.id < b.id ? -1 : 1))
  return [
    ...active
      .filter(({ id }) => told.has(id) && !without.includes(id))
      .map(
        (host): Addressee => ({
          ...{ recipient: { kind: 'team', id: host.id }, host, member: null },
          scopes: [{ kind: 'team', id: host.id }],
        }),
      ),
    ...(await leadersAmong(deps, { districtId, holders, active, told })),
  ]
}

/** Whether a digest of the week would tell anything: of a team a number; of a school or district that there was a question. */
function isWorthTelling({ kind, whole }: Snapshot): boolean {
  const { delivery: _, ...families }: Telling = whole
  const isTold = Object.values(families).some((family) => family.kind === 'shown')
  const { participation } = whole
  const isAsked = participation.kind === 'shown' || participation.reason !== 'not-asked'
  return kind === 'team' ? isTold : isTold || isAsked
}

interface Leaders {
  districtId: string
  holders: { member: Member; grant: RoleGrant }[]
  active: Team[]
  told: ReadonlySet<string>
}

async function leadersAmong(deps: RecipientDeps, input: Leaders): Promise<Addressee[]> {
  const { districtId, holders, active, told } = input
  const members = new Map(holders.map(({ member }) => [member.id, member]))
  const persons = new Set<string>()
  const addressees: Addressee[] = []
  for (const member of members.values()) {
    const grants = holders.filter((each) => each.member.id === member.id).map(({ grant }) => grant)
    const readable = await scopesOf(deps, { memberId: member.id, grants, districtId })
    const scopes = scopesToTell(readable, grants).filter(({ id }) => told.has(id))
    const host = hostFor(member, scopes, active)
    // Who is on two platforms is one person, and gets one.
    const person = member.email?.toLowerCase() || member.id
    if (!host || scopes.length === 0 || !member.address || persons.has(person)) continue
    persons.add(person)
    addressees.push({ recipient: { kind: 'member', id: member.id }, scopes, host, member })
  }
  return addressees
}

/** Of what a leader may read: the district, else the schools, else the teams that the person leads. */
function scopesToTell(readable: readonly DigestScope[], grants: readonly RoleGrant[]): DigestScope[] {
  const isWide = grants.some(({ role }) => WIDE_ROLES.includes(role))
  const wide = isWide ? readable.filter(({ kind }) => kind !== 'team') : []
  const [first] = wide
  const led = new Set(grants.map(({ scope }) => scope.id))
  const scopes = first
    ? wide.filter(({ kind }) => kind === first.kind)
    : readable.filter(({ kind, id }) => kind === 'team' && led.has(id))
  return scopes.slice(0, MOST_SCOPES).map(({ kind, id }) => ({ kind, id }))
}

/** The team itself, else one of the leader's workspace, else any. */
function hostFor(member: Member, scopes: readonly DigestScope[], active: readonly Team[]): Team | undefined {
  return (
    active.find(({ id }) => scopes.some((scope) => scope.id === id)) ??
    active.find(({ workspaceId }) => workspaceId === member.workspaceId) ??
    active[0]
  )
}
