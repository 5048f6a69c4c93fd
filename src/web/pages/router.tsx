import cookieParser from 'cookie-parser'
import { type NextFunction, type Request, type Response, Router, urlencoded } from 'express'
import type { Pages } from '../../ports/pages.ts'
import type { Log } from '../../ports.ts'
import { MessagePage } from './access-pages.tsx'
import { accessRoutes } from './access-routes.tsx'
import { STYLE, STYLE_PATH } from './assets.ts'
import { createCsrf } from './csrf.ts'
import { pageHeaders } from './headers.ts'
import { linkLimit, PAGE_LIMITS, type PageLimits, readingLimit } from './limits.ts'
import { readingRoutes } from './reading-routes.tsx'
import { sendPage } from './render.ts'

/** What the pages stand on. `key`: signs cookies, 256 bits, the same for all processes of the service. */
export interface PagesOptions {
  pages: Pages
  key: string
  /** Whether people reach the service over https. */
  isSecure: boolean
  limits?: PageLimits
  log: Log
}

/** The pages of leaders and teams, to be mounted at "/signals". */
export function createPagesRouter(options: PagesOptions): Router {
  const { key, isSecure, limits = PAGE_LIMITS, log } = options
  const router = Router()
  const csrf = createCsrf({ key, isSecure })
  router.get(STYLE_PATH.replace('/signals', ''), sendStyle)
  router.use(pageHeaders, cookieParser(key), urlencoded({ extended: false, limit: '8kb' }))
  router.use('/open', linkLimit(limits, refuseMany))
  router.use(readingLimit(limits, refuseMany))
  router.use(accessRoutes({ ...options, csrf }))
  router.use(readingRoutes({ ...options, csrf }))
  router.use((_request, response) => {
    sendPage(
      response,
      404,
      <MessagePage title="There is no such page" text="Please go back, or open the pages from your chat." />,
    )
  })
  router.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) next(error)
    else if (csrf.isCsrfFault(error)) sendPage(response, 403, STALE_FORM)
    else sendFault(error, request, response, log)
  })
  return router
}

const STALE_FORM = (
  <MessagePage
    title="That button was out of date"
    text="Nothing was done. Please go back, load the page again and press it once more."
  />
)

function sendStyle(_request: Request, response: Response): void {
  response.setHeader('cache-control', 'public, max-age=31536000, immutable')
  response.type('css').send(STYLE)
}

function refuseMany(_request: Request, response: Response): void {
  sendPage(
    response,
    429,
    <MessagePage
      title="One moment, please"
      text="Too many pages were asked for at once. Please try again in a minute."
    />,
  )
}

/** A body that is too large or broken is the asker's fault; all else is ours, and logged without what was asked. */
function sendFault(error: unknown, request: Request, response: Response, log: Log): void {
  const status = statusOf(error)
  if (status >= 500) {
    const name = error instanceof Error ? error.name : typeof error
    log.error({ error: name, method: request.method, path: request.path }, 'a page failed')
  }
  sendPage(
    response,
    status,
    <MessagePage title="Something went wrong here" text="Please try again in a moment." />,
  )
}

function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : null
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}
