import type { Budget, Leave, Rhythm, Snooze } from '../domain/rhythm.ts'
import { ACTIONS } from './actions.ts'
import { viewOf } from './plain-text.ts'
import {
  budgetInWords,
  dayInWords,
  daysInWords,
  hoursInWords,
  isEveryQuestion,
  kindsInWords,
  leaveInWords,
  snoozeInWords,
  snoozeSentence,
  timeInWords,
} from './rhythm-words.ts'
import type { Button, Element, View } from './view.ts'
import { instantInWords } from './words.ts'

/** Where a button about the rhythm stands: on the home page, on the card "My rhythm", on a short note. */
export type RhythmPlace = 'home' | 'card' | 'note'

/** A question that comes to a person: when, from which team, and whether in its channel or in private. */
export interface Coming {
  at: Date
  teamName: string
  isPrivate: boolean
}

/** All that a person set about being asked, for the own eyes alone. */
export interface OwnRhythm {
  rhythm: Rhythm
  /** How many questions everybody of the district gets at most. */
  budget: Budget
  /** Leaves that are not over, the earliest first. */
  leaves: Leave[]
  /** Snoozes that last. */
  snoozes: Snooze[]
  zone: string
  /** Who told the zone. */
  zoneFrom: 'profile' | 'team' | 'nobody'
  now: Date
  /** The person's local ISO date. */
  today: string
  /** What comes next, the earliest first. */
  coming: Coming[]
}

const ONLY_YOU_SEE =
  'Only you see this. Nobody learns that you are away or want quiet, and it never counts against you.'

/** "My rhythm": what holds, what comes next, and buttons to change it. `opening`: a line about what has just changed. */
export function rhythmView(own: OwnRhythm, opening: string | null = null, undo: string | null = null): View {
  return viewOf([
    { kind: 'heading', text: 'My rhythm' },
    ...(opening ? [{ kind: 'text' as const, text: opening }] : []),
    ...(undo ? [buttons(undoButton('card', undo))] : []),
    { kind: 'text', text: stateLine(own) },
    { kind: 'facts', facts: factsOf(own) },
    ...rhythmButtons(own, 'card'),
    { kind: 'note', text: ONLY_YOU_SEE },
  ])
}

/** What holds just now, in a line. */
export function stateLine({ leaves, snoozes, rhythm, zone, today }: OwnRhythm): string {
  const away = leaves.find(({ from }) => from <= today)
  if (away) return `You are away ${leaveInWords(away, today)}. Nothing comes to you meanwhile.`
  const quiet = snoozes.find(({ kind }) => kind === 'all')
  if (quiet) return snoozeSentence(quiet, zone, today)
  if (isEveryQuestion(rhythm.optOuts)) return 'You get no questions at all. Welcome back any time.'
  return rhythm.pace === 'half' ? 'I ask you half as often as usual.' : 'I ask you as usual.'
}

function factsOf(own: OwnRhythm): { label: string; value: string }[] {
  const { rhythm, leaves, snoozes, zone, today } = own
  const ahead = leaves.filter(({ from }) => from > today)
  const quiet = snoozes.filter(({ kind }) => kind !== 'all')
  return [
    { label: 'Next question', value: nextInWords(own) },
    { label: 'Days', value: daysInWords(rhythm.workdays) },
    { label: 'Hours', value: hoursInWords(rhythm) },
    { label: 'How often', value: budgetInWords(own.budget, rhythm.pace) },
    {
      label: 'What had to wait comes',
      value: rhythm.preferredTime ? `at ${timeInWords(rhythm.preferredTime)}` : 'at its own time of day',
    },
    ...(ahead.length > 0
      ? [{ label: 'Away', value: ahead.map((leave) => leaveInWords(leave, today)).join('; ') }]
      : []),
    ...(quiet.length > 0
      ? [{ label: 'Quiet', value: quiet.map((each) => snoozeInWords(each, zone, today)).join('; ') }]
      : []),
    ...(rhythm.optOuts.length > 0 ? [{ label: 'Never sent', value: kindsInWords(rhythm.optOuts) }] : []),
    { label: 'Time zone', value: zoneInWords(own) },
  ]
}

/** When and where the next question comes, with the exact local time. */
export function nextInWords({ coming, zone }: OwnRhythm): string {
  const [next] = coming
  return next ? `${instantInWords(next.at, zone)}, ${placeInWords(next)}` : 'nothing is planned'
}

/** Whence a question comes: "Maths" in its channel, "Maths, in private". */
export function placeInWords({ teamName, isPrivate }: Coming): string {
  return isPrivate ? `${teamName}, in private` : teamName
}

function zoneInWords({ zone, zoneFrom }: OwnRhythm): string {
  switch (zoneFrom) {
    case 'profile':
      return `${zone}, from your chat profile: change it there`
    case 'team':
      return `${zone}, your team's: your chat profile tells none`
    default:
      return `${zone}: neither your chat profile nor a team tells one`
  }
}

/** The buttons that change a rhythm, as short as what holds allows. */
export function rhythmButtons(own: OwnRhythm, place: RhythmPlace): Element[] {
  const deed = (what: string, label: string): Button => ({
    action: ACTIONS.rhythm,
    value: `${place}:${what}`,
    label,
  })
  const isAway = own.leaves.some(({ from }) => from <= own.today)
  const isQuiet = own.snoozes.length > 0
  const first = [
    isAway ? { ...deed('back', "I'm back"), style: 'primary' as const } : deed('away', "I'm away…"),
    ...(isQuiet
      ? [{ ...deed('wake', 'Ask me again'), style: 'primary' as const }]
      : isAway
        ? []
        : [deed('today', 'Quiet today'), deed('week', 'Quiet for a week')]),
  ]
  const until = isAway ? [] : [deed('until', 'Quiet until…')]
  const hours = deed('hours', 'Hours and kinds…')
  if (place === 'home') return [buttons(...first, ...until, hours)]
  const ahead = own.leaves.filter(({ from }) => from > own.today).slice(0, 3)
  return [
    buttons(...first, ...until),
    buttons(
      hours,
      own.rhythm.pace === 'half' ? deed('usual', 'As often as usual') : deed('half', 'Half as often'),
      ...ahead.map((leave) => deed(`stay-${leave.id}`, `Not away from ${dayInWords(leave.from, own.today)}`)),
    ),
  ]
}

function buttons(...all: Button[]): Element {
  return { kind: 'buttons', buttons: all }
}

/** The button that takes a change back; `undo`: what it carries. */
export function undoButton(place: RhythmPlace, undo: string): Button {
  return { action: ACTIONS.undoRhythm, value: `${place}:${undo}`, label: 'Undo' }
}
