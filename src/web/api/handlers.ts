import type { ApiToken } from '../../domain/api-token.ts'
import { assertNever } from '../../domain/assert-never.ts'
import type { Look, Looker } from '../../domain/audit.ts'
import type { ReportScope } from '../../domain/report/report.ts'
import type { ApiPlace, ReadApi } from '../../ports/read-api.ts'
import type { Cursors } from './cursors.ts'
import { openReport } from './open-values.ts'
import { type Operation, plural, type Query } from './operations.ts'
import type { ProblemName } from './problems.ts'

/** What comes back: a body for the operation's schema, or a problem with what to do about it. */
export type Answer = { kind: 'body'; body: object } | { kind: 'problem'; name: ProblemName; detail: string }

/** A request that may be answered: by whom, and what it says. `list`: names it, for cursors. */
export interface Asked {
  api: ReadApi
  cursors: Cursors
  caller: ApiToken
  operation: Operation
  /** Of the unit in the path; empty where there is none. */
  id: string
  query: Query
}

/** Answers a request. */
export function answerTo(asked: Asked): Promise<Answer> {
  const { kind } = asked.operation
  switch (kind) {
    case 'index':
      return index(asked)
    case 'schools':
      return schools(asked)
    case 'teams':
      return teams(asked)
    case 'looks':
      return looks(asked)
    case 'report':
      return report(asked, scopeOf(asked))
    case 'weeks':
      return weeks(asked, scopeOf(asked))
    case 'periods':
      return periods(asked, scopeOf(asked))
    default:
      return assertNever(kind)
  }
}

type Scope = Pick<ReportScope, 'kind' | 'id'>

function scopeOf({ operation, id }: Asked): Scope {
  return { kind: operation.unit ?? 'district', id }
}

const body = (value: object): Answer => ({ kind: 'body', body: value })
const problem = (name: ProblemName, detail: string): Answer => ({ kind: 'problem', name, detail })

const NOTHING = problem(
  'not-found',
  'There is no such unit, or it is none that this token may read. "/api/v1" says what it reads; a district of one school has no report beside that of the school.',
)
const STALE_CURSOR = problem(
  'bad-cursor',
  'Begin again without "cursor". A cursor is good for the same token, path and filters only, and is not to be changed.',
)

async function index({ api, caller }: Asked): Promise<Answer> {
  const { district, schools: all } = await api.placesOf(caller)
  const { name, scopes, expiresAt } = caller
  return body({
    ...{ token: { name, scopes, expiresAt: expiresAt.toISOString() }, district },
    school: caller.schoolId === null ? null : (all[0] ?? null),
    links: {
      ...{ schools: '/api/v1/schools', teams: '/api/v1/teams', auditLog: '/api/v1/audit-log' },
      description: '/api/v1/openapi.json',
    },
  })
}

async function schools(asked: Asked): Promise<Answer> {
  const { schools: all } = await asked.api.placesOf(asked.caller)
  return pageOf(asked, all, 'school')
}

async function teams(asked: Asked): Promise<Answer> {
  const { school } = asked.query
  const { teams: all } = await asked.api.placesOf(asked.caller)
  const wanted = all.filter(({ schoolId }) => school === undefined || schoolId === school)
  return pageOf(asked, wanted, 'team')
}

/** A page of places: read on after the one that the cursor names, as long as it is there. */
function pageOf(asked: Asked, places: readonly ApiPlace[], unit: 'school' | 'team'): Answer {
  const { limit = places.length } = asked.query
  const after = positionOf(asked)
  if (after === 'bad') return STALE_CURSOR
  const from = after === null ? 0 : places.findIndex(({ id }) => id === after[0]) + 1
  if (after !== null && from === 0) return STALE_CURSOR
  const page = places.slice(from, from + limit)
  const next = from + limit < places.length ? cursorAfter(asked, [page.at(-1)?.id ?? '']) : null
  return body({ data: page.map((place) => ({ ...place, links: linksOf(unit, place.id) })), nextCursor: next })
}

function linksOf(unit: ReportScope['kind'], id: string) {
  const path = `/api/v1/${plural(unit)}/${id}`
  return { report: `${path}/report`, periods: `${path}/periods`, weeks: `${path}/weeks` }
}

async function report({ api, caller, query }: Asked, scope: Scope): Promise<Answer> {
  const key = query.period ?? null
  const ask = { tokenId: caller.id, scope, period: key, kind: 'api', from: 'api' } as const
  const answer = await api.read(ask)
  switch (answer.kind) {
    case 'report':
      return body(openReport(answer.report))
    case 'refused':
      return NOTHING
    case 'not-yet':
      return key === null
        ? problem(
            'no-report-yet',
            `The first report of ${answer.scope.name} comes after the first full week.`,
          )
        : problem(
            'unknown-period',
            `"${linksOf(scope.kind, scope.id).periods}" lists the periods that there are.`,
          )
  }
}

async function periods({ api, caller }: Asked, scope: Scope): Promise<Answer> {
  const choice = await api.periodsOf(caller, scope)
  return choice === null ? NOTHING : body({ data: choice.periods })
}

async function weeks(asked: Asked, scope: Scope): Promise<Answer> {
  const { api, caller } = asked
  const { limit = 1 } = asked.query
  const after = positionOf(asked)
  if (after === 'bad') return STALE_CURSOR
  const choice = await api.periodsOf(caller, scope)
  if (choice === null) return NOTHING
  const left = choice.weeks.filter((week) => after === null || week < (after[0] ?? ''))
  const data: object[] = []
  for (const week of left.slice(0, limit)) {
    const ask = { tokenId: caller.id, scope, period: `week:${week}`, kind: 'api', from: 'api' } as const
    const answer = await api.read(ask)
    if (answer.kind === 'report') data.push(openReport(answer.report))
  }
  const last = left[limit - 1]
  return body({ data, nextCursor: last && left.length > limit ? cursorAfter(asked, [last]) : null })
}

async function looks(asked: Asked): Promise<Answer> {
  const { limit = 1 } = asked.query
  const after = positionOf(asked)
  if (after === 'bad') return STALE_CURSOR
  const [at = '', id = ''] = after ?? []
  const from = after === null ? null : { at: new Date(at), id }
  const found = await asked.api.looksOf(asked.caller, from, limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const next = last && found.length > limit ? cursorAfter(asked, [last.at.toISOString(), last.id]) : null
  return body({ data: page.map(lookLine), nextCursor: next })
}

function lookLine(look: Look): object {
  const { id, at, kind, scope, period, from } = look
  return { id, at: at.toISOString(), reader: lookerLine(look), kind, scope, period, from }
}

function lookerLine(looker: Looker): object {
  if ('memberId' in looker) return { kind: 'person', id: looker.memberId }
  return 'tokenId' in looker ? { kind: 'token', id: looker.tokenId } : { kind: 'team', id: looker.teamId }
}

/** Where the cursor says to read on; null where there is none, 'bad' where it is none of this list. */
function positionOf(asked: Asked): string[] | null | 'bad' {
  const { cursor } = asked.query
  return cursor === undefined ? null : (asked.cursors.read(listOf(asked), cursor) ?? 'bad')
}

function cursorAfter(asked: Asked, at: readonly string[]): string {
  return asked.cursors.make(listOf(asked), at)
}

function listOf({ caller, operation, id, query }: Asked): string {
  return [caller.id, operation.id, id, query.school ?? ''].join(' ')
}
