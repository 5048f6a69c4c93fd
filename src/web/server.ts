import { createServer, type Server } from 'node:http'
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express'
import helmet from 'helmet'
import type { HttpRoute, Log } from '../ports.ts'

export interface WebServer {
  /** Listens; returns the port that it got. Throws an Error that says what to do where the address is refused. */
  start(): Promise<number>
  /** Ends open connections too. May be called twice. */
  stop(): Promise<void>
}

interface WebServerOptions {
  host: string
  port: number
  routes: readonly HttpRoute[]
  /** The pages of leaders and teams, served under "/signals". */
  pages?: Router
  /** The read API, served under "/api/v1". */
  api?: Router
  /** Whether the service can do its work now; a reason where not. */
  isReady(): Promise<true | string>
  log: Log
}

/** The one HTTP server: health, readiness, the platforms' routes, the pages and the read API. */
export function createWebServer(options: WebServerOptions): WebServer {
  const app = appOf(options)
  let server: Server | null = null
  return {
    start: () =>
      new Promise((resolve, reject) => {
        const listening = createServer(app)
        listening.once('error', (error: NodeJS.ErrnoException) => reject(toStartFault(error, options)))
        listening.listen(options.port, options.host, () => {
          server = listening
          const address = listening.address()
          resolve(typeof address === 'object' && address ? address.port : options.port)
        })
      }),
    stop: () =>
      new Promise((resolve) => {
        if (!server) return resolve()
        server.close(() => resolve())
        server.closeAllConnections()
        server = null
      }),
  }
}

/** A refused address in words that say what to do; any other fault as it is. */
function toStartFault(error: NodeJS.ErrnoException, { host, port }: WebServerOptions): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} is in use on ${host}. Set PORT to another one, or to 0 for any free one.`,
      { cause: error },
    )
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new Error(`This machine has no address ${host}. Set HOST to 127.0.0.1 or 0.0.0.0.`, {
      cause: error,
    })
  }
  if (error.code === 'EACCES') {
    return new Error(`Port ${port} needs rights that this process lacks. Set PORT to 1024 or more.`, {
      cause: error,
    })
  }
  return error
}

function appOf(options: WebServerOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  // Whoever stands between us and the people in our own network tells whom a request comes from: limits count by it.
  app.set('trust proxy', ['loopback', 'linklocal', 'uniquelocal'])
  app.use(helmet())
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  app.get('/readyz', async (_request, response) => {
    const ready = await options.isReady()
    response
      .status(ready === true ? 200 : 503)
      .json(ready === true ? { status: 'ready' } : { status: 'not ready', reason: ready })
  })
  for (const route of options.routes) mount(app, route)
  if (options.pages) app.use('/signals', options.pages)
  if (options.api) app.use('/api/v1', options.api)
  app.use((_request: Request, response: Response) => {
    response.status(404).json({ error: 'There is nothing at this address.' })
  })
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const name = error instanceof Error ? error.name : typeof error
    options.log.error({ error: name, method: request.method, path: request.path }, 'a request failed')
    if (response.headersSent) response.end()
    else response.status(500).json({ error: 'Something went wrong here. Please try again.' })
  })
  return app
}

function mount(app: Express, route: HttpRoute): void {
  // Express 5 wants a name for what stands for the rest of a path.
  const path = route.path.endsWith('/*') ? `${route.path}rest` : route.path
  const handle = (request: Request, response: Response) => route.handle(request, response)
  if (route.method === 'GET') app.get(path, handle)
  else app.post(path, handle)
}
