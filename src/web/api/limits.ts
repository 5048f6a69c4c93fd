import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { sendProblem } from './problems.ts'

/** How many requests a minute: of one token, and of one address without an open token. */
export interface ApiLimits {
  token: number
  guesses: number
}

export const API_LIMITS: ApiLimits = { token: 120, guesses: 20 }

const MINUTE = 60_000

/** Counts the requests of each token. `tokenIdOf`: of a request that has one. */
export function tokenLimit(limits: ApiLimits, tokenIdOf: (response: Response) => string): RequestHandler {
  return rateLimit({
    ...COMMON,
    limit: limits.token,
    keyGenerator: (_request, response) => tokenIdOf(response),
    handler: (_request, response) => refuseMany(response),
  })
}

/** Counts the requests of each address that came without an open token: whoever guesses is stopped before the next guess. */
export function guessLimit(limits: ApiLimits) {
  const limiter = rateLimit({
    ...COMMON,
    limit: limits.guesses,
    keyGenerator: addressOf,
    handler: (_request, response) => refuseMany(response),
  })
  return {
    /** Whether the address of a request may try a token now. */
    async mayTry(request: Request): Promise<boolean> {
      const known = await limiter.getKey(addressOf(request))
      return (known?.totalHits ?? 0) < limits.guesses
    },
    /** Counts a try that failed, then goes on. */
    count: (request: Request, response: Response, next: NextFunction) => limiter(request, response, next),
  }
}

/** Says that it was too much. */
export function refuseMany(response: Response): void {
  if (!response.getHeader('retry-after')) response.set('retry-after', String(MINUTE / 1_000))
  sendProblem(
    response,
    'too-many-requests',
    'Wait as many seconds as Retry-After says, then go on more slowly.',
  )
}

const COMMON = { windowMs: MINUTE, standardHeaders: 'draft-8', legacyHeaders: false } as const

function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? '')
}
