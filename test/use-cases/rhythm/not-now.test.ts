import { beforeEach, describe, expect, it } from '@jest/globals'
import { buttonsOf, keptOf, tapLabel } from '../../support/rhythm-stage.ts'
import { createStage, type Stage, wordsOf } from '../../support/stage.ts'

describe('"Not now" on a question', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
    await stage.command('Eleanor', 'checkin How ready are you?')
    await stage.runJobs()
  })
  const asked = () => [
    { kind: 'private' as const, view: stage.sent[0]?.view ?? { summary: '', elements: [] } },
  ]
  const notNow = (name: string) => tapLabel(stage, name, asked(), 'Not now')

  it('answers who tapped alone, and changes nothing that others see', async () => {
    const menu = await notNow('Ana')
    expect(menu.map(({ kind }) => kind)).toEqual(['private'])
    for (const label of ['Quiet today', 'Quiet for a week', 'No more check-ins']) {
      const told = await tapLabel(stage, 'Ana', menu, label)
      expect(told.map(({ kind }) => kind)).toEqual(['replacement'])
    }
    expect(stage.sent).toHaveLength(1)
    expect(stage.updates).toEqual([])
    expect(await keptOf(stage, 'Ben')).toMatchObject({ rhythm: null, leaves: [], snoozes: [] })
  })

  it('brings quiet in two taps, and the way back', async () => {
    const told = await tapLabel(stage, 'Ana', await notNow('Ana'), 'Quiet today')
    expect(wordsOf(told)).toContain('Quiet until Tuesday 8 September.')
    expect((await keptOf(stage, 'Ana')).snoozes).toEqual([['all', '2026-09-08T05:00:00.000Z']])
    await tapLabel(stage, 'Ana', told, 'Undo')
    expect((await keptOf(stage, 'Ana')).snoozes).toEqual([])
  })

  it('leads to the forms for a date and for leave', async () => {
    const menu = await notNow('Ana')
    const forms = [
      await tapLabel(stage, 'Ana', menu, 'Quiet until…'),
      await tapLabel(stage, 'Ana', menu, "I'm away…"),
    ]
    expect(forms.map(([reply]) => reply?.kind === 'form' && reply.form.name)).toEqual(['snooze', 'leave'])
  })

  it('stands beside each way to answer, once', async () => {
    expect(buttonsOf(asked()).filter(({ label }) => label === 'Not now')).toHaveLength(1)
  })

  it('tells kindly where the question is not there any more', async () => {
    expect(wordsOf(await stage.tap('Ana', 'not-now', 'gone'))).toContain(
      'This question is not here any more.',
    )
  })
})
