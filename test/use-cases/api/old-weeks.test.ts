import { describe, expect, it } from '@jest/globals'
import { createReadApi } from '../../../src/use-cases/api/read-api.ts'
import { createToken } from '../../../src/use-cases/api/tokens.ts'
import { readReport } from '../../../src/use-cases/read-report.ts'
import { createStage, TEACHERS, WORKSPACE } from '../../support/stage.ts'

const WEEK = 7 * 86_400_000

describe('a closed week that is offered no more', () => {
  it('can be named by everybody, and is told as it was told then', async () => {
    const stage = await createStage()
    const { deps, clock } = stage
    await stage.command('Eleanor', 'checkin How are you?')
    await stage.runJobs()
    for (const name of TEACHERS)
      await stage.reply(name, null, 'We tried exit tickets.', name, stage.direct(name))
    const { id, districtId } = await deps.stores.organisation.ensureWorkspace(WORKSPACE, clock.now())
    const wish = { districtId, schoolId: null, name: 'Warehouse', days: 300 }
    const { token } = await createToken(deps, { ...wish, scopes: ['reports:read'] })
    const member = await deps.stores.members.findByExternalId(id, 'ana')
    const memberId = member?.id ?? ''
    const [maths] = await deps.stores.teams.teamsOf(memberId)
    const scope = { kind: 'team' as const, id: maths?.id ?? '' }
    const ask = { scope, period: 'week:2026-09-07', kind: 'report', from: 'web' } as const
    await stage.moveTo('2026-09-14T14:00:00Z')
    const then = await readReport(deps, { ...ask, memberId })
    for (let week = 0; week < 14; week += 1) await stage.moveTo(new Date(clock.now().getTime() + WEEK))
    const now = await readReport(deps, { ...ask, memberId })
    const system = await readReport(deps, { ...ask, tokenId: token.id })
    if (then.kind !== 'report' || now.kind !== 'report' || system.kind !== 'report') throw new Error('none')
    expect(now.report.periods.map(({ key }) => key)).not.toContain('week:2026-09-07')
    const { periods: _, ...told } = then.report
    expect(now.report).toEqual({ ...told, periods: now.report.periods })
    expect(system.report).toEqual(now.report)
    const choice = await createReadApi(deps).periodsOf(token, scope)
    expect([choice?.weeks[0], choice?.weeks.at(-1)]).toEqual(['2026-12-14', '2026-09-07'])
  })

  it('gives way to the newest for a person, and to nothing for a system, where it was never closed', async () => {
    const stage = await createStage()
    const { deps, clock } = stage
    const { id, districtId } = await deps.stores.organisation.ensureWorkspace(WORKSPACE, clock.now())
    const member = await deps.stores.members.findByExternalId(id, 'ana')
    const wish = { districtId, schoolId: null, name: 'Warehouse', days: 300 }
    const { token } = await createToken(deps, { ...wish, scopes: ['reports:read'] })
    await stage.moveTo('2026-09-14T14:00:00Z')
    const [maths] = await deps.stores.teams.teamsOf(member?.id ?? '')
    const scope = { kind: 'team' as const, id: maths?.id ?? '' }
    const ask = { scope, period: 'week:2026-09-14', kind: 'report', from: 'web' } as const
    const person = await readReport(deps, { ...ask, memberId: member?.id ?? '' })
    expect(person.kind === 'report' && person.report.period.kind).toBe('four-weeks')
    const looks = await deps.stores.audit.list(districtId, new Date(8.64e15), 99)
    expect(await readReport(deps, { ...ask, tokenId: token.id })).toMatchObject({ kind: 'not-yet' })
    expect(await deps.stores.audit.list(districtId, new Date(8.64e15), 99)).toEqual(looks)
  })
})
