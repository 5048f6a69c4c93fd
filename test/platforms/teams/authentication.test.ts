import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createRequire } from 'node:module'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { MAX_BODY_BYTES } from '../../../src/platforms/teams/read-body.ts'
import type { CardJson } from '../../support/teams-card.ts'
import { GUARDED, type OpenTeams, openTeams } from './open-teams.ts'

const KEYS_OF_MICROSOFT = 'https://login.botframework.com/v1/.well-known/openidconfiguration'
// The SDK's cache of Microsoft's keys: filled here, because tests reach no network.
const { JwtTokenExtractor } = createRequire(import.meta.url)(
  'botframework-connector/lib/auth/jwtTokenExtractor',
) as { JwtTokenExtractor: { openIdMetadataCache: Map<string, object> } }

const ours = generateKeyPairSync('rsa', { modulusLength: 2048 })
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 })

function tokenOf(serviceUrl: string, claims: object = {}, key: KeyObject = ours.privateKey): string {
  const now = Math.floor(Date.now() / 1000)
  const payload = {
    iss: 'https://api.botframework.com',
    aud: GUARDED.appId,
    serviceurl: serviceUrl,
    nbf: now - 60,
    exp: now + 600,
    ...claims,
  }
  const parts = [{ alg: 'RS256', kid: 'key-1', typ: 'JWT' }, payload]
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`
}

describe('the endpoint of an installation that checks tokens', () => {
  let teams: OpenTeams
  beforeEach(async () => {
    jest.spyOn(console, 'error').mockReturnValue(undefined)
    const pem = ours.publicKey.export({ type: 'spki', format: 'pem' })
    JwtTokenExtractor.openIdMetadataCache.set(KEYS_OF_MICROSOFT, {
      getKey: async () => ({ key: pem, endorsements: ['msteams'] }),
    })
    teams = await openTeams(GUARDED)
  })
  afterEach(async () => {
    jest.restoreAllMocks()
    await teams.close()
  })

  const activity = (more: CardJson = {}): CardJson => ({
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl: teams.connector.url,
    text: 'good morning',
    from: { id: '29:ana', aadObjectId: 'aad-ana' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:ana', conversationType: 'personal', tenantId: 'tenant-1' },
    ...more,
  })
  const statusOf = async (authorization: string | null, more: CardJson = {}): Promise<number> => {
    const client = teams.clientWith(authorization === null ? {} : { authorization })
    return (await client.post(activity(more))).status
  }

  it("takes an activity with Microsoft's token", async () => {
    expect(await statusOf(`Bearer ${tokenOf(teams.connector.url)}`)).toBe(200)
    expect(teams.intents).toHaveLength(1)
  })

  it('answers 401 to a request without a token', async () => {
    expect(await statusOf(null)).toBe(401)
    expect(await statusOf('')).toBe(401)
    expect(await statusOf('Basic YTpi')).toBe(401)
  })

  it('a bad token signature answers 500, not 401: here it answers 401', async () => {
    expect(await statusOf(`Bearer ${tokenOf(teams.connector.url, {}, theirs.privateKey)}`)).toBe(401)
    expect(await statusOf('Bearer a.b.c')).toBe(401)
  })

  it.each([
    ['of another bot', { aud: 'another-app' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['that has expired', { exp: 1_000_000 }],
    ['for another service URL', { serviceurl: 'https://evil.example/' }],
  ])('answers 401 to a token %s', async (_what, claims) => {
    expect(await statusOf(`Bearer ${tokenOf(teams.connector.url, claims)}`)).toBe(401)
  })

  it('answers 403 to other channels than Teams, whose tokens are checked by other rules', async () => {
    const token = `Bearer ${tokenOf(teams.connector.url)}`
    expect(await statusOf(token, { channelId: 'AseChannel' })).toBe(403)
    expect(await statusOf(token, { channelId: undefined })).toBe(403)
  })

  it("answers 503 while Microsoft's keys cannot be read, so that Teams tries again", async () => {
    const fault = Object.assign(new Error('getaddrinfo ENOTFOUND'), { name: 'FetchError' })
    JwtTokenExtractor.openIdMetadataCache.set(KEYS_OF_MICROSOFT, {
      getKey: async () => Promise.reject(fault),
    })
    expect(await statusOf(`Bearer ${tokenOf(teams.connector.url)}`)).toBe(503)
  })

  it('hands nothing of a refused request on, and logs neither its text nor its token', async () => {
    await statusOf('Bearer a.b.c')
    await statusOf(null)
    expect(teams.intents).toEqual([])
    expect(teams.logged).toHaveLength(2)
    expect(JSON.stringify(teams.logged)).not.toMatch(/good morning|a\.b\.c/)
  })
})

describe('the endpoint in local emulator mode', () => {
  let teams: OpenTeams
  beforeEach(async () => {
    teams = await openTeams()
  })
  afterEach(() => teams.close())

  const statusOf = async (body: string, contentType = 'application/json'): Promise<number> => {
    const headers = { 'content-type': contentType }
    return (await fetch(teams.messagesUrl, { method: 'POST', headers, body })).status
  }

  it.each(['', '{', 'null', '[]', '"text"', '{}', '{"type":5}', '\u0000'])(
    'answers 400 to %p',
    async (body) => {
      expect(await statusOf(body)).toBe(400)
    },
  )

  it('answers 413 to a body that is too large', async () => {
    expect(await statusOf(JSON.stringify({ type: 'message', text: 'x'.repeat(MAX_BODY_BYTES) }))).toBe(413)
  })

  it('answers 415 to what a web page could post without asking', async () => {
    expect(await statusOf('{"type":"message"}', 'text/plain')).toBe(415)
  })

  it('answers 200 to activities that it has no business with', async () => {
    expect(await statusOf('{"type":"typing"}')).toBe(200)
    expect(await statusOf('{"type":"messageReaction","conversation":{"id":"a"}}')).toBe(200)
    expect(teams.intents).toEqual([])
  })

  it('answers 503 before the start and after the stop', async () => {
    await teams.platform.stop()
    expect(await statusOf('{"type":"message"}')).toBe(503)
  })
})
