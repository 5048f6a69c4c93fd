import { describe, expect, it } from '@jest/globals'
import {
  closeFirstWeek,
  createDigestStage,
  digestsSent,
  MORNING,
  memberOf,
  workspaceOf,
  write,
} from '../../support/digest-stage.ts'
import { CHANNEL, profile, SMALL, type Stage, TEACHERS } from '../../support/stage.ts'

const sentTo = (stage: Stage, address: string) =>
  digestsSent(stage).filter((sent) => sent.address === address)

async function smallTeamOf(stage: Stage) {
  const { id } = await workspaceOf(stage)
  const team = await stage.deps.stores.teams.findByAddress(id, SMALL.address)
  if (!team) throw new Error('There is no such team')
  return team
}

describe('who gets a digest', () => {
  it('a facilitator of two teams one message about both', async () => {
    const stage = await createDigestStage()
    stage.rosters.set(SMALL.address, TEACHERS.map(profile))
    await stage.handle({ kind: 'bot-added', place: SMALL, inviter: null })
    await stage.moveTo('2026-09-08T14:00:00Z')
    await stage.command('Eleanor', 'checkin And here?', SMALL)
    await stage.runJobs()
    const rosa = await memberOf(stage, 'Rosa')
    const scope = { kind: 'team', id: (await smallTeamOf(stage)).id } as const
    await stage.deps.stores.members.grant(rosa.id, { role: 'facilitator', scope }, stage.clock.now())
    for (const name of TEACHERS) await write(stage, name, `second ${name}`)
    await closeFirstWeek(stage)
    await stage.moveTo(MORNING)
    const [digest, ...more] = sentTo(stage, 'person:rosa')
    expect(more).toEqual([])
    expect(digest?.view.summary).toContain('The week of 7 September: your teams')
    const headings = digest?.view.elements.flatMap((each) => (each.kind === 'heading' ? [each.text] : []))
    expect(headings).toEqual(expect.arrayContaining(['maths', 'newcomers']))
    expect(sentTo(stage, SMALL.address)).toHaveLength(1)
  })

  it('central office that of the one school, where the district has one', async () => {
    const stage = await createDigestStage()
    await stage.command('Samuel', 'help')
    const samuel = await memberOf(stage, 'Samuel')
    const { districtId } = await workspaceOf(stage)
    const scope = { kind: 'district', id: districtId } as const
    await stage.deps.stores.members.grant(samuel.id, { role: 'central', scope }, stage.clock.now())
    await closeFirstWeek(stage)
    await stage.moveTo(MORNING)
    expect(sentTo(stage, 'person:samuel')[0]?.view.summary).toContain('Our school')
  })

  it('everybody at the own local time', async () => {
    const stage = await createDigestStage()
    const { id } = await workspaceOf(stage)
    const eleanor = { ...profile('Eleanor'), zone: 'America/Los_Angeles' }
    await stage.deps.stores.members.upsert(id, eleanor, stage.clock.now())
    await closeFirstWeek(stage)
    await stage.moveTo(MORNING)
    expect(sentTo(stage, 'person:eleanor')).toEqual([])
    await stage.moveTo('2026-09-14T14:30:00Z')
    expect(sentTo(stage, 'person:eleanor')).toHaveLength(1)
  })

  it('nobody the same suggestion in two weeks', async () => {
    const stage = await createDigestStage()
    await closeFirstWeek(stage)
    await stage.moveTo(MORNING)
    for (const [index, name] of TEACHERS.entries()) await write(stage, name, `n${index}`)
    await stage.moveTo('2026-09-21T05:10:00Z')
    await stage.moveTo('2026-09-21T05:10:00Z')
    await stage.moveTo('2026-09-21T12:30:00Z')
    const eleanor = await memberOf(stage, 'Eleanor')
    const digests = await stage.deps.stores.digests.since({ kind: 'member', id: eleanor.id }, '2026-09-07')
    const [first, second] = digests.map(({ suggestion }) => suggestion)
    expect(digests).toHaveLength(2)
    expect(first).not.toBeNull()
    expect(second).not.toBe(first)
    expect(sentTo(stage, CHANNEL.address)).toHaveLength(2)
  })
})
