import { beforeEach, describe, expect, it } from '@jest/globals'
import { CHANNEL, createStage, type Stage, WORKSPACE, wordsOf } from '../../support/stage.ts'
import { openCycleOf } from '../../support/stage-cycle.ts'

/** What went to the team's channel: the questions by their phase, notes in their words. */
const said = (stage: Stage) =>
  stage.sent
    .filter(({ address }) => address === CHANNEL.address)
    .map(({ view }) => (view.elements[0] && 'text' in view.elements[0] ? view.elements[0].text : ''))

/** The open cycle of the team, as rows "phase: first day – first day after". */
async function phasesOf(stage: Stage): Promise<string[]> {
  const cycle = await openCycleOf(stage)
  return cycle.phases.map(({ title, startsOn, endsOn }) => `${title}: ${startsOn} – ${endsOn}`)
}

async function dueDates(stage: Stage): Promise<string[]> {
  const nudges = await stage.deps.stores.nudges.ofCycle((await openCycleOf(stage)).id)
  return nudges
    .filter(({ state }) => state === 'scheduled')
    .sort((a, b) => (a.nextDueAt?.getTime() ?? 0) - (b.nextDueAt?.getTime() ?? 0))
    .map(({ prompt, schedule }) => `${prompt.templateKey} ${schedule.kind === 'local' ? schedule.date : ''}`)
}

describe("changing a cycle's phases", () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time after questions')
  })

  it('makes the running phase longer: later ones move along with their questions, its own stay', async () => {
    const replies = await stage.command('Rosa', 'inquiry lengthen 2')
    expect(replies.map(({ kind }) => kind)).toEqual(['private'])
    expect((await phasesOf(stage)).slice(0, 2)).toEqual([
      'Plan together: 2026-09-07 – 2026-09-14',
      'Practice: 2026-09-14 – 2026-09-21',
    ])
    expect((await dueDates(stage)).slice(0, 3)).toEqual([
      'plan.hard-part 2026-09-07',
      'plan.protected-time 2026-09-08',
      'practice.rehearse 2026-09-14',
    ])
  })

  it('tells the team of each change in its channel, in a sentence', async () => {
    await stage.command('Rosa', 'inquiry lengthen 2')
    await stage.runJobs()
    await stage.command('Rosa', 'inquiry skip assess')
    await stage.runJobs()
    expect(said(stage)).toEqual([
      'Rosa made Plan together 2 school days longer: it lasts until Friday 11 September. Practice begins on Monday 14 September.',
      'Rosa left out Assess. Improve begins on Monday 28 September.',
    ])
  })

  it('counts nobody as asked by a note', async () => {
    await stage.command('Rosa', 'inquiry lengthen 2')
    await stage.runJobs()
    const { deliveries, organisation, asks } = stage.deps.stores
    const { id } = await organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
    const asked = async (index: number) => {
      const sent = await deliveries.findByMessage(id, stage.sent[index]?.ref ?? '')
      return asks.of([sent?.id ?? ''])
    }
    expect(await asked(0)).toEqual([])
    await stage.moveTo('2026-09-07T20:15:00Z')
    expect(await asked(1)).toHaveLength(6)
  })

  it('keeps nothing of what people say under a note', async () => {
    await stage.command('Rosa', 'inquiry lengthen 2')
    await stage.runJobs()
    expect(
      await stage.reply('Ana', stage.sent[0]?.ref ?? null, 'Good, I need the time for this', 'm1'),
    ).toEqual([])
    const replied = await stage.deps.stores.entries.findBySource('', 'm1')
    expect(replied).toBeNull()
  })

  it('keeps the note on a change for the next tick where the service stops before it is sent', async () => {
    await stage.command('Rosa', 'inquiry pause')
    stage.jobs.splice(0)
    await stage.moveTo('2026-09-07T14:05:00Z')
    expect(said(stage)).toEqual(['Rosa paused the inquiry. Nothing is asked until it goes on.'])
  })

  it('makes a phase shorter, asks what it has left on its last day and never ends it before today', async () => {
    await stage.command('Rosa', 'inquiry shorten practice by 3 days')
    expect((await phasesOf(stage))[1]).toBe('Practice: 2026-09-10 – 2026-09-14')
    expect(await dueDates(stage)).toEqual(expect.arrayContaining(['practice.unsure 2026-09-11']))
    expect(wordsOf(await stage.command('Rosa', 'inquiry shorten 9 days'))).toContain(
      'Monday 7 September is the earliest last day',
    )
  })

  it.each([
    ['lengthen -3', 'To make it shorter, type /inquiry shorten 3.'],
    ['lengthen practice by -3 days', 'To make it shorter, type /inquiry shorten practice by 3 days.'],
    ['extend −2', 'To make it shorter, type /inquiry shorten 2.'],
    ['shorten -1', 'To make it longer, type /inquiry lengthen 1.'],
    ['lengthen 0', 'By 0 school days nothing changes. Say how many, as in /inquiry lengthen 2'],
    ['shorten practice 0 days', 'By 0 school days nothing changes.'],
  ])('changes nothing by “%s” and says what to type', async (words, answer) => {
    const before = await phasesOf(stage)
    expect(wordsOf(await stage.command('Rosa', `inquiry ${words}`))).toContain(answer)
    expect(await phasesOf(stage)).toEqual(before)
  })

  it('ends a phase on a date in plain words', async () => {
    await stage.command('Rosa', 'inquiry extend practice to 25 September')
    expect((await phasesOf(stage)).slice(1, 3)).toEqual([
      'Practice: 2026-09-10 – 2026-09-28',
      'Do: 2026-09-28 – 2026-10-05',
    ])
  })

  it('leaves a phase out and brings it back with its questions', async () => {
    await stage.command('Rosa', 'inquiry skip')
    expect((await phasesOf(stage)).slice(1, 3)).toEqual([
      'Practice: 2026-09-10 – 2026-09-10',
      'Do: 2026-09-10 – 2026-09-17',
    ])
    expect((await dueDates(stage)).join()).not.toContain('practice.')
    expect(wordsOf(await stage.command('Rosa', 'inquiry'))).toContain('Practice, skipped')
    await stage.command('Rosa', 'inquiry restore')
    expect((await dueDates(stage)).slice(2, 5)).toEqual([
      'practice.rehearse 2026-09-10',
      'practice.unsure 2026-09-14',
      'do.tried 2026-09-18',
    ])
  })

  it('repeats the running phase: what it had asked comes again, what it had not comes once', async () => {
    await stage.moveTo('2026-09-07T20:15:00Z')
    await stage.moveTo('2026-09-08T14:00:00Z')
    await stage.command('Rosa', 'inquiry repeat')
    expect((await phasesOf(stage))[0]).toBe('Plan together: 2026-09-07 – 2026-09-11')
    expect((await dueDates(stage)).slice(0, 2).sort()).toEqual([
      'plan.hard-part 2026-09-08',
      'plan.protected-time 2026-09-09',
    ])
    await stage.moveTo('2026-09-08T20:15:00Z')
    expect(said(stage).filter((text) => text === 'maths · Plan together')).toHaveLength(2)
  })

  it('repeats the phase that has just ended, and then takes up the one that had begun', async () => {
    await stage.moveTo('2026-09-07T20:15:00Z')
    await stage.moveTo('2026-09-08T20:15:00Z')
    await stage.moveTo('2026-09-10T14:00:00Z')
    await stage.command('Rosa', 'inquiry repeat plan')
    expect((await phasesOf(stage)).slice(0, 2)).toEqual([
      'Plan together: 2026-09-07 – 2026-09-15',
      'Practice: 2026-09-15 – 2026-09-22',
    ])
    expect((await dueDates(stage)).slice(0, 3).sort()).toEqual([
      'plan.hard-part 2026-09-10',
      'plan.protected-time 2026-09-11',
      'practice.rehearse 2026-09-15',
    ])
  })

  it('names the phases where it does not know one, and asks for what is missing', async () => {
    expect(wordsOf(await stage.command('Rosa', 'inquiry skip xylophone'))).toContain(
      'The phases are: Plan together, Practice, Do, Assess, Improve.',
    )
    expect(wordsOf(await stage.command('Rosa', 'inquiry skip ox'))).toContain('I know no phase "ox" here.')
    const [reply] = await stage.command('Rosa', 'inquiry lengthen practice')
    expect(reply?.kind).toBe('form')
    expect(wordsOf(await stage.command('Rosa', 'inquiry lengthn 2'))).toContain(
      'Did you mean /inquiry lengthen?',
    )
  })

  it('changes no phase while paused, and none for somebody who does not run the team', async () => {
    expect(wordsOf(await stage.command('Ana', 'inquiry lengthen 2'))).toContain("the team's facilitator")
    await stage.command('Rosa', 'inquiry pause')
    expect(wordsOf(await stage.command('Rosa', 'inquiry lengthen 2'))).toContain('This inquiry is paused')
  })
})

describe('the form that changes the plan', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time after questions')
  })

  const submit = async (values: Record<string, string>) => {
    const [reply] = await stage.command('Rosa', 'inquiry change')
    if (reply?.kind !== 'form') throw new Error('No form came')
    return stage.submit('Rosa', reply.form.name, reply.form.context, values)
  }
  const saveOf = (replies: Awaited<ReturnType<typeof submit>>) => {
    const [reply] = replies
    const elements = reply && 'view' in reply ? reply.view.elements : []
    const buttons = elements.flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
    const taps = buttons.filter((button) => 'action' in button)
    return taps.find(({ action }) => action === 'save-change')?.value ?? ''
  }

  it('shows the new dates and changes nothing until they are saved', async () => {
    const cycle = await openCycleOf(stage)
    const values = { what: 'lengthen', phase: cycle.phases[1]?.id ?? '', days: '5', lastDay: '' }
    const preview = await submit(values)
    expect(wordsOf(preview)).toContain('Practice, now 10 Sep – 16 Sep, new 10 Sep – 23 Sep')
    expect(wordsOf(preview)).toContain('Plan together, now 7 Sep – 9 Sep, new the same')
    expect((await openCycleOf(stage)).phases).toEqual(cycle.phases)
    const saved = await stage.tap('Rosa', 'save-change', saveOf(preview), 'card')
    expect(saved.map(({ kind }) => kind)).toEqual(['replacement'])
    expect((await phasesOf(stage))[1]).toBe('Practice: 2026-09-10 – 2026-09-24')
  })

  it('saves nothing where the cycle was changed since the preview', async () => {
    const cycle = await openCycleOf(stage)
    const preview = await submit({ what: 'skip', phase: cycle.phases[1]?.id ?? '' })
    await stage.command('Rosa', 'inquiry lengthen 1')
    expect(wordsOf(await stage.tap('Rosa', 'save-change', saveOf(preview)))).toContain('at the same moment')
  })

  it('tells what is missing beside its field, and why a change cannot be', async () => {
    const cycle = await openCycleOf(stage)
    const phase = cycle.phases[1]?.id ?? ''
    expect(await submit({ what: 'lengthen', phase, days: 'many' })).toEqual([
      { kind: 'faults', faults: { days: 'Please give a number of school days, 1 to 60.' } },
    ])
    expect(await submit({ what: 'until', phase, lastDay: '' })).toEqual([
      { kind: 'faults', faults: { lastDay: 'Please choose its last day.' } },
    ])
    expect(wordsOf(await submit({ what: 'restore', phase }))).toBe('That phase is not left out.')
  })

  it('takes no change from a button that no card of ours carries', async () => {
    for (const value of ['', 'x:1:skip:y', `${(await openCycleOf(stage)).id}:1:lengthen:none:2`])
      expect(wordsOf(await stage.tap('Rosa', 'save-change', value))).toContain('has ended')
  })
})
