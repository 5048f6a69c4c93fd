import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContext } from 'playwright-core'
import { faultsOf } from '../../support/axe.ts'
import { compilePage, openBrowser } from '../../support/browser.ts'
import { type PlaygroundPage, playgroundPage } from '../../support/playground-page.ts'
import { createScriptedInbox, EVERYTHING } from '../../support/playground-script.ts'
import { CHANNEL, SCHOOL, startServed } from '../../support/playground-setting.ts'

const LONG = `https://example.org/${'x'.repeat(300)}`
const EMPTY = { nextDueAt: async () => null, explain: async () => [] }
const TOLD = Array.from({ length: 20 }, (_, index) => ({
  ...{ what: 'How is it going?', to: `Person ${index}`, due: 'Monday 7 September, 3:15 pm' },
  steps: ['Went out Monday 7 September, 3:15 pm.'],
}))

let browser: Browser
let context: BrowserContext
let served: Awaited<ReturnType<typeof startServed>>
let script: ReturnType<typeof createScriptedInbox>
let chat: PlaygroundPage
let question: string

async function openTab(viewport: { width: number; height: number }): Promise<void> {
  context = await browser.newContext({ viewport })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  chat = playgroundPage(page)
  await chat.open(served.url)
}

beforeAll(async () => {
  compilePage()
  browser = await openBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  script = createScriptedInbox()
  const explain = async () => [{ state: 'sent' as const, reason: null, count: 20 }]
  served = await startServed(script.inbox, { controls: { ...EMPTY, explain, tell: async () => TOLD } })
  question = (await served.platform.send(SCHOOL, CHANNEL, EVERYTHING, 'question')).ref
})
afterEach(async () => {
  await context.close()
  await served.close()
})

describe.each([
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
])('a page $width wide', (viewport) => {
  it('wraps long words in the answer box and in messages', async () => {
    await served.act('ana.flores', { kind: 'say', place: CHANNEL, text: LONG })
    await openTab(viewport)
    await chat.see(LONG)
    await chat.page.getByRole('textbox', { name: 'A word about it' }).fill(LONG)
    const widths = await chat.page
      .getByRole('region', { name: 'Messages, scrolls' })
      .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))
    expect(widths.scrollWidth).toBe(widths.clientWidth)
  })
})

describe('the page on a desk', () => {
  beforeEach(() => openTab({ width: 1280, height: 900 }))

  it('says the day of a reply that came on another day, and of the last reply', async () => {
    await served.act('ana.flores', { kind: 'reply', thread: question, text: 'First' })
    await chat.page.getByRole('button', { name: /1 reply Last today at 9:00 am/ }).waitFor()
    await chat.oneDayOn()
    await chat.page.getByRole('button', { name: /1 reply Last yesterday at 9:00 am/ }).waitFor()
    await chat.oneDayOn()
    await chat.page.getByRole('button', { name: /1 reply Last Monday 7 September at 9:00 am/ }).waitFor()
    await served.act('ben.okafor', { kind: 'reply', thread: question, text: 'Second' })
    await chat.page.getByRole('button', { name: /2 replies Last today/ }).click()
    const thread = chat.page.getByRole('complementary', { name: 'Thread' })
    await thread.getByRole('article', { name: 'Common Thread, Monday 7 September at 9:00 am' }).waitFor()
    await thread.getByRole('article', { name: 'Ana Flores at 9:00 am' }).waitFor()
    await thread.getByRole('article', { name: /^Ben Okafor, Today at/ }).waitFor()
  })

  it('takes a double tap as one tap', async () => {
    const taps = () => script.intents.filter(({ kind }) => kind === 'tap')
    await chat.page.route('**/playground/act', async (route) => {
      await served.act('ana.flores', { kind: 'say', place: CHANNEL, text: 'Meanwhile' })
      await route.continue()
    })
    const answered = chat.page.waitForResponse('**/playground/act')
    await chat.page.getByRole('button', { name: 'Open the form' }).dblclick()
    await answered
    await chat.dialog().getByText('All that can be asked.').waitFor()
    expect(taps()).toHaveLength(1)
    expect(await chat.page.getByRole('alert').textContent()).toBe('')
  })

  it('asks before a form with changes goes away', async () => {
    await chat.tap('Open the form')
    const form = chat.page.getByRole('dialog', { name: 'Every field' })
    const words = form.getByLabel('One line')
    await words.fill('Half a thought')
    await chat.page.keyboard.press('Escape')
    const asked = chat.page.getByRole('dialog', { name: 'Leave without keeping what you filled in?' })
    await asked.getByRole('button', { name: 'Keep writing' }).click()
    expect(await words.inputValue()).toBe('Half a thought')
    await chat.page.keyboard.press('Escape')
    await chat.page.keyboard.press('Escape')
    await asked.waitFor({ state: 'hidden' })
    expect(await words.inputValue()).toBe('Half a thought')
    await form.getByRole('button', { name: 'Close' }).click()
    await asked.getByRole('button', { name: 'Leave' }).click()
    await form.waitFor({ state: 'hidden' })
  })

  it('leaves Home and the channels their room beside the deliveries', async () => {
    await chat.page.getByText('Deliveries: 20 sent').click()
    await chat.page.getByText('Person 1', { exact: true }).waitFor()
    const nav = await chat.page.getByRole('navigation', { name: 'Conversations' }).boundingBox()
    expect(nav?.height).toBeGreaterThan(180)
    const { scrollHeight, clientHeight } = await chat.page
      .getByRole('group', { name: 'Deliveries', exact: true })
      .evaluate((list) => ({ scrollHeight: list.scrollHeight, clientHeight: list.clientHeight }))
    expect(scrollHeight).toBeGreaterThan(clientHeight)
    expect(await faultsOf(chat.page)).toEqual([])
  })
})

describe('the page on a phone', () => {
  beforeEach(() => openTab({ width: 390, height: 844 }))

  it('shows the first steps as one line until they are opened', async () => {
    const line = chat.page.getByRole('button', { name: 'Step 3 of 4: Answer as three teachers' })
    const steps = chat.page.getByRole('region', { name: 'The whole product in a minute' })
    expect((await steps.boundingBox())?.height).toBeLessThan(60)
    await line.click()
    const second = steps.getByRole('button', { name: 'Jump to the first nudge' })
    const box = await second.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24)
    expect(await faultsOf(chat.page)).toEqual([])
  })
})
