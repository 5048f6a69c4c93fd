import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { Intent } from '../../../src/domain/intent.ts'
import { readActivity } from '../../../src/platforms/teams/activity.ts'
import { readOrigin } from '../../../src/platforms/teams/origin.ts'
import { parseTeamsActivity } from '../../../src/platforms/teams/parse.ts'

const AMER = 'https://smba.trafficmanager.net/amer/'
const ROOT = encodeURIComponent('https://smba.trafficmanager.net/teams/')
const CHANNEL = '19:abc@thread.tacv2'
const PLACE = {
  address: `channel|t1|${encodeURIComponent(CHANNEL)}|${ROOT}`,
  kind: 'channel',
  name: 'Oak School / Grade 4',
}
const ANA = {
  externalId: 'aad-ana',
  address: `person|t1|29%3Aana|${ROOT}`,
  isBot: false,
  name: 'Ana Silva',
  zone: 'America/Denver',
}
const WORKSPACE = { platform: 'teams', externalId: 't1', name: null }
const MENTION = {
  type: 'mention',
  text: '<at>Common Thread</at>',
  mentioned: { id: '28:app', name: 'Common Thread' },
}

/** Activities as Teams sends them, here with the parts that a test changes. */
const inChannel = (more: object, rootId?: string): object => ({
  type: 'message',
  id: '200',
  timestamp: '2026-09-07T12:00:00Z',
  localTimezone: 'America/Denver',
  channelId: 'msteams',
  serviceUrl: AMER,
  from: { id: '29:ana', name: 'Ana Silva', aadObjectId: 'aad-ana' },
  recipient: { id: '28:app', name: 'Common Thread' },
  conversation: {
    id: rootId ? `${CHANNEL};messageid=${rootId}` : CHANNEL,
    conversationType: 'channel',
    tenantId: 't1',
    isGroup: true,
  },
  channelData: {
    tenant: { id: 't1' },
    team: { id: CHANNEL, name: 'Oak School' },
    channel: { id: CHANNEL, name: 'Grade 4' },
  },
  ...more,
})
const inChat = (more: object, conversationType = 'personal'): object => ({
  ...inChannel({}),
  conversation: { id: 'a:ana', conversationType, tenantId: 't1' },
  channelData: { tenant: { id: 't1' } },
  ...more,
})
const said = (text: string): object => ({ text: `${MENTION.text} ${text}`, entities: [MENTION] })

function parse(body: unknown): Intent[] {
  const activity = readActivity(body)
  const origin = activity && readOrigin(activity)
  return activity && origin ? parseTeamsActivity(activity, origin) : []
}

describe('what Teams says', () => {
  it('is a message of a thread, by the thread’s root message', () => {
    expect(parse(inChannel({ text: 'We tried it' }, '100'))).toEqual([
      {
        kind: 'message',
        eventId: `${CHANNEL}|200`,
        workspace: WORKSPACE,
        actor: ANA,
        place: PLACE,
        text: 'We tried it',
        message: `${CHANNEL}|200`,
        thread: `${CHANNEL}|100`,
      },
    ])
  })

  it('finds the same team whatever service URL a later activity of the conversation bears', () => {
    const [first] = parse(inChannel(said('help')))
    const [later] = parse(
      inChannel({ ...said('help'), serviceUrl: 'https://smba.trafficmanager.net/emea/t1' }),
    )
    expect(later).toEqual(first)
  })

  it.each([
    ['inquiry start', 'inquiry', 'start'],
    ['/inquiry', 'inquiry', ''],
    ['Check-in How ready are you?', 'checkin', 'How ready are you?'],
    ['checkin: first line\nsecond', 'checkin', 'first line\nsecond'],
    ['/help', 'help', ''],
    ['Signals', 'signals', ''],
    ['inqiry status', 'inqiry', 'status'],
    ['', 'help', ''],
  ])('is a command of a post that names the bot: %p', (text, name, rest) => {
    const command = {
      kind: 'command',
      eventId: `${CHANNEL}|200`,
      workspace: WORKSPACE,
      actor: ANA,
      place: PLACE,
      name,
      text: rest,
    }
    expect(parse(inChannel(said(text), '200'))).toEqual([command])
  })

  it.each([
    ['inquiry status', 'command'],
    ['/inqiry', 'command'],
    ['help', 'command'],
    ['Help them see why', 'message'],
    ['rhythm', 'command'],
    ['rhythm away until Monday', 'command'],
    ['Rhythm helped them count', 'message'],
    ['Signals from students', 'message'],
    ['We inquiry a lot', 'message'],
    ['constructor', 'message'],
    ['/', 'message'],
  ])('in a private chat %p is a %s', (text, kind) => {
    expect(parse(inChat({ text }))).toMatchObject([{ kind, place: { kind: 'direct' } }])
  })

  it('in a thread is a command only where it names the bot', () => {
    expect(parse(inChannel({ text: 'inquiry status' }, '100'))).toMatchObject([{ kind: 'message' }])
    expect(parse(inChannel(said('inquiry status'), '100'))).toMatchObject([{ kind: 'command' }])
    expect(parse(inChannel(said('I think so'), '100'))).toMatchObject([
      { kind: 'message', text: 'I think so' },
    ])
  })

  it('takes the quoted message of a chat as the thread, and not its words', () => {
    const quote =
      '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="150"><p>How ready?</p></blockquote>'
    const html = { contentType: 'text/html', content: `${quote}<p>Quite &lt;ready&gt;</p>` }
    const reply = inChat({ text: 'How ready?\nQuite <ready>', attachments: [html] }, 'groupChat')
    expect(parse(reply)).toMatchObject([
      { kind: 'message', thread: 'a:ana|150', text: 'Quite <ready>', place: { kind: 'channel' } },
    ])
  })

  it('keeps the names of other people who are mentioned', () => {
    const other = { type: 'mention', text: '<at>Ben Okafor</at>', mentioned: { id: '29:ben' } }
    const text = `${MENTION.text} I agree with <at>Ben Okafor</at>&nbsp;here &amp; now`
    expect(parse(inChannel({ text, entities: [MENTION, other] }, '100'))).toMatchObject([
      { text: 'I agree with Ben Okafor here & now' },
    ])
  })

  it('tells who is mentioned in a command beside the bot', () => {
    const ben = { id: '29:ben', name: 'Ben Okafor', aadObjectId: 'aad-ben' }
    const entities = [MENTION, { type: 'mention', text: '<at>Ben Okafor</at>', mentioned: ben }]
    const text = `${MENTION.text} practice <at>Ben Okafor</at> try wait time, Thursdays 7:45`
    const person = {
      externalId: 'aad-ben',
      address: `person|t1|29%3Aben|${ROOT}`,
      isBot: false,
      name: 'Ben Okafor',
    }
    expect(parse(inChannel({ text, entities }))).toMatchObject([
      {
        kind: 'command',
        name: 'practice',
        text: 'Ben Okafor try wait time, Thursdays 7:45',
        mentions: [{ text: 'Ben Okafor', person }],
      },
    ])
  })

  it('leaves out a zone that nobody knows, and takes the 29: id where there is no directory id', () => {
    const [intent] = parse(inChat({ text: 'hi', localTimezone: 'Mars/Olympus', from: { id: '29:ana' } }))
    expect(intent).toMatchObject({ actor: { externalId: '29:ana' } })
    expect((intent as { actor: object }).actor).not.toHaveProperty('zone')
  })

  it('is the bot added to a team by somebody, in the channel that was chosen', () => {
    const settings = { selectedChannel: { id: '19:def@thread.tacv2', name: 'Science' } }
    const channelData = { eventType: 'teamMemberAdded', team: { id: CHANNEL, name: 'Oak School' }, settings }
    const [intent, ...rest] = parse(
      inChannel({ type: 'conversationUpdate', membersAdded: [{ id: '28:app' }], channelData }),
    )
    expect(rest).toEqual([])
    expect(intent).toMatchObject({
      kind: 'bot-added',
      inviter: { externalId: 'aad-ana' },
      place: { name: 'Oak School / Science' },
    })
    expect(intent).toMatchObject({ place: { address: expect.stringContaining('def') } })
  })

  it.each([
    [{ type: 'installationUpdate', action: 'add' }, 'bot-added'],
    [{ type: 'installationUpdate', action: 'add-upgrade' }, 'bot-added'],
    [{ type: 'installationUpdate', action: 'remove' }, 'bot-removed'],
    [{ type: 'conversationUpdate', membersRemoved: [{ id: '28:app' }] }, 'bot-removed'],
    [
      { type: 'conversationUpdate', channelData: { eventType: 'channelDeleted', channel: { id: CHANNEL } } },
      'bot-removed',
    ],
    [
      { type: 'conversationUpdate', channelData: { eventType: 'teamDeleted', team: { id: CHANNEL } } },
      'bot-removed',
    ],
  ])('%j is %s', (more, kind) => {
    expect(parse(inChannel(more))).toMatchObject([{ kind, place: { address: PLACE.address } }])
  })

  it('is people coming and going, each with an event of their own', () => {
    const membersAdded = [{ id: '29:ben', aadObjectId: 'aad-ben' }, { id: '29:cleo' }]
    const intents = parse(
      inChannel({ type: 'conversationUpdate', membersAdded, membersRemoved: [{ id: '29:ana' }] }),
    )
    expect(intents.map(({ kind }) => kind)).toEqual(['person-joined', 'person-joined', 'person-left'])
    expect(new Set(intents.map(({ eventId }) => eventId)).size).toBe(3)
  })

  it('is how to reach a person who installs the bot for oneself', () => {
    const person = {
      externalId: 'aad-ana',
      name: 'Ana Silva',
      email: null,
      zone: null,
      address: ANA.address,
      isBot: false,
    }
    const [intent] = parse(inChat({ type: 'installationUpdate', action: 'add' }))
    expect(intent).toEqual({
      kind: 'person-changed',
      eventId: 'a:ana|200|bot-added',
      workspace: WORKSPACE,
      person,
    })
    expect(parse(inChat({ type: 'installationUpdate', action: 'remove' }))).toEqual([])
  })

  it.each([
    ['a bot’s own message', { from: { id: '28:other' } }],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['no tenant', { conversation: { id: 'a:ana', conversationType: 'personal' }, channelData: {} }],
    ['no service URL', { serviceUrl: undefined }],
    ['no sender', { from: undefined }],
    ['an unknown invoke', { type: 'invoke', name: 'signin/verifyState', value: { state: 'x' } }],
  ])('is nothing for %s', (_what, more) => {
    expect(parse(inChat({ text: 'hello', ...more }))).toEqual([])
  })

  it('is a tap or a form of a dialog too', () => {
    const tap = { type: 'invoke', name: 'task/fetch', value: { data: { verb: 'open', value: 'd1' } } }
    expect(parse(inChat(tap))).toMatchObject([{ kind: 'tap', action: 'open', value: 'd1', message: null }])
    const data = {
      verb: 'submit',
      form: 'reflect',
      context: 'c',
      group: 'form',
      'text#form': 'Words',
      'text#other': 'No',
    }
    const submit = { type: 'invoke', name: 'task/submit', value: { data } }
    expect(parse(inChat(submit))).toMatchObject([
      { kind: 'submit', form: 'reflect', context: 'c', values: { text: 'Words' } },
    ])
  })
})

describe('the parser', () => {
  const invoke = {
    type: 'invoke',
    name: fc.constantFrom('adaptiveCard/action', 'task/submit', 'task/fetch', 'x'),
  }

  it('never throws, whatever an activity holds', () => {
    const parts = fc.record(
      Object.fromEntries(Object.keys(inChannel({})).map((key) => [key, fc.jsonValue({ maxDepth: 3 })])),
      { requiredKeys: [] },
    )
    const type = fc.constantFrom(
      'message',
      'messageUpdate',
      'messageDelete',
      'conversationUpdate',
      'installationUpdate',
    )
    fc.assert(fc.property(fc.jsonValue(), (body) => void parse(body)))
    fc.assert(fc.property(type, parts, (kind, more) => void parse({ ...inChannel(more), type: kind })))
  })

  it('never throws, whatever an invoke holds', () => {
    const data = fc.dictionary(fc.string(), fc.jsonValue())
    const value = fc.oneof(
      fc.jsonValue(),
      fc.record({ data }),
      fc.record({ action: fc.record({ verb: fc.string(), data }) }),
    )
    fc.assert(
      fc.property(
        fc.record({ ...invoke, type: fc.constant('invoke'), value }),
        (more) => void parse(inChat(more)),
      ),
    )
  })

  it('never throws, whatever a text holds', () => {
    const word = fc.constantFrom(
      '<',
      '>',
      '&',
      '&#',
      '&#x110000;',
      ';',
      '<at>',
      '</at>',
      '/',
      '|',
      '#',
      '\u0000',
      '\ud800',
      ' ',
    )
    fc.assert(fc.property(fc.array(word), (words) => void parse(inChat({ text: words.join('') }))))
  })
})
