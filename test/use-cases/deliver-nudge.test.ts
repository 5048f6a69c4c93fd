import { beforeEach, describe, expect, it } from '@jest/globals'
import { DeliveryError } from '../../src/ports.ts'
import { deliverNudges } from '../../src/use-cases/deliver-nudge.ts'
import { planDueNudges } from '../../src/use-cases/plan-due-nudges.ts'
import { createStage, type Stage, wordsOf } from '../support/stage.ts'

describe('delivering nudges', () => {
  let stage: Stage
  const states = async () =>
    (await stage.deps.stores.deliveries.countByState(null)).filter(({ count }) => count > 0)
  beforeEach(async () => {
    stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time')
    stage.clock.moveTo('2026-09-07T20:15:00Z')
  })

  it('plans nothing new when it plans twice', async () => {
    expect(await planDueNudges(stage.deps)).toBe(1)
    expect(await planDueNudges(stage.deps)).toBe(0)
  })

  it('sends once however often the job comes', async () => {
    await planDueNudges(stage.deps)
    const [id = ''] = stage.jobs
    await Promise.all([
      deliverNudges(stage.deps, [id]),
      deliverNudges(stage.deps, [id]),
      deliverNudges(stage.deps, [id]),
    ])
    expect(stage.sent).toHaveLength(1)
  })

  it('waits as long as the platform tells, then sends', async () => {
    stage.failWith(new DeliveryError('rate-limited', { retryAfterSeconds: 300 }))
    await stage.moveTo('2026-09-07T20:15:00Z')
    expect(await states()).toEqual([{ state: 'waiting', reason: 'rate-limited', count: 1 }])
    await stage.moveTo('2026-09-07T20:19:59Z')
    expect(stage.sent).toHaveLength(0)
    await stage.moveTo('2026-09-07T20:22:00Z')
    expect(stage.sent).toHaveLength(1)
  })

  it('does not retry a channel that the bot was removed from, and says so', async () => {
    stage.failWith(new DeliveryError('not-reachable'))
    await stage.moveTo('2026-09-07T20:15:00Z')
    await stage.moveTo('2026-09-07T21:15:00Z')
    expect(await states()).toEqual([{ state: 'blocked', reason: 'not-reachable', count: 1 }])
    const reason = 'Something did not go out. The person or channel cannot be reached'
    expect(wordsOf(await stage.command('Rosa', 'inquiry status'))).toContain(reason)
    expect(wordsOf(await stage.command('Ana', 'inquiry status'))).not.toContain(reason)
  })

  it('gives up after ten tries with a reason', async () => {
    stage.failWith(...Array.from({ length: 20 }, () => new DeliveryError('unavailable')))
    for (let minute = 0; minute < 600; minute += 5) {
      await stage.moveTo(new Date(Date.parse('2026-09-07T20:15:00Z') + minute * 60_000))
    }
    expect(await states()).toEqual([{ state: 'failed', reason: 'gave-up', count: 1 }])
  })

  it('keeps what fell due in a long outage as suppressed, never sends it late', async () => {
    await stage.moveTo('2026-09-30T12:00:00Z')
    const counts = await states()
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(13)
    expect(counts.find(({ state }) => state === 'suppressed')?.count).toBe(12)
    expect(stage.sent.map(({ view }) => view.elements[0])).toEqual([
      { kind: 'heading', text: 'maths · Assess' },
    ])
  })

  it('looks on the platform for a send that was cut off, and does not send again what arrived', async () => {
    await planDueNudges(stage.deps)
    const [id = ''] = stage.jobs.splice(0)
    // The service took it, sent it, and was killed before it could note so.
    await stage.deps.stores.deliveries.take(id, stage.clock.now(), stage.clock.afterReal(1_000))
    await stage.platform.send(
      { platform: 'test', externalId: 'W1', name: null },
      'channel:maths',
      { summary: '', elements: [] },
      id,
    )
    await stage.moveTo('2026-09-07T20:20:00Z')
    expect(stage.sent).toHaveLength(1)
    expect(await states()).toEqual([{ state: 'sent', reason: null, count: 1 }])
  })

  it('sends what was cut off before it left', async () => {
    await planDueNudges(stage.deps)
    const [id = ''] = stage.jobs.splice(0)
    await stage.deps.stores.deliveries.take(id, stage.clock.now(), stage.clock.afterReal(1_000))
    await stage.moveTo('2026-09-07T20:20:00Z')
    await stage.moveTo('2026-09-07T20:21:00Z')
    expect(stage.sent).toHaveLength(1)
  })

  it('does not send again where the platform cannot tell, and says why', async () => {
    await planDueNudges(stage.deps)
    const [id = ''] = stage.jobs.splice(0)
    await stage.deps.stores.deliveries.take(id, stage.clock.now(), stage.clock.afterReal(1_000))
    stage.platform.findSent = async () => 'unknown'
    await stage.moveTo('2026-09-07T20:20:00Z')
    expect(stage.sent).toHaveLength(0)
    expect(await states()).toEqual([{ state: 'failed', reason: 'interrupted', count: 1 }])
  })

  it('asks nothing in a team that was undone', async () => {
    await planDueNudges(stage.deps)
    await stage.handle({
      kind: 'bot-removed',
      place: { address: 'channel:maths', kind: 'channel', name: null },
    })
    await stage.runJobs()
    expect(stage.sent).toHaveLength(0)
    expect(await states()).toEqual([{ state: 'blocked', reason: 'not-reachable', count: 1 }])
  })
})

describe('a reply that comes before the service has noted what it sent', () => {
  let stage: Stage
  const interrupted = async () => {
    stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time')
    stage.clock.moveTo('2026-09-07T20:15:00Z')
    await planDueNudges(stage.deps)
    const [id = ''] = stage.jobs.splice(0)
    await stage.deps.stores.deliveries.take(id, stage.clock.now(), stage.clock.afterReal(60_000))
    const where = { platform: 'test', externalId: 'W1', name: null }
    const { ref } = await stage.platform.send(where, 'channel:maths', { summary: '', elements: [] }, id)
    return { id, ref }
  }

  it('is kept: the platform tells which message the thread began with', async () => {
    const { id, ref } = await interrupted()
    const [first] = await stage.reply('Ana', ref, 'They mix up the parts', 'm1')
    expect(first?.kind).toBe('acknowledgement')
    expect(await stage.deps.stores.deliveries.find(id)).toMatchObject({ state: 'sent', messageRef: ref })
  })

  it('is asked for again where the platform cannot tell', async () => {
    const { ref } = await interrupted()
    stage.platform.findSent = async () => 'unknown'
    await expect(stage.reply('Ana', ref, 'They mix up the parts', 'm1')).rejects.toThrow(DeliveryError)
  })

  it('leaves other threads of the channel alone', async () => {
    await interrupted()
    expect(await stage.reply('Ana', 'another-thread', 'See you at three', 'm1')).toEqual([])
  })
})
