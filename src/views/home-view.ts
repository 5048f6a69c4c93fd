import type { Entry } from '../domain/entry.ts'
import { ACTIONS } from './actions.ts'
import { type HomeTeam, homeTeamElements } from './home-team.ts'
import { homeNeedElements, type OwnNeed, type WaitingCount } from './needs/need-list-view.ts'
import { type OwnTrend, ownTrendElements } from './own-trend-view.ts'
import { viewOf } from './plain-text.ts'
import { type OwnRhythm, placeInWords, rhythmButtons, stateLine } from './rhythm-view.ts'
import { daysInWords, hoursInWords } from './rhythm-words.ts'
import type { Button, Element, LinkButton, View } from './view.ts'
import { seenBy } from './who-sees.ts'
import { instantInWords } from './words.ts'

interface HomeViewInput {
  name: string
  rhythm: OwnRhythm
  teams: HomeTeam[]
  /** The reader's own latest entries; nobody else's. */
  entries: Pick<Entry, 'text' | 'writtenAt' | 'visibility'>[]
  /** The reader's own trend; nobody else sees it. */
  trend: OwnTrend
  /** What waits for the reader's answer; null for who answers nowhere. */
  needsWaiting: WaitingCount | null
  /** The reader's own requests for support; nobody else's. */
  ownNeeds: OwnNeed[]
  mayAsk: boolean
  /** Whether the reader practices something, or may set practices up. */
  hasPractices: boolean
  /** A fresh personal link to the pages; null for who is in no team and leads none. */
  page: string | null
}

/** A person's home: what comes next, own rhythm, own teams, own latest words, what one can do. */
export function homeView(input: HomeViewInput): View {
  const elements: Element[] = [{ kind: 'heading', text: `Hello ${input.name}` }]
  if (input.teams.length > 0) elements.push(...nextOf(input.rhythm))
  elements.push({ kind: 'buttons', buttons: buttonsOf(input) })
  elements.push(...homeNeedElements(input.needsWaiting, input.ownNeeds))
  elements.push({ kind: 'heading', text: 'My rhythm' }, ...rhythmOf(input.rhythm))
  elements.push(...(input.teams.length > 0 ? input.teams.flatMap(homeTeamElements) : [NO_TEAM]))
  if (input.entries.length > 0)
    elements.push({ kind: 'divider' }, { kind: 'heading', text: 'Your latest words' })
  for (const entry of input.entries) {
    elements.push({ kind: 'text', text: shortened(entry.text) })
    elements.push({
      kind: 'note',
      text: `${instantInWords(entry.writtenAt, input.rhythm.zone)}, ${seenBy(entry.visibility)} it`,
    })
  }
  return viewOf([...elements, ...ownTrendElements(input.trend)])
}

/** What comes to the reader next, with exact times in the own zone. */
function nextOf({ coming, zone }: OwnRhythm): Element[] {
  if (coming.length === 0) return [{ kind: 'text', text: 'Nothing is planned for you just now.' }]
  const facts = coming.map((each) => ({ label: instantInWords(each.at, zone), value: placeInWords(each) }))
  return [
    { kind: 'text', text: 'What comes next' },
    { kind: 'facts', facts },
  ]
}

function rhythmOf(own: OwnRhythm): Element[] {
  const { rhythm, zone } = own
  const times = `${daysInWords(rhythm.workdays)}, ${hoursInWords(rhythm)} (${zone}). Only you see this.`
  return [
    { kind: 'text', text: stateLine(own) },
    ...rhythmButtons(own, 'home'),
    { kind: 'note', text: times },
  ]
}

const NO_TEAM: Element = {
  kind: 'text',
  text: 'You are in no learning team yet. Add Common Thread to a channel of yours to make it one.',
}

function buttonsOf({ mayAsk, hasPractices, page }: HomeViewInput): (Button | LinkButton)[] {
  const buttons: (Button | LinkButton)[] = [
    { action: ACTIONS.runCommand, value: 'reflect', label: 'Reflect', style: 'primary' },
    { action: ACTIONS.runCommand, value: 'need', label: 'Ask for support' },
    { action: ACTIONS.runCommand, value: 'inquiry', label: 'Our inquiry' },
    { action: ACTIONS.runCommand, value: 'signals', label: 'Signals' },
    { action: ACTIONS.runCommand, value: 'mine', label: 'My words' },
  ]
  if (hasPractices) buttons.push({ action: ACTIONS.runCommand, value: 'practice list', label: 'Practices' })
  if (mayAsk) buttons.push({ action: ACTIONS.runCommand, value: 'checkin', label: 'Ask a quick question' })
  if (page) buttons.push({ url: page, label: 'Open the page' })
  return buttons
}

function shortened(text: string): string {
  const letters = [...text]
  return letters.length > 280 ? `${letters.slice(0, 279).join('')}…` : text
}
