import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { faultsOf } from '../../support/axe.ts'
import { compilePage, openBrowser } from '../../support/browser.ts'
import { playgroundPage } from '../../support/playground-page.ts'
import { createScriptedInbox, EVERYTHING } from '../../support/playground-script.ts'
import { CHANNEL, SCHOOL, startServed } from '../../support/playground-setting.ts'

let browser: Browser
let served: Awaited<ReturnType<typeof startServed>>

beforeAll(async () => {
  compilePage()
  browser = await openBrowser()
  served = await startServed(createScriptedInbox().inbox)
  const { ref } = await served.platform.send(SCHOOL, CHANNEL, EVERYTHING, 'question')
  await served.act('ana.flores', { kind: 'reply', thread: ref, text: 'A reply' })
  await served.act('rosa.delgado', { kind: 'tap', message: ref, action: 'answer', value: 'd1:1' })
  await served.act('rosa.delgado', { kind: 'command', place: CHANNEL, name: 'help', text: '' })
  await served.act('rosa.delgado', { kind: 'say', place: CHANNEL, text: 'My own words' })
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
})

describe.each([
  { colorScheme: 'light', width: 1280, height: 800 },
  { colorScheme: 'dark', width: 1280, height: 800 },
  { colorScheme: 'light', width: 390, height: 844 },
] as const)('the page, $colorScheme, $width wide', ({ colorScheme, width, height }) => {
  it('has no fault that axe finds in any of its states', async () => {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme })
    page.setDefaultTimeout(10_000)
    const chat = playgroundPage(page)
    const found: Record<string, string[]> = {}
    await chat.open(served.url)
    await page.getByRole('article').first().waitFor()
    found.conversation = await faultsOf(page)

    await page.getByRole('textbox', { name: /^Message/ }).fill('/')
    found.commands = await faultsOf(page)
    await page.keyboard.press('Escape')

    await chat.tap('Open the form')
    await chat.dialog().getByRole('button', { name: 'Keep it' }).click()
    await chat.dialog().getByText('Please fill this in.').waitFor()
    found.form = await faultsOf(page)
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: /1 reply/ }).click()
    await page.getByRole('textbox', { name: 'Reply in thread' }).waitFor()
    found.thread = await faultsOf(page)
    await page.keyboard.press('Escape')

    const menu = page.getByRole('button', { name: 'Menu' })
    if (await menu.isVisible()) await menu.click()
    await page.getByRole('button', { name: /^You are/ }).click()
    found.people = await faultsOf(page)
    await page.keyboard.press('Escape')

    await page.getByRole('navigation').getByRole('button', { name: 'Home' }).click()
    await page.getByText('Welcome home').waitFor()
    found.home = await faultsOf(page)
    await page.close()
    expect(found).toEqual({ conversation: [], commands: [], form: [], thread: [], people: [], home: [] })
  })
})
