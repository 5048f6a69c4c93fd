import { afterEach, describe, expect, it } from '@jest/globals'
import { createWebServer, type WebServer } from '../../src/web/server.ts'

const lines: unknown[] = []
const log = { debug() {}, info() {}, warn() {}, error: (fields: object) => void lines.push(fields) }

describe('the web server', () => {
  let server: WebServer | null = null
  let ready: true | string = true
  const open = async () => {
    server = createWebServer({
      host: '127.0.0.1',
      port: 0,
      isReady: async () => ready,
      log,
      routes: [
        { method: 'GET', path: '/here', handle: (_request, response) => void response.end('here') },
        { method: 'GET', path: '/all/*', handle: (request, response) => void response.end(request.url) },
        {
          method: 'POST',
          path: '/fault',
          handle: async () => {
            throw new Error('a secret')
          },
        },
      ],
    })
    return `http://127.0.0.1:${await server.start()}`
  }
  afterEach(async () => {
    await server?.stop()
    await server?.stop()
  })

  it('tells that it lives, and whether it can work', async () => {
    const url = await open()
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' })
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    ready = 'The database does not answer.'
    const answer = await fetch(`${url}/readyz`)
    expect([answer.status, await answer.json()]).toEqual([503, { status: 'not ready', reason: ready }])
    ready = true
  })

  it('serves exact paths and prefixes, with safe headers', async () => {
    const url = await open()
    const here = await fetch(`${url}/here`)
    expect(await here.text()).toBe('here')
    expect(here.headers.get('x-content-type-options')).toBe('nosniff')
    expect(here.headers.get('x-powered-by')).toBeNull()
    expect(await (await fetch(`${url}/all/a/b`)).text()).toBe('/all/a/b')
  })

  it('says what to do where the port is in use', async () => {
    const { port, hostname: host } = new URL(await open())
    const other = createWebServer({ host, port: Number(port), isReady: async () => true, log, routes: [] })
    await expect(other.start()).rejects.toThrow(
      `Port ${port} is in use on 127.0.0.1. Set PORT to another one`,
    )
    const elsewhere = createWebServer({
      host: '192.0.2.1',
      port: 0,
      isReady: async () => true,
      log,
      routes: [],
    })
    await expect(elsewhere.start()).rejects.toThrow('This machine has no address 192.0.2.1')
  })

  it('answers an unknown address and a fault without telling more than it must', async () => {
    const url = await open()
    expect((await fetch(`${url}/nowhere`)).status).toBe(404)
    const fault = await fetch(`${url}/fault`, { method: 'POST' })
    expect([fault.status, await fault.text()]).toEqual([
      500,
      '{"error":"Something went wrong here. Please try again."}',
    ])
    expect(JSON.stringify(lines)).not.toContain('a secret')
  })
})
