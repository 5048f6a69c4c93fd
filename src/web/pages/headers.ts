import type { NextFunction, Request, Response } from 'express'
import helmet from 'helmet'

/** Nothing but our own stylesheet and forms: no script, no frame, nothing from elsewhere, nothing inline. */
const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ['data:'],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  // The address of a personal link must not travel on.
  referrerPolicy: { policy: 'no-referrer' },
})

/** The headers of every page: strict, and kept by no cache on the way or in the browser. */
export function pageHeaders(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('cache-control', 'private, no-store')
  response.setHeader('x-robots-tag', 'noindex, nofollow')
  securityHeaders(request, response, next)
}
