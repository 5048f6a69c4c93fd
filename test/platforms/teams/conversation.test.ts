import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Intent, IntentOf } from '../../../src/domain/intent.ts'
import type { FormView, View } from '../../../src/views/view.ts'
import { wordsOf } from '../../support/teams-card.ts'
import { latestOf, type TeamsPlace } from '../../support/teams-client.ts'
import type { TeamsPerson } from '../../support/teams-connector.ts'
import { type OpenTeams, openTeams } from './open-teams.ts'

const WORKSPACE = { platform: 'teams', externalId: 'tenant-1', name: null }
const FORM: FormView = {
  name: 'start-cycle',
  context: 'team-1',
  title: 'Start a cycle',
  submitLabel: 'Start',
  elements: [
    { kind: 'input', name: 'problem', label: 'Problem', type: 'paragraph' },
    {
      kind: 'input',
      name: 'days',
      label: 'Days',
      type: 'choices',
      options: [
        { value: 'mon,1', label: 'Monday' },
        { value: 'tue', label: 'Tuesday' },
      ],
    },
  ],
}
const PROMPT: View = {
  summary: 'How ready are you?',
  elements: [
    {
      kind: 'choices',
      action: 'answer',
      value: 'd1',
      label: 'How ready?',
      options: [{ value: '4', label: 'Ready' }],
    },
    {
      kind: 'answer-box',
      form: 'answer',
      context: 'd1',
      action: 'open-answer',
      label: 'More',
      buttonLabel: 'Send',
    },
  ],
}

function view(text: string): View {
  return { summary: text, elements: [{ kind: 'text', text }] }
}

describe('a conversation in Teams', () => {
  let teams: OpenTeams
  let ana: TeamsPerson
  let channel: TeamsPlace
  beforeEach(async () => {
    teams = await openTeams()
    ana = teams.client.person('Ana Silva')
    channel = teams.client.channel('Grade 4', [ana])
  })
  afterEach(async () => {
    expect(teams.connector.faults).toEqual([])
    await teams.close()
  })

  const lastIntent = <K extends Intent['kind']>(kind: K): IntentOf<K> =>
    teams.intents.findLast((intent) => intent.kind === kind) as IntentOf<K>
  const shown = (place: TeamsPlace): string => {
    const message = teams.client.lastMessage(place)
    return message ? wordsOf(latestOf(message)) : ''
  }
  const sendPrompt = async (): Promise<string> => {
    await teams.client.addToChannel(ana, channel)
    const { place } = lastIntent('bot-added')
    return (await teams.platform.send(WORKSPACE, place.address, PROMPT, 'key-1')).ref
  }

  it('names the sent message in a reply of its thread', async () => {
    const ref = await sendPrompt()
    const prompt = teams.client.lastMessage(channel)
    if (!prompt) throw new Error('nothing was sent')
    await teams.client.replyInThread(ana, prompt, 'We tried **it** &amp; more')
    expect(lastIntent('message')).toMatchObject({
      thread: ref,
      text: 'We tried **it** & more',
      place: lastIntent('bot-added').place,
    })
    expect(ref).toBe(`${channel.id}|${prompt.rootId}`)
  })

  it('hears nothing of a channel but its threads and what names the bot', async () => {
    await teams.client.say(ana, channel, 'Lunch anyone?', { mention: false })
    await teams.client.say(ana, teams.client.group('Chat', [ana]), 'Lunch anyone?', { mention: false })
    expect(teams.intents).toEqual([])
  })

  it('answers in the thread that a command opens, and in private in the private chat', async () => {
    teams.answerWith(() => [
      { kind: 'public', view: view('For *all*') },
      { kind: 'private', view: view('For you') },
      { kind: 'acknowledgement', view: view('Kept') },
    ])
    const said = await teams.client.say(ana, channel, 'inquiry status')
    expect(teams.client.lastMessage(channel)).toMatchObject({ rootId: said.id })
    expect(shown(channel)).toBe('For *all*')
    expect(teams.client.privateMessages(ana).map((message) => wordsOf(message.activity))).toEqual(['For you'])
  })

  it('says in the thread that a private answer cannot be given, without giving it', async () => {
    teams.answerWith(() => [{ kind: 'private', view: view('A secret') }])
    teams.connector.failNext(/v3\/conversations$/, { status: 403, code: 'BotNotInConversationRoster' })
    await teams.client.say(ana, channel, 'signals')
    expect(shown(channel)).toContain('could not write to you in private')
    expect(teams.logged).toEqual([
      expect.objectContaining({ fields: expect.objectContaining({ reason: 'not-reachable' }) }),
    ])
    expect(JSON.stringify([teams.logged, teams.connector.messages])).not.toContain('A secret')
  })

  it('shows a short line for what was kept in a private chat, and nothing in a thread', async () => {
    await sendPrompt()
    teams.answerWith(() => [{ kind: 'acknowledgement', view: view('Kept.') }])
    const prompt = teams.client.lastMessage(channel)
    if (prompt) await teams.client.replyInThread(ana, prompt, 'An answer')
    expect(teams.connector.messages).toHaveLength(1)
    await teams.client.say(ana, teams.client.chat(ana), 'An answer')
    expect(shown(teams.client.chat(ana))).toBe('Kept.')
  })

  it('replaces the tapped card for the one who tapped and for everybody', async () => {
    const ref = await sendPrompt()
    teams.answerWith(() => [{ kind: 'replacement', view: view('4 of 5 are ready') }])
    const prompt = teams.client.lastMessage(channel)
    if (!prompt) throw new Error('nothing was sent')
    const { status, body } = await teams.client.tap(ana, prompt, 'Ready')
    expect(lastIntent('tap')).toMatchObject({ action: 'answer', value: 'd1:4', message: ref })
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' },
    })
    expect(shown(channel)).toBe('4 of 5 are ready')
  })

  it('replaces a card that stands inside a thread, where its thread is', async () => {
    teams.answerWith(() => [{ kind: 'public', view: PROMPT }])
    await teams.client.say(ana, channel, 'inquiry status')
    const inThread = teams.client.lastMessage(channel)
    if (!inThread) throw new Error('nothing was sent')
    teams.answerWith(() => [{ kind: 'replacement', view: view('Done') }])
    await teams.client.tap(ana, inThread, 'Ready')
    expect(inThread.id).not.toBe(inThread.rootId)
    expect([shown(channel), teams.logged]).toEqual(['Done', []])
  })

  it('hands in the words of an answer box and says lightly that they were kept', async () => {
    await sendPrompt()
    teams.answerWith(() => [{ kind: 'acknowledgement', view: view('Thank you.') }])
    const prompt = teams.client.lastMessage(channel)
    if (!prompt) throw new Error('nothing was sent')
    const { body } = await teams.client.submit(ana, prompt, { text: 'We asked more questions' })
    expect(lastIntent('submit')).toMatchObject({
      form: 'answer',
      context: 'd1',
      values: { text: 'We asked more questions' },
    })
    expect(body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'Thank you.',
    })
    expect(prompt.updates).toEqual([])
  })

  it('shows a form in the private chat, again with its faults and what was filled in, and closes it', async () => {
    teams.answerWith((intent) =>
      intent.kind === 'command'
        ? [{ kind: 'form', form: FORM }]
        : [{ kind: 'faults', faults: { problem: 'Say more' } }],
    )
    await teams.client.say(ana, channel, 'inquiry start')
    const [form] = teams.client.privateMessages(ana)
    if (!form) throw new Error('no form')
    const values = { problem: 'Talk', days: ['mon,1', 'tue'] }
    const { body } = await teams.client.submit(ana, form, values)
    expect(lastIntent('submit')).toMatchObject({ form: 'start-cycle', context: 'team-1', values })
    expect(wordsOf({ attachments: [{ content: body?.value }] })).toContain('Problem: Say more')
    expect(JSON.stringify(body?.value)).toContain('"value":"Talk"')
    teams.answerWith(() => [])
    await teams.client.submit(ana, form, values)
    expect(wordsOf(latestOf(form))).toBe('Start a cycle: handed in.')
  })

  it('keeps the channel for what comes of a form that was asked for there', async () => {
    teams.answerWith(() => [{ kind: 'form', form: FORM }])
    const said = await teams.client.say(ana, channel, 'inquiry start')
    const [form] = teams.client.privateMessages(ana)
    if (!form) throw new Error('no form')
    teams.answerWith(() => [
      { kind: 'public', view: view('Ana has begun') },
      { kind: 'private', view: view('You can pause it') },
    ])
    await teams.client.submit(ana, form, { problem: 'Talk', days: [] })
    expect(lastIntent('submit').place).toEqual(lastIntent('command').place)
    expect(teams.client.lastMessage(channel)).toMatchObject({ rootId: said.id })
    expect(shown(channel)).toBe('Ana has begun')
    expect(shown(teams.client.chat(ana))).toBe('You can pause it')
  })

  it('answers 500 and logs no words where the inbox fails', async () => {
    teams.answerWith(() => {
      throw new Error('could not store "a secret"')
    })
    const said = await teams.client.say(ana, teams.client.chat(ana), 'a secret')
    expect(said.answer.status).toBe(500)
    expect(teams.logged.map(({ level }) => level)).toEqual(['error'])
    expect(JSON.stringify(teams.logged)).not.toContain('a secret')
  })

  it('passes a repeated activity on with the same event id', async () => {
    const chat = teams.client.chat(ana)
    await teams.client.say(ana, chat, 'once', { id: '77' })
    await teams.client.say(ana, chat, 'once', { id: '77' })
    expect(teams.intents.map(({ eventId }) => eventId)).toEqual(['a:anasilva|77', 'a:anasilva|77'])
  })

  it('follows edits and deletions, each edit an event of its own', async () => {
    const said = await teams.client.say(ana, teams.client.chat(ana), 'frist')
    await teams.client.editMessage(ana, said, 'first')
    await teams.client.editMessage(ana, said, 'first!')
    await teams.client.deleteMessage(ana, said)
    const { message } = lastIntent('message')
    expect(
      teams.intents.map((intent) => [intent.kind, 'message' in intent && intent.message === message]),
    ).toEqual([
      ['message', true],
      ['message-edited', true],
      ['message-edited', true],
      ['message-deleted', true],
    ])
    expect(new Set(teams.intents.map(({ eventId }) => eventId)).size).toBe(4)
  })

  it('takes a 40,000-character text, emoji and right-to-left text as they were written', async () => {
    const texts = [
      'x'.repeat(40_000),
      '👩🏽‍🏫 tried “wait time” 🎉',
      'שלום עולם ومرحبا',
      `${' '.repeat(40_000)}end`,
    ]
    for (const text of texts) {
      await teams.client.say(ana, teams.client.chat(ana), text)
      expect(lastIntent('message')).toMatchObject({ text: text.trim() })
    }
  })
})
