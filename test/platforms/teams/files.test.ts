import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Intent } from '../../../src/domain/intent.ts'
import { withFile } from '../../../src/platforms/teams/files.ts'
import { textView } from '../../../src/views/plain-text.ts'
import { type OpenTeams, openTeams } from './open-teams.ts'

const TEXT = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'
const FILE_TYPE = 'application/vnd.microsoft.teams.file.download.info'
const sent = (name: string, downloadUrl: string, values: object = {}) => ({
  ...{ contentType: FILE_TYPE, name, contentUrl: 'https://school.sharepoint.com/x' },
  content: { downloadUrl, uniqueId: '1', fileType: name.split('.').at(-1) },
  ...values,
})

describe('a file in a personal chat of Teams', () => {
  let teams: OpenTeams
  let files: { url: string; close(): Promise<unknown> }
  beforeAll(async () => {
    teams = await openTeams()
    const server = createServer((request, response) => {
      const isLarge = request.url === '/large.ics'
      response.writeHead(200, { 'content-type': 'application/octet-stream' })
      response.end(isLarge ? Buffer.alloc(1_000_001) : Buffer.from(`\uFEFF${TEXT}`))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    files = { url, close: () => new Promise((resolve) => server.close(resolve)) }
  })
  afterAll(async () => {
    await teams.close()
    await files.close()
  })

  it('reaches the inbox with its text, and the preview reaches the person', async () => {
    const user = teams.client.person('Eleanor')
    teams.answerWith(() => [{ kind: 'private', view: textView('This is how I read it.') }])
    const html = { contentType: 'text/html', content: '<p></p>' }
    const attachments = [html, sent('year.ics', `${files.url}/year.ics`)]
    await teams.client.say(user, teams.client.chat(user), '', { attachments })
    const intent = teams.intents.at(-1)
    expect(intent).toMatchObject({ kind: 'file', name: 'year.ics', place: { kind: 'direct' } })
    expect(intent?.kind === 'file' && intent.content).toEqual({ kind: 'text', text: TEXT })
    expect(JSON.stringify(teams.client.privateMessages(user).at(-1))).toContain('This is how I read it.')
  })

  it('is named as too large beyond 1 MB', async () => {
    const user = teams.client.person('Samuel')
    const attachments = [sent('large.ics', `${files.url}/large.ics`)]
    await teams.client.say(user, teams.client.chat(user), '', { attachments })
    expect(teams.intents.at(-1)).toMatchObject({ kind: 'file', content: { kind: 'too-large' } })
  })

  it('is left alone where it is no calendar, and in channels', async () => {
    const user = teams.client.person('Rosa')
    const photo = [sent('photo.png', `${files.url}/photo.png`)]
    await teams.client.say(user, teams.client.chat(user), 'our board', { attachments: photo })
    expect(teams.intents.at(-1)).toMatchObject({ kind: 'message', text: 'our board' })
    const channel = teams.client.channel('maths', [user])
    await teams.client.say(user, channel, 'help', { attachments: [sent('a.ics', `${files.url}/a.ics`)] })
    expect(teams.intents.at(-1)).toMatchObject({ kind: 'command', name: 'help' })
  })

  it("is fetched from Microsoft's hosts alone", async () => {
    const workspace = { platform: 'teams', externalId: 't', name: null }
    const place = { address: 'a', kind: 'direct', name: null } as const
    const intent: Intent = {
      kind: 'file',
      ...{ eventId: 'e', workspace, actor: { externalId: 'u' }, place, name: 'a.ics' },
      content: { kind: 'unreachable' },
    }
    for (const url of [
      ...[`${files.url}/year.ics`, 'https://evil.example/a.ics', 'https://sharepoint.com.evil.example/a'],
      ...['http://school.sharepoint.com/a.ics', 'file:///etc/passwd', 'https://evilsharepoint.com/a', 'x'],
    ]) {
      const activity = { type: 'message', attachments: [sent('a.ics', url)] }
      const read = await withFile(intent, activity, { isLocalEmulator: false })
      expect(read).toMatchObject({ content: { kind: 'unreachable' } })
    }
  })
})
