import { beforeEach, describe, expect, it } from '@jest/globals'
import { DeliveryError } from '../../src/ports.ts'
import { CHANNEL, createStage, profile, type Stage, WORKSPACE } from '../support/stage.ts'

describe('rosters', () => {
  let stage: Stage
  const names = async () => {
    const workspace = await stage.deps.stores.organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
    const team = await stage.deps.stores.teams.findByAddress(workspace.id, CHANNEL.address)
    return (await stage.deps.stores.teams.roster(team?.id ?? '')).map(({ name }) => name)
  }
  beforeEach(async () => {
    stage = await createStage()
    // Ana left and Zoe came while the service was away: no event told of it.
    stage.rosters.set(CHANNEL.address, ['Rosa', 'Ben', 'Chloe', 'David', 'Farah', 'Zoe'].map(profile))
  })

  it('come into step again within a day where events were lost', async () => {
    await stage.moveTo('2026-09-08T13:00:00Z')
    expect(await names()).toContain('Ana')
    await stage.moveTo('2026-09-08T15:00:00Z')
    expect(await names()).toEqual(['Ben', 'Chloe', 'David', 'Farah', 'Rosa', 'Zoe'])
  })

  it('stay as they were where the platform does not answer, and are asked for again', async () => {
    const { readRoster } = stage.platform
    stage.platform.readRoster = async () => {
      throw new DeliveryError('unavailable')
    }
    await stage.moveTo('2026-09-08T15:00:00Z')
    expect(await names()).toContain('Ana')
    stage.platform.readRoster = readRoster
    await stage.moveTo('2026-09-08T16:00:00Z')
    expect(await names()).not.toContain('Ana')
  })

  it('wait a day where the platform refuses, so that others get their turn', async () => {
    stage.platform.readRoster = async () => {
      throw new DeliveryError('not-reachable')
    }
    await stage.moveTo('2026-09-08T15:00:00Z')
    const before = new Date('2026-09-08T14:59:00Z')
    expect(await stage.deps.stores.teams.withRosterBefore(before, 10)).toEqual([])
  })
})
