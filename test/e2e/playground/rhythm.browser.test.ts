import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { PlaygroundPage } from '../../support/playground-page.ts'
import { openStory, type StoryStage } from './story-stage.ts'

/** A Monday, 9:00 in Chicago. */
const MONDAY = '2040-09-10T14:00:00Z'

describe('a teacher who decides when to be asked', () => {
  let stage: StoryStage
  let chat: PlaygroundPage
  /** Waits until the words stand on the open page; what other places say of it is hidden there. */
  const shown = (words: string) =>
    chat.page.getByRole('main').getByText(words).filter({ visible: true }).first().waitFor()

  beforeAll(async () => {
    stage = await openStory(MONDAY)
    chat = stage.chat
    await chat.type('/inquiry start Students guess in fractions')
    await chat.nextNudge()
    await chat.be('Ana Flores')
    await chat.openChannel('grade-4-maths')
  })
  afterAll(async () => {
    await stage?.close()
  })

  it('gets quiet in two taps on a question, and nobody else sees it', async () => {
    await chat.tap('Not now')
    await chat.see('Not the right moment?')
    await chat.tap('Quiet for a week')
    await chat.see('Quiet until Monday 17 September.')
    await chat.be('Ben Okafor')
    await chat.openChannel('grade-4-maths')
    expect(await chat.privateNotes()).toEqual([])
    expect((await chat.messages()).join()).not.toContain('Quiet')
    await chat.be('Ana Flores')
    await chat.openChannel('Home')
  })

  it('sees it on Home with the exact time of what comes next, and ends it there', async () => {
    await shown('Quiet until Monday 17 September.')
    await shown('Monday 17 September, 3:15 pm')
    await chat.tap('Ask me again')
    await shown('I ask you as usual.')
  })

  it('sets hours in a form that tells faults beside their fields', async () => {
    await chat.tap('Hours and kinds…')
    await chat.fillDialog({ From: '08:00', Until: '07:30' })
    await chat.dialog().getByText('Please choose a time after the first one.').waitFor()
    await chat.fillDialog({ Until: '16:30', 'What had to wait comes at': '15:30' })
    await shown('8:00 am to 4:30 pm')
  })

  it('says to be away in plain words, and takes it back', async () => {
    await chat.openChannel('Common Thread')
    await chat.type("I'm away until Thursday")
    await chat.see('You are away until Thursday 13 September.')
    await chat.tap('Undo')
    await chat.see('Taken back')
    await chat.type('/rhythm')
    await chat.see('I ask you as usual.')
    expect(stage.faults).toEqual([])
  })
})
