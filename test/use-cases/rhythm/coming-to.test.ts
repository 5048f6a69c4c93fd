import { beforeEach, describe, expect, it } from '@jest/globals'
import { newId } from '../../../src/domain/ids.ts'
import { newNudge } from '../../../src/domain/new-nudge.ts'
import type { NudgeAudience, PromptKind } from '../../../src/domain/nudge.ts'
import type { Schedule } from '../../../src/domain/schedule.ts'
import { ownRhythm } from '../../../src/use-cases/rhythm/own-rhythm.ts'
import { keptOf, tapLabel } from '../../support/rhythm-stage.ts'
import { createStage, type Stage, wordsOf } from '../../support/stage.ts'

describe('what comes next to a person', () => {
  let stage: Stage
  let made = 0
  beforeEach(async () => {
    stage = await createStage()
  })
  const at = (date: string, time = '15:15'): Schedule => ({ kind: 'local', date, time })
  const add = async (audience: NudgeAudience, schedule: Schedule, kind: PromptKind = 'reflection') => {
    const { id } = await keptOf(stage, 'Ana')
    const [team] = await stage.deps.stores.teams.teamsOf(id)
    const now = stage.clock.now()
    const prompt = {
      ...{ id: newId(now), templateKey: null, kind, text: 'What now?', choices: [], takesText: true },
      ...{ resultsShown: 'after-closing' as const, frameworks: [] },
    }
    const zone = 'America/Chicago'
    const draft = {
      id: newId(now),
      teamId: team?.id ?? '',
      prompt,
      schedule,
      zone,
      windowHours: 120,
      audience,
    }
    made += 1
    await stage.deps.stores.nudges.create(newNudge(draft), `coming-${made}`, now)
  }
  const coming = async (name = 'Ana') => {
    const member = await stage.deps.stores.members.find((await keptOf(stage, name)).id)
    if (!member) throw new Error('nobody')
    const own = await ownRhythm(stage.deps, member)
    return own.coming.map(
      ({ at: time, isPrivate }) => `${time.toISOString().slice(0, 16)}${isPrivate ? ' private' : ''}`,
    )
  }
  const say = (words: string) => stage.command('Ana', `rhythm ${words}`)

  it('tells the exact times, the earliest first', async () => {
    await add('private', at('2026-09-09'))
    await add('team', at('2026-09-08'))
    expect(await coming()).toEqual(['2026-09-08T20:15', '2026-09-09T20:15 private'])
  })

  it("asks in private at the own local time, in the channel at the team's", async () => {
    await add('private', at('2026-09-09'))
    await add('team', at('2026-09-08'))
    await stage.command('Ana', 'rhythm')
    const actor = { externalId: 'ana', zone: 'America/New_York' }
    const profile = { ...actor, name: 'Ana', email: null, address: 'person:ana', isBot: false }
    await stage.handle({ kind: 'person-changed', person: profile })
    expect(await coming()).toEqual(['2026-09-08T20:15', '2026-09-09T19:15 private'])
  })

  it('moves what is private over days away and own hours, and leaves out what lapses', async () => {
    await add('private', at('2026-09-09'))
    await say('away until Friday')
    expect(await coming()).toEqual(['2026-09-11T20:15 private'])
    await say('hours 8-12')
    expect(await coming()).toEqual(['2026-09-11T13:00 private'])
    await say('away until 21 September')
    expect(await coming()).toEqual([])
  })

  it('leaves out what is asked in the channel meanwhile, and kinds that are not wanted', async () => {
    await add('team', at('2026-09-09'))
    await add('private', at('2026-09-14'), 'check-in')
    await say('snooze until 10 September')
    expect(await coming()).toEqual(['2026-09-14T20:15 private'])
    await say('no check-ins')
    expect(await coming()).toEqual([])
  })

  it('counts each question against the budget of those after it', async () => {
    for (const time of ['15:15', '15:20']) await add('private', at('2026-09-09', time))
    await add('private', at('2026-09-10'))
    expect(await coming()).toEqual([
      '2026-09-09T20:15 private',
      '2026-09-10T20:20 private',
      '2026-09-11T20:15 private',
    ])
  })

  it('tells what was planned and had to wait, and it comes just then', async () => {
    await add('private', at('2026-09-08'))
    await say('snooze until 10 September')
    await stage.moveTo('2026-09-08T20:15:00Z')
    expect(stage.sent.filter(({ address }) => address === 'person:ana')).toEqual([])
    const [told] = await coming()
    expect(told).toBe('2026-09-10T20:15 private')
    await stage.moveTo('2026-09-10T20:14:00Z')
    expect(stage.sent.filter(({ address }) => address === 'person:ana')).toEqual([])
    await stage.moveTo('2026-09-10T20:15:00Z')
    expect(stage.sent.filter(({ address }) => address === 'person:ana')).toHaveLength(1)
  })

  it('lets what waits come at the next look where somebody is back sooner', async () => {
    await add('private', at('2026-09-08'))
    await say('away until Friday')
    await stage.moveTo('2026-09-08T20:15:00Z')
    await stage.moveTo('2026-09-09T16:00:00Z')
    await say('back')
    await stage.moveTo('2026-09-09T16:01:00Z')
    expect(stage.sent.filter(({ address }) => address === 'person:ana')).toHaveLength(1)
  })

  it('sends no reminder of a question that was skipped', async () => {
    await add('private', at('2026-09-08'))
    await stage.moveTo('2026-09-08T20:15:00Z')
    const toAna = stage.sent.find(({ address }) => address === 'person:ana')
    const asked = [{ kind: 'private' as const, view: toAna?.view ?? { summary: '', elements: [] } }]
    const told = await tapLabel(stage, 'Ana', await tapLabel(stage, 'Ana', asked, 'Not now'), 'Skip this one')
    expect(wordsOf(told)).toContain('Skipped, and that is always fine.')
    for (const day of ['09', '10', '11', '12']) await stage.moveTo(`2026-09-${day}T21:00:00Z`)
    const addresses = stage.sent.map(({ address }) => address)
    expect(addresses.filter((address) => address === 'person:ana')).toHaveLength(1)
    expect(addresses.filter((address) => address === 'person:ben').length).toBeGreaterThan(1)
  })
})
