import { beforeEach, describe, expect, it } from '@jest/globals'
import { buttonsOf, keptOf, tapLabel } from '../../support/rhythm-stage.ts'
import { createStage, type Stage, wordsOf } from '../../support/stage.ts'

describe('/rhythm', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
  })
  const type = (words: string) => stage.command('Ana', `rhythm ${words}`.trim())

  it('shows in private what holds, whence the zone comes, and when the next question comes', async () => {
    await stage.command('Rosa', 'inquiry start Wait time')
    const shown = await type('')
    expect(shown.map(({ kind }) => kind)).toEqual(['private'])
    const words = wordsOf(shown)
    expect(words).toContain('I ask you as usual.')
    expect(words).toContain('Next question: Monday 7 September, 3:15 pm, maths')
    expect(words).toContain('Days: Monday to Friday')
    expect(words).toContain('Hours: 7:00 am to 6:00 pm')
    expect(words).toContain('How often: at most 1 a day, 3 a week')
    expect(words).toContain('Time zone: America/Chicago, from your chat profile: change it there')
  })

  it("takes the team's zone where the profile tells none, and says so", async () => {
    stage.rosters.set('office', [])
    await stage.handle({
      kind: 'person-joined',
      place: { address: 'channel:maths', kind: 'channel', name: 'maths' },
      person: { externalId: 'gil', name: 'Gil', isBot: false, email: null, zone: null, address: null },
    })
    expect(wordsOf(await stage.command('Gil', 'rhythm'))).toContain("America/Chicago, your team's")
  })

  it('keeps days away, says when they end, and takes them back with one tap', async () => {
    const told = await type('away until Thursday')
    expect(wordsOf(told)).toContain('You are away until Thursday 10 September.')
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([['2026-09-07', '2026-09-10']])
    expect(wordsOf(await type(''))).toContain('You are away until Thursday 10 September. Nothing comes')
    const undone = await tapLabel(stage, 'Ana', told, 'Undo')
    expect(wordsOf(undone)).toContain('Taken back')
    expect(undone[0]?.kind).toBe('replacement')
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([])
  })

  it('keeps one leave where the same words come twice', async () => {
    await type('away 3 Oct to 10 Oct')
    await type('away 3 Oct to 10 Oct')
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([['2026-10-03', '2026-10-11']])
  })

  it('changes nothing more when Slack sends the command again', async () => {
    const place = { address: 'channel:maths', kind: 'channel' as const, name: 'maths' }
    const sent = { kind: 'command' as const, eventId: 'trigger-1', actor: { externalId: 'ana' }, place }
    for (const text of ['away until Thursday', 'snooze a week', 'half']) {
      const first = await stage.handle({ ...sent, name: 'rhythm', text })
      const before = await keptOf(stage, 'Ana')
      const again = await stage.handle({ ...sent, name: 'rhythm', text })
      expect(await keptOf(stage, 'Ana')).toEqual(before)
      expect(again.map(({ kind }) => kind)).toEqual(first.map(({ kind }) => kind))
    }
  })

  it('moves the end of a leave that has begun, sooner too, and can take that back', async () => {
    await type('away until 18 September')
    const told = await type('away until Wednesday')
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([['2026-09-07', '2026-09-09']])
    await tapLabel(stage, 'Ana', told, 'Undo')
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([['2026-09-07', '2026-09-18']])
  })

  it('ends a leave with "back" and leaves later ones', async () => {
    await type('away 3 Oct to 10 Oct')
    await type('away until Thursday')
    await stage.moveTo('2026-09-08T14:00:00Z')
    const told = await type('back')
    expect(wordsOf(told)).toContain('Welcome back!')
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([
      ['2026-09-07', '2026-09-08'],
      ['2026-10-03', '2026-10-11'],
    ])
    expect(wordsOf(await type('back'))).toContain('You are not away just now')
    await tapLabel(stage, 'Ana', told, 'Undo')
    expect(wordsOf(await type(''))).toContain('You are away until Thursday 10 September')
  })

  it('takes a coming leave back from the card', async () => {
    await type('away 3 Oct to 10 Oct')
    const card = await type('')
    expect(wordsOf(card)).toContain('Away: from Saturday 3 October, back on Sunday 11 October')
    const told = await tapLabel(stage, 'Ana', card, 'Not away from Saturday 3 October')
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([])
    await tapLabel(stage, 'Ana', told, 'Undo')
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([['2026-10-03', '2026-10-11']])
  })

  it('keeps quiet, of all or of one kind, and wakes', async () => {
    expect(wordsOf(await type('snooze today'))).toContain('Quiet until Tuesday 8 September.')
    expect(wordsOf(await type('snooze practice a week'))).toContain(
      'No practice reminders until Monday 14 September.',
    )
    expect((await keptOf(stage, 'Ana')).snoozes).toEqual([
      ['all', '2026-09-08T05:00:00.000Z'],
      ['practice', '2026-09-14T05:00:00.000Z'],
    ])
    const told = await type('wake')
    expect(wordsOf(told)).toContain('I ask you again.')
    expect((await keptOf(stage, 'Ana')).snoozes).toEqual([])
    await tapLabel(stage, 'Ana', told, 'Undo')
    expect((await keptOf(stage, 'Ana')).snoozes).toHaveLength(2)
  })

  it('brings a snooze back to what it was, not to none', async () => {
    await type('snooze a week')
    const told = await type('snooze until 12 October')
    await tapLabel(stage, 'Ana', told, 'Undo')
    expect((await keptOf(stage, 'Ana')).snoozes).toEqual([['all', '2026-09-14T05:00:00.000Z']])
  })

  it('sets hours, days, preferred time, kinds and pace in words', async () => {
    for (const words of ['hours 8:00-16:30', 'days Mon-Thu', 'at 15:30', 'no check-ins', 'half'])
      await type(words)
    expect((await keptOf(stage, 'Ana')).rhythm).toMatchObject({
      opensAt: '08:00',
      closesAt: '16:30',
      workdays: [1, 2, 3, 4],
      preferredTime: '15:30',
      optOuts: ['check-in'],
      pace: 'half',
    })
    const told = await type('usual')
    await type('check-ins again')
    expect((await keptOf(stage, 'Ana')).rhythm).toMatchObject({ optOuts: [], pace: 'usual' })
    await tapLabel(stage, 'Ana', told, 'Undo')
    expect((await keptOf(stage, 'Ana')).rhythm).toMatchObject({ pace: 'half' })
  })

  it('refuses a preferred time outside the hours, and drops one that new hours leave out', async () => {
    expect(wordsOf(await type('at 6:30'))).toContain('6:30 am is outside your hours, 7:00 am to 6:00 pm.')
    expect((await keptOf(stage, 'Ana')).rhythm).toBeNull()
    await type('at 17:00')
    expect(wordsOf(await type('hours 8 to 4'))).toContain('5:00 pm is outside these hours')
    expect((await keptOf(stage, 'Ana')).rhythm).toMatchObject({ closesAt: '16:00', preferredTime: null })
  })

  it('answers what it cannot read with what works, and changes nothing', async () => {
    const told = await type('away until the break')
    expect(wordsOf(told)).toContain('I did not find a day in that.')
    expect(wordsOf(told)).toContain('rhythm away until Monday')
    expect(wordsOf(await type('away until 5 Oct 2031'))).toContain('a year ahead at most')
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([])
    expect(wordsOf(await tapLabel(stage, 'Ana', told, 'My rhythm'))).toContain('I ask you as usual.')
  })

  it('has a button for each state', async () => {
    const labels = async () => buttonsOf(await type('')).map(({ label }) => label)
    expect(await labels()).toEqual([
      "I'm away…",
      'Quiet today',
      'Quiet for a week',
      'Quiet until…',
      'Hours and kinds…',
      'Half as often',
    ])
    await type('away until Thursday')
    await type('snooze today')
    await type('half')
    expect(await labels()).toEqual(["I'm back", 'Ask me again', 'Hours and kinds…', 'As often as usual'])
  })

  it('shows the changed card after a tap on it, with the way back', async () => {
    const quiet = await tapLabel(stage, 'Ana', await type(''), 'Quiet for a week')
    expect(quiet.map(({ kind }) => kind)).toEqual(['replacement'])
    expect(wordsOf(quiet)).toContain('Quiet until Monday 14 September.')
    const undone = await tapLabel(stage, 'Ana', quiet, 'Undo')
    expect(wordsOf(undone)).toContain('I ask you as usual.')
  })

  it('never speaks of it in public', async () => {
    for (const words of ['', 'away until Thursday', 'snooze today', 'half', 'nonsense', 'back', 'wake']) {
      for (const reply of await type(words)) expect(reply.kind).toBe('private')
    }
    expect(stage.sent).toEqual([])
    expect(stage.updates).toEqual([])
  })

  it.each([
    ['snoze a week', 'Did you mean /rhythm snooze a week?'],
    ['awya until Monday', 'Did you mean /rhythm away until Monday?'],
    ['snozze for a while', 'Did you mean /rhythm snooze?'],
    ['hours 16-8', 'The first time must be the earlier one: /rhythm hours 8-16'],
    ['xylophone', 'I did not get that.'],
  ])('answers “%s” with the nearest form that works', async (words, answer) => {
    const told = wordsOf(await type(words))
    expect(told).toContain(answer)
    expect(told.match(/\/rhythm /g)?.length).toBeLessThanOrEqual(5)
    expect(await keptOf(stage, 'Ana')).toMatchObject({ rhythm: null, leaves: [], snoozes: [] })
  })

  it('tells all that can be typed, each of which is read', async () => {
    const told = wordsOf(await type('help'))
    expect(told).toContain('In Teams write @Common Thread rhythm')
    const forms = [...told.matchAll(/\/rhythm ([^·\n,]+?)(?= ·|,|\n|$)/g)].map(([, form = '']) => form)
    expect(forms.length).toBe(13)
    for (const form of forms) expect(wordsOf(await type(form))).not.toContain('You can type')
  })

  it('understands a tampered or outdated button without harm', async () => {
    for (const value of ['', 'card:', 'note:no-such', 'card:stay-x', 'home:stay-']) {
      expect(await stage.tap('Ana', 'rhythm', value)).toHaveLength(1)
    }
    for (const value of ['', 'note:{', 'note:{"settings":{"pace":"never"}}', 'note:{"away":["x"]}']) {
      expect(wordsOf(await stage.tap('Ana', 'undo-rhythm', value))).toContain('older version')
    }
    expect(await keptOf(stage, 'Ana')).toMatchObject({ rhythm: null, leaves: [], snoozes: [] })
  })
})
