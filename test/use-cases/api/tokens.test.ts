import { describe, expect, it } from '@jest/globals'
import { createToken, openToken } from '../../../src/use-cases/api/tokens.ts'
import { readReport } from '../../../src/use-cases/read-report.ts'
import { createStage, WORKSPACE } from '../../support/stage.ts'

async function withToken(values: { days?: number } = {}) {
  const { deps, clock } = await createStage()
  const { districtId } = await deps.stores.organisation.ensureWorkspace(WORKSPACE, clock.now())
  const made = await createToken(deps, {
    ...{ districtId, schoolId: null, name: 'Warehouse', scopes: ['reports:read'], days: 30, ...values },
  })
  const later = (hours: number) => clock.moveTo(new Date(clock.now().getTime() + hours * 3_600_000))
  return { deps, clock, districtId, later, ...made }
}

describe('a token of the API', () => {
  it('opens by the whole of its secret alone, of which nothing is kept', async () => {
    const { deps, token, secret } = await withToken()
    expect(await openToken(deps, secret)).toMatchObject({ id: token.id, name: 'Warehouse' })
    const other = (await createToken(deps, { ...token, days: 1 })).secret
    const wrong = [
      ...['', 'ct_', token.id, token.hash, secret.slice(0, -1), `${secret}x`, `${secret.slice(0, -1)}~`],
      ...[secret.slice(0, 40) + other.slice(40), other.slice(0, 40) + secret.slice(40), ` ${secret}`],
      `ct_0190f3a0-0000-7000-8000-0000000000ff${secret.slice(39)}`,
    ]
    for (const text of wrong) expect([text, await openToken(deps, text)]).toEqual([text, null])
    expect(JSON.stringify(await deps.stores.apiTokens.find(token.id))).not.toContain(secret.slice(40))
  })

  it('opens nothing once it is over or revoked, and nothing is read with it any more', async () => {
    const { deps, districtId, token, secret, later } = await withToken({ days: 2 })
    const ask = { tokenId: token.id, scope: null, period: null, kind: 'api', from: 'api' } as const
    expect((await readReport(deps, ask)).scopes.length).toBeGreaterThan(0)
    later(47.9)
    expect(await openToken(deps, secret)).not.toBeNull()
    later(0.1)
    expect(await openToken(deps, secret)).toBeNull()
    expect(await readReport(deps, ask)).toEqual({ kind: 'refused', scopes: [] })
    const fresh = await createToken(deps, { ...token, days: 1 })
    await deps.stores.apiTokens.revoke(districtId, fresh.token.id, deps.clock.now())
    expect(await openToken(deps, fresh.secret)).toBeNull()
    expect(await readReport(deps, { ...ask, tokenId: fresh.token.id })).toEqual({
      kind: 'refused',
      scopes: [],
    })
  })

  it('tells when it was last used, to the minute', async () => {
    const { deps, token, secret, later } = await withToken()
    const lastUsed = async () => (await deps.stores.apiTokens.find(token.id))?.lastUsedAt?.toISOString()
    await openToken(deps, secret)
    later(0.01)
    await openToken(deps, secret)
    expect(await lastUsed()).toBe('2026-09-07T14:00:00.000Z')
    later(1)
    await openToken(deps, secret)
    expect(await lastUsed()).toBe('2026-09-07T15:00:36.000Z')
  })
})
