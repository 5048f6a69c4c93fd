import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Digest } from '../../src/domain/digest/digest.ts'
import { newId } from '../../src/domain/ids.ts'
import type { Nudge } from '../../src/domain/nudge.ts'
import type { Stores } from '../../src/ports.ts'
import { addSample, hoursLater, NOW, type OpenStores, type Sample, sampleNudge } from './store-fixture.ts'

/** What every store of digests does. */
export function describeDigests(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stores, close } = await open())
  })
  afterAll(() => close())

  const digestOf = (sample: Sample, values: Partial<Digest> = {}): { digest: Digest; nudge: Nudge } => {
    const nudge = sampleNudge(sample.team.id)
    const digest: Digest = {
      nudgeId: nudge.id,
      recipient: { kind: 'team', id: sample.team.id },
      week: '2026-09-07',
      scopes: [{ kind: 'team', id: sample.team.id }],
      suggestion: null,
      ...values,
    }
    return { digest, nudge }
  }
  const plan = ({ digest, nudge }: { digest: Digest; nudge: Nudge }) =>
    stores.digests.plan(digest, nudge, NOW)

  describe('digests', () => {
    it('are one a recipient and week, though several services plan them at once', async () => {
      const sample = await addSample(stores)
      const tries = [digestOf(sample), digestOf(sample), digestOf(sample)]
      const planned = await Promise.all(tries.map(plan))
      expect(planned.filter(Boolean)).toHaveLength(1)
      const ids = tries.map(({ nudge }) => nudge.id)
      expect(await stores.digests.list(ids)).toEqual([tries[planned.indexOf(true)]?.digest])
      expect(await stores.nudges.list(ids)).toHaveLength(1)
      expect(await plan(digestOf(sample, { week: '2026-09-14' }))).toBe(true)
      const member = { kind: 'member' as const, id: sample.members[0]?.id ?? '' }
      expect(await plan(digestOf(sample, { recipient: member }))).toBe(true)
    })

    it('keep what they suggested, and tell of a recipient from a week on', async () => {
      const sample = await addSample(stores)
      const recipient = { kind: 'team' as const, id: sample.team.id }
      const weeks = ['2026-09-21', '2026-09-07', '2026-09-14'].map((week) => digestOf(sample, { week }))
      for (const each of weeks) await plan(each)
      await stores.digests.noteSuggestion(weeks[0]?.nudge.id ?? '', 'little-time')
      expect(
        (await stores.digests.since(recipient, '2026-09-14')).map(({ week, suggestion }) => [
          week,
          suggestion,
        ]),
      ).toEqual([
        ['2026-09-14', null],
        ['2026-09-21', 'little-time'],
      ])
      expect(await stores.digests.since({ kind: 'team', id: newId(NOW) }, '2026-09-07')).toEqual([])
    })

    it('know the newest week of a district that has been planned', async () => {
      const { workspace } = await addSample(stores)
      const { districtId } = workspace
      const last = () => stores.digests.lastPlanned([districtId, newId(NOW)])
      const before = await last()
      expect(before).toEqual([])
      await stores.digests.markPlanned(districtId, '2026-09-07', NOW)
      await stores.digests.markPlanned(districtId, '2026-09-07', hoursLater(1))
      expect(await last()).toEqual([{ districtId, week: '2026-09-07' }])
      await stores.digests.markPlanned(districtId, '2026-09-14', NOW)
      expect(await last()).toEqual([{ districtId, week: '2026-09-14' }])
    })

    it('know who leads which units, and no other role', async () => {
      const { workspace, team, members } = await addSample(stores, 2)
      const [ana, ben] = members.map(({ id }) => id) as [string, string]
      const school = { kind: 'school', id: workspace.schoolId } as const
      await stores.members.grant(ana, { role: 'principal', scope: school }, NOW)
      await stores.members.grant(ben, { role: 'facilitator', scope: { kind: 'team', id: team.id } }, NOW)
      await stores.members.grant(ben, { role: 'admin', scope: school }, NOW)
      const units = [workspace.schoolId, team.id]
      const holders = await stores.digests.holdersIn(units, ['principal', 'facilitator'])
      expect(holders.map(({ member, grant }) => [member.id, grant.role, grant.scope.kind]).sort()).toEqual(
        [
          [ana, 'principal', 'school'],
          [ben, 'facilitator', 'team'],
        ].sort(),
      )
      expect(await stores.digests.holdersIn([team.id], ['principal'])).toEqual([])
    })

    it('are switched off and on again by team', async () => {
      const { team, members } = await addSample(stores)
      const by = members[0]?.id ?? ''
      const without = () => stores.digests.teamsWithout([team.id, newId(NOW)])
      expect(await without()).toEqual([])
      await stores.digests.setTeam(team.id, false, by, NOW)
      await stores.digests.setTeam(team.id, false, by, NOW)
      expect(await without()).toEqual([team.id])
      await stores.digests.setTeam(team.id, true, by, NOW)
      expect(await without()).toEqual([])
    })
  })
}
