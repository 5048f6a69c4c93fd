import { WANTED_KINDS, type WantedKind } from './nudge.ts'

/** ISO weekday: 1 is Monday, 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** When and how often a person wants to be asked. Times are local ("07:30"). */
export interface Rhythm {
  memberId: string
  workdays: Weekday[]
  opensAt: string
  closesAt: string
  /** What is held back comes at this time, where it lies in the hours; null: when the hours begin. */
  preferredTime: string | null
  optOuts: WantedKind[]
  /** 'half': half as often as the district's budget allows. */
  pace: 'usual' | 'half'
  /** When the person was asked whether the rhythm suits; null: never. */
  paceAskedAt: Date | null
}

/** A person's days away, local ISO dates: from `from` on, back on `until`. */
export interface Leave {
  id: string
  memberId: string
  from: string
  until: string
}

/** What can be snoozed: one kind of question, or all. */
export const SNOOZE_KINDS = ['all', ...WANTED_KINDS] as const
export type SnoozeKind = (typeof SNOOZE_KINDS)[number]

/** Nothing of a kind until an instant. */
export interface Snooze {
  memberId: string
  kind: SnoozeKind
  until: Date
}

/** The most nudges that one person gets, over all senders. */
export interface Budget {
  perDay: number
  perWeek: number
}

/** The budget where a district has set none. */
export const USUAL_BUDGET: Budget = { perDay: 1, perWeek: 3 }

/** The rhythm of a person who has set none. */
export function usualRhythm(memberId: string): Rhythm {
  return {
    memberId,
    workdays: [1, 2, 3, 4, 5],
    opensAt: '07:00',
    closesAt: '18:00',
    preferredTime: null,
    optOuts: [],
    pace: 'usual',
    paceAskedAt: null,
  }
}
