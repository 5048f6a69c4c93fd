import { newId } from '../../src/domain/ids.ts'
import type { PlaceRef } from '../../src/domain/intent.ts'
import type { Log } from '../../src/ports.ts'
import { createReadApi } from '../../src/use-cases/api/read-api.ts'
import { createToken, type TokenWish } from '../../src/use-cases/api/tokens.ts'
import type { ApiLimits } from '../../src/web/api/limits.ts'
import { createApiRouter } from '../../src/web/api/router.ts'
import { createWebServer } from '../../src/web/server.ts'
import { faultOfAnswer } from './api-contract.ts'
import { createMemoryStores } from './memory-stores.ts'
import { createMemoryTables } from './memory-tables.ts'
import { silentLog } from './silent-log.ts'
import { CHANNEL, createStage, profile, TEACHERS, WORKSPACE, ZONE } from './stage.ts'

const KEY = 'a key of the test that signs the cursors of the API'
const SCIENCE: PlaceRef = { address: 'channel:science', kind: 'channel', name: 'science' }
const ELSEWHERE = { platform: 'test', externalId: 'W2', name: 'Elsewhere' }
const SCIENTISTS = ['Ida', 'Jo', 'Kim', 'Lea', 'Max', 'Noor']

/** An answer of the API, read to its end. */
export interface ApiAnswer<T = Record<string, unknown>> {
  status: number
  headers: Headers
  text: string
  body: T
}

/** A page of a list. */
export interface Page<T> {
  data: T[]
  nextCursor: string | null
}

/**
 * The API over a stage: a district of two schools (teams "maths" of six and "newcomers" of three; "science" of six), and
 * another district. Every answer is held against the description.
 */
export async function openApi(options: { limits?: ApiLimits; log?: Log } = {}) {
  const tables = createMemoryTables()
  const stage = await createStage({ stores: createMemoryStores(tables), log: options.log ?? silentLog })
  const { deps, clock } = stage
  const workspace = await deps.stores.organisation.ensureWorkspace(WORKSPACE, clock.now())
  const { districtId, schoolId } = workspace
  const lakeside = { id: newId(clock.now()), districtId, name: 'Lakeside', zone: ZONE }
  tables.schools.set(lakeside.id, lakeside)
  const science = { workspaceId: workspace.id, schoolId: lakeside.id, zone: ZONE }
  stage.rosters.set(SCIENCE.address, SCIENTISTS.map(profile))
  await deps.stores.teams.ensure({ ...science, name: 'science', address: SCIENCE.address }, clock.now())
  await stage.handle({ kind: 'bot-added', place: SCIENCE, inviter: { externalId: 'ida' } })
  await stage.handle({
    ...{ kind: 'bot-added', workspace: ELSEWHERE, inviter: { externalId: 'rosa' } },
    place: { ...CHANNEL, name: 'elsewhere' },
  })
  const elsewhere = await deps.stores.organisation.ensureWorkspace(ELSEWHERE, clock.now())
  const router = createApiRouter({
    ...{ api: createReadApi(deps), key: KEY, log: options.log ?? silentLog },
    ...(options.limits ? { limits: options.limits } : {}),
  })
  const server = createWebServer({
    ...{ host: '127.0.0.1', port: 0, routes: [], isReady: async () => true, api: router, log: silentLog },
  })
  const url = `http://127.0.0.1:${await server.start()}`
  const tokenFor = async (values: Partial<TokenWish> = {}) =>
    createToken(deps, {
      ...{ districtId, schoolId: null, name: 'Warehouse', days: 30 },
      ...{ scopes: ['reports:read', 'organisation:read', 'audit:read'], ...values },
    })
  const teams = await deps.stores.reports.teamsOf(districtId, new Date(8.64e15))
  const team = (name: string) => teams.find((each) => each.name === name)?.id ?? ''
  return {
    ...{ stage, url, tokenFor, districtId, schoolId, lakeside, elsewhere, team },
    clientOf: (secret: string) => createApiClient(url, secret),
    client: async (values: Partial<TokenWish> = {}) => createApiClient(url, (await tokenFor(values)).secret),
    close: () => server.stop(),
  }
}

export type OpenedApi = Awaited<ReturnType<typeof openApi>>

/** Two weeks of answers and words in both schools; what they leave is closed. */
export async function playWeeks({ stage }: OpenedApi): Promise<void> {
  for (const [week, until] of ['2026-09-14T14:00:00Z', '2026-09-21T14:00:00Z'].entries()) {
    for (const place of [CHANNEL, SCIENCE]) await stage.command('Eleanor', 'checkin How are you?', place)
    await stage.runJobs()
    for (const name of [...TEACHERS, ...SCIENTISTS].slice(0, 11 - week))
      await stage.reply(name, null, 'We tried exit tickets today.', `own-${name}-${week}`, stage.direct(name))
    await stage.runJobs()
    await stage.moveTo(until)
  }
}

/** Reads with a token; throws where an answer is not as the description says. */
function createApiClient(url: string, secret: string) {
  const get = async <T = Record<string, unknown>>(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer<T>> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${secret}`, ...headers },
    })
    const text = await response.text()
    const type = response.headers.get('content-type') ?? ''
    const fault = faultOfAnswer(path, { status: response.status, type, text })
    if (fault !== null) throw new Error(`GET ${path} answered ${response.status}: ${fault}\n${text}`)
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text || '{}') }
  }
  return {
    get,
    /** All items of a list, page by page. */
    all: async <T>(path: string): Promise<T[]> => {
      const items: T[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const more: string = cursor === '' ? '' : `&cursor=${cursor}`
        const { body }: ApiAnswer<Page<T>> = await get<Page<T>>(
          `${path}${path.includes('?') ? '' : '?'}${more}`,
        )
        items.push(...body.data)
        cursor = body.nextCursor
      }
      return items
    },
  }
}
