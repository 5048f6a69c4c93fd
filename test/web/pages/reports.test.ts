import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ReportAnswer, ReportAsk } from '../../../src/domain/report/ask.ts'
import type { Report } from '../../../src/domain/report/report.ts'
import { createVisitor, type Visitor } from '../../support/page-visitor.ts'
import { openPages, readSample } from '../../support/pages-stage.ts'
import { sampleReport } from '../../support/sample-report.ts'

const HOSTILE = '<img src=x onerror=alert(1)> & "Ro\'sa" =1+1'
const { id } = sampleReport('school').scope

let opened: Awaited<ReturnType<typeof openPages>>
let visitor: Visitor
let answer: (ask: ReportAsk) => Promise<ReportAnswer>
const asks: ReportAsk[] = []

beforeAll(async () => {
  opened = await openPages({
    limits: { links: 1_000, pages: 1_000 },
    read: async (ask) => {
      asks.push(ask)
      return answer(ask)
    },
  })
  visitor = createVisitor(opened.url)
  answer = readSample
  await visitor.submit(await visitor.get(await opened.linkFor('Eleanor')), 'Continue as Eleanor')
})
afterAll(() => opened?.close())

const withReport = (report: Report): void => {
  answer = async () => ({ kind: 'report', report, scopes: [report.scope] })
}
const PAGES = [
  ['school', ''],
  ['school', '/themes'],
  ['school', '/needs'],
  ['school', '/coverage'],
  ['school', '/equity'],
  ['school', '/delivery'],
  ['district', ''],
  ['district', '/equity'],
  ['team', ''],
  ['team', '/cycle'],
] as const

describe('every page of a report', () => {
  it.each(PAGES)('is drawn whole: %s%s', async (kind, page) => {
    answer = readSample
    const visit = await visitor.get(`/signals/${kind}/${id}${page}`)
    expect(visit.status).toBe(200)
    expect(visit.text.match(/<h1/g)).toHaveLength(1)
    expect(visit.text).toContain(`<h1>${sampleReport(kind).scope.name}</h1>`)
    expect(visit.text).not.toMatch(/undefined|NaN|\[object|Infinity|<script| style="/)
    expect(visit.headers.get('cache-control')).toBe('private, no-store')
  })

  it.each(PAGES)(
    'gives every chart a table, and hides the drawing from readers: %s%s',
    async (kind, page) => {
      answer = readSample
      const { text } = await visitor.get(`/signals/${kind}/${id}${page}`)
      const drawings = [...text.matchAll(/<svg[^>]*>/g)].map(([tag]) => tag)
      expect(drawings.filter((tag) => !tag.includes('aria-hidden="true"'))).toEqual([])
      for (const [section] of text.matchAll(/<section class="section"[\s\S]*?<\/section>/g))
        if (section.includes('<figure')) expect(text).toMatch(/<table id="table-/)
    },
  )

  it.each(PAGES)('has no name twice: %s%s', async (kind, page) => {
    answer = readSample
    const { text } = await visitor.get(`/signals/${kind}/${id}${page}`)
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name)
    expect(ids).toEqual([...new Set(ids)])
  })

  it.each(PAGES)('escapes whatever names people gave: %s%s', async (kind, page) => {
    const report = sampleReport(kind)
    withReport({
      ...report,
      scope: { ...report.scope, name: HOSTILE },
      parts: report.parts.map((part) => ({ ...part, name: HOSTILE + part.name })),
      topics: [{ label: HOSTILE, people: 5 }],
      needTopics: [{ label: HOSTILE, people: 5 }],
      needs: [
        {
          schoolId: id,
          schoolName: HOSTILE,
          department: HOSTILE,
          needs: { kind: 'hidden', reason: 'too-few' },
        },
      ],
      withoutTime: report.withoutTime.map((part) => ({ ...part, name: HOSTILE })),
      equity: report.equity.map((row) => ({ ...row, schoolName: HOSTILE + row.schoolName })),
    })
    const { text } = await visitor.get(`/signals/${kind}/${id}${page}`)
    expect(text).toContain('&lt;img src=x')
    expect(text).not.toContain('<img')
  })
})

describe('what is not told', () => {
  it.each([
    ['too-few', 'Choose a longer period'],
    ['waits', 'Two more weeks together'],
    ['together', 'Small teams together'],
    ['not-asked', 'asks with /checkin'],
  ] as const)('explains itself and says what to do: %s', async (reason, words) => {
    const hidden = { kind: 'hidden', reason } as const
    const report = sampleReport('team')
    const trend = report.trend.map((week) => ({ ...week, participation: hidden, stance: hidden }))
    withReport({
      ...report,
      trend,
      whole: {
        ...{ participation: hidden, timeToAnswer: hidden, voice: hidden, stance: hidden, agreement: hidden },
        ...{
          leaders: hidden,
          delivery: hidden,
          needs: hidden,
          conditions: { time: hidden, support: hidden },
        },
      },
    })
    for (const page of ['', '/delivery']) {
      const visit = await visitor.get(`/signals/team/${id}${page}`)
      expect([visit.status, visit.text.includes(words)]).toEqual([200, true])
      expect(visit.text).not.toMatch(/undefined|NaN/)
    }
  })

  it('says what to do where a page has nothing to show', async () => {
    const report = sampleReport('school')
    withReport({
      ...report,
      topics: [],
      needs: [],
      needTopics: [],
      answeredBack: [],
      coverage: [],
      equity: [],
      trend: [],
      parts: [],
    })
    const says = async (page: string) => (await visitor.get(`/signals/school/${id}${page}`)).text
    expect(await says('/themes')).toContain('A theme shows once 5 people')
    expect(await says('/needs')).toContain('with /need')
    expect(await says('/coverage')).toContain('/inquiry')
    expect(await says('/equity')).toContain('compared between schools')
    expect(await says('')).toContain('No week is closed yet.')
  })

  it('tells when the first numbers come where no week is closed', async () => {
    const { scope } = sampleReport('school')
    answer = async () => ({ kind: 'not-yet', scope, scopes: [scope] })
    const visit = await visitor.get('/signals')
    expect([visit.status, visit.text.includes('after the first full week')]).toEqual([200, true])
  })

  it('makes no difference between what does not exist and what is not for the reader', async () => {
    answer = async () => ({ kind: 'refused', scopes: [] })
    const others = await visitor.get(`/signals/team/${id}`)
    const csv = await visitor.get(`/signals/team/${id}/csv/weeks.csv`)
    const nothing = await visitor.get('/signals/team/0190f3a0-0000-7000-8000-0000000000ff')
    expect([others.status, csv.status, nothing.status]).toEqual([404, 404, 404])
    const plain = (text: string) => text.replace(/name="csrf" value="[^"]*"/g, '')
    expect(plain(csv.text)).toBe(plain(others.text))
    expect(plain(nothing.text)).toBe(plain(others.text))
  })
})

describe('what is asked for', () => {
  it('is read for the person of the session, with how and where, so that the look can be noted', async () => {
    answer = readSample
    asks.length = 0
    await visitor.get('/signals')
    await visitor.get(`/signals/team/${id}/themes?period=week%3A2026-09-07`)
    await visitor.get(`/signals/team/${id}/csv/themes.csv?period=week%3A2026-09-07`)
    const [first] = asks
    const memberId = first && 'memberId' in first ? first.memberId : ''
    expect(memberId).toMatch(/^[0-9a-f-]{36}$/)
    const scope = { kind: 'team', id }
    expect(asks).toEqual([
      { memberId, scope: null, period: null, kind: 'report', from: 'web' },
      { memberId, scope, period: 'week:2026-09-07', kind: 'report', from: 'web' },
      { memberId, scope, period: 'week:2026-09-07', kind: 'export', from: 'web' },
    ])
  })

  it('is chosen by a form that needs no script', async () => {
    answer = readSample
    const go = (query: string) => visitor.get(`/signals/go?${query}`)
    expect((await go(`scope=team:${id}&period=week:2026-09-07&page=themes`)).location).toBe(
      `/signals/team/${id}/themes?period=week%3A2026-09-07`,
    )
    expect((await go(`scope=team:${id}&period=&page=equity`)).location).toBe(`/signals/team/${id}`)
    expect((await go('scope=//evil.example&page=')).status).toBe(404)
    expect((await go(`scope=team:${id}&page=constructor`)).status).toBe(404)
  })

  it('lists the parts by name, whatever their numbers', async () => {
    answer = readSample
    const { text } = await visitor.get(`/signals/school/${id}`)
    const table = /<table id="table-parts">[\s\S]*?<\/table>/.exec(text)?.[0] ?? ''
    const names = [...table.matchAll(/<th scope="row">(?:<a[^>]*>)?([^<]+)/g)].map(([, name]) => name)
    expect(names).toEqual([
      'English',
      'History',
      'Maths',
      'Newcomers',
      'Science',
      'Small teams together',
      'All that is shown',
    ])
  })

  it.each([
    '/signals/team/x',
    `/signals/person/${id}`,
    `/signals/team/${id}/people`,
    `/signals/team/${id}/equity`,
  ])('is refused where there is no such page: %s', async (path) => {
    answer = readSample
    expect((await visitor.get(path)).status).toBe(404)
  })
})
