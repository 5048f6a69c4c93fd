import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseSlackBody } from '../../../src/platforms/slack/parse/parse.ts'

const BOT = 'U0BOT'
const context = { botUserId: BOT, teamName: 'Oak School' }
const workspace = { platform: 'slack', externalId: 'T1', name: 'Oak School' }
const ana = { externalId: 'U1', address: 'user:U1' }

function envelope(event: object, more: object = {}) {
  return {
    type: 'event_callback',
    team_id: 'T1',
    event_id: 'Ev1',
    authorizations: [
      { team_id: 'T1', enterprise_id: null, user_id: BOT, is_bot: true, is_enterprise_install: false },
    ],
    event,
    ...more,
  }
}

const intentOf = (event: object, more: object = {}) =>
  parseSlackBody(envelope(event, more), context)?.intent ?? null
const reply = {
  type: 'message',
  channel: 'C1',
  user: 'U1',
  text: 'we tried it',
  ts: '2.000001',
  thread_ts: '1.000001',
}
const changed = (message: object, previous: object) => ({
  type: 'message',
  subtype: 'message_changed',
  channel: 'C1',
  message: { ...reply, ...message },
  previous_message: { ...reply, ...previous },
})

describe('messages', () => {
  it('passes on a reply in a thread', () => {
    expect(parseSlackBody(envelope(reply), context)).toEqual({
      intent: {
        kind: 'message',
        eventId: 'Ev1',
        workspace,
        actor: ana,
        place: { address: 'channel:C1', kind: 'channel', name: null },
        text: 'we tried it',
        message: 'C1:2.000001',
        thread: 'C1:1.000001',
      },
      target: expect.objectContaining({
        channel: 'C1',
        threadTs: '1.000001',
        writtenTs: '2.000001',
        userId: 'U1',
      }),
    })
  })

  it('passes on nothing else of a channel', () => {
    expect(intentOf({ ...reply, thread_ts: undefined })).toBeNull()
    expect(intentOf({ ...reply, thread_ts: reply.ts })).toBeNull()
    expect(intentOf({ ...reply, parent_user_id: 'U7' })).toBeNull()
    expect(intentOf({ ...reply, subtype: 'channel_topic' })).toBeNull()
    expect(
      intentOf(changed({ text: 'new', thread_ts: undefined }, { text: 'old', thread_ts: undefined })),
    ).toBeNull()
  })

  it('passes on replies to its own messages', () => {
    expect(intentOf({ ...reply, parent_user_id: BOT })).toMatchObject({ kind: 'message' })
  })

  it.each([{ bot_id: 'B1' }, { subtype: 'bot_message', bot_id: 'B1' }, { user: BOT }, { user: 'USLACKBOT' }])(
    'leaves bots out, its own messages too: %j',
    (more) => {
      expect(intentOf({ ...reply, ...more })).toBeNull()
    },
  )

  it.each(['thread_broadcast', 'file_share', 'me_message'])('takes a %s for what it says', (subtype) => {
    expect(intentOf({ ...reply, subtype })).toMatchObject({ kind: 'message', text: 'we tried it' })
  })

  it('leaves out a file without a word', () => {
    expect(intentOf({ ...reply, subtype: 'file_share', text: '' })).toBeNull()
  })

  it('passes on what is said in private, in a thread or not', () => {
    const direct = { ...reply, channel: 'D1', channel_type: 'im', thread_ts: undefined }
    expect(intentOf(direct)).toMatchObject({ place: { address: 'channel:D1', kind: 'direct' }, thread: null })
    expect(intentOf({ ...direct, thread_ts: '1.000001' })).toMatchObject({ thread: 'D1:1.000001' })
  })

  it('decodes text and keeps emoji, right-to-left words and 40,000 characters', () => {
    expect(intentOf({ ...reply, text: '5 &lt; 6 <@U2|Ben> שלום 👩🏽‍🏫' })).toMatchObject({
      text: '5 < 6 @Ben שלום 👩🏽‍🏫',
    })
    const long = 'wait time '.repeat(4_000)
    expect(intentOf({ ...reply, text: long })).toMatchObject({ text: long })
  })

  it('passes on an edit', () => {
    expect(intentOf(changed({ text: 'we tried &amp; failed' }, { text: 'we tried' }))).toEqual({
      kind: 'message-edited',
      eventId: 'Ev1',
      workspace,
      actor: ana,
      message: 'C1:2.000001',
      text: 'we tried & failed',
    })
  })

  it('leaves out a change that is only a link preview', () => {
    expect(intentOf(changed({ attachments: [{ title: 'x' }] }, {}))).toBeNull()
  })

  it('passes on a deletion', () => {
    const deletion = { type: 'message', subtype: 'message_deleted', channel: 'C1', deleted_ts: '2.000001' }
    const expected = { kind: 'message-deleted', eventId: 'Ev1', workspace, message: 'C1:2.000001' }
    expect(intentOf({ ...deletion, previous_message: reply })).toEqual(expected)
    expect(intentOf(deletion)).toEqual(expected)
    expect(intentOf({ ...deletion, previous_message: { ...reply, thread_ts: undefined } })).toBeNull()
    expect(intentOf({ ...deletion, previous_message: { ...reply, bot_id: 'B1' } })).toBeNull()
  })

  it('takes a tombstone for a deletion', () => {
    const root = { ...reply, ts: '1.000001', thread_ts: '1.000001' }
    const event = {
      type: 'message',
      subtype: 'message_changed',
      channel: 'D1',
      message: { subtype: 'tombstone', ts: '1.000001', text: 'This message was deleted.' },
      previous_message: root,
    }
    expect(intentOf(event)).toMatchObject({ kind: 'message-deleted', message: 'D1:1.000001' })
  })
})

describe('channels and people', () => {
  const join = { type: 'member_joined_channel', channel: 'C1', user: 'U1' }

  it('tells the bot from people who join', () => {
    const place = { address: 'channel:C1', kind: 'channel', name: null }
    expect(intentOf({ ...join, user: BOT, inviter: 'U1' })).toEqual({
      kind: 'bot-added',
      eventId: 'Ev1',
      workspace,
      place,
      inviter: ana,
    })
    expect(intentOf({ ...join, user: BOT })).toMatchObject({ kind: 'bot-added', inviter: null })
    expect(intentOf(join)).toEqual({ kind: 'person-joined', eventId: 'Ev1', workspace, place, person: ana })
  })

  it('knows the bot from the event where Slack has not said yet who it is', () => {
    const body = envelope({ ...join, user: BOT })
    expect(parseSlackBody(body, { botUserId: null, teamName: null })?.intent.kind).toBe('bot-added')
  })

  it.each([
    [{ type: 'member_left_channel', channel: 'C1', user: 'U1' }, 'person-left'],
    [{ type: 'member_left_channel', channel: 'C1', user: BOT }, 'bot-removed'],
    [{ type: 'channel_left', channel: 'C1', actor_id: 'U1' }, 'bot-removed'],
    [{ type: 'group_left', channel: 'G1' }, 'bot-removed'],
    [{ type: 'channel_archive', channel: 'C1', user: 'U1' }, 'bot-removed'],
    [{ type: 'channel_deleted', channel: 'C1' }, 'bot-removed'],
    [{ type: 'app_home_opened', user: 'U1', tab: 'home' }, 'home-opened'],
    [{ type: 'app_home_opened', user: 'U1', tab: 'messages' }, undefined],
    [{ type: 'app_uninstalled' }, 'workspace-removed'],
    [{ type: 'tokens_revoked', tokens: { bot: [BOT] } }, 'workspace-removed'],
    [{ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }, undefined],
    [{ type: 'reaction_added', user: 'U1' }, undefined],
  ])('%j: %s', (event, kind) => {
    expect(intentOf(event)?.kind).toBe(kind)
  })

  it('takes over a changed person and leaves out one who is gone', () => {
    const user = {
      id: 'U1',
      name: 'asilva',
      tz: 'America/Chicago',
      is_bot: false,
      profile: { real_name: 'Ana Silva', display_name: 'Ana', email: 'ana@oak.example' },
    }
    expect(intentOf({ type: 'user_change', user })).toMatchObject({
      kind: 'person-changed',
      person: {
        externalId: 'U1',
        name: 'Ana',
        email: 'ana@oak.example',
        zone: 'America/Chicago',
        address: 'user:U1',
        isBot: false,
      },
    })
    expect(intentOf({ type: 'user_change', user: { ...user, deleted: true } })).toBeNull()
  })

  it('keys an installation in a whole organisation on the enterprise', () => {
    const authorizations = [
      { team_id: 'T1', enterprise_id: 'E1', user_id: BOT, is_bot: true, is_enterprise_install: true },
    ]
    expect(intentOf(join, { authorizations })?.workspace.externalId).toBe('E1')
  })
})

describe('parseSlackBody', () => {
  it('never throws, whatever Slack or anybody sends', () => {
    const leaf = fc.oneof(
      fc.constantFrom(
        'message',
        'message_changed',
        'C1',
        'U1',
        'block_actions',
        'view_submission',
        '1.000001',
      ),
      fc.jsonValue(),
    )
    const names = [
      'type',
      'event',
      'event_id',
      'team_id',
      'subtype',
      'channel',
      'user',
      'ts',
      'thread_ts',
      'message',
    ]
    const more = [
      'previous_message',
      'command',
      'actions',
      'view',
      'state',
      'values',
      'container',
      'authorizations',
    ]
    const { body } = fc.letrec((tie) => ({
      body: fc.oneof({ maxDepth: 5 }, leaf, tie('object'), fc.array(tie('body'), { maxLength: 2 })),
      object: fc.dictionary(fc.constantFrom(...names, ...more, 'text', 'id', 'callback_id'), tie('body')),
    }))
    fc.assert(
      fc.property(body, (value) => {
        const received = parseSlackBody(value, context)
        expect(received === null || received.intent.eventId.length > 0).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
