import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { faultsOf } from '../../support/axe.ts'
import type { PlaygroundPage } from '../../support/playground-page.ts'
import { openStory, type StoryStage } from './story-stage.ts'

/** A Monday, 9:00 in Chicago, far enough ahead that the clock stays ahead of the world's after a restart. */
const MONDAY = '2040-09-10T14:00:00Z'
const CHECK_IN = 'What puzzles you about fractions?'
const WONDER = 'Why do so few of them draw before they calculate? Seats made no difference.'
const CHAT = 'Can we look at the exit tickets of group B together?'

const count = async (chat: PlaygroundPage, words: string) =>
  (await chat.messages()).filter((text) => text.includes(words)).length

describe('an agenda in the playground', () => {
  let stage: StoryStage
  let chat: PlaygroundPage
  const shot = async (name: string) => {
    if (process.env.SHOTS) await chat.page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
  }
  /** Picks something in the menu of the last message that holds these words. */
  const pick = async (words: string, label: string) => {
    const message = chat.page.getByRole('article').filter({ hasText: words }).last()
    await message.hover()
    await message.getByRole('button', { name: label }).click()
  }
  const untilSeen = async (words: string) => {
    for (let presses = 0; presses < 6 && (await count(chat, words)) === 0; presses += 1)
      await chat.nextNudge()
    await chat.see(words)
  }
  beforeAll(async () => {
    stage = await openStory(MONDAY)
    chat = stage.chat
  })
  afterAll(() => stage?.close())

  it('is gathered from a thread, from the channel’s talk and from private words that their writer put there', async () => {
    await chat.be('Rosa Delgado')
    await chat.openChannel('grade-4-maths')
    await chat.type('/inquiry start')
    await chat.fillDialog({
      'What do you want to get better at?': 'Students guess in fractions',
      'When do you meet each week?': 'Thursday',
      'At what time?': '15:15',
    })
    await chat.type(`/checkin ${CHECK_IN}`)
    await chat.see(CHECK_IN)
    await chat.be('Ana Flores')
    await chat.openChannel('grade-4-maths')
    await chat.replyTo(CHECK_IN, WONDER)
    await chat.page.getByRole('button', { name: 'Close thread' }).click()
    await chat.type(CHAT)
    await pick(CHAT, 'Add to agenda')
    await chat.dialog().waitFor()
    await shot('1-topic-form')
    await chat.fillDialog({ 'My name': 'My name may stand there' })
    await chat.see('On the agenda, with your name, for your meeting on Thursday 13 September.')
    await shot('2-added')
    await chat.be('Ben Okafor')
    await chat.openChannel('Common Thread')
    await chat.type('/reflect I wonder whether I help too early when they get stuck?')
    await chat.see('Something for your team to talk about?')
    await shot('3-offer')
    await chat.tap('Put it on the agenda')
    await chat.see('On the agenda without your name')
    await shot('4-offered')
  })

  it('is a draft for the facilitator alone, who changes it', async () => {
    await chat.be('Rosa Delgado')
    await chat.openChannel('Common Thread')
    await untilSeen('A draft for your eyes')
    await shot('5-draft')
    expect(await faultsOf(chat.page)).toEqual([])
    await chat.tap('Change')
    await chat.dialog().waitFor()
    await shot('6-change')
    await chat.fillDialog({ Minutes: '12' })
    await chat.see('12 min')
    await chat.tap('Add a point')
    await chat.dialog().waitFor()
    await chat.fillDialog({ 'What will you talk about?': 'Who visits whom next week' })
    await chat.see('Who visits whom next week')
    await chat.tap('Move up')
    await shot('7-draft-changed')
    await chat.be('Ben Okafor')
    await chat.openChannel('grade-4-maths')
    await chat.type('/inquiry agenda')
    await chat.see('The agenda is not out yet.')
    await chat.be('Eleanor Whitfield')
    await chat.openChannel('grade-4-maths')
    await chat.type('/inquiry agenda')
    await chat.see('The agenda belongs to its team')
  })

  it('is posted once, also where the service is killed meanwhile', async () => {
    await chat.be('Rosa Delgado')
    await chat.openChannel('Common Thread')
    await chat.tap('Post to the team now')
    await chat.see('Posted in grade-4-maths.')
    await shot('8-draft-posted')
    await stage.cut()
    await chat.openChannel('grade-4-maths')
    await chat.see('Agenda for Thursday 13 September')
    await shot('9-agenda')
    expect(await count(chat, 'Agenda for Thursday 13 September')).toBe(1)
    const words = (await chat.messages()).join('\n')
    expect(words).toContain('Why do so few of them draw before they calculate?')
    expect(words).not.toContain('Seats made no difference.”')
  })

  it('asks after the meeting what was decided, and shows it', async () => {
    const agenda = chat.page.getByRole('article').filter({ hasText: 'Agenda for Thursday 13' }).last()
    const thread = agenda.getByRole('button', { name: /1 reply/ })
    for (let presses = 0; presses < 6 && (await thread.count()) === 0; presses += 1) await chat.nextNudge()
    await thread.click()
    await chat.see('What did you decide?')
    await shot('10-asked')
    await chat.page
      .getByRole('textbox', { name: 'Reply in thread' })
      .fill('We watch each other teach by Friday next week.')
    await chat.page.getByRole('button', { name: 'Send reply' }).click()
    await chat.see('Kept as a decision. Is it yours to do?')
    await chat.see('✓ We watch each other teach by Friday next week.')
    await shot('11-decided')
  })
})
