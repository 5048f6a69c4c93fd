import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { FormView, Reply, View } from '../../../src/views/view.ts'
import { openSlackService, type SlackService, viewOf } from '../../support/slack-service.ts'

let service: SlackService
beforeEach(async () => {
  service = await openSlackService()
  service.slack.addUser({ id: 'U1', name: 'Ana Silva' })
  service.slack.addChannel('C1', 'grade-5', ['U1', service.slack.botUserId])
})
afterEach(async () => {
  expect(service.slack.state.faults).toEqual([])
  await service.close()
})

const workspace = { platform: 'slack', externalId: 'T1', name: null }
const withButton: View = {
  summary: 'Ready?',
  elements: [{ kind: 'buttons', buttons: [{ action: 'go', value: 'd1', label: 'Go' }] }],
}
const form: FormView = {
  name: 'answer',
  context: 'd1',
  title: 'Your answer',
  submitLabel: 'Keep',
  elements: [{ kind: 'input', name: 'text', label: 'Words', type: 'paragraph' }],
}
const replies = (...given: Reply[]) => service.answer(() => given)
const send = async (view: View = withButton) => {
  const { ref } = await service.platform.send(workspace, 'channel:C1', view, 'k1')
  return { ref, message: service.slack.lastMessage('C1') }
}

describe('replies', () => {
  it('acknowledges what was written with a reaction, once', async () => {
    const { ref } = await send()
    replies({ kind: 'acknowledgement', view: viewOf('Kept.') })
    const { message } = await service.slack.replyInThread('U1', ref, 'we tried it')
    await service.slack.until(() => message.reactions.length > 0)
    await service.slack.editMessage(message, 'we tried it twice')
    await service.platform.stop()
    expect(message.reactions).toEqual(['thread'])
    expect(service.slack.ephemerals('U1')).toEqual([])
    expect(service.lines.join()).not.toContain('not delivered')
  })

  it('acknowledges in private where the reaction is refused', async () => {
    const { ref } = await send()
    service.slack.plan('reactions.add', { kind: 'error', error: 'missing_scope' })
    replies({ kind: 'acknowledgement', view: viewOf('Kept.') })
    await service.slack.replyInThread('U1', ref, 'we tried it')
    const told = await service.slack.until(() => service.slack.lastEphemeral('U1'))
    expect(told).toMatchObject({ text: 'Kept.', threadTs: ref.split(':')[1] })
  })

  it('answers a message in its thread: in private to the writer, in public to all', async () => {
    const { ref, message } = await send()
    replies({ kind: 'private', view: viewOf('For you') }, { kind: 'public', view: viewOf('For all') })
    await service.slack.replyInThread('U1', ref, 'we tried it')
    await service.slack.until(() => service.slack.thread(message).some((one) => one.text === 'For all'))
    expect(service.slack.lastEphemeral('U1')).toMatchObject({
      text: 'For you',
      threadTs: message.ts,
      channel: 'C1',
    })
  })

  it('answers in a direct conversation with a plain message', async () => {
    replies({ kind: 'private', view: viewOf('For you') })
    await service.slack.sayDirect('U1', 'hello')
    const message = await service.slack.until(() => service.slack.lastDirect('U1'))
    expect(message.text).toBe('For you')
  })

  it('shows another view in the message whose button was pressed', async () => {
    const { ref, message } = await send()
    replies({ kind: 'replacement', view: viewOf('Thank you') }, { kind: 'private', view: viewOf('Kept.') })
    const answer = await service.slack.tap('U1', message, 'Go')
    expect(answer).toEqual({ status: 200, body: '' })
    expect(service.intents).toMatchObject([{ kind: 'tap', action: 'go', value: 'd1', message: ref }])
    await service.slack.until(() => service.slack.lastEphemeral('U1'))
    expect(message.text).toBe('Thank you')
  })

  it('shows another view in a message that one person alone sees', async () => {
    replies({ kind: 'private', view: withButton })
    await service.slack.sendCommand('U1', 'C1', '/inquiry')
    const told = await service.slack.until(() => service.slack.lastEphemeral('U1'))
    replies({ kind: 'replacement', view: viewOf('Done') })
    await service.slack.tap('U1', told, 'go')
    await service.slack.until(() => told.text === 'Done')
    expect(service.intents.at(-1)).toMatchObject({ kind: 'tap', message: null })
  })

  it('writes to the person directly where the bot is not in the channel', async () => {
    service.slack.addChannel('C2', 'elsewhere', ['U1'])
    replies({ kind: 'public', view: viewOf('For all') })
    await service.slack.sendCommand('U1', 'C2', '/help')
    await service.slack.until(() => service.slack.lastMessage('C2'))
    expect(service.slack.state.calls.map((call) => call.method)).toContain('response_url')
  })

  it('greets the channel that it was invited to, by its name', async () => {
    service.slack.addChannel('C3', 'grade-6', ['U1'])
    replies(
      { kind: 'public', view: viewOf('Hello, team') },
      { kind: 'private', view: viewOf('You steer it') },
    )
    await service.slack.inviteBot('C3', 'U1')
    await service.slack.until(() => service.slack.lastEphemeral('U1'))
    expect(service.slack.lastMessage('C3').text).toBe('Hello, team')
    expect(service.intents).toMatchObject([
      { kind: 'bot-added', place: { address: 'channel:C3', name: 'grade-6' }, inviter: { externalId: 'U1' } },
    ])
  })

  it('publishes a home page', async () => {
    replies({ kind: 'home', view: viewOf('Your teams') })
    await service.slack.openHome('U1')
    const home = await service.slack.until(() => service.slack.home('U1'))
    expect(JSON.stringify(home.view)).toContain('Your teams')
  })
})

describe('forms', () => {
  const open = async () => {
    const { ref, message } = await send()
    replies({ kind: 'form', form })
    await service.slack.tap('U1', message, 'Go')
    return { ref, modal: await service.slack.until(() => service.slack.lastModal('U1')) }
  }

  it('opens at a tap and comes back with what it remembers', async () => {
    const { ref, modal } = await open()
    replies({ kind: 'acknowledgement', view: viewOf('Kept.') })
    const answer = await service.slack.submitModal('U1', modal, { Words: 'a < b & c' })
    expect(answer).toEqual({ status: 200, body: '', errors: {} })
    expect(service.intents.at(-1)).toMatchObject({
      kind: 'submit',
      form: 'answer',
      context: 'd1',
      values: { text: 'a < b & c' },
      place: { address: 'channel:C1', kind: 'channel' },
      message: ref,
    })
    const told = await service.slack.until(() => service.slack.lastEphemeral('U1'))
    expect(told).toMatchObject({ text: 'Kept.', channel: 'C1' })
  })

  it('stays open with the faults at their fields', async () => {
    const { modal } = await open()
    replies({ kind: 'faults', faults: { text: 'Too short.', other: 'And late.' } })
    const { errors } = await service.slack.submitModal('U1', modal, { text: 'x' })
    expect(errors).toEqual({ text: 'Too short. And late.' })
    expect(service.slack.lastModal('U1')).toBe(modal)
  })

  it('gives way to the next form', async () => {
    const { modal } = await open()
    replies({ kind: 'form', form: { ...form, name: 'next', title: 'And then?' } })
    await service.slack.submitModal('U1', modal, { text: 'x' })
    expect(service.slack.lastModal('U1').view).toMatchObject({ callback_id: 'next' })
  })

  it('opens at a command without arguments', async () => {
    replies({ kind: 'form', form })
    await service.slack.sendCommand('U1', 'C1', '/checkin')
    const modal = await service.slack.until(() => service.slack.lastModal('U1'))
    expect(modal.view).toMatchObject({ callback_id: 'answer' })
  })

  it('offers a button where a command was written as a message: Slack opens no form from words', async () => {
    replies({ kind: 'form', form })
    await service.slack.sayDirect('U1', 'checkin')
    const offer = await service.slack.until(() => service.slack.lastDirect('U1'))
    await service.slack.tap('U1', offer, 'Your answer')
    expect(service.intents.at(-1)).toMatchObject({ kind: 'tap', action: 'run-command', value: 'checkin' })
    await service.slack.until(() => service.slack.lastModal('U1'))
  })

  it('logs a form that came too late, and nothing else happens', async () => {
    service.slack.plan('views.open', { kind: 'error', error: 'expired_trigger_id' })
    replies({ kind: 'form', form })
    const answer = await service.slack.sendCommand('U1', 'C1', '/checkin')
    await service.platform.stop()
    expect(answer.status).toBe(200)
    expect(service.lines.at(-1)).toContain('expired_trigger_id')
  })
})
