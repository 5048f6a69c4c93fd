import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { faultsOf } from '../../support/axe.ts'
import { openBrowser } from '../../support/browser.ts'
import { openPages } from '../../support/pages-stage.ts'
import { sampleReport } from '../../support/sample-report.ts'

const { id } = sampleReport('school').scope
const PAGES = {
  school: `/signals/school/${id}`,
  district: `/signals/district/${id}`,
  team: `/signals/team/${id}`,
  cycle: `/signals/team/${id}/cycle`,
  phase: `/signals/team/${id}/cycle?period=phase%3A1`,
  themes: `/signals/school/${id}/themes`,
  needs: `/signals/school/${id}/needs`,
  coverage: `/signals/school/${id}/coverage`,
  equity: `/signals/district/${id}/equity`,
  delivery: `/signals/school/${id}/delivery`,
  method: '/signals/method',
}

let browser: Browser
let opened: Awaited<ReturnType<typeof openPages>>

beforeAll(async () => {
  browser = await openBrowser()
  opened = await openPages({ limits: { links: 1_000, pages: 1_000 } })
})
afterAll(async () => {
  await browser?.close()
  await opened?.close()
})

/** A page of somebody who came by a personal link; `run` uses it, and it is closed afterwards. */
async function signedIn(options: BrowserContextOptions, run: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  await page.goto(opened.url + (await opened.linkFor('Eleanor')))
  await page.getByRole('button', { name: 'Continue as Eleanor' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await run(page)
  await context.close()
  expect(complaints).toEqual([])
}

describe.each([
  { colorScheme: 'light', width: 1280, height: 800 },
  { colorScheme: 'dark', width: 1280, height: 800 },
  { colorScheme: 'light', width: 390, height: 844 },
] as const)('the pages, $colorScheme, $width wide', ({ colorScheme, width, height }) => {
  it('have no fault that axe finds, and nothing wider than the screen', async () => {
    await signedIn({ colorScheme, viewport: { width, height } }, async (page) => {
      const found: Record<string, unknown> = {}
      for (const [name, path] of Object.entries(PAGES)) {
        await page.goto(opened.url + path)
        const wide = await page.evaluate('document.documentElement.scrollWidth')
        found[name] = { faults: await faultsOf(page), isTooWide: Number(wide) > width }
      }
      const clean = { faults: [], isTooWide: false }
      expect(found).toEqual(Object.fromEntries(Object.keys(PAGES).map((name) => [name, clean])))
    })
  })
})

describe('the way in', () => {
  it('has no fault that axe finds, before and after', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    const link = opened.url + (await opened.linkFor('Rosa'))
    const found: string[][] = []
    for (const address of [link, `${opened.url}/signals`, `${opened.url}/signals/open?t=x`]) {
      await page.goto(address)
      found.push(await faultsOf(page))
    }
    await page.close()
    expect(found).toEqual([[], [], []])
  })
})

describe('the pages by key alone', () => {
  it('lead from the link to a team, to a period, and out again', async () => {
    const page = await browser.newPage()
    page.setDefaultTimeout(10_000)
    const focused = () => page.evaluate('document.activeElement.textContent')
    const tabTo = async (words: string): Promise<void> => {
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press('Tab')
        if (String(await focused()).trim() === words) return
      }
      throw new Error(`No key leads to "${words}"`)
    }
    await page.goto(opened.url + (await opened.linkFor('Eleanor')))
    await tabTo('Continue as Eleanor')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Oak Hill' }).waitFor()

    await page.keyboard.press('Tab')
    expect(String(await focused()).trim()).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    await tabTo('English')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Maths' }).waitFor()

    await page.getByLabel('Period', { exact: true }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/period=week/)

    await tabTo('Themes')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: 'Themes' }).waitFor()
    await page.getByText('Eleanor', { exact: true }).focus()
    await page.keyboard.press('Enter')
    await tabTo('Sign out')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    await page.close()
  })

  it('show where the focus is', async () => {
    await signedIn({}, async (page) => {
      await page.goto(opened.url + PAGES.school)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')
      expect(outline).toBe('solid')
    })
  })
})

describe('the pages without scripts', () => {
  it('say and do the same', async () => {
    await signedIn({ javaScriptEnabled: false }, async (page) => {
      await page.goto(opened.url + PAGES.school)
      await page.getByRole('table', { name: 'Participation by week' }).waitFor()
      expect(await page.locator('.drawing.wide svg').first().isVisible()).toBe(true)
      await page.getByLabel('School or team').selectOption({ label: 'Maths' })
      await page.getByRole('button', { name: 'Show' }).click()
      await page.getByRole('heading', { level: 1, name: 'Maths' }).waitFor()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'CSV of the table “Participation by week”' }).click(),
      ])
      expect(download.suggestedFilename()).toBe('weeks.csv')
    })
  })
})

describe('the pages in print', () => {
  it('leave out what cannot be pressed, and keep charts and tables', async () => {
    await signedIn({ colorScheme: 'dark' }, async (page) => {
      await page.goto(opened.url + PAGES.school)
      await page.emulateMedia({ media: 'print' })
      for (const gone of ['.masthead', '.filter', '.tabs', '.table-foot'])
        expect(await page.locator(gone).first().isVisible()).toBe(false)
      expect(await page.locator('#chart-weeks .drawing.wide svg').isVisible()).toBe(true)
      expect(await page.getByRole('table', { name: 'Participation by week' }).isVisible()).toBe(true)
      const ink = await page.evaluate('getComputedStyle(document.documentElement).color')
      expect(ink).toBe('rgb(32, 31, 28)')
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    })
  })
})
