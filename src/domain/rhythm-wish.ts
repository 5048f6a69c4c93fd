import { ASKING_KINDS, type WantedKind } from './nudge.ts'
import { endIn, type Reader, type Span, spanIn } from './plain-spans.ts'
import type { Rhythm, SnoozeKind } from './rhythm.ts'
import { isWithinYearFrom, localDateOf } from './schedule.ts'
import { readDays, readHours, readTime, turnedHours } from './working-words.ts'

/** The part of a rhythm that a person sets. */
export type Settings = Omit<Rhythm, 'memberId' | 'paceAskedAt'>

/** What a person wants of when and how often to be asked. */
export type RhythmWish =
  | { kind: 'away'; span: Span }
  | { kind: 'back' }
  | { kind: 'snooze'; what: SnoozeKind; until: Date }
  | { kind: 'wake' }
  | { kind: 'set'; settings: Partial<Settings> }
  /** `what`: kinds that are wanted no more, or again. */
  | { kind: 'opt'; what: readonly WantedKind[]; isOut: boolean }

/** A form that asks for what the words left open. */
export type RhythmForm = 'leave' | 'snooze' | 'hours'

/** What somebody says about the own rhythm. `unclear`: what could not be read; `instead`: words that could be. */
export type SaidOfRhythm =
  | { kind: 'wish'; wish: RhythmWish }
  | { kind: 'show' | 'help' }
  | { kind: 'form'; form: RhythmForm }
  | { kind: 'unclear'; part: 'all' | 'day' | 'over' | 'far' | 'hours' | 'days' | 'time' }
  | { kind: 'unclear'; part: 'order'; instead: string }

const KINDS: [WantedKind, RegExp][] = [
  ['reflection', /^reflections?(?: questions?| prompts?)?$/],
  ['feedback', /^(?:quick )?feedback(?: questions?)?$/],
  ['check-in', /^check[- ]?ins?$/],
  ['evidence', /^evidence(?: questions?| prompts?)?$/],
  ['practice', /^practi[cs]es?(?: reminders?)?$/],
  ['digest', /^(?:(?:the |my )?(?:weekly )?digests?)$/],
  ['commitment', /^(?:commitments?|follow[- ]?ups?)(?: reminders?| follow[- ]?ups?)?$/],
]
/** What is longer is no wish, and not worth searching for dates. */
const MOST_LETTERS = 200
const EVERYTHING = /^(?:all|everything|anything|(?:all )?(?:questions|nudges|prompts|messages))$/

/** Reads what follows "/rhythm": "away until Monday", "snooze practice a week", "hours 8-16:30", "no check-ins". */
export function readWish(words: string, reader: Reader): SaidOfRhythm {
  if (words.length > MOST_LETTERS) return { kind: 'unclear', part: 'all' }
  const said = plain(words)
  const [, verb = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(said) ?? []
  if (said === '' || /^(?:show|status|me|my rhythm)$/.test(said)) return { kind: 'show' }
  if (said === 'help') return { kind: 'help' }
  const away = awayIn(said, reader)
  if (away) return away
  if (/^(?:snooze|quiet|mute|silence|hush)$/.test(verb)) return snoozeIn(rest, reader)
  if (/^(?:wake(?: me)?(?: up)?|unsnooze|unmute)$/.test(said)) return wish({ kind: 'wake' })
  if (/^hours?$/.test(verb)) return hoursIn(rest)
  if (/^(?:work(?:ing)?)?days?$/.test(verb)) return daysIn(rest)
  if (/^(?:at|prefer(?:red)?)$/.test(verb)) return timeIn(rest)
  if (/^(?:half|fewer|less)(?: (?:as often|often|questions|please))*$/.test(said))
    return set({ pace: 'half' })
  if (/^(?:as )?(?:usual|normal)(?: (?:pace|again|please))*$/.test(said)) return set({ pace: 'usual' })
  return optIn(said) ?? { kind: 'unclear', part: 'all' }
}

/** Whether words that follow "rhythm" in a message are about being asked at all, and no sentence about rhythm. */
export function isAboutRhythm(words: string): boolean {
  // Which days they name depends on the moment, whether they are a wish does not.
  const said = readWish(words, { now: new Date(0), zone: 'UTC' })
  return said.kind !== 'unclear' || said.part !== 'all'
}

/** Away and back, said in a whole message of its own ("I'm away until Monday."); null for whatever else people write. */
export function wishInMessage(text: string, reader: Reader): RhythmWish | null {
  if (text.length > 100 || text.includes('?') || text.includes('\n')) return null
  const said = plain(text)
  if (
    !/^(?:i am|i will be|i'll be|i'm|im) |^(?:away|off|out|on leave) (?:until|till|from) |^back$/.test(said)
  )
    return null
  const read = awayIn(said, reader)
  return read?.kind === 'wish' ? read.wish : null
}

const I_AM = /^(?:i am|i'm|im|i will be|i'll be) /
const AWAY =
  /^(?:away|off|out|(?:out )?of (?:the )?(?:office|school)|out of office|on (?:sick |parental |maternity |paternity |my )?leave|on (?:holiday|vacation)|leave|sick)(?: from)?\b\s*(.*)$/

function awayIn(said: string, reader: Reader): SaidOfRhythm | null {
  const given = said.replace(I_AM, '')
  if (/^back(?: again| now| today| at work)*$/.test(given)) return wish({ kind: 'back' })
  const isBack = /^back (?:on|from) /.test(given)
  const match = AWAY.exec(given)
  if (!match && !isBack) return null
  const rest = match ? (match[1] ?? '') : `until ${given.replace(/^back (?:on|from) /, '')}`
  if (rest === '') return { kind: 'form', form: 'leave' }
  const span = spanIn(rest, reader)
  if (span) return checkedSpan(span, reader)
  // "Away until 5 pm" is a matter of hours, not of days.
  const until = endIn(rest, reader)
  return until ? checkedEnd('all', until, reader) : { kind: 'unclear', part: 'day' }
}

function checkedSpan(span: Span, { now, zone }: Reader): SaidOfRhythm {
  const fault = spanFault(span, localDateOf(now, zone))
  return fault ? { kind: 'unclear', part: fault } : wish({ kind: 'away', span })
}

/** Why somebody cannot be away on these days: they are over (or none), or end more than a year ahead; else null. */
export function spanFault({ from, until }: Span, today: string): 'over' | 'far' | null {
  if (until <= today || until <= from) return 'over'
  return isWithinYearFrom(today, until) ? null : 'far'
}

/** Why something cannot last until an instant: it is over, or more than a year ahead; else null. */
export function endFault(until: Date, { now, zone }: Reader): 'over' | 'far' | null {
  if (until <= now) return 'over'
  return isWithinYearFrom(localDateOf(now, zone), localDateOf(until, zone)) ? null : 'far'
}

function checkedEnd(what: SnoozeKind, until: Date, reader: Reader): SaidOfRhythm {
  const fault = endFault(until, reader)
  return fault ? { kind: 'unclear', part: fault } : wish({ kind: 'snooze', what, until })
}

function snoozeIn(rest: string, reader: Reader): SaidOfRhythm {
  if (rest === '') return { kind: 'form', form: 'snooze' }
  const words = rest.split(' ')
  // The kind may stand first ("practice a week") or last ("a week of practice"), in up to two words.
  for (const size of [2, 1]) {
    const first = snoozeKindOf(words.slice(0, size).join(' '))
    const until = first && endIn(words.slice(size).join(' '), reader)
    if (first && until) return checkedEnd(first, until, reader)
  }
  const until = endIn(rest, reader)
  return until ? checkedEnd('all', until, reader) : { kind: 'unclear', part: 'day' }
}

function hoursIn(rest: string): SaidOfRhythm {
  if (rest === '') return { kind: 'form', form: 'hours' }
  const hours = readHours(rest)
  if (hours) return set(hours)
  const turned = turnedHours(rest)
  return turned
    ? { kind: 'unclear', part: 'order', instead: `hours ${turned}` }
    : { kind: 'unclear', part: 'hours' }
}

function daysIn(rest: string): SaidOfRhythm {
  if (rest === '') return { kind: 'form', form: 'hours' }
  const workdays = readDays(rest)
  return workdays ? set({ workdays }) : { kind: 'unclear', part: 'days' }
}

function timeIn(rest: string): SaidOfRhythm {
  if (rest === '') return { kind: 'form', form: 'hours' }
  if (/^any ?time$/.test(rest)) return set({ preferredTime: null })
  const preferredTime = readTime(rest)
  return preferredTime ? set({ preferredTime }) : { kind: 'unclear', part: 'time' }
}

function optIn(said: string): SaidOfRhythm | null {
  const out = /^(?:no|no more|stop|without) (.+)$/.exec(said)?.[1]
  const again = /^(?:(.+) (?:again|please|too)|(?:with|ask me|want) (.+))$/.exec(said)
  const what = kindsOf(out ?? again?.[1] ?? again?.[2] ?? '')
  return what && wish({ kind: 'opt', what, isOut: out !== undefined })
}

function kindsOf(words: string): readonly WantedKind[] | null {
  const kind = snoozeKindOf(words)
  return kind === 'all' ? ASKING_KINDS : kind && [kind]
}

function snoozeKindOf(words: string): SnoozeKind | null {
  if (EVERYTHING.test(words)) return 'all'
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}

function wish(what: RhythmWish): SaidOfRhythm {
  return { kind: 'wish', wish: what }
}

function set(settings: Partial<Settings>): SaidOfRhythm {
  return wish({ kind: 'set', settings })
}

function plain(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[.!]+$/, '')
    .replace(/\s+/g, ' ')
}
