import { beforeEach, describe, expect, it } from '@jest/globals'
import { buttonIn, createPracticeStage, formIn, type PracticeStage } from '../support/practice-stage.ts'
import { wordsOf } from '../support/stage.ts'

const ENTRY =
  'Several students mixed up the parts when they compared fractions today, they said bigger means more.'

describe('a next step', () => {
  let stage: PracticeStage
  const tap = (name: string, value: string) => stage.tap(name, 'commitment', value)
  const answered = (label: string) => {
    const asked = stage.lastTo('Ana')
    return stage.tap('Ana', 'answer', buttonIn(asked, label), asked.ref)
  }
  const keep = async (values: Record<string, string>) => {
    const replies = await stage.command('Ana', `reflect ${ENTRY}`, stage.direct('Ana'))
    const form = formIn(await tap('Ana', buttonIn(replies, 'Set a next step')))
    return { form, replies: await stage.submit('Ana', form.name, form.context, values) }
  }
  beforeEach(async () => {
    stage = await createPracticeStage()
  })

  it('is offered where a reflection has none, and asked about on its day', async () => {
    const { replies } = await keep({ text: 'Show two wrong answers', when: 'Friday', on: '' })
    expect(wordsOf(replies)).toContain('on Friday 11 September, 3:15 pm')
    await stage.moveTo('2026-09-11T20:14:00Z')
    expect(stage.sent).toEqual([])
    await stage.moveTo('2026-09-11T20:15:00Z')
    expect(stage.sent).toHaveLength(1)
    expect(stage.lastTo('Ana').view.summary).toContain('You meant to: Show two wrong answers')
  })

  it('is done with one tap', async () => {
    await keep({ text: 'Show two wrong answers', when: '', on: '2026-09-10' })
    await stage.moveTo('2026-09-10T20:15:00Z')
    expect(wordsOf(await answered('Done'))).toContain('Done')
    expect(wordsOf(await answered('Let it go'))).toContain('not open any more')
    expect(wordsOf(await stage.command('Ana', 'mine', stage.direct('Ana')))).not.toContain('Your next steps')
  })

  it('moves to another day, and is asked about then', async () => {
    await keep({ text: 'Show two wrong answers', when: '', on: '2026-09-10' })
    await stage.moveTo('2026-09-10T20:15:00Z')
    const form = formIn(await answered('Not yet'))
    const moved = await stage.submit('Ana', form.name, form.context, { when: 'next Tuesday at 4pm', on: '' })
    expect(wordsOf(moved)).toContain('Tuesday 15 September, 4:00 pm')
    await stage.moveTo('2026-09-15T21:00:00Z')
    expect(stage.toPerson('Ana')).toHaveLength(2)
  })

  it('stands in /mine with the same buttons, and asks nothing once it is closed there', async () => {
    await keep({ text: 'Show two wrong answers', when: 'Friday', on: '' })
    const mine = await stage.command('Ana', 'mine', stage.direct('Ana'))
    expect(wordsOf(mine)).toContain('Show two wrong answers')
    const value = buttonIn(mine, 'Let it go')
    expect(wordsOf(await tap('Ben', value))).toContain('not open any more')
    expect(wordsOf(await tap('Ana', value))).toContain('a decision, too')
    await stage.moveTo('2026-09-11T20:15:00Z')
    expect(stage.sent).toEqual([])
  })

  it('takes what is written about it as a reflection of the writer’s own', async () => {
    await keep({ text: 'Show two wrong answers', when: 'Friday', on: '' })
    await stage.moveTo('2026-09-11T20:15:00Z')
    await stage.reply('Ana', null, 'They found both mistakes quickly.', 'm1', stage.direct('Ana'))
    const [latest] = await stage.deps.stores.entries.listOf(await stage.idOf('Ana'), 1)
    expect(latest).toMatchObject({ kind: 'reflection', visibility: 'private' })
    expect(latest?.deliveryId).not.toBeNull()
  })

  it.each([
    [{ text: 'Show two wrong answers', when: '', on: '' }, /By when/],
    [{ text: 'Show two wrong answers', when: 'soonish', on: '' }, /could not read that day/],
    [{ text: 'Show two wrong answers', when: 'today at 8am', on: '' }, /over already/],
    [{ text: 'Show two wrong answers', when: '', on: '2026-09-01' }, /next year/],
  ])('says what is wrong with %j', async (values, fault) => {
    expect((await keep(values)).replies).toEqual([
      { kind: 'faults', faults: { when: expect.stringMatching(fault) } },
    ])
  })
})
