import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { viewOf } from '../../../src/views/plain-text.ts'
import { openSlackService, type SlackService } from '../../support/slack-service.ts'

const workspace = { platform: 'slack', externalId: 'T1', name: null }
const png = Buffer.from('not really a picture').toString('base64')
const view = viewOf([
  { kind: 'text', text: 'The week' },
  { kind: 'picture', alt: 'Chart: participation', png, width: 600, height: 300 },
])

describe('a picture in Slack', () => {
  let service: SlackService
  beforeEach(async () => {
    service = await openSlackService()
    service.slack.addUser({ id: 'U1', name: 'Ana Silva', email: 'ana@oak.example' })
    service.slack.addChannel('C1', 'grade-5', ['U1', service.slack.botUserId])
  })
  afterEach(() => service.close())
  const send = () => service.platform.send(workspace, 'channel:C1', view, 'k1')
  const blocks = () => service.slack.lastMessage('C1').blocks

  it('is uploaded first and shown as a file, with words for those who do not see it', async () => {
    await send()
    const [id] = [...service.slack.state.files.keys()]
    expect(service.slack.state.files.get(id ?? '')).toEqual({ length: 20, bytes: 20, isComplete: true })
    expect(blocks()).toEqual([
      { type: 'section', text: expect.objectContaining({ text: 'The week' }) },
      { type: 'image', slack_file: { id }, alt_text: 'Chart: participation' },
    ])
    expect(service.slack.lastMessage('C1').text).toBe('The week')
  })

  it.each(['files.getUploadURLExternal', 'files.completeUploadExternal', 'files.info'])(
    'is left out where %s is refused, and the words go alone',
    async (method) => {
      service.slack.plan(method, { kind: 'error', error: 'missing_scope' })
      await send()
      expect(blocks()).toHaveLength(1)
    },
  )

  it('is left out where Slack refuses the message for it, and the message goes once', async () => {
    service.slack.plan('chat.postMessage', { kind: 'error', error: 'invalid_blocks' })
    await send()
    expect(blocks()).toHaveLength(1)
    expect(service.slack.state.messages).toHaveLength(1)
  })

  it('is not uploaded to an address that is none of Slack', async () => {
    service.slack.state.url = () => 'http://127.0.0.2:1'
    await send()
    expect(blocks()).toHaveLength(1)
    expect([...service.slack.state.files.values()]).toEqual([{ length: 20, bytes: 0, isComplete: false }])
  })
})
