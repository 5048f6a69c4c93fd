import { beforeEach, describe, expect, it } from '@jest/globals'
import { buttonIn, createPracticeStage, formIn, type PracticeStage } from '../../support/practice-stage.ts'
import { CHANNEL, wordsOf } from '../../support/stage.ts'

describe('setting up a practice', () => {
  let stage: PracticeStage
  beforeEach(async () => {
    stage = await createPracticeStage()
  })

  it('is for coaches, principals and admins', async () => {
    const replies = await stage.command('Ana', 'practice @ben try wait time, Thursdays 7:45')
    expect(wordsOf(replies)).toContain('is for a coach, a principal or an admin')
  })

  it('says whom it does not know, and who is near', async () => {
    expect(wordsOf(await stage.asCoach('practice @Anna try wait time, Thursdays 7:45'))).toContain(
      'nobody called “Anna” here. Did you mean Ana',
    )
    expect(wordsOf(await stage.asCoach('practice me try wait time, Thursdays 7:45'))).toContain('takes two')
  })

  const openedBy = async (text: string) => {
    const replies = await stage.asCoach(`practice @ana ${text}`)
    const { elements } = formIn(replies)
    const [first] = elements
    const values = elements.flatMap((each) => (each.kind === 'input' ? [[each.name, each.initial]] : []))
    return {
      replies: replies.length,
      first: first?.kind === 'text' ? first.text : '',
      given: Object.fromEntries(values) as Record<string, string | undefined>,
    }
  }

  it('asks in the form for what is missing, with what was understood and why', async () => {
    const { replies, first, given } = await openedBy('try wait time every blue moon')
    expect(replies).toBe(1)
    expect(first).toContain('could not read when')
    expect(given).toMatchObject({
      ...{ who: `person:${await stage.idOf('Ana')}`, move: 'wait time every blue moon', time: '07:45' },
    })
    const late = await openedBy('wait time, Blursday 8:30')
    expect(late.given).toMatchObject({ move: 'wait time, Blursday', time: '08:30' })
    const over = await openedBy('wait time, Thursdays 8:30 until yesterday')
    expect(over.first).toContain('last day lies before the first')
    expect(over.given).toMatchObject({ move: 'wait time', days: '4', time: '08:30', until: '2026-09-06' })
  })

  it('asks for another time where one is outside working hours, and takes none of its own', async () => {
    const night = await openedBy('try wait time at 3 in the night every day')
    expect(night.first).toContain('3:00 am is outside working hours')
    expect(night.given).toMatchObject({ move: 'wait time', days: '1,2,3,4,5', every: '1', weeks: 'open' })
    expect(night.given.time).toBe('03:00')
    const unread = await openedBy('try wait time, half past eight on Thursdays for 3 weeks')
    expect(unread.first).toBe('I could not read the time “half past eight”.')
    expect(unread.given).toMatchObject({ days: '4', every: '1', weeks: '3', time: undefined })
    const who = `person:${await stage.idOf('Ana')}`
    const given = { who, move: 'Wait time', days: ['4'], every: '1', time: '', weeks: '3' }
    expect(await stage.submit('Samuel', 'practice', '', given)).toEqual([
      { kind: 'faults', faults: { time: 'Please choose a time.' } },
    ])
  })

  it('understands a weekday that is mistyped', async () => {
    const replies = await stage.asCoach('practice @ana wait time, Tusdays 8:30')
    expect(wordsOf(replies)).toContain('every Tuesday at 8:30 am')
    expect(wordsOf(replies)).toContain('What to try: wait time\n')
  })

  it('takes the form, and says what is wrong beside the field', async () => {
    const form = formIn(await stage.asCoach('practice'))
    const who = `person:${await stage.idOf('Ana')}`
    const given = { who, move: 'Wait time', days: ['2', '4'], every: '1', time: '07:45', weeks: '2' }
    const wrong = await stage.submit('Samuel', form.name, form.context, { ...given, days: [], time: 'early' })
    expect(wrong).toEqual([{ kind: 'faults', faults: { time: expect.stringContaining('choose a time') } }])
    const words = wordsOf(await stage.submit('Samuel', form.name, form.context, given))
    expect(words).toContain('every Tuesday and Thursday at 7:45 am, until')
    expect(words).toContain('Tuesday 8 September, 7:45 am\nThursday 10 September')
  })

  it('can be changed before it is confirmed: what was drawn up first is gone', async () => {
    const replies = await stage.asCoach('practice @ana try wait time, Thursdays 7:45 for 3 weeks')
    const form = formIn(await stage.tap('Samuel', 'practice', buttonIn(replies, 'Change')))
    const who = `person:${await stage.idOf('Ben')}`
    const given = { who, move: 'Exit tickets', every: 'once', from: '2026-09-09', time: '15:00' }
    const again = await stage.submit('Samuel', form.name, form.context, given)
    expect(wordsOf(again)).toContain('Who: Ben')
    expect(wordsOf(await stage.tap('Samuel', 'practice', buttonIn(replies, 'Confirm')))).toContain('not here')
    await stage.tap('Samuel', 'practice', buttonIn(again, 'Confirm'))
    await stage.moveTo('2026-09-09T20:00:00Z')
    expect(stage.lastTo('Ben').view.summary).toContain('Exit tickets')
    expect(stage.toPerson('Ana')).toEqual([])
  })

  it('begins once, however often it is confirmed', async () => {
    const replies = await stage.asCoach('practice @ana try wait time, Thursdays 7:45 for 3 weeks')
    for (let taps = 0; taps < 3; taps += 1)
      await stage.tap('Samuel', 'practice', buttonIn(replies, 'Confirm'))
    await stage.runJobs()
    await stage.moveTo('2026-09-10T12:45:00Z')
    expect(stage.toPerson('Ana')).toHaveLength(2)
  })

  it('gives each member of a team a practice of the own', async () => {
    const words = await stage.setUp(
      'team maths try exit tickets, every other Tuesday at 3pm until 18 December',
    )
    expect(words).toContain('Set up: maths')
    await stage.moveTo('2026-09-08T20:00:00Z')
    for (const name of ['Rosa', 'Ana', 'Ben', 'Chloe', 'David', 'Farah'])
      expect(stage.lastTo(name).view.summary).toContain('exit tickets')
    expect(stage.sent.filter(({ address }) => address === CHANNEL.address)).toEqual([])
  })
})

describe('a practice that runs', () => {
  let stage: PracticeStage
  const list = (name: string) => stage.command(name, 'practice list', stage.direct(name))
  beforeEach(async () => {
    stage = await createPracticeStage()
    await stage.setUp('@ana try wait time, Thursdays 7:45 for 6 weeks')
  })
  const sentToAna = () => stage.toPerson('Ana').length

  it('pauses, goes on and stops by whoever practices', async () => {
    expect(wordsOf(await list('Ana'))).toContain('With Samuel: wait time')
    const paused = await stage.tap('Ana', 'practice', buttonIn(await list('Ana'), 'Pause'))
    expect(wordsOf(paused)).toContain('paused')
    await stage.moveTo('2026-09-10T12:45:00Z')
    expect(sentToAna()).toBe(1)
    await stage.tap('Ana', 'practice', buttonIn(await list('Ana'), 'Resume'))
    await stage.moveTo('2026-09-17T12:45:00Z')
    expect(sentToAna()).toBe(2)
    await stage.tap('Ana', 'practice', buttonIn(await list('Ana'), 'Stop'))
    await stage.moveTo('2026-09-24T12:45:00Z')
    expect(sentToAna()).toBe(2)
    expect(wordsOf(await list('Ana'))).toContain('practice nothing')
  })

  it('lets nothing that waits go out while it is paused', async () => {
    const { rhythms } = stage.deps.stores
    await rhythms.addLeave({
      ...{ id: 'leave', memberId: await stage.idOf('Ana'), from: '2026-09-10', until: '2026-09-11' },
    })
    await stage.moveTo('2026-09-10T12:45:00Z')
    await stage.tap('Ana', 'practice', buttonIn(await list('Ana'), 'Pause'))
    await stage.moveTo('2026-09-11T12:45:00Z')
    await stage.moveTo('2026-09-11T14:00:00Z')
    expect(sentToAna()).toBe(1)
  })

  it('counts reminders as asked, and notes neither for the person nor for the coach', async () => {
    await stage.moveTo('2026-09-10T12:45:00Z')
    const asked = buttonIn(
      await stage.tap('Ana', 'answer', buttonIn(stage.lastTo('Ana'), 'Did it'), stage.lastTo('Ana').ref),
      'Tell Samuel',
    )
    const form = formIn(await stage.tap('Ana', 'practice', asked))
    await stage.submit('Ana', form.name, form.context, { text: 'They waited for each other.' })
    await stage.runJobs()
    expect(stage.toPerson('Samuel')).toHaveLength(1)
    const { asks, deliveries } = stage.deps.stores
    const askedBy = async (ref: string) => {
      const delivery = await deliveries.findByMessage(stage.workspace.id, ref)
      return (await asks.of([delivery?.id ?? ''])).map(({ memberId }) => memberId)
    }
    const [welcome, reminder] = stage.toPerson('Ana').map(({ ref }) => ref)
    expect(await askedBy(welcome ?? '')).toEqual([])
    expect(await askedBy(reminder ?? '')).toEqual([await stage.idOf('Ana')])
    expect(await askedBy(stage.lastTo('Samuel').ref)).toEqual([])
  })

  it('is nobody else’s to change', async () => {
    const value = buttonIn(await list('Ana'), 'Stop')
    expect(wordsOf(await stage.tap('Ben', 'practice', value))).toContain('over')
    await stage.moveTo('2026-09-10T12:45:00Z')
    expect(sentToAna()).toBe(2)
  })

  it('moves to times of the learner’s own choice', async () => {
    const form = formIn(await stage.tap('Ana', 'practice', buttonIn(stage.lastTo('Ana'), 'Another time')))
    const who = `person:${await stage.idOf('Ana')}`
    const given = { who, move: 'Wait time in maths', words: 'Wednesdays 8:10 for 2 weeks' }
    const draft = await stage.submit('Ana', form.name, form.context, given)
    expect(wordsOf(draft)).toContain('Who: You')
    await stage.tap('Ana', 'practice', buttonIn(draft, 'Confirm'))
    await stage.moveTo('2026-09-09T13:10:00Z')
    await stage.moveTo('2026-09-10T12:45:00Z')
    expect(sentToAna()).toBe(2)
    expect(stage.lastTo('Ana').view.summary).toContain('practice with Samuel\nWait time in maths')
  })

  it('shows the coach counts alone, and those who lead nothing of it', async () => {
    await stage.moveTo('2026-09-10T12:45:00Z')
    const reminder = stage.lastTo('Ana')
    await stage.tap('Ana', 'answer', buttonIn(reminder, 'Skip'), reminder.ref)
    await stage.tap('Ana', 'answer', buttonIn(reminder, 'Did it'), reminder.ref)
    expect(wordsOf(await list('Samuel'))).toContain('did it 1 time, not yet 0, skipped 0')
    const lead = await stage.command(
      'Eleanor',
      'practice @ben try wait time, Fridays 7:45',
      stage.direct('Eleanor'),
    )
    await stage.tap('Eleanor', 'practice', buttonIn(lead, 'Confirm'))
    await stage.moveTo('2026-09-11T12:45:00Z')
    await stage.tap('Ben', 'answer', buttonIn(stage.lastTo('Ben'), 'Skip'), stage.lastTo('Ben').ref)
    const words = wordsOf(await list('Eleanor'))
    expect(words).toContain('Ben: wait time')
    expect(words).not.toMatch(/skipped|did it|not yet/)
  })
})
