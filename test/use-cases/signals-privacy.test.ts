import { beforeEach, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import { newNudge } from '../../src/domain/new-nudge.ts'
import type { ReportAnswer, ReportAsk } from '../../src/domain/report/ask.ts'
import type { Report } from '../../src/domain/report/report.ts'
import { readReport } from '../../src/use-cases/read-report.ts'
import {
  CHANNEL,
  createStage,
  profile,
  SMALL,
  type Stage,
  TEACHERS,
  WORKSPACE,
  wordsOf,
  ZONE,
} from '../support/stage.ts'

const TRIED = 'This time I tried exit tickets, and half of them explained their answer to a partner.'
const OTHER = 'I am not sure why, and I wonder what a colleague would say about number lines.'
const WEEKS = ['09-14', '09-21', '09-28', '10-05', '10-12'].map((day) => `2026-${day}T14:00:00Z`)

describe('reading the signals again and again', () => {
  let stage: Stage
  let messages = 0
  const signals = async (name: string, text = '') =>
    wordsOf(await stage.command(name, `signals ${text}`.trim(), stage.direct(name)))
  const write = async (name: string, text = TRIED) => {
    messages += 1
    await stage.reply(name, null, text, `m${messages}`, stage.direct(name))
    await stage.runJobs()
  }
  const ask = async (...channels: (typeof CHANNEL)[]) => {
    for (const channel of channels) await stage.command('Eleanor', 'checkin How are you?', channel)
    await stage.runJobs()
  }
  const workspaceOf = () => stage.deps.stores.organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
  const memberOf = async (name: string) => {
    const { id } = await workspaceOf()
    return (await stage.deps.stores.members.findByExternalId(id, name.toLowerCase()))?.id ?? ''
  }
  const read = async (name: string, values: Partial<ReportAsk> = {}): Promise<ReportAnswer> =>
    readReport(stage.deps, {
      ...{ memberId: await memberOf(name), scope: null, period: null },
      ...{ kind: 'report', from: 'web', ...values },
    })
  const reportFor = async (name: string, values: Partial<ReportAsk> = {}): Promise<Report> => {
    const answer = await read(name, values)
    if (answer.kind !== 'report') throw new Error(`No report: ${answer.kind}`)
    return answer.report
  }
  beforeEach(async () => {
    stage = await createStage()
    await stage.command('Eleanor', 'help')
  })

  it('tells nothing of the one person who wrote between two readings', async () => {
    for (const name of TEACHERS) await write(name)
    await stage.moveTo(WEEKS[0] ?? '')
    const before = await signals('Eleanor')
    expect(before).toContain('6 entries by 6 people or more')
    await write('Ana', OTHER)
    expect(await signals('Eleanor')).toBe(before)
  })

  it('keeps a closed week as it was told, whatever is written, edited, corrected or deleted after it', async () => {
    for (const name of TEACHERS) await write(name)
    await stage.moveTo(WEEKS[0] ?? '')
    const week = { period: 'week:2026-09-07' }
    const before = await reportFor('Eleanor', week)
    const [entry] = await stage.deps.stores.entries.listOf(await memberOf('Ben'), 1)
    await stage.tap('Ben', 'correct-code', `${entry?.id}:practicing:no`)
    await stage.handle({ kind: 'message-edited', actor: { externalId: 'ana' }, message: 'm2', text: OTHER })
    await stage.handle({ kind: 'message-deleted', message: 'm3' })
    await write('Chloe', OTHER)
    await stage.moveTo(WEEKS[1] ?? '')
    const after = await reportFor('Eleanor', week)
    expect(after.whole).toEqual(before.whole)
    expect(after.parts).toEqual(before.parts)
  })

  it('keeps a closed week as it was told, whoever joins or leaves after it', async () => {
    await ask(CHANNEL)
    for (const name of TEACHERS) await write(name)
    await stage.moveTo(WEEKS[0] ?? '')
    const before = (await reportFor('Eleanor')).whole
    stage.rosters.get(CHANNEL.address)?.splice(0, 2)
    await stage.handle({ kind: 'bot-added', place: CHANNEL, inviter: null })
    await stage.runJobs()
    await stage.moveTo(WEEKS[1] ?? '')
    expect((await reportFor('Eleanor', { period: 'week:2026-09-07' })).whole).toEqual(before)
  })

  it('holds a week in which few wrote together with the next, and tells it of no group of its own', async () => {
    for (const name of TEACHERS) await write(name)
    await stage.moveTo(WEEKS[0] ?? '')
    for (const name of TEACHERS.slice(0, 2)) await write(name, OTHER)
    await stage.moveTo(WEEKS[1] ?? '')
    const two = await reportFor('Eleanor', { period: 'week:2026-09-14' })
    expect(two.whole.stance).toEqual({ kind: 'hidden', reason: 'waits' })
    for (const name of TEACHERS.slice(2)) await write(name)
    await stage.moveTo(WEEKS[2] ?? '')
    const together = await reportFor('Eleanor', { period: 'week:2026-09-21' })
    expect(together.whole.stance).toMatchObject({ kind: 'shown', value: { entries: 6, people: 6 } })
    const four = await reportFor('Eleanor')
    expect(four.whole.stance).toMatchObject({ kind: 'shown', value: { entries: 12 } })
  })

  it('leaves a small team out of every sum, also after it was undone', async () => {
    // One after the other: who is in both teams has room for the first question of the day alone.
    await ask(CHANNEL)
    await ask(SMALL)
    for (const name of TEACHERS.slice(1)) await write(name)
    await write('Amina', OTHER)
    await stage.moveTo(WEEKS[0] ?? '')
    const all = (words: string) => words.split('\n').find((line) => line.startsWith('All that is shown'))
    const words = await signals('Eleanor')
    expect(all(words)).toContain('of 6 people')
    expect(words).toContain('newcomers, Took part shown with the other small teams')
    expect(words).toContain('5 entries by 5 people or more')
    const { id } = await workspaceOf()
    const small = await stage.deps.stores.teams.findByAddress(id, SMALL.address)
    await stage.tap('Eleanor', 'undo-team', small?.id ?? '')
    expect(all(await signals('Eleanor'))).toBe(all(words))
  })

  it('tells teachers of their team exactly what its leaders read of it, and somebody in two teams no sum of both', async () => {
    await ask(CHANNEL)
    for (const name of TEACHERS) await write(name)
    await stage.moveTo(WEEKS[0] ?? '')
    const rosa = await read('Rosa')
    expect(rosa.scopes.map(({ kind, name }) => [kind, name])).toEqual([
      ['team', 'maths'],
      ['team', 'newcomers'],
    ])
    const [maths] = rosa.scopes
    const ofLeader = await reportFor('Eleanor', { scope: maths ?? null })
    expect(rosa.kind === 'report' && rosa.report).toEqual(ofLeader)
    const { whole, parts } = await reportFor('Eleanor')
    expect(parts.find(({ name }) => name === 'maths')?.figures).toEqual(ofLeader.whole)
    expect(whole.stance).toEqual(ofLeader.whole.stance)
  })

  it('refuses what the reader may not see just as what is not there', async () => {
    await ask(CHANNEL)
    await stage.moveTo(WEEKS[0] ?? '')
    const { report } = (await read('Eleanor')) as { report: Report }
    const ofSmall = report.scope
    for (const scope of [ofSmall, { kind: 'team' as const, id: newId(stage.clock.now()) }])
      expect((await read('Ben', { scope })).kind).toBe('refused')
    expect(
      (
        await readReport(stage.deps, {
          ...{ memberId: newId(stage.clock.now()), scope: null },
          ...{ period: null, kind: 'api', from: 'api' },
        })
      ).kind,
    ).toBe('refused')
  })

  it('counts somebody who uses two platforms as one person', async () => {
    const other = { platform: 'second', externalId: 'W2', name: 'Second platform' }
    const { stores, clock } = stage.deps
    for (const name of TEACHERS.slice(0, 4)) await write(name)
    const workspace = await stores.organisation.ensureWorkspace(other, clock.now())
    const profile = {
      externalId: 'ana-2',
      name: 'Ana',
      email: 'ANA@school.example',
      zone: null,
      address: 'x',
      isBot: false,
    }
    const twin = await stores.members.upsert(workspace.id, profile, clock.now())
    const { id } = await workspaceOf()
    const maths = await stores.teams.findByAddress(id, CHANNEL.address)
    await stores.entries.record({
      ...{ id: newId(clock.now()), workspaceId: workspace.id, teamId: maths?.id ?? '', memberId: twin.id },
      ...{ deliveryId: null, kind: 'reflection', visibility: 'team', text: TRIED, sourceRef: 'second' },
      ...{ writtenAt: clock.now(), editedAt: null, isLate: false },
    })
    await stage.moveTo(WEEKS[0] ?? '')
    expect((await reportFor('Eleanor')).whole.stance.kind).toBe('hidden')
  })

  it('tells nothing where one person wrote more than half', async () => {
    for (const name of TEACHERS) await write(name)
    for (let more = 0; more < 7; more += 1) await write('Ana', `${OTHER} ${more}`)
    await stage.moveTo(WEEKS[0] ?? '')
    expect((await reportFor('Eleanor')).whole.stance.kind).toBe('hidden')
  })

  it('shows the result of a private question once it has closed for the last, wherever people live', async () => {
    const { stores, clock } = stage.deps
    const { id: workspaceId } = await workspaceOf()
    const team = await stores.teams.findByAddress(workspaceId, CHANNEL.address)
    const ana = { ...profile('Ana'), zone: 'America/Los_Angeles' }
    await stores.members.upsert(workspaceId, ana, clock.now())
    const choices = ['yes', 'no'].map((value) => ({ value, label: value }))
    const prompt = {
      kind: 'check-in' as const,
      text: 'Time?',
      templateKey: null,
      frameworks: [],
      takesText: false,
    }
    const nudge = newNudge({
      ...{ id: newId(clock.now()), teamId: team?.id ?? '', zone: ZONE, windowHours: 24, audience: 'private' },
      ...{ schedule: { kind: 'local', date: '2026-09-08', time: '10:00' } },
      prompt: { ...prompt, id: newId(clock.now()), choices, resultsShown: 'after-closing' },
    })
    await stores.nudges.create(nudge, 'private', clock.now())
    // Ten in Chicago, then ten in Los Angeles; the next day both have closed, one after the other.
    for (const time of ['08T15:00', '08T17:00']) await stage.moveTo(`2026-09-${time}:00Z`)
    expect(stage.sent).toHaveLength(6)
    for (const [index, message] of stage.sent.entries())
      await stage.tap(
        message.address.replace('person:', ''),
        'answer',
        `${message.key}:${index < 3 ? 'yes' : 'no'}`,
        message.ref,
      )
    await stage.moveTo('2026-09-09T15:30:00Z')
    expect(stage.updates).toHaveLength(0)
    await stage.moveTo('2026-09-09T17:00:00Z')
    expect(stage.updates).toHaveLength(6)
    expect(stage.updates[0]?.view.summary).toContain('yes, People 3')
  })

  it('notes every look with who, what, when and where, and no look that was refused', async () => {
    await ask(CHANNEL)
    await stage.moveTo(WEEKS[0] ?? '')
    await signals('Eleanor')
    await read('Ben', { scope: { kind: 'school', id: newId(stage.clock.now()) } })
    const first = stage.clock.now()
    stage.clock.moveTo('2026-09-14T15:00:00Z')
    const report = await reportFor('Eleanor', { kind: 'export', period: 'week:2026-09-07' })
    const { districtId } = await workspaceOf()
    const looks = await stage.deps.stores.audit.list(districtId, new Date('2027-01-01T00:00:00Z'), 9)
    const memberId = await memberOf('Eleanor')
    const scope = { kind: 'school', id: report.scope.id }
    const at = stage.clock.now()
    expect(looks.map(({ id: _, ...look }) => look)).toEqual([
      { districtId, memberId, kind: 'export', scope, period: 'week:2026-09-07', at, from: 'web' },
      {
        districtId,
        memberId,
        kind: 'report',
        scope,
        period: 'four-weeks:2026-09-07',
        at: first,
        from: 'test',
      },
    ])
  })
})
