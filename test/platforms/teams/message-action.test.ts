import { describe, expect, it } from '@jest/globals'
import type { Intent } from '../../../src/domain/intent.ts'
import { readActivity } from '../../../src/platforms/teams/activity.ts'
import { invokeAnswer } from '../../../src/platforms/teams/invoke-answer.ts'
import { readOrigin } from '../../../src/platforms/teams/origin.ts'
import { parseTeamsActivity } from '../../../src/platforms/teams/parse.ts'

const CHANNEL = '19:abc@thread.tacv2'

/** What Teams sends when somebody picks something in a message's menu. */
const picked = (value: object) => ({
  type: 'invoke',
  name: 'composeExtension/fetchTask',
  id: '200',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/amer/',
  from: { id: '29:ana', name: 'Ana Silva', aadObjectId: 'aad-ana' },
  recipient: { id: '28:app' },
  conversation: {
    id: `${CHANNEL};messageid=100`,
    conversationType: 'channel',
    tenantId: 't1',
    isGroup: true,
  },
  channelData: { tenant: { id: 't1' }, channel: { id: CHANNEL, name: 'Grade 4' } },
  value,
})
const MESSAGE = {
  id: '150',
  replyToId: '100',
  from: { user: { userIdentityType: 'aadUser', id: 'aad-ben', displayName: 'Ben' } },
  body: { contentType: 'html', content: '<div>Why &amp; how do they <b>start</b>?</div>' },
}

function parse(value: object): Intent[] {
  const activity = readActivity(picked(value))
  const origin = activity && readOrigin(activity)
  return activity && origin ? parseTeamsActivity(activity, origin) : []
}

describe('a message extension’s action', () => {
  it('tells what is wanted of which message, and who wrote that', () => {
    const value = { commandId: 'add-to-agenda', commandContext: 'message', messagePayload: MESSAGE }
    expect(parse(value)).toEqual([
      expect.objectContaining({
        kind: 'message-action',
        action: 'add-to-agenda',
        actor: expect.objectContaining({ externalId: 'aad-ana' }),
        place: expect.objectContaining({ kind: 'channel' }),
        message: `${CHANNEL}|150`,
        thread: `${CHANNEL}|100`,
        writer: { externalId: 'aad-ben' },
        text: 'Why & how do they start?',
      }),
    ])
  })

  it('has no writer where an app wrote it, and no thread where it begins one', () => {
    const message = { ...MESSAGE, id: '100', from: { application: { id: 'app' }, user: null }, body: null }
    expect(parse({ commandId: 'save-evidence', messagePayload: message })).toEqual([
      expect.objectContaining({ action: 'save-evidence', writer: null, thread: null, text: '' }),
    ])
  })

  it('is nothing where it is none of ours', () => {
    expect(parse({ commandId: 'translate', messagePayload: MESSAGE })).toEqual([])
    expect(parse({ commandId: 'add-to-agenda' })).toEqual([])
    expect(parse({ commandId: 'add-to-agenda', messagePayload: { from: 3 } })).toEqual([])
  })

  it('is answered with a line in the dialog that Teams opens', () => {
    const line = 'You find the answer in your private chat with me.'
    expect(invokeAnswer('composeExtension/fetchTask', { card: null, form: null, line })).toEqual({
      task: { type: 'message', value: line },
    })
  })
})
