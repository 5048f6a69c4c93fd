import { beforeEach, describe, expect, it } from '@jest/globals'
import { buttonsOf, keptOf, tapLabel } from '../../support/rhythm-stage.ts'
import { createStage, type Stage, wordsOf } from '../../support/stage.ts'

const HOURS = {
  workdays: ['1', '2', '5'],
  opensAt: '08:00',
  closesAt: '16:30',
  preferredTime: '15:30',
  kinds: ['reflection', 'feedback', 'evidence', 'practice', 'commitment'],
  pace: 'half',
}

describe('the forms about the rhythm', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
  })
  const send = (form: string, values: Record<string, string | string[]>, context = 'note') =>
    stage.submit('Ana', form, context, values)

  it('opens with what holds', async () => {
    await stage.command('Ana', 'rhythm hours 8:00-16:30')
    const [reply] = await stage.command('Ana', 'rhythm hours')
    const inputs = reply?.kind === 'form' ? reply.form.elements.filter((each) => each.kind === 'input') : []
    expect(inputs.map(({ name, initial }) => [name, initial])).toEqual([
      ['workdays', '1,2,3,4,5'],
      ['opensAt', '08:00'],
      ['closesAt', '16:30'],
      ['preferredTime', undefined],
      ['kinds', 'reflection,feedback,check-in,evidence,practice,commitment,digest'],
      ['pace', 'usual'],
    ])
  })

  it('keeps hours, days, preferred time, kinds and pace', async () => {
    const told = await send('rhythm', HOURS)
    expect(told.map(({ kind }) => kind)).toEqual(['private'])
    expect(wordsOf(told)).toContain('I ask you on Monday, Tuesday and Friday only.')
    expect(wordsOf(told)).toContain('No more check-ins and weekly digests.')
    expect((await keptOf(stage, 'Ana')).rhythm).toMatchObject({
      workdays: [1, 2, 5],
      opensAt: '08:00',
      closesAt: '16:30',
      preferredTime: '15:30',
      optOuts: ['check-in', 'digest'],
      pace: 'half',
    })
    await tapLabel(stage, 'Ana', told, 'Undo')
    expect((await keptOf(stage, 'Ana')).rhythm).toMatchObject({
      opensAt: '07:00',
      optOuts: [],
      pace: 'usual',
    })
  })

  it("takes times with seconds, as some of Teams' clients send them, and one choice that is no list", async () => {
    await send('rhythm', { ...HOURS, workdays: '1', opensAt: '08:00:00', preferredTime: '', kinds: '' })
    expect((await keptOf(stage, 'Ana')).rhythm).toMatchObject({
      workdays: [1],
      opensAt: '08:00',
      preferredTime: null,
    })
    expect((await keptOf(stage, 'Ana')).rhythm?.optOuts).toHaveLength(7)
    expect(wordsOf(await stage.command('Ana', 'rhythm'))).toContain('You get no questions at all.')
  })

  it.each([
    ['workdays', { workdays: [] }],
    ['opensAt', { opensAt: '' }],
    ['closesAt', { closesAt: '25:00' }],
    ['closesAt', { closesAt: '08:00' }],
    ['preferredTime', { preferredTime: '17:00' }],
    ['pace', { pace: '' }],
  ])('tells a fault beside %s', async (field, change) => {
    const [reply] = await send('rhythm', { ...HOURS, ...change })
    expect(reply?.kind === 'faults' && Object.keys(reply.faults)).toEqual([field])
    expect((await keptOf(stage, 'Ana')).rhythm).toBeNull()
  })

  it('keeps days away', async () => {
    const told = await send('leave', { from: '2026-10-03', until: '2026-10-10' })
    expect(wordsOf(told)).toContain('You are away from Saturday 3 October, back on Saturday 10 October.')
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([['2026-10-03', '2026-10-10']])
  })

  it.each([
    ['from', { from: '', until: '2026-10-10' }],
    ['until', { from: '2026-10-03', until: '' }],
    ['until', { from: '2026-10-03', until: '2026-10-03' }],
    ['until', { from: '2026-09-01', until: '2026-09-07' }],
    ['until', { from: '2026-10-03', until: '2028-10-03' }],
  ])('tells a fault of days away beside %s', async (field, values) => {
    const [reply] = await send('leave', values)
    expect(reply?.kind === 'faults' && Object.keys(reply.faults)).toEqual([field])
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([])
  })

  it('keeps quiet until a date, of one kind or all', async () => {
    await send('snooze', { until: '2026-09-21', what: 'check-in' })
    expect((await keptOf(stage, 'Ana')).snoozes).toEqual([['check-in', '2026-09-21T05:00:00.000Z']])
    const [today] = await send('snooze', { until: '2026-09-07', what: 'all' })
    expect(today).toEqual({ kind: 'faults', faults: { until: 'Please choose a day that is still to come.' } })
  })

  it('shows the home page again where the form was opened there', async () => {
    const home = await stage.handle({ kind: 'home-opened', actor: { externalId: 'ana' } })
    expect(buttonsOf(home).map(({ label }) => label)).toEqual(
      expect.arrayContaining([
        "I'm away…",
        'Quiet today',
        'Quiet for a week',
        'Quiet until…',
        'Hours and kinds…',
      ]),
    )
    const [form] = await tapLabel(stage, 'Ana', home, 'Quiet until…')
    expect(form?.kind === 'form' && form.form.context).toBe('home')
    const after = await send('snooze', { until: '2026-09-21', what: 'all' }, 'home')
    expect(after.map(({ kind }) => kind)).toEqual(['home'])
    expect(wordsOf(after)).toContain('Quiet until Monday 21 September.')
    const awake = await tapLabel(stage, 'Ana', after, 'Ask me again')
    expect(awake.map(({ kind }) => kind)).toEqual(['home'])
    expect(wordsOf(awake)).toContain('I ask you as usual.')
  })
})
