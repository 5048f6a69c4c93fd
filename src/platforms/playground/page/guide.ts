import type { WireMessage, WirePlace } from '../wire.ts'
import type { App } from './app-port.ts'
import { fill, h } from './dom.ts'
import { icon } from './icons.ts'
import { ordered, type Page } from './store.ts'

const HIDDEN_KEY = 'common-thread-guide'
const ANSWERS_TO_TRY = 3
const ALL_DONE =
  'That is the whole way round. Try next: one day on, /checkin as the principal, /mine as a teacher.'

/** One thing to try. */
interface Step {
  title: string
  about: string
  isDone(page: Page): boolean
  button: string
  run(): void | Promise<void>
}

/** The card for newcomers: what to try, in order, and a button that goes there. It can be sent away for good. */
export function createGuide(
  app: App,
  prefillReply: (text: string) => void,
): { element: HTMLElement; draw(): void } {
  const steps = stepsOf(app, prefillReply)
  const list = h('ol.steps', null)
  const now = h('div.step-now', null)
  const toggle = h('button.guide-toggle', {
    attrs: { type: 'button', 'aria-expanded': 'false' },
    on: { click: () => open(!element.classList.contains('is-open')) },
  })
  const element = h(
    'section.guide',
    { attrs: { 'aria-labelledby': 'guide-title' } },
    h('h2.unseen', { attrs: { id: 'guide-title' } }, 'The whole product in a minute'),
    h(
      'button.icon-button',
      { attrs: { type: 'button', 'aria-label': 'Hide these steps' }, on: { click: () => hide() } },
      icon('close'),
    ),
    toggle,
    list,
    now,
  )
  // Phones have room for one line of it until it is opened.
  const open = (isOpen: boolean): void => {
    element.classList.toggle('is-open', isOpen)
    toggle.setAttribute('aria-expanded', isOpen ? 'true' : 'false')
  }
  const done = new Set<number>()
  let signature = ''
  let isHidden = localStorage.getItem(HIDDEN_KEY) === 'hidden'
  const hide = (): void => {
    isHidden = true
    element.hidden = true
    localStorage.setItem(HIDDEN_KEY, 'hidden')
  }
  return {
    element,
    draw() {
      const { page } = app.store
      for (const [index, step] of steps.entries()) if (step.isDone(page)) done.add(index)
      const next = steps.findIndex((_step, index) => !done.has(index))
      element.hidden = isHidden || page.data === null
      const drawn = JSON.stringify([[...done], next])
      if (drawn === signature) return
      signature = drawn
      fill(toggle, h('span', null, whereInWords(steps, next)), icon('chevron'))
      fill(now, ...renderNow(steps[next]))
      fill(list, ...steps.map((step, index) => renderStep(step, done.has(index), index === next)))
    },
  }
}

function whereInWords(steps: Step[], next: number): string {
  const step = steps[next]
  return step ? `Step ${next + 1} of ${steps.length}: ${step.title}` : `All ${steps.length} steps done`
}

function renderStep(step: Step, isDone: boolean, isNext: boolean): HTMLElement {
  const classes = ['li', 'step', isDone && 'is-done', isNext && 'is-next']
  return h(
    classes.filter((each) => each !== false).join('.') as 'li',
    { attrs: { 'aria-current': isNext ? 'step' : null } },
    h(
      'button.step-button',
      { attrs: { type: 'button', 'aria-label': step.title }, on: { click: () => void step.run() } },
      h('span.step-sign', { attrs: { 'aria-hidden': 'true' } }, isDone ? icon('check') : null),
      h('span.step-title', null, step.title),
    ),
  )
}

function renderNow(step: Step | undefined): HTMLElement[] {
  if (!step) return [h('p.step-about', null, ALL_DONE)]
  return [
    h('p.step-about', null, step.about),
    h(
      'button.button.primary.small',
      { attrs: { type: 'button' }, on: { click: () => void step.run() } },
      step.button,
    ),
  ]
}

function stepsOf(app: App, prefillReply: (text: string) => void): Step[] {
  const channelOf = (page: Page): WirePlace | undefined =>
    page.data?.places.find((place) => place.kind === 'channel')
  const idOf = (role: string): string =>
    app.store.page.data?.people.find((person) => person.role === role)?.id ?? ''
  return [
    {
      title: 'Start a cycle',
      about: 'Be Rosa, who leads a team, and send /inquiry start in her channel.',
      button: 'Start as Rosa',
      isDone: (page) => page.data?.clock.nextDueAt !== null || prompts(page).length > 0,
      async run() {
        await app.be(idOf('facilitator'))
        app.open(channelOf(app.store.page)?.address ?? app.store.page.place)
        app.prefill('/inquiry start')
      },
    },
    {
      title: 'Jump to the first nudge',
      about: 'Press Next nudge: the clock moves on to the first question, and it arrives.',
      button: 'Next nudge',
      isDone: (page) => prompts(page).length > 0,
      run: () => app.moveClock('next-nudge'),
    },
    {
      title: 'Answer as three teachers',
      about: 'Reply in the question’s thread. Then be somebody else, and reply again.',
      button: 'Be the next teacher',
      isDone: (page) => answerers(page).size >= ANSWERS_TO_TRY,
      async run() {
        const channel = await beNextTeacher(app)
        const prompt = prompts(app.store.page).findLast((message) => message.place === channel)
        app.open(channel, prompt?.id ?? null)
        prefillReply('')
      },
    },
    {
      title: 'See what the principal sees',
      about: 'Type /signals as the principal: who took part by team, never a person.',
      button: 'Be the principal',
      isDone: (page) => page.me === idOf('principal') && typed(page, '/signals'),
      async run() {
        await app.be(idOf('principal'))
        app.open(`person:${idOf('principal')}`)
        app.prefill('/signals')
      },
    },
  ]
}

async function beNextTeacher(app: App): Promise<string> {
  const { page } = app.store
  const last = prompts(page).at(-1)
  const channel =
    last?.place ?? page.data?.places.find((place) => place.kind === 'channel')?.address ?? page.place
  const members = page.data?.places.find((place) => place.address === channel)?.memberIds ?? []
  const answered = answerers(page)
  const isTeacher = (id: string): boolean =>
    page.data?.people.find((person) => person.id === id)?.role === 'teacher'
  const next = members.find((id) => isTeacher(id) && !answered.has(id) && id !== page.me)
  if (next) await app.be(next)
  return channel
}

/** Questions of the bot in channels: what was sent to a team to be answered, not what answered a command or a note. */
function prompts(page: Page): WireMessage[] {
  return ordered(page).filter(
    ({ id, author, place, content }) =>
      author === null && place.startsWith('channel:') && id.startsWith('sent-') && canBeAnswered(content),
  )
}

function canBeAnswered(content: WireMessage['content']): boolean {
  if (content?.kind !== 'view') return false
  return content.view.elements.some(({ kind }) => kind === 'answer-box' || kind === 'choices')
}

function answerers(page: Page): Set<string> {
  return new Set(
    ordered(page).flatMap(({ author, thread, content }) => (author && thread && content ? [author] : [])),
  )
}

function typed(page: Page, command: string): boolean {
  return ordered(page).some(
    ({ content, author }) =>
      author === page.me && content?.kind === 'command' && content.text.startsWith(command),
  )
}
