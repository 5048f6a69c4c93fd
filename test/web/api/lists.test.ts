import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type OpenedApi, openApi, type Page, playWeeks } from '../../support/api-stage.ts'

interface LookLine {
  id: string
  at: string
  reader: { kind: string; id: string }
  kind: string
  scope: { kind: string; id: string }
  period: string | null
  from: string
}

let api: OpenedApi
let client: Awaited<ReturnType<OpenedApi['client']>>
beforeAll(async () => {
  api = await openApi({ limits: { token: 10_000, guesses: 100 } })
  await playWeeks(api)
  client = await api.client()
})
afterAll(() => api.close())

describe('cursors', () => {
  it('are good for the list that they were made for, and for no other', async () => {
    const { body } = await client.get<Page<object>>('/teams?limit=1')
    const cursor = body.nextCursor ?? ''
    const [payload = '', signature = ''] = cursor.split('.')
    const forged = Buffer.from(JSON.stringify([api.team('science')])).toString('base64url')
    const other = await api.client()
    const tries: [string, typeof client][] = [
      [`/teams?cursor=${forged}.${signature}`, client],
      [`/teams?cursor=${payload}`, client],
      [`/teams?cursor=${payload}.${signature.slice(1)}x`, client],
      ['/teams?cursor=', client],
      ['/teams?cursor=..%2F..', client],
      [`/teams?cursor=${cursor}&school=${api.schoolId}`, client],
      [`/schools?cursor=${cursor}`, client],
      [`/audit-log?cursor=${cursor}`, client],
      [`/teams/${api.team('maths')}/weeks?cursor=${cursor}`, client],
      [`/teams?cursor=${cursor}`, other],
    ]
    for (const [path, who] of tries) {
      const { status, body: problem } = await who.get(path)
      expect([path, status, problem.type]).toEqual([path, 400, '/api/v1/problems/bad-cursor'])
      expect(problem.detail).toContain('Begin again without "cursor"')
    }
    expect((await client.get(`/teams?limit=1&cursor=${cursor}`)).status).toBe(200)
  })
})

describe('parameters', () => {
  it('are named where they are wrong, with those that there are', async () => {
    const maths = `/teams/${api.team('maths')}`
    const tries: [string, string][] = [
      ['/schools?perod=x', 'Parameters here: limit, cursor.'],
      ['/schools?limit=0', '"limit"'],
      ['/schools?limit=many', '"limit"'],
      ['/schools?limit=1&limit=2', '"limit"'],
      ['/teams?school=oak', '"school"'],
      [`${maths}/report?from=2026-09-07`, 'Parameters here: period.'],
      [`${maths}/periods?x=1`, 'Parameters here: none.'],
      [`${maths}/weeks?limit=13`, '"limit"'],
    ]
    for (const [path, said] of tries) {
      const { status, body } = await client.get<{ detail: string }>(path)
      expect([path, status, body.detail]).toEqual([path, 400, expect.stringContaining(said)])
    }
    expect((await client.get('/teams/00000000-0000-0000-0000-000000000000/report')).status).toBe(404)
  })
})

describe('the audit log', () => {
  it('keeps every look with the token as its reader, and gives them all, page by page', async () => {
    const { stage, tokenFor, clientOf, team, districtId } = api
    const { token, secret } = await tokenFor({ name: 'Looker' })
    const one = clientOf(secret)
    const maths = `/teams/${team('maths')}`
    const first = await one.get(`${maths}/report?period=week:2026-09-07`)
    await one.get(`${maths}/report?period=week:2026-09-07`, {
      'if-none-match': first.headers.get('etag') ?? '',
    })
    await one.get(`${maths}/report?period=week:1999-01-04`)
    await one.get('/teams/0190f3a0-0000-7000-8000-0000000000ff/report')
    await one.get(`${maths}/periods`)
    await one.get('/audit-log?limit=1')
    const log = await client.all<LookLine>('/audit-log?limit=3')
    const own = log.filter(({ reader }) => reader.id === token.id)
    const scope = { kind: 'team', id: team('maths') }
    const line = { reader: { kind: 'token', id: token.id }, kind: 'api', from: 'api', scope }
    expect(
      own
        .map(({ id: _, at: __, ...rest }) => rest)
        .sort((a, b) => (`${a.period}${a.scope.kind}` < `${b.period}${b.scope.kind}` ? -1 : 1)),
    ).toEqual([
      { ...line, scope: { kind: 'district', id: districtId }, period: null },
      { ...line, period: null },
      { ...line, period: 'week:2026-09-07' },
      { ...line, period: 'week:2026-09-07' },
    ])
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length)
    const kept = await stage.deps.stores.audit.list(districtId, new Date(8.64e15), 10_000)
    expect(kept.length).toBeGreaterThanOrEqual(log.length)
  })

  it('names people as readers where they looked, and nothing of what they saw', async () => {
    await api.stage.command('Eleanor', 'signals')
    const log = await client.all<LookLine>('/audit-log?limit=200')
    const looks = log.filter(({ reader }) => reader.kind === 'person')
    expect(looks).toHaveLength(1)
    expect(looks[0]).toMatchObject({ kind: 'report', from: 'test', at: expect.stringMatching(/Z$/) })
    expect(JSON.stringify(log)).not.toMatch(/Eleanor|exit tickets/)
  })
})
