import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createDownload } from '../../../src/platforms/slack/download.ts'
import { parseSlackBody } from '../../../src/platforms/slack/parse/parse.ts'
import { openSlackService, type SlackService, viewOf } from '../../support/slack-service.ts'

const TEXT = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'

/** A message with files as Slack tells of it. */
function bodyWith(files: object[], values: object = {}) {
  const event = {
    ...{ type: 'message', subtype: 'file_share', channel: 'D1', user: 'U1', ts: '1.1', text: '', files },
    ...values,
  }
  return { type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event }
}
const file = (values: object = {}) => ({
  ...{ id: 'F1', name: 'year.ics', mimetype: 'text/calendar', size: 33, filetype: 'ics' },
  url_private_download: 'https://files.slack.com/files-pri/T1-F1/download/year.ics',
  ...values,
})
const parsed = (body: object) => parseSlackBody(body, { botUserId: 'UBOT', teamName: null })

describe('files in a message of Slack', () => {
  it('are a calendar where the name or the type says so, and the person sent it to the bot directly', () => {
    expect(parsed(bodyWith([file()]))).toMatchObject({
      intent: { kind: 'file', name: 'year.ics', place: { kind: 'direct' }, actor: { externalId: 'U1' } },
      file: { url: expect.stringContaining('files.slack.com'), size: 33 },
      target: { isDirect: true, userId: 'U1' },
    })
    expect(
      parsed(bodyWith([file({ name: 'export', mimetype: 'text/calendar; charset=utf-8' })]))?.intent.kind,
    ).toBe('file')
    expect(parsed(bodyWith([file({ name: 'photo.png', mimetype: 'image/png' }), file()]))?.intent.kind).toBe(
      'file',
    )
  })

  it('are left alone in channels, from bots, and where they are something else', () => {
    expect(parsed(bodyWith([file()], { channel: 'C1' }))).toBeNull()
    expect(parsed(bodyWith([file()], { bot_id: 'B1' }))).toBeNull()
    expect(parsed(bodyWith([file({ name: 'photo.png', mimetype: 'image/png' })]))).toBeNull()
    const words = bodyWith([file({ name: 'photo.png', mimetype: 'image/png' })], { text: 'our board' })
    expect(parsed(words)?.intent).toMatchObject({ kind: 'message', text: 'our board' })
  })
})

describe('a download from Slack', () => {
  let url: string
  let seen: (string | undefined)[]
  let answer: { status: number; type: string; body: string | Buffer; location?: string }
  let close: () => Promise<unknown>
  beforeEach(async () => {
    seen = []
    answer = { status: 200, type: 'text/calendar', body: TEXT }
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization)
      const location = answer.location ? { location: answer.location } : {}
      response.writeHead(answer.status, { 'content-type': answer.type, ...location }).end(answer.body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    close = () => new Promise((resolve) => server.close(resolve))
  })
  afterEach(() => close())
  const download = (address: string | null, size = 33) =>
    createDownload({ botToken: 'xoxb-1-secret', signingSecret: 'x', apiUrl: `${url}/api/` })({
      url: address,
      size,
    })

  it('brings the token to Slack and the text back', async () => {
    expect(await download(`${url}/year.ics`)).toEqual({ kind: 'text', text: TEXT })
    expect(seen).toEqual(['Bearer xoxb-1-secret'])
  })

  it('takes the token to no other host', async () => {
    const elsewhere = url.replace('127.0.0.1', 'localhost')
    for (const address of [
      elsewhere,
      'https://evil.example/a.ics',
      'http://files.slack.com/a',
      'no address',
      null,
    ])
      expect(await download(address)).toEqual({ kind: 'unreachable' })
    expect(seen).toEqual([])
  })

  it('follows no redirect and takes no page for a file', async () => {
    answer = { status: 302, type: 'text/plain', body: '', location: 'https://evil.example/' }
    expect(await download(`${url}/year.ics`)).toEqual({ kind: 'unreachable' })
    answer = { status: 200, type: 'text/html; charset=utf-8', body: '<html>Sign in</html>' }
    expect(await download(`${url}/year.ics`)).toEqual({ kind: 'unreachable' })
    answer = { status: 404, type: 'text/plain', body: '' }
    expect(await download(`${url}/year.ics`)).toEqual({ kind: 'unreachable' })
  })

  it('takes no more than 1 MB, whatever Slack says of the size', async () => {
    expect(await download(`${url}/year.ics`, 1_000_001)).toEqual({ kind: 'too-large' })
    expect(seen).toEqual([])
    answer.body = Buffer.alloc(1_000_001, 'x')
    expect(await download(`${url}/year.ics`)).toEqual({ kind: 'too-large' })
  })
})

describe('a calendar that comes over HTTP', () => {
  let service: SlackService
  beforeEach(async () => {
    service = await openSlackService()
    service.slack.addUser({ id: 'U1', name: 'Ana Silva' })
  })
  afterEach(() => service.close())

  it('reaches the inbox, and the answer reaches the person', async () => {
    service.answer(() => [{ kind: 'private', view: viewOf('This is how I read it.') }])
    const channel = service.slack.state.channels
    await service.slack.sayDirect('U1', 'hello')
    const direct = [...channel.keys()].find((id) => id.startsWith('D')) ?? ''
    const body = bodyWith([file({ url_private_download: 'https://evil.example/a.ics' })], { channel: direct })
    expect((await service.slack.sender.post(JSON.stringify(body))).status).toBe(200)
    expect(service.intents.at(-1)).toMatchObject({ kind: 'file', content: { kind: 'unreachable' } })
    const answered = await service.slack.until(() =>
      service.slack.lastDirect('U1').text.includes('how I read'),
    )
    expect(answered).toBe(true)
  })
})
