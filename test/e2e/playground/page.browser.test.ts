import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContext } from 'playwright-core'
import { compilePage, openBrowser } from '../../support/browser.ts'
import { type PlaygroundPage, playgroundPage } from '../../support/playground-page.ts'
import { createScriptedInbox, EVERYTHING, textView } from '../../support/playground-script.ts'
import { CHANNEL, SCHOOL, startServed } from '../../support/playground-setting.ts'

let browser: Browser
let context: BrowserContext
let served: Awaited<ReturnType<typeof startServed>>
let script: ReturnType<typeof createScriptedInbox>
let chat: PlaygroundPage
const faults: string[] = []

async function openTab(): Promise<PlaygroundPage> {
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  const tab = playgroundPage(page)
  await tab.open(served.url)
  return tab
}

beforeAll(async () => {
  compilePage()
  browser = await openBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  script = createScriptedInbox()
  served = await startServed(script.inbox)
  await served.platform.send(SCHOOL, CHANNEL, EVERYTHING, 'question')
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  chat = await openTab()
})
afterEach(async () => {
  await context.close()
  await served.close()
  expect(faults.splice(0)).toEqual([])
})

describe('the page', () => {
  it('opens as the first facilitator in the own channel', async () => {
    expect(await chat.page.title()).toBe('grade-4-maths · Common Thread playground')
    expect(await chat.messages()).toHaveLength(2)
    await chat.page.getByRole('button', { name: 'You are Rosa Delgado' }).waitFor()
    await chat.page.getByRole('button', { name: 'Start a cycle' }).waitFor()
  })

  it('shows every kind of element', async () => {
    const question = chat.page.getByRole('article').last()
    await question.getByRole('heading', { name: 'Plan together' }).waitFor()
    await question.getByRole('cell', { name: '3 of 7' }).waitFor()
    await question
      .getByRole('group', { name: 'How ready are you?' })
      .getByRole('button', { name: 'Ready' })
      .waitFor()
    await question.getByRole('textbox', { name: 'A word about it' }).waitFor()
    expect(await question.getByRole('term').allInnerTexts()).toEqual(['Phase', 'Until'])
  })

  it('is the next person with one choice, who sees the own places', async () => {
    await chat.be('Eleanor Whitfield')
    await chat.openChannel('science-team')
    await chat.be('Ana Flores')
    const places = chat.page.getByRole('navigation', { name: 'Conversations' }).getByRole('button')
    expect(await places.allInnerTexts()).toEqual(['Home', 'Common Thread', 'grade-4-maths'])
  })

  it('keeps the person and the open thread when it is loaded again', async () => {
    await chat.be('Ana Flores')
    await chat.replyTo('Plan together', 'Fractions')
    await chat.page.reload()
    await chat.page.getByRole('button', { name: 'You are Ana Flores' }).waitFor()
    await chat.page.getByRole('complementary', { name: 'Thread' }).getByText('Fractions').waitFor()
  })
})

describe('talking', () => {
  it('writes, edits and deletes with the keyboard alone', async () => {
    const { keyboard } = chat.page
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await keyboard.type('Good mornin')
    await keyboard.press('Enter')
    const own = chat.page.getByRole('article').filter({ hasText: 'Good mornin' })
    await own.waitFor()
    await own.getByRole('button', { name: 'Edit' }).focus()
    await keyboard.press('Enter')
    await keyboard.press('Control+End')
    await keyboard.type('g')
    await keyboard.press('Enter')
    await chat.page.getByRole('article').filter({ hasText: 'Good morning (edited)' }).waitFor()
    await own.getByRole('button', { name: 'Delete' }).focus()
    await keyboard.press('Enter')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await own.waitFor({ state: 'detached' })
    expect(script.intents.slice(3).map(({ kind }) => kind)).toEqual([
      'message',
      'message-edited',
      'message-deleted',
    ])
  })

  it('chooses the person with the arrow keys and letters', async () => {
    const { keyboard, page } = { keyboard: chat.page.keyboard, page: chat.page }
    await page.getByRole('button', { name: /^You are/ }).focus()
    await keyboard.press('ArrowDown')
    await keyboard.type('ben')
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await page.getByRole('button', { name: 'You are Chloe Nguyen' }).waitFor()
  })

  it('suggests commands and takes one with the arrow keys', async () => {
    const field = chat.page.getByRole('textbox', { name: /^Message/ })
    await field.fill('/inq')
    await chat.page.getByRole('option', { name: /\/inquiry status/ }).waitFor()
    await field.press('ArrowDown')
    await field.press('Enter')
    expect(await field.inputValue()).toBe('/inquiry status ')
    await field.press('Enter')
    await chat.see('You ran inquiry with "status".')
    expect((await chat.privateNotes()).at(-1)).toContain('You ran inquiry')
  })

  it('replies in a thread, with the sign that it was kept', async () => {
    await chat.replyTo('Plan together', 'They add the denominators.')
    const reply = chat.page.getByRole('article').filter({ hasText: 'They add the denominators.' })
    await reply.getByText('Kept by Common Thread').waitFor()
    await chat.page.getByRole('button', { name: /1 reply/ }).waitFor()
    await chat.page.keyboard.press('Escape')
    await chat.page.getByRole('complementary', { name: 'Thread' }).waitFor({ state: 'hidden' })
  })

  it('shows what people write as text, never as page', async () => {
    const text = '<img src=x onerror="document.title=\'hacked\'"><b>bold</b> <script>alert(1)</script>'
    await chat.type(text)
    await chat.page.getByText(text, { exact: true }).waitFor()
    expect(await chat.page.title()).toContain('Common Thread')
  })
})

describe('answering', () => {
  it('marks the tapped choice for this person and says so in private', async () => {
    await chat.tap('Ready')
    await chat.page.getByRole('button', { name: 'Ready', pressed: true }).waitFor()
    await chat.see('You chose d1:2.')
    expect(await chat.privateNotes()).toEqual([expect.stringContaining('You chose d1:2.')])
    await chat.be('Ana Flores')
    await chat.page.getByRole('button', { name: 'Ready', pressed: false }).waitFor()
    expect(await chat.privateNotes()).toEqual([])
  })

  it('keeps half-written words while the message changes under them', async () => {
    const box = chat.page.getByRole('textbox', { name: 'A word about it' })
    await box.fill('Half a th')
    await served.act('ben.okafor', {
      kind: 'tap',
      message: await questionId(),
      action: 'answer',
      value: 'd1:1',
    })
    await served.act('ben.okafor', { kind: 'reply', thread: await questionId(), text: 'Mine' })
    await chat.page.getByRole('button', { name: /1 reply/ }).waitFor()
    await chat.page.keyboard.type('ought')
    expect(await box.inputValue()).toBe('Half a thought')
    await chat.page.getByRole('button', { name: 'Answer in private' }).click()
    await chat.see('Your words are kept.')
    expect(script.intents.at(-1)).toMatchObject({
      kind: 'submit',
      form: 'answer',
      values: { text: 'Half a thought' },
    })
  })

  it('fills a form: empty and wrong fields are told beside them, Esc closes it', async () => {
    await chat.tap('Open the form')
    await chat.dialog().getByRole('button', { name: 'Keep it' }).click()
    await chat.dialog().getByText('Please fill this in.').waitFor()
    await chat.fillDialog({ 'One line': 'wrong', 'One of these': 'Bread' })
    await chat.dialog().getByText('That is not right.').waitFor()
    await chat.fillDialog({ 'One line': 'right', 'Some of these': ['Xylophone', 'Yoyo'], Day: '2026-09-10' })
    await chat.dialog().waitFor({ state: 'hidden' })
    expect(script.intents.at(-1)).toMatchObject({
      values: { line: 'right', words: '', one: 'b', some: ['x', 'y'], day: '2026-09-10' },
    })
    await chat.tap('Open the form')
    await chat.page.keyboard.press('Escape')
    await chat.dialog().waitFor({ state: 'hidden' })
  })

  it('opens the home page', async () => {
    await chat.openChannel('Home')
    await chat.page.getByText('Welcome home, Rosa Delgado.').waitFor()
  })
})

describe('several tabs and a moving clock', () => {
  it('shows in a second tab what happens in the first, at once', async () => {
    const other = await openTab()
    await other.be('Grace Kim')
    await other.openChannel('Common Thread')
    await chat.type('Anybody here?')
    await other.page.getByRole('button', { name: /grade-4-maths.*unread/ }).waitFor()
    await other.openChannel('grade-4-maths')
    await other.replyTo('Anybody here?', 'I am')
    await chat.page.getByRole('button', { name: /1 reply/ }).waitFor()
  })

  it('moves the clock and shows what came', async () => {
    await chat.oneDayOn()
    await chat.page.getByRole('region', { name: 'Clock' }).getByText('Tuesday 8 September').waitFor()
    await chat.nextNudge()
    await chat.page.getByRole('alert').getByText('Nothing is scheduled yet.').waitFor()
    faults.length = 0
  })

  it('sends again, once, what a service that was away did not take', async () => {
    await chat.page.route('**/playground/act', (route) => route.abort(), { times: 1 })
    await chat.type('Through the gap')
    await chat.see('Through the gap')
    await served.platform.send(SCHOOL, CHANNEL, textView('The end'), 'end')
    await chat.see('The end')
    expect((await chat.messages()).filter((text) => text.includes('Through the gap'))).toHaveLength(1)
    faults.length = 0
  })
})

async function questionId(): Promise<string> {
  const { messages } = await served.platform.stateOf('ben.okafor')
  return (
    messages.find(({ content }) => content?.kind === 'view' && content.view.elements.length > 3)?.id ?? ''
  )
}
