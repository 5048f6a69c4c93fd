import type { Locator, Page } from 'playwright-core'

/**
 * The playground's page as a person uses it, by roles and accessible names alone:
 * button "You are NAME TITLE" opens listbox "Be somebody else"; navigation "Conversations" holds a button per place;
 * textbox "Message #CHANNEL" or "Message Common Thread" with button "Send"; region "Thread" (complementary) with
 * textbox "Reply in thread" and button "Send reply"; each message is an article "AUTHOR at TIME"; private notes say
 * "Only you can see this"; region "Clock" holds the buttons "Next nudge" and "One day on"; forms are dialogs.
 */
export interface PlaygroundPage {
  page: Page
  open(address: string): Promise<void>
  /** Becomes the person of this name. */
  be(person: string): Promise<void>
  /** Opens a channel by its name without "#", "Common Thread" (the private chat) or "Home". */
  openChannel(name: string): Promise<void>
  /** Writes into the open conversation and sends; a text that begins with a slash is a command. */
  type(text: string): Promise<void>
  /** Replies in the thread of the last message of the open conversation that contains the text. */
  replyTo(messageText: string, text: string): Promise<void>
  editOwn(messageText: string, text: string): Promise<void>
  deleteOwn(messageText: string): Promise<void>
  /** Taps the last button or choice of this label in the conversation or on Home. */
  tap(label: string): Promise<void>
  /** Fills fields of the open dialog by label (a list: check boxes; a choice: its option's label) and submits it. */
  fillDialog(values: Record<string, string | string[]>): Promise<void>
  dialog(): Locator
  /** Waits until the text stands in the open conversation, its thread or a private note. */
  see(text: string): Promise<void>
  nextNudge(): Promise<void>
  oneDayOn(): Promise<void>
  /** Now, without waiting: the texts of the messages of the open conversation, threads and private notes included where they are open. */
  messages(): Promise<string[]>
  /** Now, without waiting: the texts that only this person sees, in the open conversation. */
  privateNotes(): Promise<string[]>
}

/** A page object on a browser page. Each step waits for the service's answer to it. */
export function playgroundPage(page: Page): PlaygroundPage {
  const main = page.getByRole('main')
  const thread = page.getByRole('complementary', { name: 'Thread' })
  const dialog = () => page.getByRole('dialog')
  const acted = async (path: string, run: () => Promise<unknown>): Promise<void> => {
    const answer = page.waitForResponse((response) => response.url().endsWith(path))
    await run()
    await answer
  }
  const articleWith = (text: string): Locator => page.getByRole('article').filter({ hasText: text }).last()
  // Narrow screens keep people and conversations in a drawer.
  const openMenu = async (): Promise<void> => {
    const menu = page.getByRole('button', { name: 'Menu', exact: true })
    if (await menu.isVisible()) await menu.click()
  }
  const moveClock = async (name: string): Promise<void> => {
    const button = page.getByRole('region', { name: 'Clock' }).getByRole('button', { name })
    await acted('/playground/clock', () => button.click())
    await page.locator('.clock[aria-busy="false"]').waitFor()
  }

  return {
    page,
    dialog,
    async open(address) {
      await page.goto(address)
      await page.getByRole('region', { name: 'Clock' }).waitFor()
    },
    async be(person) {
      await openMenu()
      await page.getByRole('button', { name: /^You are/ }).click()
      await page.getByRole('option', { name: person }).click()
      await page
        .getByRole('button', { name: `You are ${person}`, includeHidden: true })
        .waitFor({ state: 'attached' })
    },
    async openChannel(name) {
      await openMenu()
      await page
        .getByRole('navigation', { name: 'Conversations' })
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .click()
      await main.getByRole('heading', { level: 1, name, exact: true }).waitFor()
    },
    async type(text) {
      const field = main.getByRole('textbox', { name: /^Message / })
      await field.fill(text)
      await field.press('Escape')
      await acted('/playground/act', () => field.press('Enter'))
    },
    async replyTo(messageText, text) {
      const article = main.getByRole('article').filter({ hasText: messageText }).last()
      await article.hover()
      await article
        .getByRole('button', { name: /Reply in thread|repl(y|ies)/ })
        .last()
        .click()
      const field = thread.getByRole('textbox', { name: 'Reply in thread' })
      await field.fill(text)
      await acted('/playground/act', () => field.press('Enter'))
      await thread.getByRole('article').filter({ hasText: text }).waitFor()
    },
    async editOwn(messageText, text) {
      const article = articleWith(messageText)
      await article.hover()
      await article.getByRole('button', { name: 'Edit' }).click()
      const field = page.getByRole('textbox', { name: 'Edit message' }).last()
      await field.fill(text)
      await acted('/playground/act', () => field.press('Enter'))
      await articleWith(text).waitFor()
    },
    async deleteOwn(messageText) {
      const article = articleWith(messageText)
      await article.hover()
      await article.getByRole('button', { name: 'Delete' }).click()
      await acted('/playground/act', () =>
        dialog().getByRole('button', { name: 'Delete', exact: true }).click(),
      )
      await page.getByRole('article').filter({ hasText: messageText }).waitFor({ state: 'detached' })
    },
    async tap(label) {
      const button = main.getByRole('button', { name: label, exact: true }).last()
      await acted('/playground/act', () => button.click())
    },
    async fillDialog(values) {
      for (const [label, value] of Object.entries(values)) await fillField(dialog(), label, value)
      await acted('/playground/act', () => dialog().locator('button[type="submit"]').click())
    },
    see: (text) => page.getByRole('article').filter({ hasText: text }).first().waitFor(),
    nextNudge: () => moveClock('Next nudge'),
    oneDayOn: () => moveClock('One day on'),
    messages: () => page.getByRole('article').allInnerTexts(),
    privateNotes: () => page.locator('[data-private]').allInnerTexts(),
  }
}

async function fillField(dialog: Locator, label: string, value: string | string[]): Promise<void> {
  const group = dialog.getByRole('group', { name: label })
  if ((await group.count()) > 0) {
    for (const option of [value].flat()) await group.getByLabel(option, { exact: true }).check()
    return
  }
  const field = dialog.getByLabel(label)
  const isSelect = (await field.evaluate((element) => element.tagName)) === 'SELECT'
  if (isSelect) await field.selectOption({ label: String(value) })
  else await field.fill(String(value))
}
