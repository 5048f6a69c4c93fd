import type { Choice } from '../nudge.ts'
import { type Schedule, upcoming } from '../schedule.ts'

/** 'draft': drawn up and not yet confirmed: nobody is asked. */
export type PracticeState = 'draft' | 'running' | 'paused' | 'ended'

/** A move that one person tries again and again, with the coach who set it up. */
export interface Practice {
  id: string
  /** The same for all that were drawn up together: a team's practice is one for each member. */
  groupId: string
  teamId: string
  /** The person who practices. */
  memberId: string
  coachId: string
  /** What to try, as the coach says it: "wait time: count to five after a question". */
  move: string
  schedule: Schedule
  state: PracticeState
  /** What the person means to do next time; stands in the next reminder. Null: nothing said. */
  nextStep: string | null
  /** When the person rehearsed it first; null before. */
  rehearsedAt: Date | null
  /** The practice whose place this one takes when it begins, or null. */
  replaces: string | null
  /** Event and person: a repeat of the event draws up nothing twice. */
  eventKey: string
  createdAt: Date
}

/** What the messages of a practice are, by the key of their prompts. */
export const PRACTICE_PROMPTS = {
  /** To the person, at each occurrence. */
  reminder: 'practice.reminder',
  /** To the person, when it begins. */
  welcome: 'practice.welcome',
  /** To the coach: what the person shared. */
  shared: 'practice.shared',
  /** To the person: what the coach answered. */
  reply: 'practice.reply',
} as const

/** One tap on a reminder. */
export const PRACTICE_CHOICES: Choice[] = [
  { value: 'did', label: 'Did it' },
  { value: 'not-yet', label: 'Not yet' },
  { value: 'skip', label: 'Skip this time' },
]

/** How often a person has tapped each choice in one practice. */
export interface PracticeActivity {
  practiceId: string
  did: number
  notYet: number
  skipped: number
}

/** Longest text of a move or a next step, in letters. */
export const MAX_MOVE_LENGTH = 200

const HOUR = 3_600_000
const LONGEST_HOURS = 72

/** How long a reminder takes answers, in hours: until shortly before the next one, for three days at most. */
export function practiceWindowHours(schedule: Schedule, zone: string, now: Date): number {
  const [one, two] = upcoming(schedule, zone, now, 2)
  if (!one || !two) return LONGEST_HOURS
  const hours = Math.floor((two.at.getTime() - one.at.getTime()) / HOUR) - 1
  return Math.max(1, Math.min(LONGEST_HOURS, hours))
}
