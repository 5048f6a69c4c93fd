import { newId } from '../domain/ids.ts'
import type { Member, PersonProfile } from '../domain/organisation.ts'
import type { RoleGrant } from '../domain/role.ts'
import type { MemberStore } from '../ports.ts'
import type { StoreClient } from './client.ts'
import type { RoleGrant as GrantRow } from './generated/client.ts'
import { isId } from './ids.ts'
import { toMember } from './organisation-rows.ts'
import { sortedByName } from './sorted.ts'

const OLDEST_FIRST = [{ grantedAt: 'asc' as const }, { role: 'asc' as const }, { scopeId: 'asc' as const }]

/** The member store over a database. */
export function createMemberStore(prisma: StoreClient): MemberStore {
  return {
    upsert: async (workspaceId, profile, now) => {
      const known = await findByExternalId(prisma, workspaceId, profile.externalId)
      if (known && isKnown(known, profile)) return known
      return upsert(prisma, workspaceId, profile, now)
    },
    upsertAll: (workspaceId, profiles, now) => upsertAll(prisma, workspaceId, profiles, now),
    find: async (id) => {
      const row = isId(id) ? await prisma.member.findUnique({ where: { id } }) : null
      return row && toMember(row)
    },
    list: async (ids) => (await prisma.member.findMany({ where: { id: { in: ids } } })).map(toMember),
    findByExternalId: (workspaceId, externalId) => findByExternalId(prisma, workspaceId, externalId),
    findWithGrants: async (workspaceId, externalId) => {
      const row = await prisma.member.findUnique({
        where: { workspaceId_externalId: { workspaceId, externalId } },
        include: { roles: { orderBy: OLDEST_FIRST } },
      })
      return row && { member: toMember(row), grants: row.roles.map(toGrant) }
    },
    listOf: async (workspaceId) => {
      const rows = await prisma.member.findMany({ where: { workspaceId } })
      return sortedByName(rows.map(toMember))
    },
    namesOf: async (workspaceId) => {
      const rows = await prisma.member.findMany({
        where: { workspaceId },
        select: { name: true },
        orderBy: { name: 'asc' },
      })
      return rows.map(({ name }) => name)
    },
    grant: async (memberId, grant, now) => {
      const data = [{ memberId, ...toColumns(grant), grantedAt: now }]
      await prisma.roleGrant.createMany({ data, skipDuplicates: true })
    },
    revoke: async (memberId, grant) => {
      await prisma.roleGrant.deleteMany({ where: { memberId, ...toColumns(grant) } })
    },
    grantsOf: async (memberId) => {
      return (await prisma.roleGrant.findMany({ where: { memberId }, orderBy: OLDEST_FIRST })).map(toGrant)
    },
    grantsIn: async (workspaceId) => {
      const rows = await prisma.roleGrant.findMany({
        where: { member: { workspaceId } },
        include: { member: true },
        orderBy: [{ grantedAt: 'asc' }, { role: 'asc' }, { scopeId: 'asc' }],
      })
      const named = rows.map((row) => ({ ...toMember(row.member), grant: toGrant(row) }))
      return sortedByName(named).map(({ grant, ...member }) => ({ member, grant }))
    },
    holdersOf: async (grant) => {
      const rows = await prisma.roleGrant.findMany({ where: toColumns(grant), include: { member: true } })
      return sortedByName(rows.map((row) => toMember(row.member)))
    },
  }
}

async function findByExternalId(
  prisma: StoreClient,
  workspaceId: string,
  externalId: string,
): Promise<Member | null> {
  const row = await prisma.member.findUnique({
    where: { workspaceId_externalId: { workspaceId, externalId } },
  })
  return row && toMember(row)
}

async function upsertAll(
  prisma: StoreClient,
  workspaceId: string,
  profiles: readonly PersonProfile[],
  now: Date,
): Promise<Member[]> {
  const externalId = { in: profiles.map((profile) => profile.externalId) }
  const rows = await prisma.member.findMany({ where: { workspaceId, externalId } })
  const known = new Map(rows.map((row) => [row.externalId, toMember(row)]))
  for (const profile of profiles) {
    const before = known.get(profile.externalId)
    if (before && isKnown(before, profile)) continue
    known.set(profile.externalId, await upsert(prisma, workspaceId, profile, now))
  }
  return profiles.map((profile) => known.get(profile.externalId) as Member)
}

async function upsert(
  prisma: StoreClient,
  workspaceId: string,
  profile: PersonProfile,
  now: Date,
): Promise<Member> {
  const { externalId, email, zone, address } = profile
  const row = await prisma.member.upsert({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    create: {
      id: newId(now),
      workspaceId,
      externalId,
      name: profile.name || externalId,
      email,
      zone,
      address,
      createdAt: now,
    },
    update: changesOf(profile),
  })
  return toMember(row)
}

type Changes = Partial<Pick<Member, 'name' | 'email' | 'zone' | 'address'>>

/** What the profile tells: fields without a value tell nothing. */
function changesOf({ name, email, zone, address }: PersonProfile): Changes {
  return Object.fromEntries(Object.entries({ name, email, zone, address }).filter(([, value]) => value))
}

/** Whether nothing would change: the profile comes with every event, and most bring nothing new. */
function isKnown(member: Member, profile: PersonProfile): boolean {
  const { name, email, zone, address } = { ...member, ...changesOf(profile) }
  return name === member.name && email === member.email && zone === member.zone && address === member.address
}

function toColumns({ role, scope }: RoleGrant): { role: string; scopeKind: string; scopeId: string } {
  return { role, scopeKind: scope.kind, scopeId: scope.id }
}

function toGrant(row: GrantRow): RoleGrant {
  return {
    role: row.role as RoleGrant['role'],
    scope: { kind: row.scopeKind as RoleGrant['scope']['kind'], id: row.scopeId },
  }
}
