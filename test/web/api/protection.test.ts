import { afterEach, describe, expect, it } from '@jest/globals'
import type { Look } from '../../../src/domain/audit.ts'
import { type OpenedApi, openApi, type Page, playWeeks } from '../../support/api-stage.ts'

let api: OpenedApi | null = null
afterEach(() => api?.close())
const open = async (options: Parameters<typeof openApi>[0] = {}) => {
  api = await openApi(options)
  return api
}
const LIMITS = { token: 10_000, guesses: 100 }

describe('a token', () => {
  it('is asked for in the header alone, and refused in one way whatever is wrong with it', async () => {
    const { url, tokenFor, stage, districtId } = await open({ limits: LIMITS })
    const { secret, token } = await tokenFor()
    const revoked = await tokenFor()
    await stage.deps.stores.apiTokens.revoke(districtId, revoked.token.id, stage.clock.now())
    const ask = (headers: Record<string, string>, path = '') => fetch(`${url}/api/v1${path}`, { headers })
    expect((await ask({ authorization: `bearer ${secret}` })).status).toBe(200)
    const answers = [
      await ask({}),
      await ask({}, `?token=${secret}`),
      await ask({ authorization: `Basic ${secret}` }),
      await ask({ authorization: `Bearer ${secret} x` }),
      await ask({ authorization: `Bearer ${token.id}` }),
      await ask({ authorization: `Bearer ${secret.slice(0, -2)}AA` }),
      await ask({ authorization: `Bearer ${revoked.secret}` }),
      await ask({ authorization: `Bearer ct_0190f3a0-0000-7000-8000-0000000000ff${secret.slice(39)}` }),
      await ask({}, '/nowhere'),
    ]
    const told = await Promise.all(
      answers.map(async (answer) => [
        ...[answer.status, answer.headers.get('www-authenticate'), answer.headers.get('content-type')],
        await answer.text(),
      ]),
    )
    expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(told[0]?.slice(0, 2)).toEqual([401, 'Bearer realm="Common Thread"'])
    expect(told[0]?.[2]).toMatch(/^application\/problem\+json/)
    expect(told[0]?.[3]).toContain('api tokens create')
  })

  it('ends with its day, and in the middle of reading', async () => {
    const { client, stage, districtId, tokenFor, clientOf } = await open({ limits: LIMITS })
    const short = await client({ days: 1 })
    const { secret, token } = await tokenFor()
    const other = clientOf(secret)
    expect([(await short.get('/schools')).status, (await other.get('/schools')).status]).toEqual([200, 200])
    stage.clock.moveTo('2026-09-08T14:00:00Z')
    expect((await short.get('/schools')).status).toBe(401)
    await stage.deps.stores.apiTokens.revoke(districtId, token.id, stage.clock.now())
    expect((await other.get('/schools')).status).toBe(401)
  })

  it('reads what its scopes name and nothing else', async () => {
    const { client, team } = await open({ limits: LIMITS })
    const paths = { 'organisation:read': '/schools', 'reports:read': `/teams/${team('maths')}/periods` }
    for (const [scope, path] of Object.entries({ ...paths, 'audit:read': '/audit-log' })) {
      const one = await client({ scopes: [scope as 'audit:read'] })
      expect([scope, (await one.get(path)).status]).toEqual([scope, 200])
      for (const [other, otherPath] of Object.entries(paths)) {
        if (other === scope) continue
        const { status, body, headers } = await one.get(otherPath)
        expect([status, body.type]).toEqual([403, '/api/v1/problems/scope-missing'])
        expect(headers.get('www-authenticate')).toBe(`Bearer error="insufficient_scope", scope="${other}"`)
      }
    }
  })
})

describe('what a token reaches', () => {
  const unitsOf = ({ districtId, schoolId, lakeside, elsewhere, team }: OpenedApi, far: string) => ({
    district: `/districts/${districtId}`,
    school: `/schools/${schoolId}`,
    lakeside: `/schools/${lakeside.id}`,
    maths: `/teams/${team('maths')}`,
    science: `/teams/${team('science')}`,
    farDistrict: `/districts/${elsewhere.districtId}`,
    farSchool: `/schools/${elsewhere.schoolId}`,
    farTeam: `/teams/${far}`,
  })
  const reachOf = async (opened: OpenedApi, client: Awaited<ReturnType<OpenedApi['client']>>) => {
    const [far] = await opened.stage.deps.stores.teams.listOfSchool(opened.elsewhere.schoolId)
    const reached: string[] = []
    for (const [name, path] of Object.entries(unitsOf(opened, far?.id ?? ''))) {
      const seen = []
      for (const part of ['report', 'weeks', 'periods']) seen.push((await client.get(`${path}/${part}`)).body)
      const isRefused = seen.every(({ type }) => type === '/api/v1/problems/not-found')
      const isRead = seen.every(({ type }) => type !== '/api/v1/problems/not-found')
      if (!isRefused && !isRead) throw new Error(`${name} is read in parts`)
      if (isRead) reached.push(name)
    }
    return reached
  }

  it('is its own district alone', async () => {
    const opened = await open({ limits: LIMITS })
    await playWeeks(opened)
    const all = await opened.client()
    expect(await reachOf(opened, all)).toEqual(['district', 'school', 'lakeside', 'maths', 'science'])
    const { districtId, schoolId } = opened.elsewhere
    const far = await opened.client({ districtId, schoolId: null })
    // A district of one school has no report beside that of the school.
    expect(await reachOf(opened, far)).toEqual(['farSchool', 'farTeam'])
    const names = async (path: string) => (await far.all<{ name: string }>(path)).map(({ name }) => name)
    expect(await names('/schools')).toEqual(['Elsewhere'])
    expect(await names('/teams')).toEqual(['elsewhere'])
    expect(await names(`/teams?school=${opened.schoolId}`)).toEqual([])
    expect((await far.get('')).text).not.toContain(opened.districtId)
    const log = await far.all<{ scope: { id: string } }>('/audit-log')
    expect(log.map(({ scope }) => scope.id)).not.toContain(opened.schoolId)
    expect(schoolId).not.toBe(opened.schoolId)
  })

  it('is its one school alone, where it is of a school, whatever scopes it has', async () => {
    const opened = await open({ limits: LIMITS })
    await playWeeks(opened)
    const { lakeside } = opened
    const one = await opened.client({ schoolId: lakeside.id })
    expect(await reachOf(opened, one)).toEqual(['lakeside', 'science'])
    expect((await one.all<{ id: string }>('/schools')).map(({ id }) => id)).toEqual([lakeside.id])
    expect((await one.all<{ name: string }>('/teams')).map(({ name }) => name)).toEqual(['science'])
    expect((await one.get('')).body.school).toEqual({ id: lakeside.id, name: 'Lakeside' })
    expect((await one.get<Page<Look>>('/audit-log')).body.data).toEqual([])
    const other = await opened.client({ schoolId: opened.elsewhere.schoolId })
    expect(await reachOf(opened, other)).toEqual([])
  })

  it('says no more of a unit that is not its own than of one that is not there', async () => {
    const opened = await open({ limits: LIMITS })
    const one = await opened.client({ schoolId: opened.lakeside.id })
    const own = await one.get(`/schools/${opened.schoolId}/report`)
    const none = await one.get('/schools/0190f3a0-0000-7000-8000-0000000000ff/report')
    const wrongKind = await one.get(`/teams/${opened.lakeside.id}/report`)
    expect([own.text, own.status]).toEqual([none.text, none.status])
    expect(wrongKind.text).toBe(none.text)
  })
})

describe('what goes wrong', () => {
  it('is logged without what was asked, and said to be ours', async () => {
    const lines: string[] = []
    const keep = (fields: object, message: string) => void lines.push(JSON.stringify(fields) + message)
    const { client, stage, team } = await open({
      ...{ limits: LIMITS, log: { debug: keep, info: keep, warn: keep, error: keep } },
    })
    const one = await client()
    stage.deps.stores.reports.weeksOf = async () => {
      throw new Error('a secret')
    }
    const { status, body } = await one.get(`/teams/${team('maths')}/report`)
    expect([status, body.type]).toEqual([500, '/api/v1/problems/fault'])
    expect(lines.join()).toContain('an API request failed')
    expect(lines.join()).not.toMatch(/a secret|ct_/)
  })

  it('is the asker’s where the address cannot be read', async () => {
    const { url, tokenFor } = await open({ limits: LIMITS })
    const { secret } = await tokenFor()
    const headers = { authorization: `Bearer ${secret}` }
    const answer = await fetch(`${url}/api/v1/teams/%ff/report`, { headers })
    expect([answer.status, (await answer.json()).type]).toEqual([400, '/api/v1/problems/bad-parameter'])
  })
})

describe('limits', () => {
  it('stop who guesses at tokens before the next guess, also where that is right', async () => {
    const { url, tokenFor } = await open({ limits: { token: 100, guesses: 5 } })
    const { secret } = await tokenFor()
    const tryWith = (text: string) => fetch(`${url}/api/v1`, { headers: { authorization: `Bearer ${text}` } })
    for (let time = 0; time < 10; time += 1) expect((await tryWith(secret)).status).toBe(200)
    const tries: number[] = []
    for (let time = 0; time < 7; time += 1) tries.push((await tryWith(`ct_guess-${time}`)).status)
    expect(tries).toEqual([401, 401, 401, 401, 401, 429, 429])
    const right = await tryWith(secret)
    expect([right.status, right.headers.get('retry-after')]).toEqual([429, '60'])
    const elsewhere = await fetch(`${url}/api/v1`, {
      headers: { authorization: `Bearer ${secret}`, 'x-forwarded-for': '203.0.113.9' },
    })
    expect(elsewhere.status).toBe(200)
  })

  it('count each token on its own', async () => {
    const { client } = await open({ limits: { token: 4, guesses: 100 } })
    const [one, other] = [await client(), await client()]
    const seen: number[] = []
    for (let time = 0; time < 6; time += 1) seen.push((await one.get('/schools')).status)
    expect(seen).toEqual([200, 200, 200, 200, 429, 429])
    const { headers, body } = await one.get('/schools')
    expect(body).toMatchObject({ type: '/api/v1/problems/too-many-requests' })
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await other.get('/schools')).status).toBe(200)
  })
})
