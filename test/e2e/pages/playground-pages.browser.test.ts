import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../../support/browser.ts'
import { type PlaygroundPage, playgroundPage } from '../../support/playground-page.ts'
import { type RunningService, startService, temporaryFolder } from '../../support/service.ts'

const MONDAY = '2040-09-10T14:00:00Z'

const folder = temporaryFolder()
let browser: Browser
let service: RunningService
let chat: PlaygroundPage

beforeAll(async () => {
  service = await startService({ DATA_DIR: folder.path, CLOCK_START: MONDAY })
  browser = await openBrowser()
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(15_000)
  chat = playgroundPage(page)
  await chat.open(service.url)
})
afterAll(async () => {
  await browser?.close()
  await service?.stop()
  folder.remove()
})

it('opens the pages from the playground, on the same port', async () => {
  await chat.be('Eleanor Whitfield')
  await chat.openChannel('Home')
  const link = chat.page.getByRole('link', { name: 'Open the page' }).last()
  const [opened] = await Promise.all([chat.page.waitForEvent('popup'), link.click()])
  expect(new URL(opened.url()).origin).toBe(new URL(service.url).origin)
  await opened.getByRole('button', { name: 'Continue as Eleanor Whitfield' }).click()
  await opened.getByRole('heading', { level: 1, name: 'Linden Grove School' }).waitFor()
  expect(service.output()).not.toContain('signals/open?t=')
})
