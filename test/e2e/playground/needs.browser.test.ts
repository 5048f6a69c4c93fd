import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { PlaygroundPage } from '../../support/playground-page.ts'
import { openStory, type StoryStage } from './story-stage.ts'

/** A Sunday, 9:00 in Chicago, far enough ahead that the clock stays ahead of the world's after a restart. */
const SUNDAY = '2040-09-09T14:00:00Z'
const PRINCIPAL = 'Eleanor Whitfield'
const WORDS = 'An hour on Thursdays to plan the fractions unit together'
const ANSWER = 'From next week on I cover your last period on Thursdays.'
const DID = 'Thursday’s last period is free for planning from next week on.'

const count = async (chat: PlaygroundPage, words: string) =>
  (await chat.messages()).filter((text) => text.includes(words)).length

describe('a request for support in the playground', () => {
  let stage: StoryStage
  let chat: PlaygroundPage
  const shot = async (name: string) => {
    if (process.env.SHOTS) await chat.page.screenshot({ path: `${process.env.SHOTS}/${name}.png` })
  }
  const beIn = async (person: string, channel: string) => {
    await chat.be(person)
    await chat.openChannel(channel)
  }
  beforeAll(async () => {
    stage = await openStory(SUNDAY)
    chat = stage.chat
  })
  afterAll(() => stage?.close())

  it('is raised with a form, without the name', async () => {
    // Only what was jumped to outlives the service.
    await chat.oneDayOn()
    await beIn('Ana Flores', 'Common Thread')
    await chat.type('/need')
    await chat.dialog().waitFor()
    await shot('1-form')
    await chat.fillDialog({ 'What do you need?': WORDS })
    await chat.see('They see your words and your team')
    await shot('2-raised')
  })

  it('comes to the principal alone, without the name, also after a kill -9', async () => {
    await beIn(PRINCIPAL, 'Common Thread')
    await chat.see(WORDS)
    await stage.cut()
    await chat.see(WORDS)
    await chat.see('From somebody of grade-4-maths, without a name.')
    await shot('3-principal')
    expect(await count(chat, 'Ana')).toBe(0)
    await beIn('Ben Okafor', 'Common Thread')
    expect(await count(chat, WORDS)).toBe(0)
  })

  it('is answered in private', async () => {
    await beIn(PRINCIPAL, 'Common Thread')
    await chat.type('/need list')
    await chat.see('Waiting for an answer')
    await shot('4-list')
    await chat.openChannel('Home')
    await shot('5-home-principal')
    await chat.openChannel('Common Thread')
    await chat.tap('Answer')
    await shot('6-answer-form')
    await chat.fillDialog({ 'What you can do, and by when': ANSWER })
    await chat.see('Sent to whoever asked')
    await shot('7-answered')
    await beIn('Ana Flores', 'Common Thread')
    await chat.see(ANSWER)
    await shot('8-answer')
    await chat.openChannel('Home')
    await shot('9-home-teacher')
  })

  it('is answered for everybody, after a preview', async () => {
    await beIn(PRINCIPAL, 'Common Thread')
    await chat.tap('Tell everybody what we did')
    await chat.dialog().waitFor()
    await shot('10-tell-form')
    await chat.fillDialog({
      'What we heard': 'Teams have too little time for planning.',
      'What we did, or will do and by when': DID,
    })
    await chat.see('This is what 3 teams will read')
    await shot('11-preview')
    await chat.tap('Post to 3 teams')
    await chat.see('On its way to')
    for (const [person, channel] of [
      ['Ben Okafor', 'grade-4-maths'],
      ['Mei Tanaka', 'newcomer-support'],
    ] as const) {
      await beIn(person, channel)
      await chat.see(DID)
    }
    await shot('12-post')
    expect(stage.faults).toEqual([])
    expect(stage.output()).not.toMatch(/fractions unit|last period/)
  })

  it('is shown before it goes where it is asked for in a line', async () => {
    await beIn('Mei Tanaka', 'Common Thread')
    await chat.type('/need an interpreter for the parents’ evening')
    await chat.see('I have not sent it yet')
    await shot('13-short')
    await chat.tap('Send with my name')
    await chat.see('They see your words, your name and your team.')
    await beIn(PRINCIPAL, 'Common Thread')
    await chat.see('From Mei Tanaka, newcomer-support.')
    await shot('14-named')
  })
})
