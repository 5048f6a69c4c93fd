import { beforeEach, describe, expect, it } from '@jest/globals'
import { buttonIn, createPracticeStage, formIn, type PracticeStage } from '../../support/practice-stage.ts'
import { wordsOf } from '../../support/stage.ts'

describe('a practice, from the coach’s command to the next step', () => {
  let stage: PracticeStage
  beforeEach(async () => {
    stage = await createPracticeStage()
  })
  const tapped = (name: string, label: string) =>
    stage.tap(name, 'answer', buttonIn(stage.lastTo(name), label), stage.lastTo(name).ref)
  const tell = async (words: string) => {
    const asked = await tapped('Ana', 'Did it')
    const form = formIn(await stage.tap('Ana', 'practice', buttonIn(asked, 'Tell Samuel')))
    return stage.submit('Ana', form.name, form.context, { text: words, link: '' })
  }

  it('shows who, what and the next three times, and schedules nothing before it is confirmed', async () => {
    const replies = await stage.asCoach('practice @ana try wait time, Thursdays 7:45 for 3 weeks')
    const words = wordsOf(replies)
    expect(words).toContain('Who: Ana')
    expect(words).toContain('What to try: wait time')
    expect(words).toContain(
      'Thursday 10 September, 7:45 am\nThursday 17 September, 7:45 am\nThursday 24 September, 7:45 am',
    )
    await stage.moveTo('2026-09-10T13:00:00Z')
    expect(stage.sent).toEqual([])
    const done = await stage.tap('Samuel', 'practice', buttonIn(replies, 'Cancel'))
    expect(done[0]?.kind).toBe('replacement')
    expect(wordsOf(await stage.tap('Samuel', 'practice', buttonIn(replies, 'Confirm')))).toContain('not here')
  })

  it('tells the person at once, and reminds at each time, in private alone', async () => {
    expect(await stage.setUp('@ana try wait time, Thursdays 7:45 for 3 weeks')).toContain('Set up: Ana')
    expect(stage.lastTo('Ana').view.summary).toContain('Samuel suggests a practice')
    await stage.moveTo('2026-09-10T12:45:00Z')
    await stage.moveTo('2026-09-17T12:45:00Z')
    await stage.moveTo('2026-09-24T12:45:00Z')
    await stage.moveTo('2026-10-01T12:45:00Z')
    expect(stage.toPerson('Ana').filter(({ view }) => view.summary.includes('Did you try it?'))).toHaveLength(
      3,
    )
    expect(stage.sent.filter(({ address }) => address !== 'person:ana')).toEqual([])
  })

  it('goes from did it to the words shared, the coach’s answer in the thread, and the next step', async () => {
    await stage.setUp('@ana try wait time, Thursdays 7:45 for 3 weeks')
    await stage.moveTo('2026-09-10T12:45:00Z')
    const reminder = stage.lastTo('Ana')
    expect(reminder.view.summary).toContain('say the first two sentences')
    const shared = await tell('Two students spoke who never speak.')
    expect(wordsOf(shared)).toContain('on its way to Samuel alone')
    await stage.runJobs()
    expect(stage.lastTo('Samuel').view.summary).toContain('Two students spoke who never speak.')

    const answer = formIn(
      await stage.tap('Samuel', 'practice', buttonIn(stage.lastTo('Samuel'), 'Answer Ana')),
    )
    const sent = await stage.submit('Samuel', answer.name, answer.context, { text: 'What made them speak?' })
    expect(wordsOf(sent)).toContain('Sent to Ana alone')
    await stage.runJobs()
    expect(stage.lastTo('Ana')).toMatchObject({ thread: reminder.ref })
    expect(stage.lastTo('Ana').view.summary).toContain('What made them speak?')

    const step = formIn(await stage.tap('Ana', 'practice', buttonIn(stage.lastTo('Ana'), 'My next step')))
    await stage.submit('Ana', step.name, step.context, { text: 'count to five' })
    await stage.moveTo('2026-09-17T12:45:00Z')
    expect(stage.lastTo('Ana').view.summary).toContain('Last time you meant to: count to five')
    expect(stage.lastTo('Ana').view.summary).not.toMatch(/first try|tried it before/)
  })

  it('tells the coach nothing that the person keeps', async () => {
    await stage.setUp('@ana try wait time, Thursdays 7:45 for 3 weeks')
    await stage.moveTo('2026-09-10T12:45:00Z')
    const asked = await tapped('Ana', 'Did it')
    const form = formIn(await stage.tap('Ana', 'practice', buttonIn(asked, 'Just for me')))
    const kept = await stage.submit('Ana', form.name, form.context, { text: 'It went wrong, I rushed.' })
    await stage.runJobs()
    expect(stage.toPerson('Samuel')).toEqual([])
    // Sharing afterwards is one tap.
    await stage.tap('Ana', 'practice', buttonIn(kept, 'Share with Samuel'))
    await stage.tap('Ana', 'practice', buttonIn(kept, 'Share with Samuel'))
    await stage.runJobs()
    expect(stage.toPerson('Samuel')).toHaveLength(1)
  })

  it('keeps what is written in the thread with the writer, and offers to share it', async () => {
    await stage.setUp('@ana try wait time, Thursdays 7:45 for 3 weeks')
    await stage.moveTo('2026-09-10T12:45:00Z')
    const { ref } = stage.lastTo('Ana')
    const replies = await stage.reply('Ana', ref, 'They waited for each other.', 'm1', stage.direct('Ana'))
    await stage.runJobs()
    expect(stage.toPerson('Samuel')).toEqual([])
    await stage.tap('Ana', 'practice', buttonIn(replies, 'Share with Samuel'))
    await stage.runJobs()
    expect(stage.lastTo('Samuel').view.summary).toContain('They waited for each other.')
    // The coach's reply in the thread is the answer.
    const told = stage.lastTo('Samuel')
    const [first] = await stage.reply('Samuel', told.ref, 'Lovely. And then?', 'm2', stage.direct('Samuel'))
    expect(first?.kind).toBe('acknowledgement')
    await stage.runJobs()
    expect(stage.lastTo('Ana')).toMatchObject({ thread: ref })
    expect(stage.lastTo('Ana').view.summary).toContain('Lovely. And then?')
  })

  it('asks before words go out that seem to name a student', async () => {
    await stage.setUp('@ana try wait time, Thursdays 7:45 for 3 weeks')
    await stage.moveTo('2026-09-10T12:45:00Z')
    const warned = await tell('My student Jayden spoke for the first time.')
    await stage.runJobs()
    expect(wordsOf(warned)).toContain('Jayden')
    expect(stage.toPerson('Samuel')).toEqual([])
    const form = formIn(await stage.tap('Ana', 'practice', buttonIn(warned, 'Change my words')))
    await stage.submit('Ana', form.name, form.context, { text: 'One student spoke for the first time.' })
    await stage.runJobs()
    expect(stage.lastTo('Samuel').view.summary).toContain('One student spoke')
  })

  it('takes shared words back from the coach when they are forgotten', async () => {
    await stage.setUp('@ana try wait time, Thursdays 7:45 for 3 weeks')
    await stage.moveTo('2026-09-10T12:45:00Z')
    await tell('Two students spoke who never speak.')
    await stage.runJobs()
    const mine = await stage.command('Ana', 'mine', stage.direct('Ana'))
    await stage.tap('Ana', 'forget-entry', buttonIn(mine, 'Forget these words'))
    expect(stage.updates.at(-1)?.view.summary).toContain('has taken these words back')
    expect(stage.updates.at(-1)?.view.summary).not.toContain('never speak')
    const told = stage.lastTo('Samuel')
    const gone = await stage.tap('Samuel', 'practice', buttonIn(told, 'Answer Ana'))
    expect(wordsOf(gone)).toContain('taken back')
  })

  it('moves a reminder to the next working day, once', async () => {
    await stage.setUp('@ana try wait time, Fridays 7:45 for 3 weeks')
    await stage.moveTo('2026-09-11T12:45:00Z')
    const replies = await tapped('Ana', 'Not yet')
    expect(wordsOf(replies)).toContain('That is fine')
    const value = buttonIn(replies, 'Remind me Monday 14 September')
    expect(wordsOf(await stage.tap('Ana', 'practice', value))).toContain('Monday 14 September, 7:45 am')
    await stage.tap('Ana', 'practice', value)
    const before = stage.toPerson('Ana').length
    await stage.moveTo('2026-09-14T12:45:00Z')
    expect(stage.toPerson('Ana')).toHaveLength(before + 1)
  })

  it('asks for the next try after the first, and speaks of the first no more', async () => {
    await stage.setUp('@ana try wait time, Thursdays 7:45 for 3 weeks')
    await stage.moveTo('2026-09-10T12:45:00Z')
    await tapped('Ana', 'Not yet')
    await stage.moveTo('2026-09-17T12:45:00Z')
    expect(stage.lastTo('Ana').view.summary).toContain('Before the first try')
    await tapped('Ana', 'Did it')
    await stage.moveTo('2026-09-24T12:45:00Z')
    const { summary } = stage.lastTo('Ana').view
    expect(summary).toContain(
      'You have tried it before. What is one small thing to do differently this time?',
    )
    expect(summary).toContain('Did you try it again?')
    expect(summary).not.toMatch(/first try|Rehearse/)
  })

  it('lets the person rehearse first, and asks for that once only', async () => {
    await stage.setUp('@ana try wait time, Thursdays 7:45 for 3 weeks')
    const form = formIn(await stage.tap('Ana', 'practice', buttonIn(stage.lastTo('Ana'), 'Rehearse now')))
    expect(form.title).toBe('Rehearse')
    await stage.submit('Ana', form.name, form.context, { text: 'Take your time. I count to five.' })
    await stage.moveTo('2026-09-10T12:45:00Z')
    expect(stage.lastTo('Ana').view.summary).not.toContain('say the first two sentences')
    expect(stage.toPerson('Samuel')).toEqual([])
  })
})
