import type { CookieOptions, Request, Response } from 'express'

const NAME = 'ct_session'

/** No script reads it, no other site's form brings it, and over https it travels over nothing else. */
function cookieOptions(isSecure: boolean): CookieOptions {
  return { path: '/signals', httpOnly: true, sameSite: 'lax', secure: isSecure, signed: true }
}

/** The session's token, where the cookie is there and its signature is ours. */
export function readSession(request: Request): string | null {
  const value: unknown = request.signedCookies?.[NAME]
  return typeof value === 'string' && value !== '' ? value : null
}

/** Puts the session's token into a signed cookie for so many seconds. */
export function keepSession(response: Response, token: string, seconds: number, isSecure: boolean): void {
  response.cookie(NAME, token, { ...cookieOptions(isSecure), maxAge: seconds * 1_000 })
}

/** Takes the cookie away. */
export function dropSession(response: Response, isSecure: boolean): void {
  response.clearCookie(NAME, cookieOptions(isSecure))
}
