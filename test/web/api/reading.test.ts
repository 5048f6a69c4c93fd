import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readReport } from '../../../src/use-cases/read-report.ts'
import { type OpenReport, openReport } from '../../../src/web/api/open-values.ts'
import { type OpenedApi, openApi, playWeeks } from '../../support/api-stage.ts'

type Told = OpenReport
interface Place {
  id: string
  name: string
  links: Record<'report' | 'weeks' | 'periods', string>
}

describe('reading with a token', () => {
  let api: OpenedApi
  let client: Awaited<ReturnType<OpenedApi['client']>>
  beforeAll(async () => {
    api = await openApi({ limits: { token: 10_000, guesses: 100 } })
    await playWeeks(api)
    client = await api.client()
  })
  afterAll(() => api.close())

  const path = (link: string | undefined) => (link ?? '').replace('/api/v1', '')

  it('leads from the address of the API to every report', async () => {
    const { body } = await client.get('')
    expect(body).toMatchObject({
      token: { name: 'Warehouse' },
      district: { id: api.districtId },
      school: null,
    })
    const schools = await client.all<Place>('/schools?limit=1')
    expect(schools.map(({ name }) => name)).toEqual(['Lakeside', expect.any(String)])
    const teams = await client.all<Place>('/teams?limit=2')
    expect(teams.map(({ name }) => name)).toEqual(['maths', 'newcomers', 'science'])
    expect((await client.all<Place>(`/teams?school=${api.lakeside.id}`)).map(({ name }) => name)).toEqual([
      'science',
    ])
    for (const { name, links } of teams) {
      const { body: report } = await client.get<Told>(path(links.report))
      expect(report.scope.name).toBe(name)
    }
  })

  it('gives exactly what the pages show, of every scope and period', async () => {
    const { stage, districtId } = api
    await stage.command('Eleanor', 'help')
    const workspace = await stage.deps.stores.organisation.ensureWorkspace(
      { platform: 'test', externalId: 'W1', name: null },
      stage.clock.now(),
    )
    const leader = await stage.deps.stores.members.findByExternalId(workspace.id, 'eleanor')
    const memberId = leader?.id ?? ''
    const grant = { role: 'central', scope: { kind: 'district', id: districtId } } as const
    await stage.deps.stores.members.grant(memberId, grant, stage.clock.now())
    const ask = { memberId, kind: 'report', from: 'web' } as const
    const { scopes } = await readReport(stage.deps, { ...ask, scope: null, period: null })
    expect(scopes.map(({ kind }) => kind)).toEqual(['district', 'school', 'school', 'team', 'team', 'team'])
    let compared = 0
    for (const scope of scopes) {
      const start = `/${scope.kind}s/${scope.id}`
      const { body } = await client.get<{ data: { key: string }[] }>(`${start}/periods`)
      for (const { key } of [...body.data, { key: null }]) {
        const page = await readReport(stage.deps, { ...ask, scope, period: key })
        const told = await client.get<Told>(`${start}/report${key ? `?period=${key}` : ''}`)
        expect(page.kind === 'report' && openReport(page.report)).toEqual(told.body)
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(20)
  })

  it('says of what is not told why', async () => {
    const { body } = await client.get<Told>(`/teams/${api.team('newcomers')}/report`)
    expect(body.whole.participation).toEqual({ suppressed: expect.any(String) })
    expect(body.whole.stance).toEqual({ suppressed: expect.any(String) })
    const { body: maths } = await client.get<Told>(`/teams/${api.team('maths')}/report`)
    expect(maths.whole.participation).toMatchObject({ peopleAsked: expect.any(Number) })
  })

  it('gives the closed weeks page by page, each as the report of that week', async () => {
    const start = `/teams/${api.team('maths')}`
    const weeks = await client.all<Told>(`${start}/weeks?limit=1`)
    expect(weeks.map(({ period }) => period.key)).toEqual(['week:2026-09-14', 'week:2026-09-07'])
    const { body } = await client.get<Told>(`${start}/report?period=week:2026-09-07`)
    expect(weeks[1]).toEqual(body)
  })

  it('names what has not been closed, and what never will be', async () => {
    const start = `/teams/${api.team('maths')}`
    for (const key of ['week:2026-09-21', 'week:2026-09-08', 'term:2026', 'x'.repeat(80)]) {
      const { status, body } = await client.get(`${start}/report?period=${key}`)
      expect([status, body.type]).toEqual([404, '/api/v1/problems/unknown-period'])
    }
    const fresh = await openApi()
    const early = await (await fresh.client()).get(`/teams/${fresh.team('maths')}/report`)
    expect(early.body).toMatchObject({ type: '/api/v1/problems/no-report-yet' })
    await fresh.close()
  })

  it('answers 304 to who has it already, as long as nothing was closed', async () => {
    const start = `/schools/${api.schoolId}/report`
    const first = await client.get(start)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]{43}"$/)
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    expect(first.headers.get('vary')).toContain('Authorization')
    expect((await client.get(start, { 'if-none-match': etag })).status).toBe(304)
    expect((await client.get(start, { 'if-none-match': '"other", W/"x"' })).status).toBe(200)
    const older = await client.get(`${start}?period=week:2026-09-07`)
    expect(older.headers.get('etag')).not.toBe(etag)
    const again = await (await api.client()).get(start)
    expect([again.headers.get('etag'), again.text]).toEqual([etag, first.text])
  })

  it('keeps the tag of a closed week when the next one is closed', async () => {
    const later = await openApi()
    await playWeeks(later)
    const one = await later.client()
    const path = `/schools/${later.schoolId}/report`
    const before = await one.get(`${path}?period=week:2026-09-07`)
    const newest = await one.get(path)
    await later.stage.moveTo('2026-09-28T14:00:00Z')
    const tag = { 'if-none-match': before.headers.get('etag') ?? '' }
    expect((await one.get(`${path}?period=week:2026-09-07`, tag)).status).toBe(304)
    expect((await one.get(path)).headers.get('etag')).not.toBe(newest.headers.get('etag'))
    await later.close()
  })

  it('answers HEAD like GET without a body, and takes nothing else', async () => {
    const { secret } = await api.tokenFor()
    const ask = (method: string, from = '/schools') =>
      fetch(`${api.url}/api/v1${from}`, { method, headers: { authorization: `Bearer ${secret}` } })
    const head = await ask('HEAD')
    const get = await ask('GET')
    expect([head.status, await head.text()]).toEqual([200, ''])
    for (const name of ['etag', 'content-length', 'content-type', 'cache-control'])
      expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)])
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await ask(method)
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
      expect(await answer.json()).toMatchObject({ type: '/api/v1/problems/read-only' })
    }
  })

  it('serves its own description and its problems to everybody', async () => {
    const description = await fetch(`${api.url}/api/v1/openapi.json`)
    expect([description.status, (await description.json()).openapi]).toEqual([200, '3.1.1'])
    const problem = await (await fetch(`${api.url}/api/v1/problems/bad-cursor`)).json()
    expect(problem).toMatchObject({ status: 400, title: 'The cursor is not one of this list' })
    expect((await fetch(`${api.url}/api/v1/problems/none`)).status).toBe(404)
  })
})
