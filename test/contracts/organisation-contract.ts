import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import type { Stores } from '../../src/ports.ts'
import { addMember, addSample, addTeam, hoursLater, NOW, type OpenStores, unique } from './store-fixture.ts'

/** What every organisation, team and member store does. */
export function describeOrganisation(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stores, close } = await open())
  })
  afterAll(() => close())

  describe('workspaces', () => {
    it('makes the installation its first district and school, once', async () => {
      const ref = (platform: string, name: string | null) => ({ platform, externalId: `T${unique()}`, name })
      const first = await stores.organisation.ensureWorkspace(ref('first-platform', null), NOW)
      const beside = await stores.organisation.ensureWorkspace(ref('second-platform', null), NOW)
      expect(beside.id).not.toBe(first.id)
      // A school may use two platforms at once; another workspace of the same platform is somebody else's.
      expect(beside.schoolId).toBe(first.schoolId)
      const stranger = await stores.organisation.ensureWorkspace(ref('first-platform', 'Elm'), NOW)
      expect(stranger.districtId).not.toBe(first.districtId)
      expect((await stores.organisation.findSchool(stranger.schoolId))?.name).toBe('Elm')
      const sample = await stores.organisation.ensureWorkspace(ref('third-platform', 'Sample'), NOW, {
        apart: true,
      })
      expect(sample.districtId).not.toBe(first.districtId)
      const { schoolId, districtId } = first
      expect(await stores.organisation.findDistrict(districtId)).toEqual({
        id: districtId,
        name: 'Our district',
        sharesCorrections: false,
      })
      await stores.organisation.setSharesCorrections(districtId, true)
      expect((await stores.organisation.findDistrict(districtId))?.sharesCorrections).toBe(true)
      await stores.organisation.setSharesCorrections(districtId, false)
      expect(await stores.organisation.budgetOf(districtId)).toEqual({ perDay: 1, perWeek: 3 })
      expect(await stores.organisation.budgetOf('nowhere')).toEqual({ perDay: 1, perWeek: 3 })
      expect((await stores.organisation.districts()).map(({ id }) => id)).toContain(districtId)
      expect((await stores.organisation.schools()).map(({ id }) => id)).toContain(schoolId)
      expect(await stores.organisation.findSchool(schoolId)).toEqual({
        id: schoolId,
        districtId,
        name: 'Our school',
        zone: 'UTC',
      })
      await stores.organisation.updateSchool(schoolId, { name: 'Oak Hill', zone: 'Europe/Madrid' })
      expect(await stores.organisation.findSchool(schoolId)).toMatchObject({
        name: 'Oak Hill',
        zone: 'Europe/Madrid',
      })
    })

    it('makes the default school once where many services see their first workspace at once', async () => {
      const fresh = await open()
      const refs = Array.from({ length: 12 }, (_, index) => ({
        ...{ platform: 'teams', externalId: `tenant-${index % 4}`, name: null },
      }))
      const made = await Promise.all(refs.map((ref) => fresh.stores.organisation.ensureWorkspace(ref, NOW)))
      expect(new Set(made.map((workspace) => workspace.id)).size).toBe(4)
      // Each tenant has one district of its own, and no empty one is left over.
      expect(new Set(made.map((workspace) => workspace.districtId)).size).toBe(4)
      expect(await fresh.stores.organisation.districts()).toHaveLength(4)
      await fresh.close()
    })

    it('knows a workspace again, takes a new name over and keeps the known one', async () => {
      const ref = { platform: 'slack', externalId: `T${unique()}` }
      const made = await stores.organisation.ensureWorkspace({ ...ref, name: null }, NOW)
      expect(made).toMatchObject({ ...ref, name: ref.externalId })
      const named = await stores.organisation.ensureWorkspace({ ...ref, name: 'Elm' }, NOW)
      expect(named).toEqual({ ...made, name: 'Elm' })
      expect(await stores.organisation.ensureWorkspace({ ...ref, name: null }, NOW)).toEqual(named)
      expect(await stores.organisation.findWorkspace(made.id)).toEqual(named)
      const elsewhere = await stores.organisation.ensureWorkspace(
        { ...ref, platform: 'teams', name: null },
        NOW,
      )
      expect(elsewhere.id).not.toBe(made.id)
    })

    it('hides a removed workspace until it is seen again', async () => {
      const { workspace } = await addSample(stores, 0)
      await stores.organisation.removeWorkspace(workspace.id, NOW)
      expect(await stores.organisation.findWorkspace(workspace.id)).toBeNull()
      const { platform, externalId } = workspace
      expect(await stores.organisation.ensureWorkspace({ platform, externalId, name: null }, NOW)).toEqual(
        workspace,
      )
      expect(await stores.organisation.findWorkspace(workspace.id)).toEqual(workspace)
    })

    it('finds nothing for an id that is none', async () => {
      for (const id of [newId(NOW), 'nothing', '', "'; --", '\u0000'])
        expect([
          await stores.organisation.findWorkspace(id),
          await stores.organisation.findSchool(id),
          await stores.organisation.findDistrict(id),
          await stores.teams.find(id),
          await stores.members.find(id),
          await stores.cycles.find(id),
          await stores.nudges.find(id),
          await stores.deliveries.find(id),
          await stores.deliveries.take(id, NOW, NOW),
          await stores.feedback.find(id, id),
        ]).toEqual(Array(10).fill(null))
    })
  })

  describe('teams', () => {
    it('makes a place a team once, and active again after it was left', async () => {
      const { workspace, team } = await addSample(stores)
      const { id, isActive, ...place } = team
      expect(isActive).toBe(true)
      expect(await stores.teams.ensure({ ...place, name: 'Renamed' }, NOW)).toEqual({ team, isNew: false })
      await stores.teams.deactivate(id, NOW)
      expect(await stores.teams.find(id)).toEqual({ ...team, isActive: false })
      expect(await stores.teams.findByAddress(workspace.id, team.address)).toEqual({
        ...team,
        isActive: false,
      })
      const again = await stores.teams.ensure({ ...place, name: 'Renamed' }, NOW)
      expect(again).toEqual({ team: { ...team, name: 'Renamed' }, isNew: true })
    })

    it('tells which rosters were not read lately, of active teams only', async () => {
      const { workspace } = await addSample(stores, 0)
      const team = await addTeam(stores, workspace, 'Music')
      const stale = async (instant: Date) =>
        (await stores.teams.withRosterBefore(instant, 1_000)).map(({ id }) => id)
      expect(await stale(NOW)).toContain(team.id)
      await stores.teams.setRoster(team.id, [], NOW)
      expect(await stale(NOW)).not.toContain(team.id)
      expect(await stale(hoursLater(1))).toContain(team.id)
      await stores.teams.deactivate(team.id, NOW)
      expect(await stale(hoursLater(1))).not.toContain(team.id)
    })

    it('keeps the zone that a team is given', async () => {
      const { workspace, team } = await addSample(stores, 0)
      const other = await addTeam(stores, workspace, 'Art')
      await stores.teams.setZone(team.id, 'Europe/Berlin')
      expect(await stores.teams.find(team.id)).toEqual({ ...team, zone: 'Europe/Berlin' })
      expect(await stores.teams.find(other.id)).toEqual(other)
    })

    it('makes a place a team once where its event comes many times at once', async () => {
      const { workspace } = await addSample(stores, 0)
      const place = {
        workspaceId: workspace.id,
        schoolId: workspace.schoolId,
        zone: 'UTC',
        name: 'A',
        address: 'C-once',
      }
      const made = await Promise.all(Array.from({ length: 8 }, () => stores.teams.ensure(place, NOW)))
      expect(new Set(made.map(({ team }) => team.id)).size).toBe(1)
      expect(made.filter(({ isNew }) => isNew)).toHaveLength(1)
    })

    it('never answers with a team or member of another workspace', async () => {
      const here = await addSample(stores)
      const there = await addSample(stores)
      const [member] = here.members
      expect(await stores.teams.findByAddress(there.workspace.id, here.team.address)).toBeNull()
      expect(await stores.members.findByExternalId(there.workspace.id, member?.externalId ?? '')).toBeNull()
    })

    it('lists the teams of a school by name, inactive ones too', async () => {
      const fresh = await open()
      const { workspace } = await addSample(fresh.stores, 0)
      const left = await addTeam(fresh.stores, workspace, 'Art')
      await addTeam(fresh.stores, workspace, 'sport')
      await fresh.stores.teams.deactivate(left.id, NOW)
      const teams = await fresh.stores.teams.listOfSchool(workspace.schoolId)
      expect(teams.map(({ name, isActive }) => [name, isActive])).toEqual([
        ['Art', false],
        ['Maths', true],
        ['sport', true],
      ])
      await fresh.close()
    })

    it('keeps the roster in step: who joins, leaves and comes back is in it once', async () => {
      const { workspace, team, members } = await addSample(stores, 2)
      const [first, second] = members.map((member) => member.id) as [string, string]
      const third = await addMember(stores, workspace, 'Aline')
      const names = async () => (await stores.teams.roster(team.id)).map((member) => member.name)
      await stores.teams.setRoster(team.id, [second, third.id], hoursLater(1))
      expect(await names()).toEqual(['Aline', 'Person 1'])
      await Promise.all(Array.from({ length: 4 }, () => stores.teams.join(team.id, first, hoursLater(2))))
      await stores.teams.join(team.id, third.id, hoursLater(2))
      expect(await names()).toEqual(['Aline', 'Person 0', 'Person 1'])
      await stores.teams.leave(team.id, third.id, hoursLater(3))
      await stores.teams.leave(team.id, third.id, hoursLater(4))
      expect(await names()).toEqual(['Person 0', 'Person 1'])
      await stores.teams.setRoster(team.id, [], hoursLater(5))
      expect(await names()).toEqual([])
    })

    it('lists the active teams of a member', async () => {
      const { workspace, team, members } = await addSample(stores, 1)
      const [member] = members as [(typeof members)[0]]
      const others = await Promise.all(
        ['Left', 'Closed', 'Art'].map((name) => addTeam(stores, workspace, name)),
      )
      for (const other of others) await stores.teams.join(other.id, member.id, NOW)
      await stores.teams.leave(others[0]?.id ?? '', member.id, NOW)
      await stores.teams.deactivate(others[1]?.id ?? '', NOW)
      expect(await stores.teams.teamsOf(member.id)).toEqual([others[2], team])
    })
  })

  describe('members', () => {
    it('adds a person once and keeps what a later profile does not tell', async () => {
      const { workspace } = await addSample(stores, 0)
      const profile = {
        externalId: 'U-ana',
        name: 'Ana',
        email: 'ana@oak.example',
        zone: 'UTC',
        address: 'D1',
        isBot: false,
      }
      const made = await Promise.all(
        Array.from({ length: 6 }, () => stores.members.upsert(workspace.id, profile, NOW)),
      )
      expect(new Set(made.map((member) => member.id)).size).toBe(1)
      const { isBot: _, ...known } = profile
      expect(made[0]).toEqual({ id: made[0]?.id, workspaceId: workspace.id, ...known })
      const bare = {
        externalId: 'U-ana',
        name: 'Ana M.',
        email: null,
        zone: 'Asia/Tokyo',
        address: null,
        isBot: false,
      }
      const changed = await stores.members.upsert(workspace.id, bare, NOW)
      expect(changed).toEqual({ ...made[0], name: 'Ana M.', zone: 'Asia/Tokyo' })
      expect(await stores.members.find(changed.id)).toEqual(changed)
      expect(await stores.members.findByExternalId(workspace.id, 'U-ana')).toEqual(changed)
      expect(await stores.members.namesOf(workspace.id)).toContain(changed.name)
      expect(await stores.members.listOf(workspace.id)).toContainEqual(changed)
    })

    it('takes over several people at once, in their order, new and known ones', async () => {
      const { workspace } = await addSample(stores, 0)
      const person = (name: string, zone: string | null) => ({
        ...{ externalId: `U-${name}`, name, email: null, zone, address: null, isBot: false },
      })
      const [ana] = await stores.members.upsertAll(workspace.id, [person('Ana', 'UTC')], NOW)
      const both = [person('Ben', 'UTC'), person('Ana', 'Asia/Tokyo')]
      const [ben, again] = await stores.members.upsertAll(workspace.id, both, NOW)
      expect(again).toEqual({ ...ana, zone: 'Asia/Tokyo' })
      expect(await stores.members.upsertAll(workspace.id, both, NOW)).toEqual([ben, again])
      expect(await stores.members.upsertAll(workspace.id, [], NOW)).toEqual([])
      expect(await stores.members.find(ben?.id ?? '')).toEqual(ben)
    })

    it('grants a role once in its scope and takes it back there alone', async () => {
      const { team, workspace, members } = await addSample(stores, 2)
      const [ana, ben] = members as [(typeof members)[0], (typeof members)[0]]
      const ofTeam = { role: 'facilitator' as const, scope: { kind: 'team' as const, id: team.id } }
      const ofSchool = {
        role: 'facilitator' as const,
        scope: { kind: 'school' as const, id: workspace.schoolId },
      }
      await Promise.all([1, 2, 3].map(() => stores.members.grant(ana.id, ofTeam, NOW)))
      await stores.members.grant(ana.id, ofSchool, hoursLater(1))
      await stores.members.grant(ben.id, ofTeam, NOW)
      expect(await stores.members.grantsOf(ana.id)).toEqual([ofTeam, ofSchool])
      const found = await stores.members.findWithGrants(workspace.id, ana.externalId)
      expect(found).toEqual({ member: ana, grants: [ofTeam, ofSchool] })
      expect(await stores.members.findWithGrants(workspace.id, 'U-nobody')).toBeNull()
      expect(await stores.members.holdersOf(ofTeam)).toEqual([ana, ben])
      const held = await stores.members.grantsIn(ana.workspaceId)
      expect(held).toContainEqual({ member: ana, grant: ofTeam })
      await stores.members.revoke(ana.id, ofTeam)
      expect(await stores.members.grantsOf(ana.id)).toEqual([ofSchool])
      expect(await stores.members.holdersOf(ofTeam)).toEqual([ben])
    })
  })
}
