import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import { eventOf, type ServiceEvent } from '../../src/domain/service-event.ts'
import type { WebhookEndpoint } from '../../src/domain/webhook.ts'
import type { Stores, WebhookParcel } from '../../src/ports.ts'
import { addSample, hoursLater, NOW, type OpenStores, sampleChange, sampleCycle } from './store-fixture.ts'

/** What every store of webhooks does. */
export function describeWebhooks(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  let sample: Awaited<ReturnType<typeof addSample>>
  let districtId: string
  beforeAll(async () => {
    ;({ stores, close } = await open())
    sample = await addSample(stores)
    districtId = sample.workspace.districtId
  })
  afterAll(() => close())
  beforeEach(async () => {
    for (const { id } of await stores.webhooks.endpoints(districtId))
      await stores.webhooks.removeEndpoint(districtId, id)
  })

  const add = async (values: Partial<WebhookEndpoint> = {}): Promise<WebhookEndpoint> => {
    const endpoint: WebhookEndpoint = {
      ...{ id: newId(NOW), districtId, url: 'https://hooks.example/in', kinds: ['need.raised'] },
      ...{ secret: 'whsec_new', formerSecret: null, formerUntil: null, createdAt: NOW },
      ...{ failingSince: null, disabledAt: null, disabledBecause: null, ...values },
    }
    await stores.webhooks.addEndpoint(endpoint)
    return endpoint
  }
  const happening = (at = NOW): ServiceEvent =>
    eventOf({ kind: 'need.raised', districtId, needId: newId(NOW) }, newId(at), at)
  const endpointNow = async () => (await stores.webhooks.endpoints(districtId))[0]
  const takeOne = async (now: Date): Promise<WebhookParcel> => {
    const [due] = await stores.webhooks.due(now, 9)
    const parcel = await stores.webhooks.take(due?.id ?? '', now, new Date(now.getTime() + 60_000))
    return parcel ?? Promise.reject(new Error('nothing is due'))
  }

  describe('endpoints of webhooks', () => {
    it('come back as they were made, the oldest first, and go with what waits for them', async () => {
      const second = await add({ createdAt: hoursLater(2) })
      const first = await add({ createdAt: hoursLater(1), kinds: ['cycle.finished', 'digest.ready'] })
      expect(await stores.webhooks.endpoints(districtId)).toEqual([first, second])
      expect(await stores.webhooks.removeEndpoint(newId(NOW), first.id)).toBe(false)
      await stores.webhooks.note(happening())
      expect(await stores.webhooks.removeEndpoint(districtId, second.id)).toBe(true)
      expect(await stores.webhooks.removeEndpoint(districtId, 'no id')).toBe(false)
      expect(await stores.webhooks.due(hoursLater(1), 9)).toEqual([])
    })

    it('keep the secret before beside a new one', async () => {
      const { id, secret } = await add()
      await stores.webhooks.changeSecret(id, 'whsec_newer', hoursLater(24))
      const changed = { secret: 'whsec_newer', formerSecret: secret, formerUntil: hoursLater(24) }
      expect(await endpointNow()).toMatchObject(changed)
    })

    it('are disabled once, with all that waits, until they are enabled again', async () => {
      const { id } = await add()
      await stores.webhooks.note(happening())
      expect(await stores.webhooks.disable(id, 'failing', hoursLater(1))).toBe(true)
      expect(await stores.webhooks.disable(id, 'gone', hoursLater(2))).toBe(false)
      expect(await endpointNow()).toMatchObject({ disabledAt: hoursLater(1), disabledBecause: 'failing' })
      await stores.webhooks.note(happening())
      expect(await stores.webhooks.due(hoursLater(9), 9)).toEqual([])
      expect((await stores.webhooks.tally(id)).counts).toMatchObject({ waiting: 0, dropped: 1 })
      await stores.webhooks.enable(id)
      expect(await endpointNow()).toMatchObject({ disabledAt: null, failingSince: null })
      await stores.webhooks.note(happening())
      expect(await stores.webhooks.due(hoursLater(9), 9)).toHaveLength(1)
    })
  })

  describe('events for endpoints', () => {
    it('are kept once, for the endpoints of the district that want their kind', async () => {
      const wanting = await add()
      await add({ kinds: ['digest.ready'] })
      const event = happening()
      expect(await stores.webhooks.note(event)).toBe(true)
      expect(await stores.webhooks.note({ ...event, id: newId(NOW) })).toBe(false)
      expect(await stores.webhooks.note({ ...happening(), districtId: newId(NOW) })).toBe(true)
      const parcel = await takeOne(NOW)
      expect(parcel).toMatchObject({ event, endpoint: wanting, delivery: { attempts: 1, state: 'waiting' } })
      expect(await stores.webhooks.due(NOW, 9)).toEqual([])
    })

    it('are taken by one of many who come at once, and again where the try did not end', async () => {
      await add()
      await stores.webhooks.note(happening())
      const [due] = await stores.webhooks.due(NOW, 9)
      const take = () => stores.webhooks.take(due?.id ?? '', NOW, hoursLater(1))
      expect((await Promise.all([take(), take(), take()])).filter(Boolean)).toHaveLength(1)
      expect(await stores.webhooks.due(hoursLater(0.9), 9)).toEqual([])
      expect(await stores.webhooks.due(hoursLater(1), 9)).toEqual([{ id: due?.id, attempts: 1 }])
    })

    it('are tried again until they are taken; the endpoint fails from the first failure to the next success', async () => {
      const { id } = await add()
      await stores.webhooks.note(happening())
      const first = await takeOne(NOW)
      expect(await stores.webhooks.markFailed(first, '503', hoursLater(2), hoursLater(1))).toEqual(
        hoursLater(1),
      )
      expect(await stores.webhooks.due(hoursLater(1.9), 9)).toEqual([])
      const second = await takeOne(hoursLater(2))
      expect(second.delivery).toMatchObject({ attempts: 2, lastResult: '503' })
      expect(await stores.webhooks.markFailed(second, 'timeout', hoursLater(3), hoursLater(2))).toEqual(
        hoursLater(1),
      )
      await stores.webhooks.markSent(await takeOne(hoursLater(3)), '204', hoursLater(3))
      expect(await stores.webhooks.due(hoursLater(99), 9)).toEqual([])
      expect(await endpointNow()).toMatchObject({ failingSince: null })
      const counts = { waiting: 0, sent: 1, failed: 0, dropped: 0 }
      expect(await stores.webhooks.tally(id)).toEqual({ counts, last: '204' })
    })

    it('are given up where no further try is wanted', async () => {
      const { id } = await add()
      await stores.webhooks.note(happening())
      await stores.webhooks.markFailed(await takeOne(NOW), '500', null, NOW)
      expect(await stores.webhooks.due(hoursLater(99), 9)).toEqual([])
      expect((await stores.webhooks.tally(id)).counts).toMatchObject({ failed: 1, waiting: 0 })
    })

    it('are forgotten long after, but for those that wait', async () => {
      await stores.webhooks.purge(hoursLater(9_999))
      await add()
      const [told, waiting] = [happening(), happening(hoursLater(1))]
      await stores.webhooks.note(told)
      await stores.webhooks.markSent(await takeOne(NOW), '200', NOW)
      await stores.webhooks.note(waiting)
      expect(await stores.webhooks.purge(NOW)).toBe(0)
      expect(await stores.webhooks.purge(hoursLater(5))).toBe(1)
      expect((await takeOne(hoursLater(6))).event).toEqual(waiting)
      expect(await stores.webhooks.note({ ...told, id: newId(NOW) })).toBe(true)
    })

    it('are noted with a change of a cycle, or not at all', async () => {
      await add({ kinds: ['cycle.finished'] })
      const cycle = sampleCycle(sample.team.id)
      const ids = { districtId, schoolId: sample.team.schoolId, teamId: sample.team.id, cycleId: cycle.id }
      const event = eventOf({ kind: 'cycle.finished', ...ids }, newId(NOW), NOW)
      await stores.cycles.create(cycle, [], sampleChange('start'), NOW)
      const change = { ...sampleChange('finish'), tells: event }
      expect(await stores.cycles.update({ ...cycle, version: 7 }, [], change, NOW)).toBe('conflict')
      expect(await stores.webhooks.due(NOW, 9)).toEqual([])
      const finished = { ...cycle, state: 'finished' as const, finishedAt: NOW }
      expect(await stores.cycles.update(finished, [], change, NOW)).toBe('updated')
      expect(await stores.cycles.update(finished, [], change, NOW)).toBe('repeated')
      expect((await takeOne(NOW)).event).toEqual(event)
      expect(await stores.webhooks.due(NOW, 9)).toEqual([])
    })
  })
}
