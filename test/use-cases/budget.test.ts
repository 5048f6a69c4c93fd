import { beforeEach, describe, expect, it } from '@jest/globals'
import { usualRhythm } from '../../src/domain/rhythm.ts'
import { createStage, type Stage, WORKSPACE, wordsOf } from '../support/stage.ts'

const idOf = async (stage: Stage, name: string): Promise<string> => {
  const workspace = await stage.deps.stores.organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
  const member = await stage.deps.stores.members.findByExternalId(workspace.id, name.toLowerCase())
  return member?.id ?? ''
}
const to = (stage: Stage, address: string) => stage.sent.filter((message) => message.address === address)
const threads = (stage: Stage) => to(stage, 'channel:maths')

describe('everybody’s budget', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
  })

  it('lets the second question of a day wait until the next morning, and says so to who asks', async () => {
    const first = await stage.command('Eleanor', 'checkin How was the morning?')
    expect(wordsOf(first)).toContain('Asked in maths: 6 people, open until Tuesday 8 September, 9:00 am.')
    await stage.runJobs()
    await stage.moveTo('2026-09-07T16:00:00Z')
    const second = await stage.command('Eleanor', 'checkin How ready are you for Monday?')
    expect(wordsOf(second)).toContain('maths gets it Tuesday 8 September, 7:00 am.')
    await stage.runJobs()
    expect(threads(stage)).toHaveLength(1)
    await stage.moveTo('2026-09-08T11:59:00Z')
    expect(threads(stage)).toHaveLength(1)
    await stage.moveTo('2026-09-08T12:00:00Z')
    expect(threads(stage)).toHaveLength(2)
    const held = await stage.deps.stores.deliveries.find(threads(stage)[1]?.key ?? '')
    expect(held?.holds).toMatchObject([{ reason: 'budget', until: new Date('2026-09-08T12:00:00Z') }])
  })

  it('tells who asks for too short a time what to do about it', async () => {
    await stage.moveTo('2026-09-12T01:00:00Z')
    expect(wordsOf(await stage.command('Eleanor', 'checkin How was the week?'))).toContain(
      'maths does not get it before it closes; ask again and give it a longer window.',
    )
  })

  it('asks those who have room in the thread, and the others in private when they have', async () => {
    // Rosa is in both teams: the small one was asked this morning.
    await stage.handle({
      ...{
        kind: 'command',
        actor: { externalId: 'eleanor' },
        name: 'checkin',
        text: 'How are you settling in?',
      },
      place: { address: 'channel:newcomers', kind: 'channel', name: 'newcomers' },
    })
    await stage.runJobs()
    const asked = await stage.command('Eleanor', 'checkin How ready are you for Monday?')
    expect(wordsOf(asked)).toContain('Asked in maths: 5 of 6 get it now, 1 tomorrow morning; open until')
    await stage.runJobs()
    expect(threads(stage)).toHaveLength(1)
    await stage.moveTo('2026-09-07T14:01:00Z')
    expect(to(stage, 'person:rosa')).toHaveLength(0)
    await stage.moveTo('2026-09-08T12:00:00Z')
    const [copy] = to(stage, 'person:rosa')
    expect(copy?.view.summary).toContain('How ready are you for Monday?')
    // Her tap on the copy counts with those on the thread.
    await stage.tap('Rosa', 'answer', `${copy?.key}:5`, copy?.ref)
    for (const name of ['Ana', 'Ben', 'Chloe', 'David'])
      await stage.tap(name, 'answer', `${threads(stage)[0]?.key}:4`, threads(stage)[0]?.ref)
    await stage.moveTo('2026-09-08T14:00:00Z')
    const results = stage.updates.filter(({ view }) => view.summary.includes('Result: 5 people answered'))
    expect(results.map(({ ref }) => ref)).toContain(threads(stage)[0]?.ref)
  })

  it('promises nobody a day off, and says so of who is not asked in its time', async () => {
    const { stores, clock } = stage.deps
    const workspace = await stores.organisation.ensureWorkspace(WORKSPACE, clock.now())
    await stores.calendars.put({
      ...{ schoolId: workspace.schoolId, source: 'by hand', importedAt: clock.now(), importedBy: null },
      content: {
        days: [{ date: '2026-09-08', kind: 'holiday', name: 'Founders’ Day' }],
        terms: [],
        weeks: [],
      },
    })
    await stage.handle({
      ...{ kind: 'command', actor: { externalId: 'eleanor' }, name: 'checkin', text: 'How are you?' },
      place: { address: 'channel:newcomers', kind: 'channel', name: 'newcomers' },
    })
    await stage.runJobs()
    const asked = wordsOf(await stage.command('Eleanor', 'checkin How ready are you for Monday?'))
    expect(asked).toContain('5 of 6 get it now, 1 not this time')
    for (const hour of ['09-08T12', '09-08T14', '09-09T12']) await stage.moveTo(`2026-${hour}:00:00Z`)
    expect(to(stage, 'person:rosa')).toHaveLength(0)
  })

  it('sends no copy to who has answered in the thread meanwhile', async () => {
    await stage.handle({
      ...{
        kind: 'command',
        actor: { externalId: 'eleanor' },
        name: 'checkin',
        text: 'How are you settling in?',
      },
      place: { address: 'channel:newcomers', kind: 'channel', name: 'newcomers' },
    })
    await stage.runJobs()
    await stage.command('Eleanor', 'checkin How ready are you for Monday?')
    await stage.runJobs()
    await stage.moveTo('2026-09-07T14:01:00Z')
    await stage.tap('Rosa', 'answer', `${threads(stage)[0]?.key}:3`, threads(stage)[0]?.ref)
    await stage.moveTo('2026-09-08T12:00:00Z')
    expect(to(stage, 'person:rosa')).toHaveLength(0)
    const counts = await stage.deps.stores.deliveries.countByState(null)
    expect(counts).toContainEqual({ state: 'suppressed', reason: 'answered', count: 1 })
  })

  it('asks nobody who is away or wants quiet, counts them apart, and tells nobody', async () => {
    const [ana, ben] = [await idOf(stage, 'Ana'), await idOf(stage, 'Ben')]
    const { rhythms, asks } = stage.deps.stores
    await rhythms.addLeave({ id: ana, memberId: ana, from: '2026-09-01', until: '2026-09-20' })
    await rhythms.snooze({ memberId: ben, kind: 'all', until: new Date('2026-09-09T12:00:00Z') })
    await rhythms.put({ ...usualRhythm(await idOf(stage, 'Chloe')), optOuts: ['check-in'] })
    const asked = await stage.command('Eleanor', 'checkin How ready are you for Monday?')
    expect(wordsOf(asked)).toContain('Asked in maths: 3 people')
    await stage.runJobs()
    const ledger = await asks.of([threads(stage)[0]?.key ?? ''])
    const states = ledger.map(({ state }) => state).sort()
    expect(states).toEqual(['asked', 'asked', 'asked', 'away', 'away', 'opted-out'])
    const signals = wordsOf(await stage.command('Eleanor', 'signals maths'))
    expect(signals).not.toContain('6 people')
  })

  it('knocks once for several questions that are free at the same time', async () => {
    const ana = await idOf(stage, 'Ana')
    const { rhythms } = stage.deps.stores
    await stage.command('Rosa', 'inquiry start Wait time')
    await rhythms.addLeave({ id: ana, memberId: ana, from: '2026-09-08', until: '2026-09-15' })
    for (const day of ['07', '08', '10', '11', '14']) await stage.moveTo(`2026-09-${day}T20:15:00Z`)
    expect(to(stage, 'person:ana')).toHaveLength(0)
    await stage.moveTo('2026-09-15T20:15:00Z')
    const [message, ...more] = to(stage, 'person:ana')
    expect(more).toHaveLength(0)
    expect(message?.view.summary).toContain('still unsure')
  })
})

describe('reminders', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
    await stage.submit('Eleanor', 'check-in', '', {
      ...{ question: 'How did the unit go?', answers: 'scale', hours: '168' },
      teams: (await stage.deps.stores.teams.listOfSchool((await schoolOf(stage)).schoolId))
        .filter(({ name }) => name === 'maths')
        .map(({ id }) => id),
    })
    await stage.runJobs()
  })
  const schoolOf = async (of: Stage) => of.deps.stores.organisation.ensureWorkspace(WORKSPACE, of.clock.now())
  const remindersTo = (name: string) =>
    to(stage, `person:${name}`).filter(({ view }) => view.summary.includes('asked this before'))

  it('go to those alone who have neither answered nor skipped, after a day and after three', async () => {
    const [asked] = threads(stage)
    await stage.tap('Ana', 'answer', `${asked?.key}:4`, asked?.ref)
    const delivery = await stage.deps.stores.deliveries.find(asked?.key ?? '')
    if (!delivery) throw new Error('nothing was sent')
    await stage.deps.stores.asks.skip(delivery, await idOf(stage, 'Ben'), stage.clock.now())
    await stage.moveTo('2026-09-08T13:59:00Z')
    expect(stage.sent).toHaveLength(1)
    await stage.moveTo('2026-09-08T14:00:00Z')
    expect(
      stage.sent
        .slice(1)
        .map(({ address }) => address)
        .sort(),
    ).toEqual(['chloe', 'david', 'farah', 'rosa'].map((name) => `person:${name}`))
    const [first] = remindersTo('chloe')
    await stage.tap('Chloe', 'answer', `${first?.key}:2`, first?.ref)
    await stage.moveTo('2026-09-10T14:00:00Z')
    expect(['chloe', 'david'].map((name) => remindersTo(name).length)).toEqual([1, 2])
    for (const day of ['11', '12', '13', '14']) await stage.moveTo(`2026-09-${day}T14:00:00Z`)
    expect(remindersTo('david')).toHaveLength(2)
  })

  it('takes an answer written on a reminder as the answer to the question, in private', async () => {
    await stage.moveTo('2026-09-08T14:00:00Z')
    await stage.reply('David', null, 'They compared the parts by drawing.', 'dm1', stage.direct('David'))
    const [entry] = await stage.deps.stores.entries.listOf(await idOf(stage, 'David'), 1)
    expect(entry).toMatchObject({ deliveryId: threads(stage)[0]?.key, visibility: 'private' })
    await stage.moveTo('2026-09-10T14:00:00Z')
    expect(remindersTo('david')).toHaveLength(1)
  })

  it('give way to what is planned for the week', async () => {
    await stage.command('Rosa', 'inquiry start Wait time')
    await stage.moveTo('2026-09-07T20:15:00Z')
    await stage.moveTo('2026-09-08T14:00:00Z')
    // Tuesday's and Thursday's questions of the cycle are planned: with Monday's these are three.
    expect(stage.sent).toHaveLength(1)
    await stage.moveTo('2026-09-08T20:15:00Z')
    expect(threads(stage)).toHaveLength(2)
  })
})

describe('three questions in a row left alone', () => {
  it('make us ask once whether the rhythm suits, and then ask half as often', async () => {
    const stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time')
    const days = Array.from({ length: 28 }, (_, day) => new Date(Date.UTC(2026, 8, 7 + day, 20, 15)))
    for (const day of days) {
      await stage.moveTo(day)
      for (const message of threads(stage).filter(({ view }) => view.summary.includes('box')))
        await stage.reply('Ana', message.ref, 'Waiting longer helped them.', `${message.ref}-ana`)
    }
    const questions = stage.sent.filter(({ view }) => view.summary.includes('Does this rhythm suit you?'))
    expect(questions.filter(({ address }) => address === 'person:ben')).toHaveLength(1)
    const [ben] = await stage.deps.stores.rhythms.of([await idOf(stage, 'Ben')])
    expect(ben).toMatchObject({ pace: 'half' })
    expect(questions.filter(({ address }) => address === 'person:ana')).toHaveLength(0)
  })
})
