import type { Digest, DigestScope } from '../domain/digest/digest.ts'
import type { RoleGrant } from '../domain/role.ts'
import type { DigestStore } from '../ports.ts'
import type { StoreClient } from './client.ts'
import type { Digest as DigestRow } from './generated/client.ts'
import { addNudges } from './nudge-rows.ts'
import { toMember } from './organisation-rows.ts'

/** The digest store over a database. */
export function createDigestStore(prisma: StoreClient): DigestStore {
  return {
    ...digests(prisma),
    lastPlanned: async (districtIds) => {
      const rows = await prisma.digestWeek.groupBy({
        by: ['districtId'],
        where: { districtId: { in: districtIds } },
        orderBy: { districtId: 'asc' },
        _max: { week: true },
      })
      return rows.map(({ districtId, _max }) => ({ districtId, week: _max.week ?? '' }))
    },
    markPlanned: async (districtId, week, plannedAt) =>
      void (await prisma.digestWeek.createMany({
        data: [{ districtId, week, plannedAt }],
        skipDuplicates: true,
      })),
    holdersIn: async (unitIds, roles) => {
      const rows = await prisma.roleGrant.findMany({
        where: { scopeId: { in: unitIds }, role: { in: roles } },
        orderBy: [{ memberId: 'asc' }, { role: 'asc' }, { scopeId: 'asc' }],
        include: { member: true },
      })
      return rows.map(({ member, role, scopeKind, scopeId }) => ({
        member: toMember(member),
        grant: {
          role: role as RoleGrant['role'],
          scope: { kind: scopeKind as RoleGrant['scope']['kind'], id: scopeId },
        },
      }))
    },
    setTeam: async (teamId, isOn, memberId, at) => {
      if (isOn) await prisma.digestOff.deleteMany({ where: { teamId } })
      else await prisma.digestOff.createMany({ data: [{ teamId, memberId, at }], skipDuplicates: true })
    },
    teamsWithout: async (teamIds) => {
      const rows = await prisma.digestOff.findMany({
        where: { teamId: { in: teamIds } },
        orderBy: { teamId: 'asc' },
      })
      return rows.map(({ teamId }) => teamId)
    },
  }
}

function digests(prisma: StoreClient): Pick<DigestStore, 'plan' | 'list' | 'noteSuggestion' | 'since'> {
  return {
    plan: async ({ recipient, scopes, ...digest }, nudge, now) => {
      const { week } = digest
      const eventKey = `digest:${keyOf(recipient)}:${week}`
      if (await prisma.nudge.findUnique({ where: { eventKey }, select: { id: true } })) return false
      return prisma.$transaction(async (tx) => {
        if ((await addNudges(tx, [nudge], eventKey, now)) === 0) return false
        const data = {
          ...digest,
          recipient: keyOf(recipient),
          scopes: scopes.map(({ kind, id }) => ({ kind, id })),
        }
        await tx.digest.create({ data })
        return true
      })
    },
    list: async (nudgeIds) => {
      const where = { nudgeId: { in: nudgeIds } }
      return (await prisma.digest.findMany({ where, orderBy: { nudgeId: 'asc' } })).map(toDigest)
    },
    noteSuggestion: async (nudgeId, suggestion) =>
      void (await prisma.digest.updateMany({ where: { nudgeId }, data: { suggestion } })),
    since: async (recipient, week) => {
      const where = { recipient: keyOf(recipient), week: { gte: week } }
      return (await prisma.digest.findMany({ where, orderBy: { week: 'asc' } })).map(toDigest)
    },
  }
}

function keyOf({ kind, id }: Digest['recipient']): string {
  return `${kind}:${id}`
}

function toDigest({ recipient, scopes, ...row }: DigestRow): Digest {
  const [kind = '', id = ''] = recipient.split(':')
  return {
    ...row,
    recipient: { kind: kind as Digest['recipient']['kind'], id },
    scopes: scopes as unknown as DigestScope[],
  }
}
