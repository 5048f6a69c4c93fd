import { describe, expect, it } from '@jest/globals'
import { createScriptedInbox, textView } from '../../support/playground-script.ts'
import { CHANNEL, createPlayground, SCHOOL, startServed } from '../../support/playground-setting.ts'

const { inbox } = createScriptedInbox()

describe('the clock of the playground', () => {
  it('says when the next nudge is due and why deliveries wait, in words', async () => {
    const { platform } = createPlayground({
      controls: {
        nextDueAt: async () => new Date('2026-09-10T20:15:00Z'),
        explain: async () => [
          { state: 'sent', reason: null, count: 3 },
          { state: 'waiting', reason: 'rate-limited', count: 1 },
          { state: 'waiting', reason: 'Tomorrow, says the budget.', count: 2 },
        ],
        tell: async () => [{ what: 'A question', to: 'Ana', due: 'Monday', steps: ['Went out.'] }],
      },
    })
    await platform.start(inbox)
    expect((await platform.stateOf('ana.flores')).clock).toEqual({
      now: '2026-09-07T14:00:00.000Z',
      zone: 'America/Chicago',
      millisecondsPerMinute: 60_000,
      nextDueAt: '2026-09-10T20:15:00.000Z',
      deliveries: [
        { state: 'sent', reason: null, count: 3 },
        { state: 'waiting', reason: 'The platform asked for a pause; it goes out after that.', count: 1 },
        { state: 'waiting', reason: 'Tomorrow, says the budget.', count: 2 },
      ],
      decisions: [{ what: 'A question', to: 'Ana', due: 'Monday', steps: ['Went out.'] }],
    })
  })

  it('jumps to the next nudge and says where something arrived', async () => {
    const jumps: Date[] = []
    const playground = createPlayground({
      controls: {
        nextDueAt: async () => new Date('2026-09-10T20:15:00Z'),
        jumpTo: async (instant) => {
          jumps.push(instant)
          await playground.platform.send(SCHOOL, CHANNEL, textView('A question'), 'k1')
          await playground.platform.send(SCHOOL, 'person:ana.flores', textView('A private one'), 'k2')
          await playground.platform.send(SCHOOL, 'person:ben.okafor', textView('A private one'), 'k3')
        },
      },
    })
    await playground.platform.start(inbox)
    const { arrivals } = await playground.platform.moveClock('next-nudge')
    expect(jumps).toEqual([new Date('2026-09-10T20:15:00Z')])
    expect(arrivals).toEqual([
      { place: CHANNEL, count: 1 },
      { place: 'private', count: 2 },
    ])
  })

  it('waits for what another worker is just sending before it says what arrived', async () => {
    let looks = -1
    const playground = createPlayground({
      controls: {
        jumpTo: async () => {
          looks = 0
        },
        explain: async () => {
          if (looks >= 0) looks += 1
          if (looks === 2) await playground.platform.send(SCHOOL, CHANNEL, textView('A question'), 'k')
          return [{ state: looks < 3 ? 'sending' : 'sent', reason: null, count: 1 }]
        },
      },
    })
    await playground.platform.start(inbox)
    const { arrivals } = await playground.platform.moveClock('one-day')
    expect(arrivals).toEqual([{ place: CHANNEL, count: 1 }])
  })

  it('stops at the next nudge also where another worker is just sending it', async () => {
    const jumps: Date[] = []
    let looks = 0
    const { platform } = createPlayground({
      controls: {
        nextDueAt: async () => new Date(Date.UTC(2026, 8, 10 + 7 * jumps.length, 12, 45)),
        jumpTo: async (instant) => void jumps.push(instant),
        explain: async () => {
          if (jumps.length > 0) looks += 1
          return looks === 0 ? [] : [{ state: looks < 3 ? 'sending' : 'sent', reason: null, count: 1 }]
        },
      },
    })
    await platform.start(inbox)
    await platform.moveClock('next-nudge')
    expect(jumps).toEqual([new Date('2026-09-10T12:45:00Z')])
  })

  it('never goes back: a nudge that is due already is delivered now', async () => {
    const jumps: Date[] = []
    const { platform } = createPlayground({
      controls: {
        nextDueAt: async () => new Date('2026-09-01T00:00:00Z'),
        jumpTo: async (instant) => void jumps.push(instant),
      },
    })
    await platform.start(inbox)
    await platform.moveClock('next-nudge')
    expect(jumps).toEqual([new Date('2026-09-07T14:00:00Z')])
  })

  it('goes one day on', async () => {
    const { platform } = createPlayground()
    await platform.start(inbox)
    expect((await platform.moveClock('one-day')).clock.now).toBe('2026-09-08T14:00:00.000Z')
  })

  it('says what to do where nothing is scheduled', async () => {
    const { platform } = createPlayground()
    await platform.start(inbox)
    await expect(platform.moveClock('next-nudge')).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('/inquiry start'),
    })
  })

  it('moves by request and refuses other moves', async () => {
    const { url, close } = await startServed(inbox)
    const post = (body: object) =>
      fetch(`${url}/playground/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect((await post({ to: 'one-day' })).status).toBe(200)
    expect((await post({ to: 'yesterday' })).status).toBe(400)
    expect((await post({ to: 'next-nudge' })).status).toBe(409)
    await close()
  })
})
