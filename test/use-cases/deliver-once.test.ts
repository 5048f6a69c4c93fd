import { beforeEach, describe, expect, it } from '@jest/globals'
import { DeliveryError } from '../../src/ports.ts'
import { deliverNudges } from '../../src/use-cases/deliver-nudge.ts'
import { planDueNudges } from '../../src/use-cases/plan-due-nudges.ts'
import { recoverDeliveries } from '../../src/use-cases/sweep-deliveries.ts'
import { createStage, type Stage, TEACHERS } from '../support/stage.ts'

describe('a message that is out already', () => {
  let stage: Stage
  const states = async () =>
    (await stage.deps.stores.deliveries.countByState(null)).filter(({ count }) => count > 0)
  beforeEach(async () => {
    stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time')
  })

  it('is not sent again where the database failed to note it', async () => {
    const { deliveries } = stage.deps.stores
    const { markSent } = deliveries
    deliveries.markSent = async () => {
      deliveries.markSent = markSent
      throw new Error('the connection is gone')
    }
    await expect(stage.moveTo('2026-09-07T20:15:00Z')).rejects.toThrow('the connection is gone')
    await stage.moveTo('2026-09-07T20:20:00Z')
    expect(stage.sent).toHaveLength(1)
    expect(await states()).toEqual([{ state: 'sent', reason: null, count: 1 }])
  })

  it('is not sent again where the answer to the first try was lost', async () => {
    const { send } = stage.platform
    stage.platform.send = async (...message) => {
      await send(...message)
      throw new DeliveryError('unavailable')
    }
    await stage.moveTo('2026-09-07T20:15:00Z')
    await stage.moveTo('2026-09-07T20:20:00Z')
    expect(stage.sent).toHaveLength(1)
    expect(await states()).toEqual([{ state: 'sent', reason: null, count: 1 }])
  })

  it('counts as sent where its window closed before the lost answer was looked into', async () => {
    const { send } = stage.platform
    stage.platform.send = async (...message) => {
      await send(...message)
      throw new DeliveryError('unavailable')
    }
    await stage.moveTo('2026-09-07T20:15:00Z')
    stage.platform.send = send
    // The service was away until after the question closed.
    await stage.moveTo('2026-09-10T20:16:00Z')
    const [asked] = stage.sent
    const delivery = await stage.deps.stores.deliveries.find(asked?.key ?? '')
    expect(delivery).toMatchObject({ state: 'sent', reason: null, messageRef: asked?.ref })
  })

  it('is sent again where the platform cannot tell, since an outage is the likelier reason', async () => {
    stage.platform.findSent = async () => 'unknown'
    stage.failWith(new DeliveryError('unavailable'))
    await stage.moveTo('2026-09-07T20:15:00Z')
    await stage.moveTo('2026-09-07T20:20:00Z')
    expect(stage.sent).toHaveLength(1)
  })
})

describe('two services that sweep at the same minute', () => {
  it('send what was cut off once, though one of them looks for it longer', async () => {
    const stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time')
    stage.clock.moveTo('2026-09-07T20:15:00Z')
    await planDueNudges(stage.deps)
    const [id = ''] = stage.jobs.splice(0)
    await stage.deps.stores.deliveries.take(id, stage.clock.now(), stage.clock.now())
    const { findSent, send } = stage.platform
    const [looked, look] = gate()
    const [left, leave] = gate()
    let looks = 0
    stage.platform.findSent = async (...asked) => {
      looks += 1
      const isFirst = looks === 1
      const found = await findSent(...asked)
      if (isFirst) await looked
      return found
    }
    const slow = recoverDeliveries(stage.deps)
    await recoverDeliveries(stage.deps)
    stage.platform.send = async (...message) => {
      await left
      return send(...message)
    }
    const sending = deliverNudges(stage.deps, [id])
    look()
    await slow
    const again = stage.runJobs()
    // Memory alone is at work: by then everybody stands where nothing but the gate holds them.
    await new Promise((resolve) => setImmediate(resolve))
    leave()
    await Promise.all([sending, again])
    expect(stage.sent).toHaveLength(1)
  })
})

/** A promise and what resolves it. */
function gate(): [Promise<void>, () => void] {
  let open = () => {}
  const promise = new Promise<void>((resolve) => {
    open = resolve
  })
  return [promise, open]
}

describe('what is kept of a platform that was switched off', () => {
  const switchOff = (stage: Stage) => {
    stage.deps.platform = () => {
      throw new DeliveryError('not-reachable')
    }
  }

  it('does not keep the service from starting', async () => {
    const stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time')
    stage.clock.moveTo('2026-09-07T20:15:00Z')
    await planDueNudges(stage.deps)
    await stage.deps.stores.deliveries.take(stage.jobs[0] ?? '', stage.clock.now(), stage.clock.now())
    switchOff(stage)
    await recoverDeliveries(stage.deps, { isAlone: true })
    expect(await stage.deps.stores.deliveries.countByState(null)).toEqual([
      { state: 'failed', reason: 'interrupted', count: 1 },
    ])
  })

  it('does not keep other questions from closing', async () => {
    const stage = await createStage()
    await stage.command('Rosa', 'checkin How ready are you?')
    await stage.runJobs()
    switchOff(stage)
    await stage.moveTo('2026-09-08T15:00:00Z')
    expect(await stage.deps.stores.deliveries.closableUntil(stage.clock.now(), 10)).toEqual([])
  })
})

describe('a result that the platform does not take at once', () => {
  it('is shown once the platform takes it', async () => {
    const stage = await createStage()
    await stage.command('Rosa', 'checkin How ready are you?')
    await stage.runJobs()
    const [asked] = stage.sent
    for (const name of TEACHERS) await stage.tap(name, 'answer', `${asked?.key}:4`, asked?.ref)
    const { update } = stage.platform
    stage.platform.update = async () => {
      stage.platform.update = update
      throw new DeliveryError('rate-limited', { retryAfterSeconds: 30 })
    }
    await stage.moveTo('2026-09-08T14:01:00Z')
    expect(stage.updates).toHaveLength(0)
    await stage.moveTo('2026-09-08T14:02:00Z')
    expect(stage.updates.map(({ view }) => view.summary)).toEqual([
      expect.stringContaining('Result: 6 people answered'),
    ])
  })
})
