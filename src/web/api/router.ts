import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express'
import { validate } from 'uuid'
import type { ApiToken } from '../../domain/api-token.ts'
import type { ReadApi } from '../../ports/read-api.ts'
import type { Log } from '../../ports.ts'
import { type Cursors, createCursors } from './cursors.ts'
import { answerTo } from './handlers.ts'
import { API_LIMITS, type ApiLimits, guessLimit, refuseMany, tokenLimit } from './limits.ts'
import { openApiDocument } from './openapi.ts'
import { OPERATIONS, type Operation } from './operations.ts'
import { PROBLEMS, sendProblem } from './problems.ts'
import { sendText } from './send-text.ts'

/** What the API stands on. `key`: signs cursors, 256 bits, the same for all processes of the service. */
export interface ApiOptions {
  api: ReadApi
  key: string
  limits?: ApiLimits
  log: Log
}

/** The read API, to be mounted at "/api/v1". */
export function createApiRouter(options: ApiOptions): Router {
  const { api, key, limits = API_LIMITS, log } = options
  const router = Router({ caseSensitive: true, strict: false })
  const cursors = createCursors(key)
  const description = JSON.stringify(openApiDocument(), null, 2)
  router.use(readOnly)
  router.get('/openapi.json', (request, response) => {
    sendText(request, response, description, 'public, max-age=300')
  })
  router.get('/problems/:name', describeProblem)
  router.use(authentication(api, limits), tokenLimit(limits, callerIdOf))
  for (const operation of OPERATIONS) {
    const path = operation.path.replace('{id}', ':id') || '/'
    router.get(path, handlerOf(operation, { api, cursors }))
  }
  router.use((_request, response) => {
    sendProblem(
      response,
      'not-found',
      'There is no such address. "/api/v1/openapi.json" describes those there are.',
    )
  })
  router.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error)
    if (isUnreadable(error))
      return sendProblem(response, 'bad-parameter', 'The address cannot be read: look at its percent signs.')
    const name = error instanceof Error ? error.name : typeof error
    log.error({ error: name, method: request.method, path: request.path }, 'an API request failed')
    sendProblem(response, 'fault', 'Try again in a moment. Nothing was changed.')
  })
  return router
}

function readOnly(request: Request, response: Response, next: NextFunction): void {
  const isReading = request.method === 'GET' || request.method === 'HEAD'
  if (isReading) next()
  else
    sendProblem(response.set('allow', 'GET, HEAD'), 'read-only', 'The API is there to read: use GET or HEAD.')
}

/** Whether the framework could not read the request at all. */
function isUnreadable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'status') === 400
}

function describeProblem(request: Request, response: Response): void {
  const known = Object.entries(PROBLEMS).find(([name]) => name === request.params.name)
  if (known) {
    const [name, [status, title]] = known
    const detail = 'A problem of this kind says in its own detail what to do.'
    const problem = { type: `/api/v1/problems/${name}`, title, status, detail }
    sendText(request, response, JSON.stringify(problem), 'public')
  } else sendProblem(response, 'not-found', 'There is no problem of this name.')
}

/** Lets through who brings an open token, and slows down who does not. */
function authentication(api: ReadApi, limits: ApiLimits): RequestHandler {
  const guesses = guessLimit(limits)
  return async (request, response, next) => {
    if (!(await guesses.mayTry(request))) return refuseMany(response)
    const [, text = ''] = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '') ?? []
    const caller = text === '' ? null : await api.callerOf(text)
    if (caller) {
      response.locals.caller = caller
      return next()
    }
    guesses.count(request, response, () => {
      response.set('www-authenticate', 'Bearer realm="Common Thread"')
      sendProblem(
        response,
        'unauthorised',
        'Send "Authorization: Bearer" and a token that is neither expired nor revoked. An admin makes one with: npm run cli -- api tokens create',
      )
    })
  }
}

function callerOf(response: Response): ApiToken {
  return response.locals.caller
}

function callerIdOf(response: Response): string {
  return callerOf(response).id
}

function handlerOf(operation: Operation, deps: { api: ReadApi; cursors: Cursors }): RequestHandler {
  return async (request, response) => {
    const caller = callerOf(response)
    const { scope, unit } = operation
    if (scope !== null && !caller.scopes.includes(scope)) {
      response.set('www-authenticate', `Bearer error="insufficient_scope", scope="${scope}"`)
      return sendProblem(response, 'scope-missing', `Make a token with the scope "${scope}".`)
    }
    const id = typeof request.params.id === 'string' ? request.params.id : ''
    if (unit !== null && !validate(id))
      return sendProblem(
        response,
        'not-found',
        `"${unit}" ids are UUIDs: /api/v1 leads to those of this token.`,
      )
    const query = operation.query.safeParse(request.query)
    if (!query.success) return sendProblem(response, 'bad-parameter', faultsOf(query.error.issues, operation))
    const asked = { ...deps, caller, operation, id: id.toLowerCase(), query: query.data }
    const answer = await answerTo(asked)
    if (answer.kind === 'problem') return sendProblem(response, answer.name, answer.detail)
    sendText(request, response, JSON.stringify(answer.body), 'private, no-cache')
  }
}

function faultsOf(issues: readonly { path: PropertyKey[]; message: string }[], { query }: Operation): string {
  const known = Object.keys(query.shape)
  const faults = issues.map(
    ({ path, message }) => `${path.length > 0 ? `"${path.join('.')}": ` : ''}${message}`,
  )
  return `${faults.join('. ')}. Parameters here: ${known.length > 0 ? known.join(', ') : 'none'}.`
}
