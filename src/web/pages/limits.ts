import type { Request, Response } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { readSession } from './session-cookie.ts'

/** How many requests a minute: of one address to links, and of one session to pages. */
export interface PageLimits {
  links: number
  pages: number
}

export const PAGE_LIMITS: PageLimits = { links: 30, pages: 240 }

const MINUTE = 60_000

/** Counts links by address: whoever guesses at tokens is stopped early. */
export function linkLimit(limits: PageLimits, refuse: (request: Request, response: Response) => void) {
  return rateLimit({ ...COMMON, limit: limits.links, keyGenerator: addressOf, handler: refuse })
}

/** Counts pages by session; without one by address. */
export function readingLimit(limits: PageLimits, refuse: (request: Request, response: Response) => void) {
  const keyGenerator = (request: Request): string => readSession(request) ?? addressOf(request)
  return rateLimit({ ...COMMON, limit: limits.pages, keyGenerator, handler: refuse })
}

const COMMON = { windowMs: MINUTE, standardHeaders: 'draft-8', legacyHeaders: false } as const

function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? '')
}
