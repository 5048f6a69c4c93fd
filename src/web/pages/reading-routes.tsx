import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { ReportAnswer } from '../../domain/report/ask.ts'
import type { ReportScope } from '../../domain/report/report.ts'
import type { PageReader, Pages } from '../../ports/pages.ts'
import { csvOf } from '../../views/report/csv.ts'
import { SignedOutPage } from './access-pages.tsx'
import { readerOf } from './access-routes.tsx'
import { addressOf, type PageKey, pageNamed } from './addresses.ts'
import { type createCsrf, textOf } from './csrf.ts'
import type { Frame } from './layout.tsx'
import { MethodPage } from './method-page.tsx'
import { NotYetPage, RefusedPage } from './missing-pages.tsx'
import { sendPage } from './render.ts'
import { isPageOf } from './report-frame.tsx'
import { ReportPage, tableNamed } from './report-pages.tsx'

interface ReadingOptions {
  pages: Pages
  csrf: ReturnType<typeof createCsrf>
}

/** What is read with an open session. */
export function readingRoutes(options: ReadingOptions): Router {
  const router = Router()
  const forReader = (show: Show): RequestHandler => guarded(options, show)
  router.get(
    '/method',
    forReader(async ({ frame, response }) => sendPage(response, 200, <MethodPage frame={frame} />)),
  )
  router.get(
    '/go',
    forReader(async (reading) => goTo(reading)),
  )
  router.get(
    '/',
    forReader((reading) => showReport(options.pages, reading, null, '')),
  )
  router.get(
    '/:kind/:id/csv/:table.csv',
    forReader((reading) => sendCsv(options.pages, reading)),
  )
  router.get(
    '/:kind/:id{/:page}',
    forReader((reading) => {
      const scope = scopeOf(reading.request.params.kind, reading.request.params.id)
      const page = pageNamed(textOf(reading.request.params, 'page'))
      return scope && page !== null ? showReport(options.pages, reading, scope, page) : refuse(reading, [])
    }),
  )
  return router
}

interface Reading {
  request: Request
  response: Response
  reader: PageReader
  frame: Frame
}

type Show = (reading: Reading) => Promise<void>
type Scope = Pick<ReportScope, 'kind' | 'id'>

/** Lets through who is signed in now; everybody else learns where the way in is. */
function guarded({ pages, csrf }: ReadingOptions, show: Show): RequestHandler {
  return async (request, response) => {
    const reader = await readerOf(request, pages)
    if (!reader) return sendPage(response, 401, <SignedOutPage isFresh={false} />)
    const frame = { reader: { name: reader.name, csrf: csrf.tokenFor(request, response) } }
    return show({ request, response, reader, frame })
  }
}

async function showReport(pages: Pages, reading: Reading, scope: Scope | null, page: PageKey): Promise<void> {
  const answer = await ask(pages, reading, scope, 'report')
  const { frame, response } = reading
  switch (answer.kind) {
    case 'report': {
      const { report, scopes } = answer
      if (!isPageOf(page, report.scope.kind)) return refuse(reading, scopes)
      const place = { scope: report.scope, period: report.period.key, page }
      return sendPage(response, 200, <ReportPage {...{ report, scopes, place, frame }} />)
    }
    case 'not-yet':
      return sendPage(response, 200, <NotYetPage scope={answer.scope} scopes={answer.scopes} frame={frame} />)
    case 'refused':
      return refuse(reading, answer.scopes)
  }
}

async function sendCsv(pages: Pages, reading: Reading): Promise<void> {
  const { request, response } = reading
  const scope = scopeOf(request.params.kind, request.params.id)
  const answer = scope ? await ask(pages, reading, scope, 'export') : null
  const table = answer?.kind === 'report' ? tableNamed(answer.report, textOf(request.params, 'table')) : null
  if (!table) return refuse(reading, answer?.scopes ?? [])
  response.attachment(`${table.key}.csv`).type('text/csv; charset=utf-8').send(csvOf(table))
}

function ask(
  pages: Pages,
  reading: Reading,
  scope: Scope | null,
  kind: 'report' | 'export',
): Promise<ReportAnswer> {
  const period = textOf(reading.request.query, 'period') || null
  return pages.read({ memberId: reading.reader.memberId, scope, period, kind, from: 'web' })
}

/** The filter without a script: its choice as an address of its own. */
async function goTo(reading: Reading): Promise<void> {
  const { query } = reading.request
  const [kind, id] = textOf(query, 'scope').split(':')
  const scope = scopeOf(kind, id)
  const page = pageNamed(textOf(query, 'page'))
  if (!scope || page === null) return refuse(reading, [])
  const period = textOf(query, 'period') || null
  reading.response.redirect(303, addressOf({ scope, period, page: isPageOf(page, scope.kind) ? page : '' }))
}

async function refuse({ frame, response }: Reading, scopes: ReportScope[]): Promise<void> {
  sendPage(response, 404, <RefusedPage scopes={scopes} frame={frame} />)
}

const ID = /^[0-9a-f-]{36}$/

function scopeOf(kind: unknown, id: unknown): Scope | null {
  if (kind !== 'team' && kind !== 'school' && kind !== 'district') return null
  return typeof id === 'string' && ID.test(id) ? { kind, id } : null
}
