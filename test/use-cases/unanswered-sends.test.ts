import { beforeEach, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import { newNudge } from '../../src/domain/new-nudge.ts'
import { DeliveryError } from '../../src/ports.ts'
import { tellDeliveries } from '../../src/use-cases/tell-deliveries.ts'
import { createStage, type Stage } from '../support/stage.ts'

const WORKSPACE = { platform: 'test', externalId: 'W1', name: null }

describe('a send that the platform does not answer', () => {
  let stage: Stage
  let memberId: string
  beforeEach(async () => {
    stage = await createStage()
    const { stores, clock } = stage.deps
    const { id } = await stores.organisation.ensureWorkspace(WORKSPACE, clock.now())
    const teamId = (await stores.teams.findByAddress(id, 'channel:maths'))?.id ?? ''
    memberId = (await stores.members.findByExternalId(id, 'ana'))?.id ?? ''
    for (const text of ['What will you try?', 'How did it go?']) {
      const nudge = newNudge({
        ...{ id: newId(clock.now()), teamId, memberId, replyTo: null, audience: 'private' },
        ...{ schedule: { kind: 'instant', at: '2026-09-07T20:15:00.000Z' }, zone: 'America/Chicago' },
        windowHours: 24,
        prompt: {
          ...{ id: newId(clock.now()), templateKey: null, kind: 'reflection', text, choices: [] },
          ...{ takesText: true, resultsShown: 'after-closing', frameworks: [] },
        },
      })
      await stores.nudges.create(nudge, `event ${text}`, clock.now())
    }
  })

  /** Lets the next sends arrive, or get lost, without an answer. */
  const fallSilent = (...arrivals: boolean[]) => {
    const { send } = stage.platform
    stage.platform.send = async (...message) => {
      const arrives = arrivals.shift()
      if (arrives !== false) {
        const answer = await send(...message)
        if (arrives === undefined) return answer
      }
      throw new DeliveryError('unavailable')
    }
  }
  const deliveries = () => stage.deps.stores.deliveries.latest(9)
  const asked = async () =>
    (await stage.deps.stores.asks.charged([memberId], '2026-09-07')).map(({ count }) => count)

  it('is not made again for any of its questions where it had arrived', async () => {
    fallSilent(true)
    await stage.moveTo('2026-09-07T20:15:00Z')
    expect((await deliveries()).map(({ state, reason }) => [state, reason])).toEqual([
      ['sending', 'unavailable'],
      ['sending', 'unavailable'],
    ])
    await stage.moveTo('2026-09-07T20:16:00Z')
    await stage.moveTo('2026-09-07T20:17:00Z')
    expect(stage.sent).toHaveLength(1)
    expect((await deliveries()).map(({ state }) => state)).toEqual(['sent', 'sent'])
    expect(await asked()).toEqual([1])
  })

  it('counts in the budget until it is known that it had not arrived', async () => {
    fallSilent(false)
    await stage.moveTo('2026-09-07T20:15:00Z')
    expect(await asked()).toEqual([1])
    await stage.moveTo('2026-09-07T20:16:00Z')
    expect(stage.sent).toHaveLength(1)
    expect(await asked()).toEqual([1])
    expect((await deliveries()).map(({ state, attempts }) => [state, attempts].join(' ')).sort()).toEqual([
      'sent 0',
      'sent 2',
    ])
  })

  it('is looked for again where the platform does not answer the look either', async () => {
    fallSilent(true)
    const { findSent } = stage.platform
    let looks = 0
    stage.platform.findSent = async (...look) => {
      looks += 1
      if (looks < 3) throw new DeliveryError('unavailable')
      return findSent(...look)
    }
    for (let minute = 15; minute < 30; minute += 1) await stage.moveTo(`2026-09-07T20:${minute}:00Z`)
    expect(looks).toBe(3)
    expect(stage.sent).toHaveLength(1)
    expect((await deliveries()).map(({ state }) => state)).toEqual(['sent', 'sent'])
  })

  it('ends where nobody can tell for an hour after its time', async () => {
    fallSilent(...Array.from({ length: 20 }, () => true))
    stage.platform.findSent = async () => {
      throw new DeliveryError('unavailable')
    }
    for (let hour = 0; hour < 30; hour += 1)
      await stage.moveTo(new Date(Date.parse('2026-09-07T20:15:00Z') + hour * 3_600_000))
    expect(stage.sent).toHaveLength(1)
    expect((await deliveries()).map(({ state, reason }) => [state, reason])).toEqual([
      ['suppressed', 'window-closed'],
      ['suppressed', 'window-closed'],
    ])
  })

  it('shows what is being looked for to who follows the clock', async () => {
    fallSilent(true)
    await stage.moveTo('2026-09-07T20:15:00Z')
    const [told] = await tellDeliveries(stage.deps, 9)
    expect(told?.steps).toEqual([
      'May be out already. The platform did not answer; it is looked for there before it is tried again.',
    ])
  })

  it('keeps a reply in its thread that comes before it was looked for', async () => {
    fallSilent(true)
    await stage.moveTo('2026-09-07T20:15:00Z')
    const [message] = stage.sent
    await stage.reply('Ana', message?.ref ?? null, 'Ask for a second way', 'm1', stage.direct('Ana'))
    const [entry] = await stage.deps.stores.entries.listOf(memberId, 9)
    expect(entry).toMatchObject({ text: 'Ask for a second way', deliveryId: message?.key })
  })
})
