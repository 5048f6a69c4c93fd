import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Reply } from '../../../src/views/view.ts'
import { createStage, type Stage, wordsOf } from '../../support/stage.ts'

const buttonsOf = (replies: Reply[]) =>
  replies
    .flatMap((reply) => ('view' in reply ? reply.view.elements : []))
    .flatMap((element) =>
      element.kind === 'buttons' ? element.buttons.filter((button) => 'action' in button) : [],
    )

describe("a school's own templates", () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
  })

  const tap = (value: string, name = 'Rosa') => stage.tap(name, 'template', value, 'card')
  const openForm = async (value: string) => {
    const [reply] = await tap(value)
    if (reply?.kind !== 'form') throw new Error(`No form came: ${wordsOf(reply ? [reply] : [])}`)
    return reply.form
  }
  const own = async () => {
    const { schoolId } = await stage.deps.stores.organisation.ensureWorkspace(
      { platform: 'test', externalId: 'W1', name: 'Test school' },
      stage.clock.now(),
    )
    return stage.deps.stores.templates.ofSchool(schoolId)
  }

  it('are listed beside those of the library, each with what it is for and how long it is', async () => {
    const replies = await stage.command('Rosa', 'inquiry templates')
    expect(wordsOf(replies)).toContain('Spiral of inquiry')
    expect(wordsOf(replies)).toContain('6 weeks, 12 questions')
    expect(buttonsOf(replies).map(({ value }) => value)).toEqual(
      expect.arrayContaining(['look:pdsa', 'copy:pdsa', 'look:system-in-eight-steps']),
    )
  })

  it('can be looked at by everybody, phase by phase', async () => {
    const [reply] = await tap('look:pdsa', 'Ana')
    expect(reply?.kind).toBe('replacement')
    expect(buttonsOf(reply ? [reply] : []).map(({ label }) => label)).not.toContain('Copy for our school')
    const phase = wordsOf(await tap('phase:pdsa:study', 'Ana'))
    expect(phase).toContain('Bring one piece of student work')
    expect(phase).toContain(
      'Evidence. To the team, 1 school day before you meet, 3:15 pm. Serves: Evidence of student learning',
    )
  })

  it('are copied by a facilitator, then changed, and a team begins with them', async () => {
    expect(wordsOf(await tap('copy:pdsa'))).toContain('Plan, do, study, act (ours)')
    const rename = await openForm('name:pdsa-2')
    await stage.submit('Rosa', rename.name, rename.context, {
      title: 'Try it small',
      purpose: 'For one idea',
    })
    const phase = await openForm('edit-phase:pdsa-2:plan')
    await stage.submit('Rosa', phase.name, phase.context, { title: 'Think', lengthDays: '2', position: '1' })
    const added = await openForm('add-prompt:pdsa-2:plan')
    const question = {
      ...{
        text: 'Are we ready to try {unit}?',
        kind: 'feedback',
        answers: 'Yes\nNearly\nNo',
        audience: 'team',
      },
      ...{ day: '1', time: '8 am', meeting: 'none' },
    }
    expect(wordsOf(await stage.submit('Rosa', added.name, added.context, question))).toContain(
      'One tap: Yes / Nearly / No. To the team, day 1, 8:00 am. Serves: Active, rigorous tasks; Implementation.',
    )
    await tap('remove-prompt:pdsa-2:plan:plan.change')
    const [stored] = await own()
    expect(stored?.content.title).toBe('Try it small')
    expect(stored?.content.phases.map(({ key }) => key)).toEqual(['do', 'plan', 'study', 'act'])
    // The question of the third day moved to the last of two.
    expect(stored?.content.phases[1]?.prompts.map(({ key, when }) => [key, when.day])).toEqual([
      ['plan.1', 0],
      ['plan.predict', 1],
    ])
    const begun = await stage.command('Rosa', 'inquiry start pdsa-2 Wait time')
    expect(wordsOf(begun)).toContain('Think, From Friday 11 September')
  })

  it('leave running inquiries with what they have copied', async () => {
    await tap('copy:pdsa')
    await stage.command('Rosa', 'inquiry start pdsa-2 Wait time')
    await tap('remove:pdsa-2')
    expect(await own()).toEqual([])
    await stage.moveTo('2026-09-07T20:15:00Z')
    expect(stage.sent.at(-1)?.view.summary).toContain('What small change will you try')
    expect(wordsOf(await stage.command('Rosa', 'inquiry lengthen 1'))).toContain('longer')
  })

  it('gain and lose phases, but never the last one', async () => {
    await tap('copy:data-conversation')
    const added = await openForm('add-phase:data-conversation-2')
    await stage.submit('Rosa', added.name, added.context, { title: 'Share', lengthDays: '3', position: '0' })
    for (const key of ['predict', 'look', 'explain', 'act'])
      await tap(`remove-phase:data-conversation-2:${key}`)
    await tap('remove-phase:data-conversation-2:share')
    expect((await own())[0]?.content.phases.map(({ title }) => title)).toEqual(['Share'])
  })

  it('say where they ask more than people should get', async () => {
    await tap('copy:pdsa')
    const question = { kind: 'reflection', audience: 'team', time: '3 pm', meeting: 'none' }
    const add = async (text: string, day: string) => {
      const form = await openForm('add-prompt:pdsa-2:plan')
      return wordsOf(await stage.submit('Rosa', form.name, form.context, { ...question, text, day }))
    }
    expect(await add('What else could you try first?', '1')).toContain('Plan asks two questions on one day.')
    expect(await add('Who could watch you try it out?', '2')).toContain(
      'In its busiest week this asks 4 questions.',
    )
  })

  it('are copied once by one event, however often it comes', async () => {
    const intent = {
      kind: 'tap' as const,
      eventId: 'same',
      actor: { externalId: 'rosa' },
      place: { address: 'channel:maths', kind: 'channel', name: 'maths' },
      action: 'template',
      value: 'copy:pdsa',
      message: null,
    }
    await stage.handle(intent)
    await stage.handle(intent)
    expect((await own()).map(({ key }) => key)).toEqual(['pdsa-2'])
    await tap('copy:pdsa')
    expect((await own()).map(({ key }) => key).sort()).toEqual(['pdsa-2', 'pdsa-3'])
  })

  it('keep one of two changes that were made of the same state', async () => {
    await tap('copy:pdsa')
    const [first, second] = [await openForm('name:pdsa-2'), await openForm('name:pdsa-2')]
    await stage.submit('Rosa', first.name, first.context, { title: 'First', purpose: 'For one idea' })
    const late = await stage.submit('Rosa', second.name, second.context, { title: 'Second', purpose: 'x' })
    expect(wordsOf(late)).toContain('at the same moment')
    expect((await own())[0]?.content.title).toBe('First')
  })

  it('tell the faults of their forms beside the fields', async () => {
    await tap('copy:pdsa')
    const question = await openForm('edit-prompt:pdsa-2:plan:plan.change')
    const values = {
      text: 'Short',
      kind: 'feedback',
      answers: 'Yes',
      audience: 'team',
      day: '9',
      time: 'noonish',
    }
    const [reply] = await stage.submit('Rosa', question.name, question.context, values)
    expect(reply?.kind === 'faults' ? Object.keys(reply.faults).sort() : []).toEqual([
      'answers',
      'day',
      'text',
      'time',
    ])
  })

  it('are changed by those alone who may', async () => {
    await tap('copy:pdsa')
    const form = await openForm('name:pdsa-2')
    expect(wordsOf(await tap('copy:pdsa', 'Ana'))).toContain('is for')
    expect(wordsOf(await tap('remove:pdsa-2', 'Ana'))).toContain('is for')
    const values = { title: 'Mine', purpose: 'Mine' }
    expect(wordsOf(await stage.submit('Ana', form.name, form.context, values))).toContain('is for')
    expect((await own())[0]?.content.title).toBe('Plan, do, study, act (ours)')
  })

  it('say that they changed where a button is older than they are', async () => {
    await tap('copy:pdsa')
    for (const value of [
      '',
      'look:none',
      'edit-phase:pdsa-2:none',
      'edit-prompt:pdsa-2:plan:none',
      'name:pdsa',
      'toString:pdsa',
    ])
      expect(wordsOf(await tap(value))).toContain('has changed meanwhile')
  })
})
