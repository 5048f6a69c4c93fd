import { describe, expect, it } from '@jest/globals'
import { type Received, targetOf } from '../../../src/platforms/slack/parse/received.ts'
import { createReplyDesk } from '../../../src/platforms/slack/reply-desk.ts'
import { DeliveryError } from '../../../src/ports.ts'
import type { Reply } from '../../../src/views/view.ts'
import { viewOf } from '../../support/slack-service.ts'

const received: Received = {
  intent: {
    kind: 'workspace-removed',
    eventId: 'Ev1',
    workspace: { platform: 'slack', externalId: 'T1', name: null },
  },
  target: targetOf({ holder: { channel: 'C1', ts: '1.000001' } }),
}
const replacement = (text: string): Reply => ({ kind: 'replacement', view: viewOf(text) })
const textOf = (reply: Reply) => ('view' in reply ? reply.view.summary : reply.kind)

/** A desk whose Slack answers the given faults first, and whose pauses end when told. */
function openDesk(...faults: unknown[]) {
  const sent: string[] = []
  const lines: object[] = []
  const pauses: { seconds: number; end: () => void }[] = []
  const log = (fields: object) => void lines.push(fields)
  const desk = createReplyDesk(
    async (_, reply) => {
      const fault = faults.shift()
      if (fault) throw fault
      sent.push(textOf(reply))
    },
    { debug: log, info: log, warn: log, error: log },
    (seconds, signal) =>
      new Promise<void>((resolve, reject) => {
        pauses.push({ seconds, end: resolve })
        signal.addEventListener('abort', () => reject(new Error('closed')))
      }),
  )
  return { desk, sent, lines, pauses }
}
const tooFast = (seconds: number) => new DeliveryError('rate-limited', { retryAfterSeconds: seconds })
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('the reply desk', () => {
  it('tries again after the pause that Slack asks for', async () => {
    const { desk, sent, pauses, lines } = openDesk(tooFast(7))
    const work = desk.deliver(received, [replacement('one'), { kind: 'private', view: viewOf('two') }])
    await turn()
    expect(pauses).toMatchObject([{ seconds: 7 }])
    pauses[0]?.end()
    await work
    expect(sent).toEqual(['one', 'two'])
    expect(lines).toEqual([])
  })

  it('drops a view that a later one has overtaken in the meantime', async () => {
    const { desk, sent, pauses } = openDesk(tooFast(7))
    const slow = desk.deliver(received, [replacement('1 answer')])
    await turn()
    await desk.deliver(received, [replacement('2 answers')])
    pauses[0]?.end()
    await slow
    expect(sent).toEqual(['2 answers'])
  })

  it('gives up a reply that fails again, and a pause that is too long, and goes on with the next', async () => {
    const { desk, sent, lines, pauses } = openDesk(tooFast(3_600), new DeliveryError('unavailable'))
    await desk.deliver(received, [replacement('one'), replacement('two'), replacement('three')])
    expect(pauses).toEqual([])
    expect(sent).toEqual(['three'])
    expect(lines).toEqual([
      { eventId: 'Ev1', reply: 'replacement', fault: 'rate-limited', code: null },
      { eventId: 'Ev1', reply: 'replacement', fault: 'unavailable', code: null },
    ])
  })

  it('ends its pauses when it closes', async () => {
    const { desk, sent, lines } = openDesk(tooFast(7))
    const work = desk.deliver(received, [replacement('one')])
    await turn()
    desk.close()
    await work
    expect(sent).toEqual([])
    expect(lines).toHaveLength(1)
  })
})
