import { describe, expect, it } from '@jest/globals'
import { DeliveryError } from '../../../src/ports.ts'
import { createScriptedInbox, textView } from '../../support/playground-script.ts'
import { CHANNEL, createPlayground, SCHOOL, seenBy } from '../../support/playground-setting.ts'

const SINCE = new Date(0)

async function started() {
  const playground = createPlayground()
  const { inbox, intents } = createScriptedInbox()
  await playground.platform.start(inbox)
  return { ...playground, intents }
}

describe('the playground as a chat platform', () => {
  it('shows a message once however often it is sent with one key', async () => {
    const { platform } = await started()
    const [first, second] = await Promise.all([
      platform.send(SCHOOL, CHANNEL, textView('Asked once'), 'key-1'),
      platform.send(SCHOOL, CHANNEL, textView('Asked again'), 'key-1'),
    ])
    const third = await platform.send(SCHOOL, CHANNEL, textView('And again'), 'key-1')
    expect([second, third]).toEqual([first, first])
    expect(await seenBy(platform, 'ana.flores')).toEqual(['This channel is a team now.', 'Asked once'])
  })

  it('tells two keys and two places apart', async () => {
    const { platform } = await started()
    const refs = await Promise.all([
      platform.send(SCHOOL, CHANNEL, textView('A'), 'key-1'),
      platform.send(SCHOOL, CHANNEL, textView('B'), 'key-2'),
      platform.send(SCHOOL, 'person:ana.flores', textView('C'), 'key-1'),
    ])
    expect(new Set(refs.map(({ ref }) => ref)).size).toBe(3)
  })

  it('finds what was sent by its key, and says absent for what was not', async () => {
    const { platform } = await started()
    const sent = await platform.send(SCHOOL, CHANNEL, textView('Here'), 'key-1')
    expect(await platform.findSent(SCHOOL, CHANNEL, 'key-1', SINCE)).toEqual(sent)
    expect(await platform.findSent(SCHOOL, CHANNEL, 'key-2', SINCE)).toBe('absent')
    expect(await platform.findSent(SCHOOL, 'channel:science-team', 'key-1', SINCE)).toBe('absent')
  })

  it('answers in the thread of a message of the place, and beside it where there is none such', async () => {
    const { platform } = await started()
    const root = await platform.send(SCHOOL, CHANNEL, textView('Asked'), 'key-1')
    const first = await platform.send(SCHOOL, CHANNEL, textView('One'), 'key-2', { thread: root.ref })
    await platform.send(SCHOOL, CHANNEL, textView('Two'), 'key-3', { thread: first.ref })
    await platform.send(SCHOOL, CHANNEL, textView('Three'), 'key-4', { thread: 'nowhere' })
    await platform.send(SCHOOL, 'person:ana.flores', textView('Four'), 'key-5', { thread: root.ref })
    const { messages } = await platform.stateOf('ana.flores')
    expect(messages.slice(-4).map(({ thread }) => thread)).toEqual([root.ref, root.ref, null, null])
    expect(await platform.findSent(SCHOOL, CHANNEL, 'key-2', SINCE, { thread: root.ref })).toEqual(first)
  })

  it('shows another view in a sent message', async () => {
    const { platform } = await started()
    const { ref } = await platform.send(SCHOOL, CHANNEL, textView('Before'), 'key-1')
    await platform.update(SCHOOL, CHANNEL, ref, textView('After'))
    await platform.update(SCHOOL, CHANNEL, ref, textView('After'))
    expect(await seenBy(platform, 'ana.flores')).toEqual(['This channel is a team now.', 'After'])
  })

  it('rejects an update of a message that is not there or not its own', async () => {
    const { platform, act } = await started()
    await act('ana.flores', { kind: 'say', place: CHANNEL, text: 'Mine' })
    const own = (await platform.stateOf('ana.flores')).messages.at(-1)?.id ?? ''
    for (const ref of ['nowhere', own])
      await expect(platform.update(SCHOOL, CHANNEL, ref, textView('X'))).rejects.toMatchObject({
        kind: 'rejected',
      })
    expect(await seenBy(platform, 'ana.flores')).toContain('Mine')
  })

  it('reaches nobody at an unknown address or in another workspace', async () => {
    const { platform } = await started()
    const other = { ...SCHOOL, externalId: 'elsewhere' }
    await expect(platform.send(SCHOOL, 'channel:none', textView('X'), 'k')).rejects.toBeInstanceOf(
      DeliveryError,
    )
    await expect(platform.send(other, CHANNEL, textView('X'), 'k')).rejects.toMatchObject({
      kind: 'not-reachable',
    })
    await expect(platform.readRoster(SCHOOL, 'person:nobody')).rejects.toMatchObject({
      kind: 'not-reachable',
    })
  })

  it('is unavailable before it starts and after it stops', async () => {
    const { platform } = createPlayground()
    const send = () => platform.send(SCHOOL, CHANNEL, textView('X'), 'k')
    await expect(send()).rejects.toMatchObject({ kind: 'unavailable' })
    await platform.start(createScriptedInbox().inbox)
    await send()
    await platform.stop()
    await platform.stop()
    await expect(send()).rejects.toMatchObject({ kind: 'unavailable' })
  })

  it('reads the roster of a channel with the bot among its people', async () => {
    const { platform } = await started()
    const sizes = await Promise.all(
      ['grade-4-maths', 'science-team', 'newcomer-support'].map(async (name) => {
        const roster = await platform.readRoster(SCHOOL, `channel:${name}`)
        return [roster.filter(({ isBot }) => !isBot).length, roster.filter(({ isBot }) => isBot).length]
      }),
    )
    expect(sizes).toEqual([
      [7, 1],
      [6, 1],
      [3, 1],
    ])
  })

  it('reads a person with the address of the private chat', async () => {
    const { platform } = await started()
    const principal = await platform.readPerson(SCHOOL, { externalId: 'eleanor.whitfield' })
    expect(principal).toEqual({
      externalId: 'eleanor.whitfield',
      name: 'Eleanor Whitfield',
      email: 'eleanor.whitfield@linden-grove.example',
      zone: 'America/Chicago',
      address: 'person:eleanor.whitfield',
      isBot: false,
    })
    expect(await platform.readPerson(SCHOOL, { externalId: 'nobody' })).toBeNull()
  })
})

describe('the first start', () => {
  it('adds the bot to each channel by its facilitator, and only once', async () => {
    const { platform, intents, memory } = await started()
    expect(
      intents.map((intent) => intent.kind === 'bot-added' && [intent.place.name, intent.inviter?.externalId]),
    ).toEqual([
      ['grade-4-maths', 'rosa.delgado'],
      ['science-team', 'hannah.lindqvist'],
      ['newcomer-support', 'amina.yusuf'],
    ])
    await platform.stop()
    const again = createPlayground({ memory })
    const second = createScriptedInbox()
    await again.platform.start(second.inbox)
    expect(second.intents).toEqual([])
    expect(await seenBy(again.platform, 'ana.flores')).toEqual(['This channel is a team now.'])
  })
})
