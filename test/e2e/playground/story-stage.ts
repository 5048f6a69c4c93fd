import type { Browser, BrowserContext } from 'playwright-core'
import { openBrowser } from '../../support/browser.ts'
import { type PlaygroundPage, playgroundPage } from '../../support/playground-page.ts'
import { type RunningService, startService, temporaryFolder } from '../../support/service.ts'

/** The running service, as a process of its own, with its page in a browser. */
export interface StoryStage {
  chat: PlaygroundPage
  /** All that the service has written, over all its lives. */
  output(): string
  /**
   * Ends the service as a power cut would, and starts it again on the same folder and port, with a clock of its own.
   * The page is not touched: it resolves when the page has come back by itself. What `meanwhile` does begins while the
   * service is away.
   */
  cut(meanwhile?: () => Promise<unknown>): Promise<void>
  /** What went wrong in the page's own scripts. */
  faults: string[]
  close(): Promise<void>
}

/** Opens the stage with the service's clock at this instant. */
export async function openStory(clockStart: string): Promise<StoryStage> {
  const folder = temporaryFolder()
  const faults: string[] = []
  let service: RunningService = await startService({ DATA_DIR: folder.path, CLOCK_START: clockStart })
  let before = ''
  const browser: Browser = await openBrowser()
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => faults.push(error.message))
  const chat = playgroundPage(page)
  await chat.open(service.url)
  const away = page.getByText('Reconnecting…')

  return {
    chat,
    faults,
    output: () => before + service.output(),
    async cut(meanwhile) {
      await service.kill()
      before += service.output()
      await away.waitFor()
      const doing = meanwhile?.()
      service = await startService({ DATA_DIR: folder.path, PORT: new URL(service.url).port })
      await doing
      await away.waitFor({ state: 'detached' })
    },
    async close() {
      await browser.close()
      await service.stop()
      folder.remove()
    },
  }
}
