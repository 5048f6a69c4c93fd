import { describe, expect, it } from '@jest/globals'
import { parseSlackBody } from '../../../src/platforms/slack/parse/parse.ts'
import { decodeMetadata, encodeMetadata } from '../../../src/platforms/slack/render/metadata.ts'

const context = { botUserId: 'U0BOT', teamName: null }
const workspace = { platform: 'slack', externalId: 'T1', name: 'oak' }
const actor = { externalId: 'U1', address: 'user:U1' }
const from = { user: { id: 'U1' }, team: { id: 'T1', domain: 'oak' }, enterprise: null, trigger_id: '1.2.x' }

describe('commands', () => {
  const command = {
    command: '/inquiry',
    text: ' start now &amp; here ',
    team_id: 'T1',
    team_domain: 'oak',
    channel_id: 'C1',
    channel_name: 'grade-5',
    user_id: 'U1',
    trigger_id: '1.2.x',
    response_url: 'https://hooks.slack.com/commands/1',
  }

  it('reads who is mentioned in it: the manifest asks Slack for ids', () => {
    const text = '<@U0123ABC|ana> try wait time with <@U0456DEF>, Thursdays 7:45'
    expect(parseSlackBody({ ...command, text }, context)?.intent).toMatchObject({
      text: '@ana try wait time with @U0456DEF, Thursdays 7:45',
      mentions: [
        { text: '@ana', person: { externalId: 'U0123ABC', address: 'user:U0123ABC' } },
        { text: '@U0456DEF', person: { externalId: 'U0456DEF', address: 'user:U0456DEF' } },
      ],
    })
  })

  it('reads a command of any name', () => {
    expect(parseSlackBody(command, context)).toEqual({
      intent: {
        kind: 'command',
        eventId: '1.2.x',
        workspace,
        actor,
        place: { address: 'channel:C1', kind: 'channel', name: 'grade-5' },
        name: 'inquiry',
        text: 'start now & here',
      },
      target: expect.objectContaining({
        triggerId: '1.2.x',
        responseUrl: command.response_url,
        threadTs: null,
      }),
    })
    expect(parseSlackBody({ ...command, command: '/Inqury' }, context)?.intent).toMatchObject({
      name: 'inqury',
    })
  })

  it("does not take Slack's stand-ins for names", () => {
    const place = (more: object) => parseSlackBody({ ...command, ...more }, context)?.intent
    expect(place({ channel_id: 'D1', channel_name: 'directmessage' })).toMatchObject({
      place: { kind: 'direct', name: null },
    })
    expect(place({ channel_name: 'privategroup' })).toMatchObject({ place: { kind: 'channel', name: null } })
  })
})

describe('buttons', () => {
  const tap = {
    ...from,
    type: 'block_actions',
    container: { type: 'message', message_ts: '1.000001', channel_id: 'C1', is_ephemeral: false },
    channel: { id: 'C1', name: 'grade-5' },
    message: { ts: '1.000001', text: 'Ready?' },
    response_url: 'https://hooks.slack.com/actions/1',
    actions: [{ type: 'button', action_id: 'feedback#4', value: 'delivery-1:4', action_ts: '3.3' }],
  }

  it('reads a tap', () => {
    expect(parseSlackBody(tap, context)).toEqual({
      intent: {
        kind: 'tap',
        eventId: '1.000001:U1:feedback#4:3.3',
        workspace,
        actor,
        place: { address: 'channel:C1', kind: 'channel', name: 'grade-5' },
        action: 'feedback',
        value: 'delivery-1:4',
        message: 'C1:1.000001',
      },
      target: expect.objectContaining({
        holder: { channel: 'C1', ts: '1.000001' },
        threadTs: null,
        writtenTs: null,
      }),
    })
  })

  it('knows the thread in which the message stands, not the one that hangs on it', () => {
    const within = (thread_ts: string) =>
      parseSlackBody({ ...tap, container: { ...tap.container, thread_ts } }, context)?.target.threadTs
    expect(within('0.000009')).toBe('0.000009')
    expect(within('1.000001')).toBeNull()
  })

  it('has no message to name where the person alone sees it', () => {
    const container = { ...tap.container, is_ephemeral: true }
    const received = parseSlackBody({ ...tap, container, message: undefined }, context)
    expect(received?.intent).toMatchObject({ message: null })
    expect(received?.target.isHolderEphemeral).toBe(true)
  })

  it("stands in the person's own place in the App Home", () => {
    const home = {
      ...tap,
      container: { type: 'view', view_id: 'V1' },
      channel: undefined,
      message: undefined,
      view: { id: 'V1' },
    }
    expect(parseSlackBody(home, context)?.intent).toMatchObject({
      eventId: 'V1:U1:feedback#4:3.3',
      place: { address: 'user:U1', kind: 'direct', name: null },
      message: null,
    })
  })

  it.each(['open-page', 'open-page##2'])('leaves out a button that only opened a page: %s', (action_id) => {
    const actions = [{ type: 'button', action_id, url: 'https://thread.example/signals', action_ts: '3.3' }]
    expect(parseSlackBody({ ...tap, actions }, context)).toBeNull()
  })

  it('leaves out a changed menu', () => {
    const actions = [{ type: 'radio_buttons', action_id: 'value', selected_option: { value: 'a' } }]
    expect(parseSlackBody({ ...tap, actions }, context)).toBeNull()
  })
})

describe('forms', () => {
  const opened = {
    context: 'delivery-1',
    place: { address: 'channel:C1', kind: 'channel' as const },
    message: 'C1:1.000001',
    thread: 'C1:0.000009',
  }
  const submission = {
    ...from,
    type: 'view_submission',
    view: {
      id: 'V1',
      callback_id: 'answer',
      private_metadata: encodeMetadata(opened),
      blocks: [{ type: 'input', block_id: 'text' }, { type: 'divider' }, { type: 'input', block_id: 'when' }],
      state: {
        values: {
          text: { value: { type: 'plain_text_input', value: 'a < b & <!here>' } },
          note: { value: { type: 'plain_text_input', value: null } },
          mood: { value: { type: 'radio_buttons', selected_option: { value: 'good' } } },
          when: { value: { type: 'datepicker', selected_date: '2027-03-01' } },
          at: { value: { type: 'timepicker', selected_time: '15:30' } },
          never: { value: { type: 'timepicker', selected_time: null } },
          teams: { value: { type: 'checkboxes', selected_options: [{ value: 'a' }, { value: 'b' }] } },
          none: { value: { type: 'checkboxes', selected_options: [] } },
        },
      },
    },
  }

  it('reads every kind of field and what the form remembers', () => {
    expect(parseSlackBody(submission, context)).toEqual({
      intent: {
        kind: 'submit',
        eventId: 'V1:answer',
        workspace,
        actor,
        place: { ...opened.place, name: null },
        form: 'answer',
        context: 'delivery-1',
        values: {
          text: 'a < b & <!here>',
          note: '',
          mood: 'good',
          when: '2027-03-01',
          at: '15:30',
          never: '',
          teams: ['a', 'b'],
          none: [],
        },
        message: 'C1:1.000001',
      },
      target: expect.objectContaining({
        channel: 'C1',
        threadTs: '0.000009',
        holder: { channel: 'C1', ts: '1.000001' },
        fields: ['text', 'when'],
      }),
    })
  })

  it('gives one submission one id, however often its button is pressed', () => {
    const again = parseSlackBody({ ...submission, trigger_id: '9.9.y' }, context)
    expect(again?.intent.eventId).toBe('V1:answer')
  })

  it.each(['', '{', '"x"', '{"context":1}', '[1,2,3]'])('does without metadata such as %j', (text) => {
    expect(decodeMetadata(text)).toEqual({ context: '', place: null, message: null, thread: null })
  })
})
