import { describe, expect, it } from '@jest/globals'
import { parseSlackBody } from '../../../src/platforms/slack/parse/parse.ts'

const context = { botUserId: 'U0BOT', teamName: null }
const from = { user: { id: 'U1' }, team: { id: 'T1', domain: 'oak' }, enterprise: null, trigger_id: '1.2.x' }
const picked = {
  ...from,
  type: 'message_action',
  callback_id: 'add-to-agenda',
  action_ts: '5.5',
  message_ts: '1.000002',
  response_url: 'https://hooks.slack.com/app/1',
  channel: { id: 'C1', name: 'grade-5' },
  message: { type: 'message', user: 'U2', ts: '1.000002', thread_ts: '1.000001', text: 'Why &amp; how?' },
}
const intentOf = (body: object) => parseSlackBody(body, context)?.intent

describe('a shortcut in a message’s menu', () => {
  it('tells what is wanted of which message, and who wrote that', () => {
    expect(parseSlackBody(picked, context)).toEqual({
      intent: {
        kind: 'message-action',
        eventId: 'C1:1.000002:U1:add-to-agenda:5.5',
        workspace: { platform: 'slack', externalId: 'T1', name: 'oak' },
        actor: { externalId: 'U1', address: 'user:U1' },
        place: { address: 'channel:C1', kind: 'channel', name: null },
        action: 'add-to-agenda',
        message: 'C1:1.000002',
        thread: 'C1:1.000001',
        writer: { externalId: 'U2', address: 'user:U2' },
        text: 'Why & how?',
      },
      target: expect.objectContaining({
        channel: 'C1',
        threadTs: '1.000001',
        triggerId: '1.2.x',
        responseUrl: picked.response_url,
        holder: null,
      }),
    })
  })

  it('has no writer where a bot wrote it', () => {
    for (const message of [
      { ts: '1.1', bot_id: 'B1', user: 'U0BOT' },
      { ts: '1.1', user: 'U0BOT' },
      { ts: '1.1' },
    ])
      expect(intentOf({ ...picked, message })).toMatchObject({ writer: null, thread: null })
  })

  it('is nothing where another app’s is meant, or the message is missing', () => {
    expect(intentOf({ ...picked, callback_id: 'translate' })).toBeUndefined()
    expect(intentOf({ ...picked, message_ts: undefined, message: {} })).toBeUndefined()
    expect(intentOf({ ...picked, channel: undefined })).toBeUndefined()
    expect(intentOf({ ...picked, user: undefined })).toBeUndefined()
  })
})

describe('a shortcut of the whole workspace', () => {
  it('is the command of its name, in private', () => {
    expect(intentOf({ ...from, type: 'shortcut', callback_id: 'reflect', action_ts: '6.6' })).toMatchObject({
      kind: 'command',
      name: 'reflect',
      text: '',
      place: { address: 'user:U1', kind: 'direct' },
    })
    expect(intentOf({ ...from, type: 'shortcut', callback_id: undefined })).toBeUndefined()
  })
})
