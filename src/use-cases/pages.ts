import { randomBytes } from 'node:crypto'
import type { Pages } from '../ports/pages.ts'
import type { Deps } from './deps.ts'
import { openPageLink, peekPageLink, readerOfSession } from './page-access.ts'
import { readReport } from './read-report.ts'

/** The key that signs the pages' cookies: made once for the database, and the same for all services on it. */
export function pagesKey({ stores }: Pick<Deps, 'stores'>): Promise<string> {
  return stores.settings.ensure('pages.key', randomBytes(32).toString('base64url'))
}

/** What the web pages ask of the service. */
export function createPages(deps: Pick<Deps, 'stores' | 'clock' | 'log' | 'publicUrl'>): Pages {
  const { access } = deps.stores
  return {
    peek: (token) => peekPageLink(deps, token),
    open: (token) => openPageLink(deps, token),
    readerOf: (token) => readerOfSession(deps, token),
    read: (ask) => readReport(deps, ask),
    signOut: ({ sessionId }) => access.endSession(sessionId, deps.clock.now()),
    signOutEverywhere: async ({ memberId }) => void (await access.endAllOf(memberId, deps.clock.now())),
  }
}
