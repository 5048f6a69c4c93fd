import { beforeEach, describe, expect, it } from '@jest/globals'
import { CHANNEL, createStage, profile, SMALL, type Stage, WORKSPACE, wordsOf } from '../support/stage.ts'

describe('a pause in the middle of a phase', () => {
  it('moves what the phase has not asked yet by the school days of the pause', async () => {
    const stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time')
    await stage.moveTo('2026-09-07T20:15:00Z')
    await stage.moveTo('2026-09-08T14:00:00Z')
    await stage.command('Rosa', 'inquiry pause')
    await stage.moveTo('2026-09-15T14:00:00Z')
    await stage.command('Rosa', 'inquiry resume')
    await stage.moveTo('2026-09-15T20:14:00Z')
    const asked = () => stage.sent.filter(({ view }) => view.summary.includes('protected time'))
    expect(asked()).toEqual([])
    await stage.moveTo('2026-09-15T20:15:00Z')
    expect(asked()).toHaveLength(1)
  })
})

describe('people who are no teachers', () => {
  it('another bot that joins the channel is no member of the team', async () => {
    const stage = await createStage()
    stage.rosters.set('bots', [{ ...profile('Giphy'), isBot: true }])
    await stage.handle({ kind: 'person-joined', place: CHANNEL, person: { externalId: 'giphy' } })
    const workspace = await stage.deps.stores.organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
    const team = await stage.deps.stores.teams.findByAddress(workspace.id, CHANNEL.address)
    const roster = await stage.deps.stores.teams.roster(team?.id ?? '')
    expect(roster.map(({ name }) => name)).not.toContain('Giphy')
  })

  it('who adds the bot again is not said to run the team that somebody else runs', async () => {
    const stage = await createStage()
    await stage.handle({ kind: 'bot-removed', place: CHANNEL })
    const replies = await stage.handle({ kind: 'bot-added', place: CHANNEL, inviter: { externalId: 'ana' } })
    expect(wordsOf(replies)).toContain('Rosa runs its inquiry cycle')
  })
})

describe('a thought of one’s own', () => {
  let stage: Stage
  const teamOf = async (name: string) => {
    const workspace = await stage.deps.stores.organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
    const member = await stage.deps.stores.members.findByExternalId(workspace.id, name)
    const [entry] = await stage.deps.stores.entries.listOf(member?.id ?? '', 1)
    return (await stage.deps.stores.teams.find(entry?.teamId ?? ''))?.name
  }
  beforeEach(async () => {
    stage = await createStage()
  })

  it('belongs to the team in whose channel it was written', async () => {
    await stage.command('Rosa', 'reflect I noticed that they count on fingers', SMALL)
    expect(await teamOf('rosa')).toBe('newcomers')
    stage.clock.moveTo('2026-09-07T14:01:00Z')
    await stage.command('Rosa', 'reflect I noticed that they count on fingers', CHANNEL)
    expect(await teamOf('rosa')).toBe('maths')
  })

  it('belongs to an own team where it was written in a channel of others', async () => {
    await stage.command('Ben', 'reflect I noticed that they count on fingers', SMALL)
    expect(await teamOf('ben')).toBe('maths')
  })
})

describe('values that no button or form of ours carries', () => {
  it('a change of a cycle that names no change is refused, not a fault', async () => {
    const stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time')
    const workspace = await stage.deps.stores.organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
    const team = await stage.deps.stores.teams.findByAddress(workspace.id, CHANNEL.address)
    const cycle = await stage.deps.stores.cycles.openOf(team?.id ?? '')
    for (const kind of ['constructor', 'toString', '__proto__']) {
      expect(wordsOf(await stage.tap('Rosa', 'change-cycle', `${kind}:${cycle?.id}`))).toContain('has ended')
    }
  })

  it.each(['2020-01-06', '2026-09-06', '9999-12-31'])('the first day %s is refused', async (startsOn) => {
    const stage = await createStage()
    const workspace = await stage.deps.stores.organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
    const team = await stage.deps.stores.teams.findByAddress(workspace.id, CHANNEL.address)
    const replies = await stage.submit('Rosa', 'start-cycle', team?.id ?? '', {
      problem: 'Wait time',
      unit: '',
      goal: '',
      startsOn,
    })
    expect(replies).toEqual([
      { kind: 'faults', faults: { startsOn: expect.stringContaining('from today on') } },
    ])
  })
})

describe('a tap after the question has closed', () => {
  it('leaves the message as it is', async () => {
    const stage = await createStage()
    await stage.command('Rosa', 'checkin How ready are you?')
    await stage.runJobs()
    const [asked] = stage.sent
    stage.clock.moveTo('2026-09-08T14:00:30Z')
    const replies = await stage.tap('Ana', 'answer', `${asked?.key}:4`, asked?.ref)
    expect(replies.map(({ kind }) => kind)).toEqual(['private'])
  })
})

describe('/mine', () => {
  it('reads the own words alone, not all that a new model has not read yet', async () => {
    const stage = await createStage()
    await stage.reply('Ben', null, 'I tried pair work for the first time today.', 'b1', stage.direct('Ben'))
    await stage.reply('Ana', null, 'I tried pair work for the first time today.', 'a1', stage.direct('Ana'))
    await stage.command('Ana', 'mine', stage.direct('Ana'))
    expect(await stage.deps.stores.stance.unread('any model', 10)).toHaveLength(2)
    const kept: string[] = []
    const { keep } = stage.deps.stores.stance
    stage.deps.stores.stance.keep = async (entry, reading) => {
      kept.push(entry.entryId)
      return keep(entry, reading)
    }
    await stage.runJobs()
    expect(kept).toHaveLength(1)
  })
})

describe('a private answer after its question has closed', () => {
  const toPrivateQuestion = async () => {
    const stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time')
    for (const day of ['07', '08', '10', '14']) await stage.moveTo(`2026-09-${day}T20:15:00Z`)
    const asked = stage.sent.find(
      ({ address, view }) => address === 'person:ana' && view.summary.includes('still unsure'),
    )
    const delivery = await stage.deps.stores.deliveries.find(asked?.key ?? '')
    return { stage, closesAt: delivery?.closesAt.getTime() ?? 0, id: delivery?.id }
  }
  const lastOf = async (stage: Stage) => {
    const workspace = await stage.deps.stores.organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
    const ana = await stage.deps.stores.members.findByExternalId(workspace.id, 'ana')
    return (await stage.deps.stores.entries.listOf(ana?.id ?? '', 1))[0]
  }

  it('counts as a late answer, a short one too', async () => {
    const { stage, closesAt, id } = await toPrivateQuestion()
    stage.clock.moveTo(new Date(closesAt + 3_600_000))
    await stage.reply('Ana', null, 'The timing.', 'late1', stage.direct('Ana'))
    expect(await lastOf(stage)).toMatchObject({ deliveryId: id, isLate: true, text: 'The timing.' })
    stage.clock.moveTo(new Date(closesAt + 7_200_000))
    await stage.reply('Ana', null, 'Something else that I noticed today.', 'late2', stage.direct('Ana'))
    expect(await lastOf(stage)).toMatchObject({ deliveryId: null, isLate: false })
  })

  it('is a thought of one’s own once days have gone by', async () => {
    const { stage, closesAt } = await toPrivateQuestion()
    stage.clock.moveTo(new Date(closesAt + 4 * 86_400_000))
    await stage.reply('Ana', null, 'Something that I noticed today.', 'late1', stage.direct('Ana'))
    expect(await lastOf(stage)).toMatchObject({ deliveryId: null })
  })
})
