import { describe, expect, it } from '@jest/globals'
import type { Inbox } from '../../../src/ports.ts'
import { createScriptedInbox, EVERYTHING, textView } from '../../support/playground-script.ts'
import { CHANNEL, createPlayground, SCHOOL, seenBy } from '../../support/playground-setting.ts'

/** An inbox that fails for what people do: as if the service had been killed before it took it. */
const failing: Inbox = async (intent) => {
  if (intent.kind === 'bot-added') return []
  throw new Error('killed')
}

describe('the playground after a restart', () => {
  it('shows the same conversation, homes and choices', async () => {
    const first = createPlayground()
    await first.platform.start(createScriptedInbox().inbox)
    const { ref } = await first.platform.send(SCHOOL, CHANNEL, EVERYTHING, 'k')
    await first.act('ana.flores', { kind: 'reply', thread: ref, text: 'A reply' })
    await first.act('ana.flores', { kind: 'tap', message: ref, action: 'answer', value: 'd1:2' })
    await first.act('ana.flores', { kind: 'open-home' })
    const before = await first.platform.stateOf('ana.flores')

    const second = createPlayground({ memory: first.memory })
    await second.platform.start(createScriptedInbox().inbox)
    expect(await second.platform.stateOf('ana.flores')).toEqual(before)
    expect(await second.platform.findSent(SCHOOL, CHANNEL, 'k', new Date(0))).toEqual({ ref })
  })

  it('hands over again what the service had not taken, with the same event id', async () => {
    const first = createPlayground()
    await first.platform.start(failing)
    await expect(
      first.act('ana.flores', { kind: 'say', place: 'person:ana.flores', text: 'Keep me' }),
    ).rejects.toThrow('killed')

    const second = createPlayground({ memory: first.memory })
    const { inbox, intents } = createScriptedInbox()
    await second.platform.start(inbox)
    expect(intents).toMatchObject([{ kind: 'message', eventId: 'act-test-act-1', text: 'Keep me' }])
    expect((await second.platform.stateOf('ana.flores')).messages.at(-1)).toMatchObject({ isKept: true })

    const third = createPlayground({ memory: first.memory })
    const later = createScriptedInbox()
    await third.platform.start(later.inbox)
    expect(later.intents).toEqual([])
  })

  it('shows a message whose sender was cut off between writing it down and showing it', async () => {
    const { platform, memory, act } = createPlayground()
    await platform.start(failing)
    await expect(act('ana.flores', { kind: 'say', place: CHANNEL, text: 'Half done' })).rejects.toThrow()
    const records = await memory.all()
    const withoutMessage = createPlayground()
    for (const record of records.filter(({ id }) => id.startsWith('event:')))
      await withoutMessage.memory.append(record)
    await withoutMessage.platform.start(createScriptedInbox().inbox)
    expect(await seenBy(withoutMessage.platform, 'ben.okafor')).toContain('Half done')
  })

  it('gives an event up after three tries and starts all the same', async () => {
    const first = createPlayground()
    await first.platform.start(failing)
    await expect(first.act('ana.flores', { kind: 'open-home' })).rejects.toThrow()
    const tries: number[] = []
    for (let start = 0; start < 4; start += 1) {
      let count = 0
      await createPlayground({ memory: first.memory }).platform.start(async () => {
        count += 1
        throw new Error('still broken')
      })
      tries.push(count)
    }
    expect(tries).toEqual([1, 1, 0, 0])
  })

  it('refuses a memory that is not its own with the record’s id', async () => {
    const { platform, memory } = createPlayground()
    await memory.append({ id: 'strange', at: new Date(0), body: '{"kind":"other"}' })
    await expect(platform.start(async () => [])).rejects.toThrow('strange')
  })

  it('keeps no copy of the words in an event that is over', async () => {
    const { platform, memory, act } = createPlayground()
    await platform.start(createScriptedInbox().inbox)
    await act('ana.flores', { kind: 'command', place: CHANNEL, name: 'reflect', text: 'my words' })
    await platform.send(SCHOOL, CHANNEL, textView('x'), 'k')
    const events = (await memory.all()).filter(({ id }) => id.startsWith('event:'))
    expect(events.length).toBeGreaterThan(0)
    expect(JSON.stringify(events)).not.toContain('my words')
  })
})
