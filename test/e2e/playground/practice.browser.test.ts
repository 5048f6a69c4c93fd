import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { PlaygroundPage } from '../../support/playground-page.ts'
import { openStory, type StoryStage } from './story-stage.ts'

/** A Sunday, 9:00 in Chicago, far enough ahead that the clock stays ahead of the world's after a restart. */
const SUNDAY = '2040-09-09T14:00:00Z'
const COACH = 'Samuel Adeyemi'
const WORDS = 'Two students spoke who never speak.'
const ANSWER = 'What made them speak, do you think?'

const count = async (chat: PlaygroundPage, words: string) =>
  (await chat.messages()).filter((text) => text.includes(words)).length

describe('a practice in the playground', () => {
  let stage: StoryStage
  let chat: PlaygroundPage
  const shot = async (name: string) => {
    if (process.env.SHOTS) await chat.page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
  }
  beforeAll(async () => {
    stage = await openStory(SUNDAY)
    chat = stage.chat
  })
  afterAll(() => stage?.close())

  it('is drawn up by the coach in a line, and its draft survives a kill -9', async () => {
    await chat.oneDayOn()
    await chat.be(COACH)
    await chat.openChannel('Common Thread')
    await chat.type('/practice @ana try wait time: count to five, Thursdays 7:45 for 3 weeks')
    await chat.see('Set up this practice?')
    await chat.see('Thursday 13 September, 7:45 am')
    await shot('1-draft')
    await stage.cut()
    await chat.tap('Confirm')
    await chat.see('Set up: Ana Flores')
    await shot('2-begun')
  })

  it('is told to the learner, who rehearses', async () => {
    await chat.be('Ana Flores')
    await chat.openChannel('Common Thread')
    await chat.see('Samuel Adeyemi suggests a practice')
    await shot('3-welcome')
    await chat.tap('Rehearse now')
    await shot('4-rehearse')
    await chat.fillDialog({ 'The first two sentences you would use': 'Take your time. I count to five.' })
    await chat.see('say it aloud once')
  })

  it('reminds on Thursday morning, and asks how it went', async () => {
    await chat.nextNudge()
    await chat.see('Your practice with Samuel Adeyemi')
    await shot('5-reminder')
    await chat.tap('Did it')
    await chat.see('You tried it. How did it go?')
    await shot('6-did-it')
    await chat.tap('Tell Samuel')
    await shot('7-tell')
    await chat.fillDialog({ 'How did it go? What did students say or do?': WORDS })
    await chat.see('on its way to Samuel Adeyemi alone')
  })

  it('brings the words to the coach alone, and the answer into the thread', async () => {
    await chat.be(COACH)
    await chat.openChannel('Common Thread')
    await chat.see(WORDS)
    await shot('8-shared')
    await chat.tap('Answer Ana')
    await shot('9-answer-form')
    await chat.fillDialog({ 'Your answer to Ana Flores': ANSWER })
    await chat.see('Sent to Ana Flores alone.')
    await chat.be('Eleanor Whitfield')
    await chat.openChannel('Common Thread')
    expect(await count(chat, WORDS)).toBe(0)
    await chat.be('Ana Flores')
    await chat.openChannel('Common Thread')
    await shot('10-ana-after-answer')
    await chat.page
      .getByRole('button', { name: /repl(y|ies)/ })
      .last()
      .click()
    await chat.see(ANSWER)
    await shot('11-thread')
  })

  it('begins the next reminder with the next step', async () => {
    const thread = chat.page.getByRole('complementary', { name: 'Thread' })
    await thread.getByRole('button', { name: 'My next step' }).last().click()
    await shot('12-step')
    await chat.fillDialog({ 'Next time I will …': 'wait before I repeat the question' })
    await chat.nextNudge()
    await chat.openChannel('Common Thread')
    await chat.see('Last time you meant to: wait before I repeat the question')
    await shot('13-second')
    await chat.tap('Not yet')
    await chat.see('That is fine')
    await shot('14-not-yet')
    await chat.type('/practice list')
    await chat.see('With Samuel Adeyemi')
    await shot('15-list-ana')
    await chat.be(COACH)
    await chat.openChannel('Common Thread')
    await chat.type('/practice list')
    await chat.see('did it 1 time, not yet 1')
    await shot('16-list-coach')
    await chat.type('/practice')
    await shot('17-form')
  })
})
