import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually } from '../../support/eventually.ts'
import type { PlaygroundPage } from '../../support/playground-page.ts'
import { openStory, type StoryStage } from './story-stage.ts'

/**
 * A Sunday, 14:00 in Chicago, far enough ahead that the playground's clock stays ahead of the world's: so it goes on by
 * itself after a restart.
 */
const SUNDAY = '2040-09-09T19:00:00Z'
const QUESTION = 'Think of fractions, unit 3. Which part do you expect students to find hardest'
const CHECK_IN = 'How ready are you for the unit test?'
const ANA = 'I am not sure why they add the denominators.'
const BEN = 'Comparing fifths'
const BEN_EDITED = 'Comparing fifths with sevenths on a number line'
const CHLOE = 'Nothing really'

const count = async (chat: PlaygroundPage, words: string) =>
  (await chat.messages()).filter((text) => text.includes(words)).length

describe.each([
  { how: 'without a break', isCut: false },
  { how: 'with a kill -9 of the service after every step', isCut: true },
])('the story in the playground, $how', ({ isCut }) => {
  let stage: StoryStage
  let chat: PlaygroundPage
  /** What a person does between two steps; where the service is cut off, it begins while the service is away. */
  const between = (act: () => Promise<unknown> = async () => {}) => (isCut ? stage.cut(act) : act())
  const tapAs = async (person: string, channel: string, label: string) => {
    await chat.be(person)
    await chat.openChannel(channel)
    await chat.tap(label)
    await chat.see(`Kept: ${label}.`)
  }

  beforeAll(async () => {
    stage = await openStory(SUNDAY)
    chat = stage.chat
  })
  afterAll(() => stage?.close())

  it('moves the clock on to Monday', async () => {
    await chat.oneDayOn()
    const clock = chat.page.getByRole('region', { name: 'Clock' })
    await clock.getByText('Nothing fell due.').waitFor()
    expect(await clock.textContent()).toContain('Monday 10 September')
    await between()
    expect(await clock.textContent()).toContain('Monday 10 September')
  })

  it('starts a cycle through the form, which tells what is missing', async () => {
    await chat.type('/inquiry start')
    await chat.dialog().getByRole('button', { name: 'Start' }).click()
    await chat.dialog().getByText('Please fill this in.').waitFor()
    await chat.fillDialog({
      'What do you want to get better at?': 'Students guess in fractions',
      'Which unit or material?': 'fractions, unit 3',
    })
    await chat.see('Rosa Delgado has begun an inquiry.')
    await chat.see('The next question comes on Monday 10 September, 3:15 pm.')
    await between()
  })

  it('jumps to the first prompt', async () => {
    await chat.nextNudge()
    await chat.see(QUESTION)
    await chat.page.getByRole('region', { name: 'Clock' }).getByText('3:15 pm', { exact: true }).waitFor()
    await between()
  })

  it('keeps the replies of three teachers in the thread, also one written while the service is away', async () => {
    await chat.be('Ana Flores')
    await chat.replyTo(QUESTION, ANA)
    await chat.see('Thank you for saying what you are unsure of.')
    await chat.be('Ben Okafor')
    await between(() => chat.replyTo(QUESTION, BEN))
    await chat.be('Chloe Nguyen')
    await chat.replyTo(QUESTION, CHLOE)
    const thread = chat.page.getByRole('complementary', { name: 'Thread' })
    await thread.getByText('3 replies').waitFor()
    // The mark comes a moment after the reply.
    await thread.getByText('Kept by Common Thread').nth(2).waitFor()
    expect(await thread.getByText('Kept by Common Thread').count()).toBe(3)
    await between()
  })

  it('follows an edit and a deletion', async () => {
    await chat.be('Ben Okafor')
    await chat.editOwn(BEN, BEN_EDITED)
    await between()
    await chat.be('Chloe Nguyen')
    await chat.deleteOwn(CHLOE)
    await between()
    expect(await count(chat, CHLOE)).toBe(0)
    expect(await count(chat, `${BEN_EDITED} (edited)`)).toBe(1)
  })

  it('asks three teams as the principal', async () => {
    await chat.be('Eleanor Whitfield')
    await chat.openChannel('grade-4-maths')
    await chat.type('/checkin')
    await chat.fillDialog({ 'Your question': CHECK_IN, 'Which teams?': ['newcomer-support', 'science-team'] })
    await chat.see('Asked in newcomer-support: 3 people, open until Tuesday 11 September, 3:15 pm.')
    // That team was asked today already: everybody gets one question a day.
    await chat.see('grade-4-maths gets it Tuesday 11 September, 7:00 am.')
    await between()
    // A send to another team that was cut off comes first, at the same time.
    const clock = chat.page.getByRole('region', { name: 'Clock' })
    const isTuesday = () => clock.getByText('Tuesday 11 September', { exact: true }).isVisible()
    for (let presses = 0; presses < 3 && !(await isTuesday()); presses += 1) await chat.nextNudge()
    await chat.see(CHECK_IN)
    await between()
  })

  it('takes the taps of five people, and of one in a small team', async () => {
    await tapAs('Ana Flores', 'grade-4-maths', '4')
    await tapAs('Ben Okafor', 'grade-4-maths', '2')
    await between()
    await tapAs('David Rosen', 'grade-4-maths', '1 · not at all')
    // A change of mind is no second answer.
    await tapAs('David Rosen', 'grade-4-maths', '3 · partly')
    await tapAs('Farah Haddad', 'grade-4-maths', '4')
    await tapAs('Grace Kim', 'grade-4-maths', '5 · fully')
    await chat.see('Answered so far: 5')
    await tapAs('Mei Tanaka', 'newcomer-support', '2')
    await between()
  })

  it('tells the principal of weeks that are over alone', async () => {
    await chat.be('Eleanor Whitfield')
    await chat.openChannel('Common Thread')
    await chat.type('/signals')
    await chat.see('Signals: Linden Grove School')
    expect(await chat.page.getByRole('row').allInnerTexts()).not.toContain('Monday 10 September')
    await between()
  })

  it('shows a teacher the own words; one tap corrects what was read in them', async () => {
    await chat.be('Ana Flores')
    await chat.openChannel('Common Thread')
    await chat.type('/mine')
    await chat.see('I read: saying what we do not know (“')
    await chat.tap('✓ saying what we do not know')
    const corrected = chat.page.getByRole('button', { name: 'saying what we do not know', exact: true })
    await corrected.waitFor()
    await between()
    expect(await corrected.count()).toBe(1)
    expect((await chat.messages()).join()).not.toContain(BEN_EDITED)
  })

  it('refuses what is not for teachers, and answers what it does not know', async () => {
    await chat.openChannel('grade-4-maths')
    await chat.type('/inquiry pause')
    await chat.see("is for the team's facilitator, a principal or an admin.")
    await chat.type('/sginals')
    await chat.see('Did you mean /signals?')
    await chat.type('/signals newcomer-support')
    await chat.see('I know no team "newcomer-support" that you can see.')
    await between()
  })

  it('asks nothing twice and has lost nothing', async () => {
    await chat.be('Rosa Delgado')
    // What was cut off on its way to somebody else comes first, as a nudge of its own.
    const question = 'Do we have protected time this week'
    for (let presses = 0; presses < 3 && (await count(chat, question)) === 0; presses += 1)
      await chat.nextNudge()
    await chat.see(question)
    await between()
    for (const asked of [QUESTION, CHECK_IN, 'Do we have protected time this week', 'has begun an inquiry'])
      expect([asked, await count(chat, asked)]).toEqual([asked, 1])
    await chat.page.getByRole('button', { name: /2 replies/ }).click()
    await chat.see(ANA)
    await chat.see(BEN_EDITED)
  })

  it('tells the principal numbers that agree with what was done, once the week is over', async () => {
    for (let days = 0; days < 7; days += 1) await chat.oneDayOn()
    await eventually(() => stage.output().includes('"week":"2040-09-10"'))
    await between()
    await chat.be('Eleanor Whitfield')
    await chat.openChannel('Common Thread')
    await chat.type('/signals')
    await chat.see('Monday 10 September')
    const rows = await chat.page.getByRole('row').allInnerTexts()
    const told = rows.map((row) =>
      row
        .split(/\s*\t\s*/)
        .filter(Boolean)
        .join(', '),
    )
    // Ana and Ben replied (Chloe's reply is gone) and five tapped: five of the seven took part.
    expect(told).toContainEqual(expect.stringMatching(/^grade-4-maths, 5 of 7 people, 7 of /))
    // Three people.
    expect(told).toContainEqual('newcomer-support, shown with the other small teams')
    // Two people wrote: too few to tell how.
    await chat.see('Learning stance: not shown')
  })

  it('has logged nothing that anybody wrote, and met no fault', () => {
    expect(stage.faults).toEqual([])
    for (const words of ['denominators', 'Comparing', CHLOE, 'unit test', 'guess in fractions'])
      expect(stage.output()).not.toContain(words)
    expect(stage.output()).toContain('entry kept')
    expect(stage.output()).not.toContain('"level":50')
  })
})
