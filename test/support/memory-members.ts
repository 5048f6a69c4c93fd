import { newId } from '../../src/domain/ids.ts'
import type { Member, PersonProfile } from '../../src/domain/organisation.ts'
import type { RoleGrant } from '../../src/domain/role.ts'
import type { MemberStore } from '../../src/ports.ts'
import { sortedByName } from '../../src/store/sorted.ts'
import { type MemoryTables, requireRow } from './memory-tables.ts'

/** The member store over tables in memory. */
export function createMemoryMemberStore(tables: MemoryTables): MemberStore {
  const { members } = tables
  const known = (workspaceId: string, externalId: string): Member | undefined =>
    [...members.values()].find((row) => row.workspaceId === workspaceId && row.externalId === externalId)
  const upsert = (workspaceId: string, profile: PersonProfile, now: Date): Member => {
    requireRow(tables.workspaces, workspaceId, 'workspace')
    const before = known(workspaceId, profile.externalId)
    const member: Member = {
      id: before?.id ?? newId(now),
      workspaceId,
      externalId: profile.externalId,
      name: profile.name || before?.name || profile.externalId,
      email: profile.email ?? before?.email ?? null,
      zone: profile.zone ?? before?.zone ?? null,
      address: profile.address ?? before?.address ?? null,
    }
    members.set(member.id, member)
    return member
  }
  return {
    upsert: async (workspaceId, profile, now) => upsert(workspaceId, profile, now),
    upsertAll: async (workspaceId, profiles, now) =>
      profiles.map((profile) => upsert(workspaceId, profile, now)),
    find: async (id) => members.get(id) ?? null,
    list: async (ids) => [...members.values()].filter(({ id }) => ids.includes(id)),
    findByExternalId: async (workspaceId, externalId) => known(workspaceId, externalId) ?? null,
    findWithGrants: async (workspaceId, externalId) => {
      const member = known(workspaceId, externalId)
      const grants = tables.grants.filter((row) => row.memberId === member?.id).map((row) => row.grant)
      return member ? { member, grants } : null
    },
    listOf: async (workspaceId) =>
      sortedByName([...members.values()].filter((row) => row.workspaceId === workspaceId)),
    namesOf: async (workspaceId) =>
      [...members.values()]
        .filter((row) => row.workspaceId === workspaceId)
        .map(({ name }) => name)
        .sort(),
    grant: async (memberId, grant) => {
      requireRow(members, memberId, 'member')
      if (!tables.grants.some((row) => row.memberId === memberId && isSame(row.grant, grant)))
        tables.grants.push({ memberId, grant })
    },
    revoke: async (memberId, grant) => {
      tables.grants = tables.grants.filter((row) => row.memberId !== memberId || !isSame(row.grant, grant))
    },
    grantsOf: async (memberId) =>
      tables.grants.filter((row) => row.memberId === memberId).map((row) => row.grant),
    grantsIn: async (workspaceId) => {
      const held = tables.grants.flatMap(({ memberId, grant }) => {
        const member = members.get(memberId)
        return member?.workspaceId === workspaceId ? [{ ...member, grant }] : []
      })
      return sortedByName(held).map(({ grant, ...member }) => ({ member, grant }))
    },
    holdersOf: async (grant) => {
      const ids = tables.grants.filter((row) => isSame(row.grant, grant)).map((row) => row.memberId)
      return sortedByName(ids.map((id) => members.get(id)).filter((member): member is Member => !!member))
    },
  }
}

function isSame(a: RoleGrant, b: RoleGrant): boolean {
  return a.role === b.role && a.scope.kind === b.scope.kind && a.scope.id === b.scope.id
}
