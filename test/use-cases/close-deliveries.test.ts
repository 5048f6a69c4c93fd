import { beforeEach, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import { newNudge } from '../../src/domain/new-nudge.ts'
import { DeliveryError } from '../../src/ports.ts'
import { createStage, type Stage, TEACHERS } from '../support/stage.ts'

describe('the result of a question that each answers at the own local time', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
    const { stores, clock } = stage.deps
    const ana = stage.rosters.get('channel:maths')?.find(({ name }) => name === 'Ana')
    const person = Object.assign(ana ?? {}, { zone: 'Pacific/Honolulu' })
    await stage.handle({ kind: 'person-changed', person })
    const workspace = { platform: 'test', externalId: 'W1', name: null }
    const { id } = await stores.organisation.ensureWorkspace(workspace, clock.now())
    const team = await stores.teams.findByAddress(id, 'channel:maths')
    const nudge = newNudge({
      ...{ id: newId(clock.now()), teamId: team?.id ?? '', memberId: null, replyTo: null, windowHours: 1 },
      ...{ audience: 'private', zone: 'America/Chicago' },
      schedule: { kind: 'local', date: '2026-09-08', time: '15:15' },
      prompt: {
        ...{ id: newId(clock.now()), templateKey: null, kind: 'feedback', text: 'Did you have time?' },
        choices: [
          { value: '1', label: 'No' },
          { value: '2', label: 'Yes' },
        ],
        ...{ takesText: false, resultsShown: 'after-closing', frameworks: [] },
      },
    })
    await stores.nudges.create(nudge, 'event', clock.now())
  })

  const answer = async (names: readonly string[]) => {
    for (const [at, name] of names.entries()) {
      const asked = stage.sent.find(({ address }) => address === `person:${name.toLowerCase()}`)
      await stage.tap(name, 'answer', `${asked?.key}:${(at % 2) + 1}`, asked?.ref)
    }
  }
  const others = TEACHERS.filter((name) => name !== 'Ana')

  it('waits until the last has had the time to answer, and is the same for all', async () => {
    await stage.moveTo('2026-09-08T20:15:00Z')
    await answer(others)
    await stage.moveTo('2026-09-08T21:20:00Z')
    expect(stage.updates).toEqual([])
    await stage.moveTo('2026-09-09T01:15:00Z')
    await answer(['Ana'])
    await stage.moveTo('2026-09-09T02:20:00Z')
    const told = stage.updates.map(({ view }) => view.summary)
    expect(told).toHaveLength(TEACHERS.length)
    expect(new Set(told).size).toBe(1)
    expect(told[0]).toContain(`Result: ${TEACHERS.length} people answered`)
  })

  it('waits for a question that may be out without an answer from the platform', async () => {
    await stage.moveTo('2026-09-08T20:15:00Z')
    await answer(others)
    const { send, findSent } = stage.platform
    stage.platform.send = async (...message) => {
      await send(...message)
      throw new DeliveryError('unavailable')
    }
    stage.platform.findSent = async () => {
      throw new DeliveryError('unavailable')
    }
    await stage.moveTo('2026-09-09T01:15:00Z')
    await stage.moveTo('2026-09-09T01:30:00Z')
    expect(stage.updates).toEqual([])
    stage.platform.findSent = findSent
    await stage.moveTo('2026-09-09T02:20:00Z')
    await stage.moveTo('2026-09-09T02:30:00Z')
    expect(stage.updates).toHaveLength(TEACHERS.length)
  })
})
