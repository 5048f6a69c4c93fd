import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createScriptedInbox } from '../../support/playground-script.ts'
import { CHANNEL, startServed } from '../../support/playground-setting.ts'

let served: Awaited<ReturnType<typeof startServed>>
beforeAll(async () => {
  served = await startServed(createScriptedInbox().inbox)
})
afterAll(() => served.close())

const say = { id: 'act-0000001', as: 'ana.flores', kind: 'say', place: CHANNEL, text: 'Hello' }

/** A request with headers that fetch would not let through. */
function send(
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const options = { method: body === undefined ? 'GET' : 'POST', headers }
    const outgoing = request(`${served.url}${path}`, options, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const JSON_TYPE = { 'content-type': 'application/json' }
const post = (path: string, body: unknown, headers = {}) =>
  send(path, { ...JSON_TYPE, ...headers }, JSON.stringify(body))

describe('requests from elsewhere', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a same-site fetch from a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['a name made to point at this machine', { host: 'evil.example' }],
    ['a broken host', { host: 'a b' }],
  ])('refuses an act by %s', async (_name, headers) => {
    for (const path of ['/playground/act', '/playground/clock']) {
      const { status, text } = await post(path, say, headers)
      expect(status).toBe(403)
      expect(JSON.parse(text)).toEqual({ error: expect.stringContaining('playground') })
    }
  })

  it('shows its state to no name made to point at this machine', async () => {
    for (const path of ['/', '/playground/state?as=ana.flores', '/playground/events?as=ana.flores'])
      expect((await send(path, { host: 'evil.example' })).status).toBe(403)
  })

  it('takes an act from its own page', async () => {
    const headers = { origin: served.url, 'sec-fetch-site': 'same-origin' }
    expect(await post('/playground/act', { ...say, id: 'act-own-page' }, headers)).toEqual({
      status: 200,
      text: '{}',
    })
  })
})

describe('POST /playground/act', () => {
  it.each([
    ['no JSON', '{', 400, 'JSON'],
    ['an unknown kind', JSON.stringify({ ...say, kind: 'shout' }), 400, 'kind'],
    ['an empty text', JSON.stringify({ ...say, text: '  ' }), 400, 'text: is empty'],
    ['a text of 40,001 letters', JSON.stringify({ ...say, text: 'x'.repeat(40_001) }), 400, '40,000'],
    ['an unknown field', JSON.stringify({ ...say, admin: true }), 400, 'admin'],
    ['a missing id', JSON.stringify({ ...say, id: undefined }), 400, 'id'],
    ['null', 'null', 400, 'expected'],
    ['an unknown person', JSON.stringify({ ...say, as: 'nobody' }), 404, 'Nobody'],
    ['a body over the limit', JSON.stringify({ ...say, text: 'x'.repeat(1_500_000) }), 413, 'too long'],
  ])('answers %s with a status and a sentence', async (_name, body, status, words) => {
    const answer = await send('/playground/act', JSON_TYPE, body)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.text).error).toContain(words)
  })

  it('takes JSON only, which other pages cannot send unasked', async () => {
    const answer = await send('/playground/act', { 'content-type': 'text/plain' }, JSON.stringify(say))
    expect(answer.status).toBe(415)
  })
})

describe('the page', () => {
  it('comes with a policy that lets no inline script run', async () => {
    const response = await fetch(`${served.url}/`)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const html = await response.text()
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\son[a-z]+=|style=/i)
  })

  it('has every file that its HTML names', async () => {
    const html = await (await fetch(`${served.url}/`)).text()
    const paths = [...html.matchAll(/(?:href|src)="(\/playground\/[^"]+\.(?:css|svg))"/g)].map(
      (match) => match[1],
    )
    expect(paths.length).toBeGreaterThan(3)
    for (const path of paths) expect((await fetch(`${served.url}${path}`)).status).toBe(200)
  })

  it.each(['../index.ts', '..%2findex.ts', 'app.ts', 'tsconfig.json', 'none.css', '.env'])(
    'serves no other file: %s',
    async (name) => {
      expect((await send(`/playground/${name}`, {})).status).toBe(404)
    },
  )
})

describe('GET /playground/events', () => {
  it('tells each person only what that person sees, as it happens', async () => {
    const events = async (person: string) => {
      const response = await fetch(`${served.url}/playground/events?as=${person}`)
      return (response.body as ReadableStream<Uint8Array>).getReader()
    }
    const [ana, ben] = await Promise.all([events('ana.flores'), events('ben.okafor')])
    await served.act('ana.flores', { kind: 'command', place: CHANNEL, name: 'x', text: 'secret' })
    await served.act('ana.flores', { kind: 'say', place: CHANNEL, text: 'the end' })
    const [toAna, toBen] = await Promise.all([readUntil(ana, 'the end'), readUntil(ben, 'the end')])
    expect(toAna).toContain('secret')
    expect(toBen).not.toContain('secret')
    await Promise.all([ana.cancel(), ben.cancel()])
  })

  it('answers an unknown person with 404', async () => {
    expect((await fetch(`${served.url}/playground/events?as=nobody`)).status).toBe(404)
    expect((await fetch(`${served.url}/playground/state?as=nobody`)).status).toBe(404)
  })
})

async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, words: string): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  while (!text.includes(words)) {
    const { value, done } = await reader.read()
    if (done) break
    text += decoder.decode(value, { stream: true })
  }
  return text
}
