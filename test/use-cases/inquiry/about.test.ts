import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Nudge } from '../../../src/domain/nudge.ts'
import { createStage, type Stage, wordsOf } from '../../support/stage.ts'
import { openCycleOf } from '../../support/stage-cycle.ts'

const START = {
  problem: 'Few explain their thinking',
  unit: 'Fractions',
  goal: '',
  template: 'default',
  startsOn: '',
}

async function teamId(stage: Stage): Promise<string> {
  const [form] = await stage.command('Rosa', 'inquiry start')
  return form?.kind === 'form' ? form.form.context : ''
}

describe('starting an inquiry with the form', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
  })

  it('offers every template of the library with its length, the default one first', async () => {
    const [reply] = await stage.command('Rosa', 'inquiry start')
    const form = reply?.kind === 'form' ? reply.form : null
    const field = form?.elements.find((element) => element.kind === 'input' && element.name === 'template')
    const labels = field?.kind === 'input' ? field.options?.map(({ label }) => label) : []
    expect(labels?.[0]).toBe('Plan, practice, do, assess, improve (4 weeks)')
    expect(labels).toContain('Plan, do, study, act (3 weeks)')
    expect(labels).toContain('Data conversation (2 weeks)')
  })

  it('begins with the template and the meeting that were chosen', async () => {
    const team = await teamId(stage)
    const values = { ...START, template: 'pdsa', weekday: '2', meetingTime: '3.15 pm' }
    expect(await stage.submit('Rosa', 'start-cycle', team, { ...values, meetingTime: 'soon' })).toEqual([
      { kind: 'faults', faults: { meetingTime: 'Please choose a time.' } },
    ])
    const replies = await stage.submit('Rosa', 'start-cycle', team, { ...values, meetingTime: '3:15 pm' })
    expect(wordsOf(replies)).toContain('Rosa has begun an inquiry.')
    expect(wordsOf(replies)).toContain('We meet: Tuesdays, 3:15 pm')
    const cycle = await openCycleOf(stage)
    expect(cycle).toMatchObject({ templateKey: 'pdsa', meeting: { weekday: 2, time: '15:15' } })
    const nudges = await stage.deps.stores.nudges.ofCycle(cycle.id)
    const compared = nudges.find(({ prompt }) => prompt.templateKey === 'study.compare')
    // Study lasts from Thursday 17 to Tuesday 22 September: asked on the school day before Tuesday's meeting.
    expect(compared?.schedule).toMatchObject({ date: '2026-09-21', time: '15:15' })
  })

  it('takes a template by its key in the short form, and other first words as the problem', async () => {
    await stage.command('Rosa', 'inquiry start data-conversation Who is left behind?')
    expect(await openCycleOf(stage)).toMatchObject({
      templateKey: 'data-conversation',
      problem: 'Who is left behind?',
    })
    await stage.command('Rosa', 'inquiry finish yes')
    await stage.command('Rosa', 'inquiry start data conversations are short')
    expect(await openCycleOf(stage)).toMatchObject({
      templateKey: 'default',
      problem: 'data conversations are short',
    })
  })

  it('opens the form with the template that a key alone names', async () => {
    const [reply] = await stage.command('Rosa', 'inquiry start pdsa')
    const fields = reply?.kind === 'form' ? reply.form.elements : []
    expect(fields.find((field) => field.kind === 'input' && field.name === 'template')).toMatchObject({
      initial: 'pdsa',
    })
  })

  it('starts again from the last one with its words, its template and its plan', async () => {
    await stage.command('Rosa', 'inquiry start pdsa Wait time')
    const before = await openCycleOf(stage)
    const plan = { problem: 'Wait time', unit: '', goal: '', outcomes: 'Longer answers', weekday: 'none' }
    await stage.submit('Rosa', 'edit-cycle', before.id, plan)
    const [finished] = await stage.command('Rosa', 'inquiry finish yes')
    const buttons = finished && 'view' in finished ? finished.view.elements : []
    expect(JSON.stringify(buttons)).toContain(`again:${before.id}`)
    const [again] = await stage.tap('Rosa', 'change-cycle', `again:${before.id}`)
    const fields = again?.kind === 'form' ? again.form.elements : []
    expect(fields.flatMap((field) => (field.kind === 'input' ? (field.initial ?? []) : []))).toEqual(
      expect.arrayContaining(['Wait time', 'pdsa']),
    )
    await stage.submit('Rosa', 'start-cycle', before.teamId, {
      ...START,
      problem: 'Wait time',
      template: 'pdsa',
    })
    expect((await openCycleOf(stage)).plan.outcomes).toBe('Longer answers')
  })
})

describe('editing what an inquiry is about', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
    await stage.submit('Rosa', 'start-cycle', await teamId(stage), START)
  })

  const edit = async (values: Record<string, string>) => {
    const { id } = await openCycleOf(stage)
    return stage.submit('Rosa', 'edit-cycle', id, {
      problem: START.problem,
      unit: 'Fractions',
      goal: '',
      ...values,
    })
  }
  const open = async (): Promise<Nudge[]> =>
    (await stage.deps.stores.nudges.ofCycle((await openCycleOf(stage)).id)).filter(
      ({ state }) => state === 'scheduled',
    )

  it('shows all of the plan that is filled in, and nothing of what is not', async () => {
    const replies = await edit({ schoolProblem: 'Talk in maths', resources: 'Tuesdays after school' })
    const words = wordsOf(replies)
    expect(words).toContain("The school's problem that it serves: Talk in maths")
    expect(words).toContain('Time set aside: Tuesdays after school')
    expect(words).not.toContain('How we learn')
    expect(wordsOf(await edit({ schoolProblem: 'Talk in maths', resources: 'Tuesdays after school' }))).toBe(
      'Nothing was changed.',
    )
  })

  it('puts the new words into what is not asked yet, each question once', async () => {
    await stage.moveTo('2026-09-07T20:15:00Z')
    const before = await open()
    await edit({ goal: 'compare fractions' })
    const after = await open()
    expect(after.map(({ prompt }) => prompt.templateKey).sort()).toEqual(
      before.map(({ prompt }) => prompt.templateKey).sort(),
    )
    const texts = after.map(({ prompt }) => prompt.text).join('\n')
    expect(texts).toContain('on the way to this goal: compare fractions')
    expect(texts).not.toContain('the learning goal')
  })

  it('moves what comes before the meeting with the meeting', async () => {
    await edit({ weekday: '5', meetingTime: '14:00' })
    const evidence = (await open()).find(({ prompt }) => prompt.templateKey === 'assess.evidence')
    // Assess lasts from Thursday 24 to Tuesday 29 September; Friday 25 is the meeting.
    expect(evidence?.schedule).toMatchObject({ date: '2026-09-24', time: '15:15' })
    await edit({ weekday: '1', meetingTime: '2 pm' })
    const moved = (await open()).find(({ prompt }) => prompt.templateKey === 'assess.evidence')
    expect(moved?.schedule).toMatchObject({ date: '2026-09-25', time: '15:15' })
  })

  it('tells its faults, and belongs to those who run the team', async () => {
    expect(await edit({ problem: '' })).toEqual([
      { kind: 'faults', faults: { problem: 'Please say in a sentence what you want to get better at.' } },
    ])
    expect(wordsOf(await stage.command('Ana', 'inquiry edit'))).toContain("the team's facilitator")
  })
})

describe('what comes next', () => {
  it('stands on the card and at home with exact times, private questions in the reader’s own zone', async () => {
    const stage = await createStage()
    stage.rosters.get('channel:maths')?.forEach((person) => {
      if (person.name === 'Ana') person.zone = 'America/New_York'
    })
    await stage.handle({
      kind: 'person-changed',
      person: { ...(stage.rosters.get('channel:maths')?.[1] ?? fail()), zone: 'America/New_York' },
    })
    await stage.command('Rosa', 'inquiry start Wait time')
    stage.clock.moveTo('2026-09-10T21:00:00Z')
    await stage.moveTo('2026-09-10T21:00:00Z')
    const status = wordsOf(await stage.command('Rosa', 'inquiry'))
    expect(status).toContain('Practice lasts until Wednesday 16 September, then comes Do. Coming questions:')
    expect(status).toContain(
      'Monday 14 September, 3:15 pm: To each in private: What are you still unsure about?',
    )
    const home = wordsOf(await stage.handle({ kind: 'home-opened', actor: { externalId: 'ana' } }))
    expect(home).toContain('Practice lasts until Wednesday 16 September, then comes Do.')
    expect(home).toContain('Monday 14 September, 3:15 pm: To each in private')
    expect(home).toContain('6 more until Thursday 1 October.')
  })
})

function fail(): never {
  throw new Error('The stage has no such person')
}
