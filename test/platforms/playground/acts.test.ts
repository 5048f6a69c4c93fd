import { describe, expect, it } from '@jest/globals'
import { PlaygroundRefusal } from '../../../src/platforms/playground/refusal.ts'
import { createScriptedInbox, EVERYTHING, textView } from '../../support/playground-script.ts'
import { CHANNEL, createPlayground, SCHOOL, seenBy } from '../../support/playground-setting.ts'

async function started() {
  const playground = createPlayground()
  const { inbox, intents } = createScriptedInbox()
  await playground.platform.start(inbox)
  intents.length = 0
  const lastOf = async (person: string) => (await playground.platform.stateOf(person)).messages.at(-1)
  return { ...playground, intents, lastOf }
}

describe('what a person does', () => {
  it('says something in a channel for all who see it', async () => {
    const { act, platform, intents } = await started()
    await act('ana.flores', { kind: 'say', place: CHANNEL, text: 'Good morning' })
    expect(intents).toMatchObject([
      {
        kind: 'message',
        actor: { externalId: 'ana.flores' },
        place: { kind: 'channel' },
        text: 'Good morning',
        thread: null,
      },
    ])
    expect(await seenBy(platform, 'ben.okafor')).toContain('Good morning')
    expect(await seenBy(platform, 'eleanor.whitfield')).toContain('Good morning')
    expect(await seenBy(platform, 'imani.brooks')).not.toContain('Good morning')
  })

  it('replies in a thread, which takes the light sign that it was kept', async () => {
    const { act, platform, intents, lastOf } = await started()
    const { ref } = await platform.send(SCHOOL, CHANNEL, EVERYTHING, 'k')
    await act('ana.flores', { kind: 'reply', thread: ref, text: 'Fractions' })
    expect(intents).toMatchObject([{ kind: 'message', thread: ref, text: 'Fractions' }])
    expect(await lastOf('ben.okafor')).toMatchObject({
      thread: ref,
      isKept: true,
      content: { text: 'Fractions' },
    })
  })

  it('keeps a reply to a reply in the thread of its first message', async () => {
    const { act, platform, intents, lastOf } = await started()
    const { ref } = await platform.send(SCHOOL, CHANNEL, EVERYTHING, 'k')
    await act('ana.flores', { kind: 'reply', thread: ref, text: 'One' })
    await act('ben.okafor', { kind: 'reply', thread: (await lastOf('ben.okafor'))?.id ?? '', text: 'Two' })
    expect(intents.at(-1)).toMatchObject({ thread: ref })
  })

  it('edits and deletes own messages', async () => {
    const { act, platform, intents, lastOf } = await started()
    await act('ana.flores', { kind: 'say', place: CHANNEL, text: 'Helo' })
    const message = (await lastOf('ana.flores'))?.id ?? ''
    await act('ana.flores', { kind: 'edit', message, text: 'Hello' })
    expect(await lastOf('ben.okafor')).toMatchObject({ isEdited: true, content: { text: 'Hello' } })
    await act('ana.flores', { kind: 'delete', message })
    expect(intents.slice(1)).toMatchObject([
      { kind: 'message-edited', message, text: 'Hello' },
      { kind: 'message-deleted', message },
    ])
    expect((await lastOf('ben.okafor'))?.content).toBeNull()
    expect(JSON.stringify(await platform.stateOf('ben.okafor'))).not.toContain('Hello')
  })

  it('taps the button beside an answer, in its own words', async () => {
    const { act, platform, intents } = await started()
    const { ref } = await platform.send(SCHOOL, CHANNEL, EVERYTHING, 'k')
    await act('ana.flores', { kind: 'tap', message: ref, action: 'later', value: 'd1' })
    expect(intents).toMatchObject([{ kind: 'tap', action: 'later', value: 'd1', message: ref }])
    const other = act('ana.flores', { kind: 'tap', message: ref, action: 'later', value: 'd2' })
    await expect(other).rejects.toThrow('has changed meanwhile')
  })

  it('may change nobody else’s message, nor the bot’s', async () => {
    const { act, platform, intents, lastOf } = await started()
    await act('ana.flores', { kind: 'say', place: CHANNEL, text: 'Mine' })
    const mine = (await lastOf('ana.flores'))?.id ?? ''
    const { ref } = await platform.send(SCHOOL, CHANNEL, textView('Ours'), 'k')
    for (const message of [mine, ref]) {
      await expect(act('ben.okafor', { kind: 'edit', message, text: 'Mine now' })).rejects.toMatchObject({
        status: 403,
      })
      await expect(act('ben.okafor', { kind: 'delete', message })).rejects.toBeInstanceOf(PlaygroundRefusal)
    }
    expect(intents).toHaveLength(1)
  })

  it('taps a choice, which stays marked for that person alone', async () => {
    const { act, platform, intents, lastOf } = await started()
    const { ref } = await platform.send(SCHOOL, CHANNEL, EVERYTHING, 'k')
    await act('ana.flores', { kind: 'tap', message: ref, action: 'answer', value: 'd1:2' })
    expect(intents).toMatchObject([{ kind: 'tap', action: 'answer', value: 'd1:2', message: ref }])
    const stateOf = async (person: string) =>
      (await platform.stateOf(person)).messages.find(({ id }) => id === ref)
    expect((await stateOf('ana.flores'))?.chosen).toEqual({ 'answer d1': '2' })
    expect((await stateOf('ben.okafor'))?.chosen).toEqual({})
    expect(await lastOf('ana.flores')).toMatchObject({ about: ref, isPrivate: true })
  })

  it('shows one private note under a message however often it is tapped', async () => {
    const { act, platform } = await started()
    const { ref } = await platform.send(SCHOOL, CHANNEL, EVERYTHING, 'k')
    await act('ana.flores', { kind: 'tap', message: ref, action: 'answer', value: 'd1:1' })
    await act('ana.flores', { kind: 'tap', message: ref, action: 'answer', value: 'd1:2' })
    expect((await seenBy(platform, 'ana.flores')).filter((text) => text.startsWith('You chose'))).toEqual([
      'You chose d1:2.',
    ])
  })

  it('cannot tap a button that the message does not have', async () => {
    const { act, platform, intents } = await started()
    const { ref } = await platform.send(SCHOOL, CHANNEL, EVERYTHING, 'k')
    await expect(
      act('ana.flores', { kind: 'tap', message: ref, action: 'answer', value: 'd1:9' }),
    ).rejects.toMatchObject({
      status: 409,
    })
    expect(intents).toEqual([])
  })

  it('gets a form by a tap, faults by a wrong field, and a private word once it is right', async () => {
    const { act, platform, intents } = await started()
    const { ref } = await platform.send(SCHOOL, CHANNEL, EVERYTHING, 'k')
    const { form } = await act('ana.flores', { kind: 'tap', message: ref, action: 'open-form', value: 'all' })
    expect(form?.title).toBe('Every field')
    const submit = (line: string) =>
      act('ana.flores', {
        kind: 'submit',
        place: CHANNEL,
        message: ref,
        form: 'all',
        context: 'c1',
        values: { line, some: ['x', 'y'] },
      })
    expect(await submit('wrong')).toEqual({ faults: { line: 'That is not right.' } })
    expect(await submit('right')).toEqual({})
    expect(intents.at(-1)).toMatchObject({
      kind: 'submit',
      form: 'all',
      context: 'c1',
      values: { some: ['x', 'y'] },
      message: ref,
    })
    expect(await seenBy(platform, 'ana.flores')).toContain('Your words are kept.')
  })

  it('runs a command in a place, known or not, with the answer for its eyes alone', async () => {
    const { act, platform, intents } = await started()
    await act('eleanor.whitfield', { kind: 'command', place: CHANNEL, name: 'sgnals', text: ' all ' })
    expect(intents).toMatchObject([
      { kind: 'command', name: 'sgnals', text: 'all', place: { address: CHANNEL } },
    ])
    expect((await seenBy(platform, 'eleanor.whitfield')).slice(-2)).toEqual([
      '/sgnals all',
      'You ran sgnals with "all".',
    ])
    expect((await seenBy(platform, 'ana.flores')).join(' ')).not.toContain('sgnals')
  })

  it('opens the own home page', async () => {
    const { act, platform } = await started()
    await act('ana.flores', { kind: 'open-home' })
    expect((await platform.stateOf('ana.flores')).home?.summary).toBe('Welcome home, Ana Flores.')
    expect((await platform.stateOf('ben.okafor')).home).toBeNull()
  })

  it('happens once where the page sends it twice', async () => {
    const { platform, intents } = await started()
    const input = { id: 'the-same-act', as: 'ana.flores', kind: 'say', place: CHANNEL, text: 'Once' } as const
    await Promise.all([platform.act(input), platform.act(input)])
    expect((await seenBy(platform, 'ben.okafor')).filter((text) => text === 'Once')).toEqual(['Once'])
    expect(new Set(intents.map(({ eventId }) => eventId)).size).toBe(1)
  })

  it('writes right-to-left text, emoji and 40,000 letters as they are', async () => {
    const { act, platform } = await started()
    for (const text of ['مرحبا بالجميع 👩🏽‍🏫', '<img src=x onerror=alert(1)>', 'x'.repeat(40_000)]) {
      await act('ana.flores', { kind: 'say', place: CHANNEL, text })
      expect((await seenBy(platform, 'ben.okafor')).at(-1)).toBe(text)
    }
  })
})

describe('what a person may see', () => {
  it('never puts a private reply into another person’s state', async () => {
    const { act, platform } = await started()
    await act('ana.flores', { kind: 'command', place: CHANNEL, name: 'secret', text: 'of-ana' })
    await act('ana.flores', { kind: 'say', place: 'person:ana.flores', text: 'of-ana in private' })
    await platform.send(SCHOOL, 'person:ana.flores', textView('of-ana, asked in private'), 'k')
    const { people } = await platform.stateOf('ana.flores')
    for (const { id } of people.filter((person) => person.id !== 'ana.flores'))
      expect(JSON.stringify((await platform.stateOf(id)).messages)).not.toContain('of-ana')
    expect(JSON.stringify((await platform.stateOf('ana.flores')).messages)).toContain(
      'of-ana, asked in private',
    )
  })

  it('acts in no conversation that it is not in', async () => {
    const { act, platform, intents } = await started()
    const { ref } = await platform.send(SCHOOL, 'person:ben.okafor', EVERYTHING, 'k')
    const refused = [
      act('imani.brooks', { kind: 'say', place: CHANNEL, text: 'Hi' }),
      act('ana.flores', { kind: 'say', place: 'person:ben.okafor', text: 'Hi' }),
      act('ana.flores', { kind: 'command', place: 'channel:nowhere', name: 'help', text: '' }),
      act('ana.flores', { kind: 'reply', thread: ref, text: 'Hi' }),
      act('ana.flores', { kind: 'tap', message: ref, action: 'answer', value: 'd1:1' }),
      act('nobody', { kind: 'open-home' }),
    ]
    const results = await Promise.allSettled(refused)
    expect(results.map(({ status }) => status)).toEqual(Array(6).fill('rejected'))
    expect(intents).toEqual([])
  })

  it('shows principal and coach every channel, teachers their own', async () => {
    const { platform } = await started()
    const placesOf = async (person: string) => (await platform.stateOf(person)).places.map(({ name }) => name)
    const all = ['Common Thread', 'grade-4-maths', 'science-team', 'newcomer-support']
    expect(await placesOf('eleanor.whitfield')).toEqual(all)
    expect(await placesOf('samuel.adeyemi')).toEqual(all)
    expect(await placesOf('tomas.novak')).toEqual(['Common Thread', 'science-team', 'newcomer-support'])
  })
})
