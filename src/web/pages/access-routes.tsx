import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { PageReader, Pages } from '../../ports/pages.ts'
import { ContinuePage, LinkOverPage, SignedOutPage } from './access-pages.tsx'
import { type createCsrf, textOf } from './csrf.ts'
import { sendPage } from './render.ts'
import { dropSession, keepSession, readSession } from './session-cookie.ts'

interface AccessOptions {
  pages: Pages
  isSecure: boolean
  csrf: ReturnType<typeof createCsrf>
}

/** Opening a personal link and signing out. */
export function accessRoutes(options: AccessOptions): Router {
  const { pages, isSecure, csrf } = options
  const router = Router()
  router.get('/open', async (request, response) => {
    const token = textOf(request.query, 't')
    const link = await pages.peek(token)
    if (link.kind === 'over') return sendPage(response, 410, <LinkOverPage reason={link.reason} />)
    const reader = await readerOf(request, pages)
    // Who reads here already needs no new session, and the link stays unused until it is over.
    if (reader?.memberId === link.memberId) return response.redirect(303, link.target)
    const proof = csrf.tokenFor(request, response)
    const other = reader?.name ?? null
    sendPage(response, 200, <ContinuePage name={link.name} token={token} csrf={proof} other={other} />)
  })
  router.post('/open', csrf.protect, async (request, response) => {
    const before = await readerOf(request, pages)
    const opening = await pages.open(textOf(request.body, 't'))
    if (opening.kind === 'over') return sendPage(response, 410, <LinkOverPage reason={opening.reason} />)
    if (before) await pages.signOut(before)
    keepSession(response, opening.token, opening.seconds, isSecure)
    response.redirect(303, opening.target)
  })
  router.post('/sign-out', csrf.protect, ending(options, pages.signOut))
  router.post('/sign-out-everywhere', csrf.protect, ending(options, pages.signOutEverywhere))
  router.get('/signed-out', (_request, response) => sendPage(response, 200, <SignedOutPage isFresh />))
  return router
}

/** The person behind the request's cookie, with roles as they are now; null where nobody is signed in. */
export async function readerOf(request: Request, pages: Pages): Promise<PageReader | null> {
  const token = readSession(request)
  return token === null ? null : pages.readerOf(token)
}

function ending(options: AccessOptions, end: (reader: PageReader) => Promise<void>): RequestHandler {
  return async (request: Request, response: Response) => {
    const reader = await readerOf(request, options.pages)
    if (reader) await end(reader)
    dropSession(response, options.isSecure)
    response.redirect(303, '/signals/signed-out')
  }
}
