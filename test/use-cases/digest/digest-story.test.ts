import { beforeEach, describe, expect, it } from '@jest/globals'
import { recoverDeliveries } from '../../../src/use-cases/sweep-deliveries.ts'
import {
  closeFirstWeek,
  createDigestStage,
  digestsSent,
  MONDAY,
  MORNING,
  memberOf,
  workspaceOf,
} from '../../support/digest-stage.ts'
import { CHANNEL, profile, SMALL, type Stage, wordsOf } from '../../support/stage.ts'

describe('the weekly digest', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createDigestStage()
  })
  const to = (address: string) => digestsSent(stage).filter((sent) => sent.address === address)
  const addresses = () =>
    digestsSent(stage)
      .map(({ address }) => address)
      .sort()

  it('comes to the team, its facilitator and the principal on Monday morning, once', async () => {
    await closeFirstWeek(stage)
    expect(digestsSent(stage)).toEqual([])
    await stage.moveTo(MORNING)
    await stage.moveTo('2026-09-14T18:00:00Z')
    expect(addresses()).toEqual([CHANNEL.address, 'person:eleanor', 'person:rosa'])
    expect(to('person:eleanor')[0]?.view.summary).toContain('The week of 7 September: Our school')
    expect(to('person:rosa')[0]?.view.summary).toContain('5 or more of the 6 people asked took part')
  })

  it('waits until the week is closed, however late that is', async () => {
    stage.clock.moveTo(MORNING)
    await stage.runJobs()
    expect(digestsSent(stage)).toEqual([])
    // Closed, planned, sent.
    for (let minute = 0; minute < 3; minute += 1) await stage.moveTo(MORNING)
    expect(addresses()).toHaveLength(3)
  })

  it('tells a small team nothing, and nobody of it', async () => {
    await closeFirstWeek(stage)
    await stage.moveTo(MORNING)
    expect(to(SMALL.address)).toEqual([])
    expect(to('person:amina')).toEqual([])
  })

  it('comes on the first school day of the week, and not at all to who is away for all of it', async () => {
    const { schoolId } = await workspaceOf(stage)
    const days = ['2026-09-14', '2026-09-15'].map((date) => ({ date, kind: 'holiday' as const, name: 'Off' }))
    await stage.deps.stores.calendars.put({
      ...{ schoolId, source: 'hand', importedAt: stage.clock.now(), importedBy: null },
      content: { days, terms: [], weeks: [] } as never,
    })
    await stage.command('Eleanor', 'rhythm away until 2026-09-28', stage.direct('Eleanor'))
    await closeFirstWeek(stage)
    await stage.moveTo(MORNING)
    expect(addresses()).toEqual([])
    await stage.moveTo('2026-09-16T12:30:00Z')
    expect(addresses()).toEqual([CHANNEL.address, 'person:rosa'])
    await stage.moveTo('2026-09-21T04:00:00Z')
    await stage.moveTo('2026-09-28T18:00:00Z')
    expect(to('person:eleanor').filter(({ view }) => view.summary.includes('7 September'))).toEqual([])
  })

  it('asks nothing: it uses up no question, counts for nobody, and leaves room for the question of the day', async () => {
    await closeFirstWeek(stage)
    await stage.moveTo(MORNING)
    const eleanor = await memberOf(stage, 'Eleanor')
    expect(await stage.deps.stores.asks.charged([eleanor.id], '2026-09-14')).toEqual([])
    await stage.command('Eleanor', 'checkin What now?', CHANNEL)
    await stage.runJobs()
    expect(stage.sent.at(-1)?.view.summary).toContain('What now?')
  })

  it('comes also where the questions of the week are used up', async () => {
    const rosa = await memberOf(stage, 'Rosa')
    await closeFirstWeek(stage)
    for (const question of ['One?', 'Two?', 'Three?'])
      await stage.command('Eleanor', `checkin ${question}`, CHANNEL)
    await stage.moveTo(MORNING)
    expect(to('person:rosa')).toHaveLength(1)
    expect(rosa.address).toBe('person:rosa')
  })

  it('takes what people say under it for talk, and not for answers', async () => {
    await closeFirstWeek(stage)
    await stage.moveTo(MORNING)
    const ana = await memberOf(stage, 'Ana')
    const before = await stage.deps.stores.entries.listOf(ana.id, 99)
    const [inTeam] = to(CHANNEL.address)
    expect(await stage.reply('Ana', inTeam?.ref ?? '', 'That is interesting to see.', 'x1')).toEqual([])
    expect(await stage.deps.stores.entries.listOf(ana.id, 99)).toEqual(before)
  })

  it('is sent once, though it is planned at the same time by several and its send was cut off', async () => {
    await stage.moveTo(MONDAY)
    await Promise.all([stage.moveTo(MONDAY), stage.moveTo(MONDAY)])
    await stage.moveTo(MORNING)
    await recoverDeliveries(stage.deps, { isAlone: true })
    await stage.runJobs()
    expect(addresses()).toHaveLength(3)
  })

  it('goes out after a failure of the platform, with the same suggestion', async () => {
    await closeFirstWeek(stage)
    stage.failWith(new Error('lost'), new Error('lost'), new Error('lost'))
    await stage.moveTo(MORNING)
    expect(digestsSent(stage)).toEqual([])
    await stage.moveTo('2026-09-14T13:30:00Z')
    expect(addresses()).toHaveLength(3)
  })

  it('is not sent any more to who has lost the role', async () => {
    await closeFirstWeek(stage)
    const rosa = await memberOf(stage, 'Rosa')
    for (const grant of await stage.deps.stores.members.grantsOf(rosa.id))
      await stage.deps.stores.members.revoke(rosa.id, grant)
    stage.rosters.set(CHANNEL.address, ['Ana', 'Ben', 'Chloe', 'David', 'Farah'].map(profile))
    await stage.handle({ kind: 'person-left', place: CHANNEL, person: profile('Rosa') })
    await stage.moveTo(MORNING)
    expect(addresses()).toEqual([CHANNEL.address, 'person:eleanor'])
  })

  it('comes to one account of a person who has two', async () => {
    const { id } = await workspaceOf(stage)
    const twin = { ...profile('Twin'), email: 'Eleanor@School.example' }
    const member = await stage.deps.stores.members.upsert(id, twin, stage.clock.now())
    const { schoolId } = await workspaceOf(stage)
    const scope = { kind: 'school', id: schoolId } as const
    await stage.deps.stores.members.grant(member.id, { role: 'principal', scope }, stage.clock.now())
    await closeFirstWeek(stage)
    await stage.moveTo(MORNING)
    expect([...to('person:eleanor'), ...to('person:twin')]).toHaveLength(1)
  })

  it('is noted in the audit log as a look: of the person, or of the team in its channel', async () => {
    await closeFirstWeek(stage)
    await stage.moveTo(MORNING)
    const { districtId } = await workspaceOf(stage)
    const looks = await stage.deps.stores.audit.list(districtId, new Date('2027-01-01T00:00:00Z'), 99)
    expect(new Set(looks.map(({ kind }) => kind))).toEqual(new Set(['digest']))
    const team = await stage.deps.stores.teams.findByAddress((await workspaceOf(stage)).id, CHANNEL.address)
    const eleanor = await memberOf(stage, 'Eleanor')
    expect(looks).toContainEqual(expect.objectContaining({ teamId: team?.id, period: 'week:2026-09-07' }))
    expect(looks).toContainEqual(
      expect.objectContaining({ memberId: eleanor.id, period: 'week:2026-09-07', from: 'test' }),
    )
  })

  it('is no news any more when a week has passed', async () => {
    for (let minute = 0; minute < 3; minute += 1) await stage.moveTo('2026-09-28T18:00:00Z')
    expect(addresses()).toEqual([])
    expect(wordsOf(await stage.command('Eleanor', 'signals digest', stage.direct('Eleanor')))).toContain(
      'The week of 21 September',
    )
  })
})
