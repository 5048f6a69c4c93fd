// Plays a short story in Microsoft's local Teams client, against the built service: npm run e2e:teams
//
// The client (@microsoft/m365agentsplayground) is run through npx into npm's cache and is no dependency of this
// project: it is large, has a licence of its own, and only this check needs it. It needs npm's registry once.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { freePort, startProgram } from './processes.mjs'

const CLIENT = '@microsoft/m365agentsplayground@0.2.28'
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
const PICTURES = join('dist', 'e2e')

async function playStory(page) {
  await page.getByText('General', { exact: true }).first().click()
  await see(page, 'My Team is now a learning team')
  await page.screenshot({ path: join(PICTURES, 'teams-welcome.png') })

  await page.getByText('Personal Chat', { exact: true }).first().click()
  await write(page, 'help')
  await see(page, 'What you can do')
  await write(page, 'inquiry start')
  await page.locator('textarea').first().fill('Too few students talk')
  await page.screenshot({ path: join(PICTURES, 'teams-form.png') })
  await pressLast(page, /start|begin/i)
  await see(page, 'has begun an inquiry')

  await write(page, 'reflect')
  await page.locator('textarea').last().fill('I waited five seconds, and three more hands went up.')
  await pressLast(page, /keep|send|save|reflect/i)
  await page.locator('textarea').last().waitFor({ state: 'detached' })
  await page.screenshot({ path: join(PICTURES, 'teams-reflection.png') })

  await page.getByText('General', { exact: true }).first().click()
  await page.locator('[role=textbox]').first().click()
  await page.keyboard.type('@')
  await see(page, 'Patti Fernandez')
  await page.getByText('Test Bot', { exact: true }).last().click()
  await page.keyboard.type('inquiry pause')
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await see(page, 'Alex Wilber paused the inquiry')
  await page.screenshot({ path: join(PICTURES, 'teams-thread.png') })

  await page.getByText('Personal Chat', { exact: true }).first().click()
  await write(page, '/inqiry status')
  await see(page, 'Did you mean /inquiry?')
  await page.screenshot({ path: join(PICTURES, 'teams-private.png') })
}

async function see(page, text) {
  await page.getByText(text, { exact: false }).last().waitFor()
}

async function write(page, text) {
  await page.locator('[role=textbox]').last().click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

async function pressLast(page, name) {
  await page.locator('.ac-adaptiveCard').getByRole('button', { name }).last().click()
}

/** Starts all, plays, and ends all in reverse order, whatever happens. */
async function run() {
  assert.ok(
    existsSync(CHROMIUM),
    `No Chromium at ${CHROMIUM}: apt-get install chromium, or set CHROMIUM_PATH.`,
  )
  mkdirSync(PICTURES, { recursive: true })
  const dataDir = mkdtempSync(join(tmpdir(), 'common-thread-e2e-'))
  const closers = [() => rmSync(dataDir, { recursive: true, force: true })]
  try {
    const [port, clientPort] = [await freePort(), await freePort()]
    const service = await startProgram(process.execPath, [join('dist', 'src', 'main.js')], {
      env: {
        TEAMS_LOCAL_EMULATOR: 'true',
        PORT: String(port),
        DATA_DIR: dataDir,
        PLAYGROUND: 'off',
        LOG_LEVEL: 'info',
      },
      isReady: /is ready at/,
    })
    closers.push(service.stop)
    const endpoint = `http://127.0.0.1:${port}/api/messages`
    const clientArgs = [
      '--yes',
      CLIENT,
      '-e',
      endpoint,
      '-c',
      'msteams',
      '-p',
      String(clientPort),
      '--disable-telemetry',
    ]
    const client = await startProgram('npx', clientArgs, {
      env: { BROWSER: 'none' },
      isReady: /Listening on/,
    })
    closers.push(client.stop)
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(' ') })
    closers.push(() => browser.close())
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } })
    try {
      await page.goto(`http://localhost:${clientPort}/`)
      await playStory(page)
    } catch (fault) {
      await page.screenshot({ path: join(PICTURES, 'teams-failed.png') })
      throw new Error(`The story failed (see ${PICTURES}). The service printed:\n${service.printed()}`, {
        cause: fault,
      })
    }
    assert.doesNotMatch(service.printed(), /"level":(40|50)/, 'The service logged a fault')
    assert.doesNotMatch(
      service.printed(),
      /three more hands|Too few students/,
      'The log holds what a person wrote',
    )
  } finally {
    for (const close of closers.reverse()) await close()
  }
}

await run()
console.log(`The story went well in Microsoft's Teams client. Pictures: ${PICTURES}`)
