import type { WireClock, WireDecision, WireDeliveries } from '../wire.ts'
import type { App } from './app-port.ts'
import { fill, h } from './dom.ts'
import { dayForReader, dayInWords, shortDay, timeInWords, zoneInWords } from './format.ts'
import { icon } from './icons.ts'

/** States of deliveries as a reader says them, in the order of the list. */
const STATE_NAMES: Record<string, string> = {
  sent: 'sent',
  waiting: 'waiting',
  sending: 'being sent',
  suppressed: 'held back',
  blocked: 'blocked',
  failed: 'failed',
}

/** The clock; `tell` says under it what came while it moved. */
export interface ClockPanel {
  element: HTMLElement
  draw(): void
  tell(text: string, actions: { label: string; run(): void }[]): void
}

/** The service's clock with its two buttons, and what became of all that was due. */
export function createClock(app: App): ClockPanel {
  const day = h('p.clock-day', null)
  const time = h('p.clock-time', null)
  const next = h('p.clock-next', null)
  const deliveries = h('ul.deliveries', null)
  const summary = h('summary', null)
  const decisions = h('ol.decisions', null)
  const news = h('div.clock-news', { attrs: { role: 'status' } })
  const details = h(
    'details.truth',
    null,
    summary,
    h(
      'div.truth-lists',
      { attrs: { tabindex: 0, role: 'group', 'aria-label': 'Deliveries' } },
      deliveries,
      h('p.decisions-title', null, 'Why each came when it did (only the playground shows this):'),
      decisions,
    ),
  )
  const nudge = clockButton('Next nudge', 'primary', () => void app.moveClock('next-nudge'))
  const oneDay = clockButton('One day on', 'plain', () => void app.moveClock('one-day'))
  const element = h(
    'section.clock',
    { attrs: { 'aria-label': 'Clock' } },
    h('div.clock-face', null, day, time, next),
    h('div.clock-buttons', null, nudge, oneDay),
    news,
    details,
  )
  let shown: WireClock | null = null
  let shownSince = 0
  const drawTime = (): void => {
    if (!shown) return
    const now = new Date(
      Date.parse(shown.now) + passedMs(shown, performance.now() - shownSince),
    ).toISOString()
    fill(
      day,
      h('span.long', null, dayInWords(now, shown.zone)),
      h('span.short', null, shortDay(now, shown.zone)),
    )
    time.textContent = timeInWords(now, shown.zone)
    time.title = zoneInWords(shown.zone)
    fill(next, ...nextInWords(shown, now))
  }
  setInterval(drawTime, 1000)

  return {
    element,
    tell(text, actions) {
      const buttons = actions.map(({ label, run }) =>
        h('button.link', { attrs: { type: 'button' }, on: { click: run } }, label),
      )
      fill(news, h('p', null, text), ...buttons)
    },
    draw() {
      const { data, isClockMoving } = app.store.page
      if (!data) return
      if (shown !== data.clock) {
        shown = data.clock
        shownSince = performance.now()
        fill(deliveries, ...data.clock.deliveries.map(deliveryItem))
        fill(decisions, ...data.clock.decisions.map(decisionItem))
        summary.textContent = deliveriesInWords(data.clock.deliveries)
        details.hidden = data.clock.deliveries.length === 0
        drawTime()
      }
      for (const button of [nudge, oneDay]) button.disabled = isClockMoving
      element.setAttribute('aria-busy', isClockMoving ? 'true' : 'false')
    },
  }
}

function clockButton(label: string, style: string, run: () => void): HTMLButtonElement {
  return h(
    `button.button.${style}` as 'button',
    { attrs: { type: 'button' }, on: { click: run } },
    label === 'Next nudge' && icon('forward'),
    label,
  )
}

function passedMs(clock: WireClock, realMs: number): number {
  return clock.millisecondsPerMinute > 0 ? (realMs / clock.millisecondsPerMinute) * 60_000 : 0
}

function nextInWords(clock: WireClock, now: string): (HTMLElement | string)[] {
  if (!clock.nextDueAt) return ['No nudge is scheduled yet']
  const day = dayForReader(clock.nextDueAt, now, clock.zone)
  const isFar = day === dayInWords(clock.nextDueAt, clock.zone)
  return [
    h('span.long', null, `Next nudge: ${day}`),
    h('span.short', null, isFar ? shortDay(clock.nextDueAt, clock.zone) : day),
    `, ${timeInWords(clock.nextDueAt, clock.zone)}`,
  ]
}

function deliveriesInWords(rows: WireDeliveries[]): string {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(row.state, (counts.get(row.state) ?? 0) + row.count)
  const parts = Object.entries(STATE_NAMES).flatMap(([state, name]) => {
    const count = counts.get(state)
    return count ? [`${count} ${name}`] : []
  })
  return `Deliveries: ${parts.join(', ') || 'none yet'}`
}

function decisionItem({ what, to, due, steps }: WireDecision): HTMLElement {
  return h(
    'li',
    null,
    h('strong', null, to),
    h('span', null, ` ${what}`),
    h('span.decision-steps', null, [`Due ${due}.`, ...steps].join(' ')),
  )
}

function deliveryItem(row: WireDeliveries): HTMLElement {
  const name = STATE_NAMES[row.state] ?? row.state
  return h(
    'li',
    null,
    h('strong', null, `${row.count} ${name}`),
    row.reason && h('span', null, ` ${row.reason}`),
  )
}
