import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readReport } from '../../../src/use-cases/read-report.ts'
import { openReport } from '../../../src/web/api/open-values.ts'
import { type OpenedApi, openApi } from '../../support/api-stage.ts'
import { CHANNEL, SMALL, TEACHERS, WORKSPACE } from '../../support/stage.ts'

const WEEK = 7 * 86_400_000
const NAMES = [...TEACHERS, 'Amina', 'Mei', 'Ida', 'Jo', 'Kim', 'Lea', 'Max', 'Noor']

/** One thing that somebody does: writes, asks the teams, lets a week pass, or reads by the API and on the pages. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), who: fc.nat(NAMES.length - 1) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ask' as const), who: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('week' as const), who: fc.constant(0) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('read' as const), who: fc.nat(99) }) },
)

async function leaderOf({ stage, districtId }: OpenedApi): Promise<string> {
  const { organisation, members } = stage.deps.stores
  await stage.command('Eleanor', 'help')
  const { id } = await organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
  const leader = await members.findByExternalId(id, 'eleanor')
  const scope = { kind: 'district', id: districtId } as const
  await members.grant(leader?.id ?? '', { role: 'central', scope }, stage.clock.now())
  return leader?.id ?? ''
}

/** Reads scopes and periods by both ways; throws where they differ, or where a closed week is told anew. */
function createReader(
  api: OpenedApi,
  memberId: string,
  get: Awaited<ReturnType<OpenedApi['client']>>['get'],
) {
  const told = new Map<string, unknown>()
  let compared = 0
  const read = async (choice: number): Promise<void> => {
    const ask = { memberId, kind: 'report', from: 'web' } as const
    const { scopes } = await readReport(api.stage.deps, { ...ask, scope: null, period: null })
    const scope = scopes[choice % scopes.length]
    if (!scope) throw new Error('The leader reads nothing')
    const newest = await readReport(api.stage.deps, { ...ask, scope, period: null })
    const path = `/${scope.kind}s/${scope.id}/report`
    if (newest.kind !== 'report') {
      expect((await get(path)).body.type).toBe('/api/v1/problems/no-report-yet')
      return
    }
    for (const { key, kind } of newest.report.periods) {
      const page = await readReport(api.stage.deps, { ...ask, scope, period: key })
      const { body } = await get(`${path}?period=${key}`)
      expect(page.kind === 'report' && openReport(page.report)).toEqual(body)
      const name = `${scope.id} ${key}`
      if (kind === 'week' && told.has(name)) expect(body).toEqual(told.get(name))
      if (kind === 'week') told.set(name, body)
      compared += 1
    }
  }
  return { read, comparisons: () => compared }
}

describe('whatever happens in whatever order', () => {
  it('the API tells what the pages tell, and a closed week as it was told first', async () => {
    let compared = 0
    const steps = fc.array(step, { minLength: 20, maxLength: 45, size: 'max' })
    const property = fc.asyncProperty(steps, async (sequence) => {
      const api = await openApi({ limits: { token: 100_000, guesses: 10 } })
      const { stage } = api
      const { get } = await api.client({ days: 366 })
      const reader = createReader(api, await leaderOf(api), get)
      const acts = {
        write: async (who: number, turn: number) => {
          const name = NAMES[who] ?? ''
          await stage.reply(name, null, 'We tried exit tickets today.', `m-${turn}`, stage.direct(name))
          await stage.runJobs()
        },
        ask: async (who: number) => {
          await stage.command('Eleanor', 'checkin How are you?', who === 0 ? CHANNEL : SMALL)
          await stage.runJobs()
        },
        week: () => stage.moveTo(new Date(stage.clock.now().getTime() + WEEK)),
        read: (who: number) => reader.read(who),
      }
      for (const [turn, { kind, who }] of sequence.entries()) await acts[kind](who, turn)
      for (let scope = 0; scope < 6; scope += 1) await reader.read(scope)
      compared += reader.comparisons()
      await api.close()
    })
    await fc.assert(property, { numRuns: 5 })
    expect(compared).toBeGreaterThan(50)
  })
})
