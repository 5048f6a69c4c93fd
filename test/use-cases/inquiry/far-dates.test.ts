import { beforeEach, describe, expect, it } from '@jest/globals'
import { CHANNEL, createStage, type Stage, wordsOf } from '../../support/stage.ts'
import { openCycleOf } from '../../support/stage-cycle.ts'

const notes = (stage: Stage) =>
  stage.sent.filter(({ address }) => address === CHANNEL.address).map(({ view }) => view.summary)
const buttonsOf = (replies: Awaited<ReturnType<Stage['command']>>) =>
  replies.flatMap((reply) =>
    'view' in reply
      ? reply.view.elements.flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
      : [],
  )
const valueUnder = (replies: Awaited<ReturnType<Stage['command']>>, label: string): string => {
  const button = buttonsOf(replies).find((each) => each.label === label)
  return button && 'value' in button ? button.value : ''
}

describe('a last day that somebody types', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
    stage.clock.moveTo('2026-11-23T15:00:00Z')
    await stage.command('Rosa', 'inquiry start Wait time after questions')
    stage.clock.moveTo('2026-11-26T15:00:00Z')
  })
  const endOfPractice = async () => (await openCycleOf(stage)).phases[1]?.endsOn

  it('is asked about with its year, and moves nothing, where it lies as far ahead as another year', async () => {
    const before = await endOfPractice()
    const asked = await stage.command('Rosa', 'inquiry extend to 9 October')
    await stage.runJobs()
    expect(wordsOf(asked)).toContain('Did you mean Saturday 9 October 2027, no school day?')
    expect(wordsOf(asked)).toContain('/inquiry change')
    expect(wordsOf(asked)).toContain('Practice, now 26 Nov – 2 Dec, new 26 Nov – 8 Oct 2027')
    expect([await endOfPractice(), notes(stage)]).toEqual([before, []])
  })

  it('is taken from there by one tap, and told with its year and why it is another day', async () => {
    const asked = await stage.command('Rosa', 'inquiry extend practice to 9 October')
    await stage.tap('Rosa', 'save-change', valueUnder(asked, 'Save these dates'), 'card')
    await stage.runJobs()
    expect(notes(stage)).toEqual([
      'Rosa changed how long Practice is: it lasts until Friday 8 October 2027 (Saturday 9 October 2027 is no school day). Do begins on Monday 11 October 2027.',
    ])
  })

  it('ends the phase at once where it is near, also in the next year, which is named', async () => {
    await stage.command('Rosa', 'inquiry extend to 5 December')
    await stage.runJobs()
    await stage.command('Rosa', 'inquiry extend to 15 January')
    await stage.runJobs()
    expect(notes(stage)).toEqual([
      'Rosa changed how long Practice is: it lasts until Friday 4 December (Saturday 5 December is no school day). Do begins on Monday 7 December.',
      'Rosa changed how long Practice is: it lasts until Friday 15 January 2027. Do begins on Monday 18 January 2027.',
    ])
    expect(wordsOf(await stage.command('Rosa', 'inquiry'))).toContain('Monday 18 January 2027')
  })

  it('is refused more than a year ahead', async () => {
    const answer = wordsOf(await stage.command('Rosa', 'inquiry extend to 9 October 2050'))
    expect(answer).toContain('Sunday 9 October 2050 is more than a year ahead.')
  })

  it('asks nobody who does not run the team, and nothing while paused', async () => {
    expect(wordsOf(await stage.command('Ana', 'inquiry extend to 9 October'))).toContain('facilitator')
    await stage.command('Rosa', 'inquiry pause')
    expect(wordsOf(await stage.command('Rosa', 'inquiry extend to 9 October'))).toContain('is paused')
  })
})

describe('the end of an inquiry', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time after questions')
  })

  it('is asked about first, typed or tapped, and comes with a tap', async () => {
    const { id } = await openCycleOf(stage)
    const typed = await stage.command('Rosa', 'inquiry finish')
    const tapped = await stage.tap('Rosa', 'change-cycle', `ask-finish:${id}`, 'card')
    expect(valueUnder(await stage.command('Rosa', 'inquiry'), 'Finish inquiry')).toBe(`ask-finish:${id}`)
    for (const asked of [typed, tapped]) expect(wordsOf(asked)).toContain('End the inquiry of maths?')
    expect([typed, tapped].map(([reply]) => reply?.kind)).toEqual(['private', 'replacement'])
    const back = await stage.tap('Rosa', 'change-cycle', valueUnder(tapped, 'Let it go on'), 'card')
    expect(wordsOf(back)).toContain('maths: our inquiry')
    await stage.runJobs()
    expect([(await openCycleOf(stage)).state, notes(stage)]).toEqual(['running', []])
    await stage.tap('Rosa', 'change-cycle', valueUnder(typed, 'End it'), 'card')
    await expect(openCycleOf(stage)).rejects.toThrow('No cycle is open')
  })

  it('is asked about of nobody who does not run the team', async () => {
    const { id } = await openCycleOf(stage)
    for (const replies of [
      await stage.command('Ana', 'inquiry finish'),
      await stage.tap('Ana', 'change-cycle', `ask-finish:${id}`),
    ])
      expect(wordsOf(replies)).toContain("is for the team's facilitator")
  })
})

describe('the answer to a change', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time after questions')
  })

  it('names the phase that was left out, how it comes back, and that the running one goes on', async () => {
    const unnamed = wordsOf(await stage.command('Rosa', 'inquiry skip'))
    expect(unnamed).toContain('Rosa left out Practice.')
    expect(unnamed).toContain('To bring Practice back, type /inquiry restore practice.')
    expect(unnamed).toContain('Plan together goes on. To end it now, type /inquiry next.')
    const named = wordsOf(await stage.command('Rosa', 'inquiry skip assess'))
    expect(named).toContain('To bring Assess back, type /inquiry restore assess.')
    expect(named).not.toContain('goes on')
    expect(wordsOf(await stage.command('Rosa', 'inquiry restore assess'))).toContain('brought Assess back')
  })

  it('says of a pause by how much the dates moved, or that they did not', async () => {
    await stage.command('Rosa', 'inquiry pause')
    expect(wordsOf(await stage.command('Rosa', 'inquiry resume'))).toContain('All dates stay as they were.')
    await stage.command('Rosa', 'inquiry pause')
    stage.clock.moveTo('2026-09-10T14:00:00Z')
    const resumed = wordsOf(await stage.command('Rosa', 'inquiry resume'))
    expect(resumed).toContain('All dates moved along by 3 school days.')
  })
})
