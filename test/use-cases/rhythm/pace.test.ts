import { beforeEach, describe, expect, it } from '@jest/globals'
import { newId } from '../../../src/domain/ids.ts'
import { newNudge } from '../../../src/domain/new-nudge.ts'
import { RHYTHM_CHOICES } from '../../../src/use-cases/ask-about-rhythm.ts'
import { keptOf, tapLabel } from '../../support/rhythm-stage.ts'
import { createStage, type Stage, wordsOf } from '../../support/stage.ts'

describe('the question whether the rhythm suits', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
    const { id } = await keptOf(stage, 'Ana')
    const [team] = await stage.deps.stores.teams.teamsOf(id)
    const now = stage.clock.now()
    const nudge = newNudge({
      id: newId(now),
      teamId: team?.id ?? '',
      prompt: {
        id: newId(now),
        templateKey: null,
        kind: 'rhythm',
        text: 'Does this rhythm suit you?',
        choices: RHYTHM_CHOICES,
        takesText: false,
        resultsShown: 'after-closing',
        frameworks: [],
      },
      schedule: { kind: 'instant', at: now.toISOString() },
      zone: 'America/Chicago',
      windowHours: 72,
      audience: 'private',
      memberId: id,
    })
    await stage.deps.stores.nudges.create(nudge, 'rhythm-1', now)
    await stage.moveTo('2026-09-07T14:01:00Z')
  })
  const toAna = () => stage.sent.find(({ address }) => address === 'person:ana')
  const answer = (choice: string) => stage.tap('Ana', 'answer', `${toAna()?.key}:${choice}`, toAna()?.ref)

  it('says what happens without an answer, and has no "Not now"', () => {
    const words = toAna()?.view.summary
    expect(words).toContain('Does this rhythm suit you?')
    expect(words).toContain('Only you see this. Without an answer I ask you half as often.')
    expect(toAna()?.view.elements.some(({ kind }) => kind === 'buttons')).toBe(false)
  })

  it('halves the pace, and takes it back with one tap', async () => {
    const told = await answer('half')
    expect(told.map(({ kind }) => kind)).toEqual(['replacement', 'private'])
    expect(wordsOf(told)).toContain('From now on I ask you half as often.')
    expect((await keptOf(stage, 'Ana')).rhythm?.pace).toBe('half')
    await tapLabel(stage, 'Ana', told.slice(1), 'Undo')
    expect((await keptOf(stage, 'Ana')).rhythm?.pace).toBe('usual')
  })

  it('keeps quiet for a week, or leaves all as it is', async () => {
    await answer('quiet')
    expect((await keptOf(stage, 'Ana')).snoozes).toEqual([['all', '2026-09-14T05:00:00.000Z']])
    expect(wordsOf(await answer('suits'))).toContain('All stays as it is.')
    expect((await keptOf(stage, 'Ana')).rhythm).toBeNull()
  })
})
