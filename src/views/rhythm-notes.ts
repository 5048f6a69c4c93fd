import type { WantedKind } from '../domain/nudge.ts'
import type { Rhythm, Snooze } from '../domain/rhythm.ts'
import { ACTIONS } from './actions.ts'
import { viewOf } from './plain-text.ts'
import { undoButton } from './rhythm-view.ts'
import {
  capitalised,
  daysInWords,
  hoursInWords,
  kindInWords,
  kindsInWords,
  listInWords,
  timeInWords,
} from './rhythm-words.ts'
import type { Button, Element, View } from './view.ts'

/** What has changed, with the way back. `undo`: what the button carries; null where there is nothing to take back. */
export function changedView(
  lines: readonly string[],
  undo: string | null,
  more: readonly Button[] = [],
): View {
  return viewOf([
    ...lines.map((text) => ({ kind: 'text' as const, text })),
    { kind: 'note', text: 'Only you see this.' },
    buttons(...(undo ? [undoButton('note', undo)] : []), ...more, {
      action: ACTIONS.rhythm,
      value: 'note:card',
      label: 'My rhythm',
    }),
  ])
}

/** What a person can do about a question that comes at the wrong moment. */
export function notNowView(deliveryId: string, kind: WantedKind | null): View {
  const deed = (what: string, label: string): Button => ({
    action: ACTIONS.rhythm,
    value: `note:${what}`,
    label,
  })
  return viewOf([
    { kind: 'text', text: 'Not the right moment? Choose what suits you; nobody else sees it.' },
    buttons(
      { action: ACTIONS.skipQuestion, value: deliveryId, label: 'Skip this one' },
      deed('today', 'Quiet today'),
      deed('week', 'Quiet for a week'),
      deed('until', 'Quiet until…'),
      deed('away', "I'm away…"),
    ),
    ...(kind ? [buttons(deed(`no-${kind}`, `No more ${kindInWords(kind)}`))] : []),
  ])
}

/** What could not be read of "/rhythm …", kindly, and what works. `instead`: what may have been meant, null for nothing. */
export function unclearView(part: string, instead: string | null = null): View {
  return viewOf([
    { kind: 'text', text: unclearInWords(part, instead) },
    {
      kind: 'text',
      text: `You can type ${listInWords(MOST_USED.map((form) => `/rhythm ${form}`))}. For all of it, type /rhythm help.`,
    },
    TO_MY_RHYTHM,
  ])
}

/** All that can be typed after "/rhythm". */
export function rhythmHelpView(): View {
  return viewOf([
    { kind: 'text', text: 'When and how often I ask you. These work:' },
    {
      kind: 'facts',
      facts: FORMS.map(([label, ...forms]) => ({
        label,
        value: forms.map((form) => `/rhythm ${form}`).join(' · '),
      })),
    },
    { kind: 'note', text: 'In Teams write @Common Thread rhythm in place of /rhythm. Nobody else sees it.' },
    TO_MY_RHYTHM,
  ])
}

const TO_MY_RHYTHM = buttons({ action: ACTIONS.rhythm, value: 'note:card', label: 'My rhythm' })

function unclearInWords(part: string, instead: string | null): string {
  if (part === 'order') return `The first time must be the earlier one: /rhythm ${instead}`
  const said = UNCLEAR[part] ?? UNCLEAR.all ?? ''
  return instead ? `${said} Did you mean /rhythm ${instead}?` : said
}

const UNCLEAR: Record<string, string> = {
  all: 'I did not get that.',
  day: 'I did not find a day in that.',
  over: 'Those days are over already, or end before they begin.',
  far: 'I look a year ahead at most.',
  hours: 'I did not find two times in that, the later one last.',
  days: 'I did not find weekdays in that.',
  time: 'I did not find a time of day in that.',
}
const MOST_USED = ['away until Monday', 'snooze a week', 'hours 8:00-16:30']
const FORMS: readonly (readonly [string, ...string[]])[] = [
  ['Away', 'away until Monday', 'away 3 Oct to 10 Oct', 'back'],
  ['Quiet', 'snooze a week', 'snooze practice until 12 October', 'wake'],
  ['Hours and days', 'hours 8:00-16:30', 'days Mon-Thu', 'at 15:30'],
  ['What comes', 'no check-ins', 'check-ins again'],
  ['How often', 'half', 'usual'],
]

/** What differs between two rhythms, in sentences. */
export function changesInWords(before: Rhythm, after: Rhythm): string[] {
  const differs = (key: keyof Rhythm): boolean => JSON.stringify(before[key]) !== JSON.stringify(after[key])
  const lines: string[] = []
  if (differs('opensAt') || differs('closesAt')) lines.push(`I ask you from ${hoursInWords(after)} only.`)
  if (differs('workdays')) lines.push(`I ask you on ${daysInWords(after.workdays)} only.`)
  if (differs('preferredTime') && after.preferredTime)
    lines.push(`What had to wait comes at ${timeInWords(after.preferredTime)}.`)
  else if (differs('preferredTime')) lines.push('What had to wait comes at its own time of day.')
  const out = after.optOuts.filter((kind) => !before.optOuts.includes(kind))
  const again = before.optOuts.filter((kind) => !after.optOuts.includes(kind))
  if (out.length > 0) lines.push(optInWords(out, true))
  if (again.length > 0) lines.push(optInWords(again, false))
  if (differs('pace'))
    lines.push(
      after.pace === 'half' ? 'From now on I ask you half as often.' : 'I ask you as often as usual again.',
    )
  return lines
}

function optInWords(kinds: readonly WantedKind[], isOut: boolean): string {
  const words = kindsInWords(kinds)
  return isOut ? `No more ${words}.` : `${capitalised(words)} come to you again.`
}

/** Snoozes that were ended, in a sentence. */
export function wokenInWords(snoozes: readonly Snooze[]): string {
  if (snoozes.some(({ kind }) => kind === 'all')) return 'I ask you again.'
  return `${capitalised(listInWords(snoozes.map(({ kind }) => kindInWords(kind))))} come to you again.`
}

function buttons(...all: Button[]): Element {
  return { kind: 'buttons', buttons: all }
}
