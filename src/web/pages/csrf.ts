import { doubleCsrf } from 'csrf-csrf'
import type { Request, Response } from 'express'
import { readSession } from './session-cookie.ts'

/** A form's proof that it comes from a page of ours: a token in the form that fits to a cookie and to the session. */
export function createCsrf(options: { key: string; isSecure: boolean }) {
  const { generateCsrfToken, doubleCsrfProtection, invalidCsrfTokenError } = doubleCsrf({
    getSecret: () => options.key,
    getSessionIdentifier: holderOf,
    cookieName: 'ct_form',
    cookieOptions: { path: '/signals', sameSite: 'lax', httpOnly: true, secure: options.isSecure },
    getCsrfTokenFromRequest: (request) => textOf(request.body, 'csrf'),
  })
  return {
    /** A token for the forms of this answer; sets the cookie where there is none yet that fits. */
    tokenFor: (request: Request, response: Response): string =>
      generateCsrfToken(request, response, { overwrite: false, validateOnReuse: false }),
    /** Hands on only what brings a token that fits; else an error that `isCsrfFault` knows. */
    protect: doubleCsrfProtection,
    isCsrfFault: (error: unknown): boolean => error === invalidCsrfTokenError,
  }
}

/** Before a session there is the link's token: it is what the first form belongs to. */
function holderOf(request: Request): string {
  if (request.path === '/open') return textOf(request.body, 't') || textOf(request.query, 't')
  return readSession(request) ?? ''
}

/** A field as text; empty where it is absent or no text. */
export function textOf(fields: unknown, name: string): string {
  if (typeof fields !== 'object' || fields === null) return ''
  const value: unknown = Reflect.get(fields, name)
  return typeof value === 'string' ? value : ''
}
