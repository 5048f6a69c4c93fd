import { beforeEach, describe, expect, it } from '@jest/globals'
import { CHANNEL, createStage, type Stage, wordsOf } from '../support/stage.ts'

/** Monday to Friday of the stage's first two weeks. */
const titles = (stage: Stage) =>
  stage.sent
    .filter(({ address }) => address === CHANNEL.address)
    .flatMap(({ view }) => (view.elements[0]?.kind === 'heading' ? view.elements[0].text : []))

describe('changing a cycle', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time after questions')
  })

  it('asks all ten prompts of the default template on school days, at a quarter past three', async () => {
    const nudges = await stage.deps.stores.nudges.dueUntil(new Date('2027-01-01'), 100)
    expect(nudges.map(({ nextDueAt }) => nextDueAt?.toISOString())).toEqual([
      '2026-09-07T20:15:00.000Z',
      '2026-09-08T20:15:00.000Z',
      '2026-09-10T20:15:00.000Z',
      '2026-09-14T20:15:00.000Z',
      '2026-09-18T20:15:00.000Z',
      '2026-09-22T20:15:00.000Z',
      '2026-09-24T20:15:00.000Z',
      '2026-09-28T20:15:00.000Z',
      '2026-09-30T20:15:00.000Z',
      '2026-10-01T20:15:00.000Z',
    ])
  })

  it('moves to the next phase today where its first prompt can still go out, and drops what the phase before had left', async () => {
    const replies = await stage.command('Rosa', 'inquiry next')
    expect(wordsOf(replies)).toContain('Rosa moved on: Practice.')
    await stage.moveTo('2026-09-07T20:15:00Z')
    expect(titles(stage)).toEqual(['maths · Practice'])
    await stage.moveTo('2026-09-08T20:15:00Z')
    expect(titles(stage)).toHaveLength(1)
  })

  it('begins the next phase on the next school day where the time for its prompt is over', async () => {
    stage.clock.moveTo('2026-09-11T21:00:00Z') // Friday, 16:00
    await stage.command('Rosa', 'inquiry next')
    await stage.moveTo('2026-09-14T20:14:00Z')
    expect(titles(stage)).toEqual([])
    await stage.moveTo('2026-09-14T20:15:00Z')
    expect(titles(stage)).toEqual(['maths · Do'])
  })

  it('names the phase that was moved on to, also where it begins tomorrow, and says so once', async () => {
    stage.clock.moveTo('2026-09-07T20:30:00Z') // Monday, 15:30: after the first prompt
    expect(wordsOf(await stage.command('Rosa', 'inquiry next'))).toContain(
      'Rosa moved on: Practice, from Tuesday 8 September.',
    )
    expect(wordsOf(await stage.command('Rosa', 'inquiry next'))).toBe(
      'The next phase, Practice, begins on Tuesday 8 September.',
    )
  })

  it('asks nothing while paused and moves all dates on by the school days of the pause', async () => {
    await stage.command('Rosa', 'inquiry pause')
    await stage.moveTo('2026-09-10T20:15:00Z')
    expect(titles(stage)).toEqual([])
    await stage.command('Rosa', 'inquiry resume')
    // Paused on Monday, resumed on Thursday: the first prompt moves by three school days.
    await stage.moveTo('2026-09-10T20:16:00Z')
    expect(titles(stage)).toEqual(['maths · Plan together'])
  })

  it('asks nothing more once it is finished, and another one can begin', async () => {
    await stage.command('Rosa', 'inquiry finish yes')
    await stage.moveTo('2026-09-10T20:15:00Z')
    expect(titles(stage)).toEqual([])
    expect(wordsOf(await stage.command('Rosa', 'inquiry start Something new'))).toContain(
      'has begun an inquiry',
    )
  })

  it('finishes by itself when its last phase is over', async () => {
    await stage.moveTo('2026-10-06T12:00:00Z')
    expect(wordsOf(await stage.command('Rosa', 'inquiry status'))).toContain('This cycle is finished.')
  })

  it('refuses a second open cycle and says where the first one is', async () => {
    expect(wordsOf(await stage.command('Rosa', 'inquiry start Another'))).toContain('running already')
  })

  it('says that the last phase can only be finished', async () => {
    for (let phase = 0; phase < 4; phase += 1) await stage.command('Rosa', 'inquiry next')
    expect(wordsOf(await stage.command('Rosa', 'inquiry next'))).toContain('This is the last phase')
  })

  it('changes nothing twice for a repeated event', async () => {
    const intent = {
      kind: 'command' as const,
      eventId: 'same',
      actor: { externalId: 'rosa' },
      place: { address: 'channel:maths', kind: 'channel', name: 'maths' },
      name: 'inquiry',
      text: 'next',
    }
    await stage.handle(intent)
    expect(await stage.handle(intent)).toEqual([])
    expect(wordsOf(await stage.command('Rosa', 'inquiry status'))).toContain(
      'Practice, From Monday 7 September, now',
    )
  })

  it('lets only those change it who run it', async () => {
    expect(wordsOf(await stage.command('Ana', 'inquiry pause'))).toContain(
      "is for the team's facilitator, a principal or an admin",
    )
  })
})
