import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { EVENT_KINDS } from '../../../src/domain/service-event.ts'
import { PROBLEMS } from '../../../src/web/api/problems.ts'
import { faultOfAnswer } from '../../support/api-contract.ts'
import { type OpenedApi, openApi, playWeeks } from '../../support/api-stage.ts'

const PAGE = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8')

/** The lines with curl, in the order of the page. */
const EXAMPLES = [...PAGE.matchAll(/^curl .*$/gm)].map(([line]) => line)

/** What curl would send: `-I` asks with HEAD, `-H` adds a header. */
function requestOf(line: string, variables: Record<string, string>) {
  const filled = line.replace(/\$([A-Z]+)/g, (_, name: string) => variables[name] ?? `no ${name}`)
  const words = [...filled.matchAll(/"([^"]*(?:"[\w-]{43}"[^"]*)?)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  )
  const headers = words.flatMap((word, index) => (words[index - 1] === '-H' ? [word] : []))
  return {
    url: words.at(-1) ?? '',
    method: words.includes('-I') ? 'HEAD' : 'GET',
    headers: headers.map((header): [string, string] => {
      const [name = '', ...rest] = header.split(': ')
      return [name, rest.join(': ')]
    }),
  }
}

describe('the examples of docs/api.md', () => {
  let api: OpenedApi
  beforeAll(async () => {
    api = await openApi({ limits: { token: 1_000, guesses: 100 } })
    await playWeeks(api)
  })
  afterAll(() => api.close())

  it('work as they stand', async () => {
    const { secret } = await api.tokenFor()
    const variables: Record<string, string> = { URL: api.url, TOKEN: secret, SCHOOL: api.schoolId }
    const told: [string, number][] = []
    for (const line of EXAMPLES) {
      const { url, ...request } = requestOf(line, { ...variables, TEAM: api.team('maths') })
      const answer = await fetch(url, request)
      variables.ETAG = answer.headers.get('etag') ?? ''
      told.push([`${request.method} ${url.replace(api.url, '')}`, answer.status])
      const type = answer.headers.get('content-type') ?? ''
      const path = new URL(url).pathname.replace('/api/v1', '')
      const text = await answer.text()
      if (request.method === 'GET')
        expect(faultOfAnswer(path, { status: answer.status, type, text })).toBeNull()
    }
    expect(told.map(([, status]) => status)).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 200, 304])
  })

  it('stand on a page that names every problem and every event', () => {
    for (const name of Object.keys(PROBLEMS)) if (name !== 'fault') expect(PAGE).toContain(`\`${name}\``)
    for (const kind of EVENT_KINDS) expect(PAGE).toContain(`| \`${kind}\` |`)
  })
})
