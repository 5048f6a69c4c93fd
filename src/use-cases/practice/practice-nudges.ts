import { newId } from '../../domain/ids.ts'
import { dueAt, newNudge } from '../../domain/new-nudge.ts'
import type { Nudge, Prompt } from '../../domain/nudge.ts'
import type { Member, Team } from '../../domain/organisation.ts'
import {
  PRACTICE_CHOICES,
  PRACTICE_PROMPTS,
  type Practice,
  practiceWindowHours,
} from '../../domain/practice/practice.ts'
import { nextDueAfter, type Schedule } from '../../domain/schedule.ts'
import type { Deps } from '../deps.ts'
import { atWorkingMoment } from '../working-moment.ts'

/** Notes are read when their reader comes to it. */
const NOTE_HOURS = 14 * 24

/** A practice with the people and the team that it belongs to. */
export interface PracticePeople {
  practice: Practice
  learner: Member
  coach: Member
  team: Team
  /** The learner's zone. */
  zone: string
}

/** The people of a practice; null where one of them, or the team, is no more. */
export async function peopleOf(
  deps: Pick<Deps, 'stores'>,
  practice: Practice,
): Promise<PracticePeople | null> {
  const { members, teams } = deps.stores
  const [learner, coach, team] = await Promise.all([
    members.find(practice.memberId),
    members.find(practice.coachId),
    teams.find(practice.teamId),
  ])
  return learner && coach && team ? { practice, learner, coach, team, zone: learner.zone ?? team.zone } : null
}

/** What reminds a person of a practice from now on; nothing is due where its time is over. */
export function reminderNudge(people: PracticePeople, schedule: Schedule, now: Date): Nudge {
  const { practice, learner, coach, team, zone } = people
  const nudge = newNudge({
    id: newId(now),
    teamId: team.id,
    practiceId: practice.id,
    audience: 'private',
    memberId: learner.id,
    askedBy: coach.id,
    schedule,
    zone,
    windowHours: practiceWindowHours(schedule, zone, now),
    prompt: promptOf(PRACTICE_PROMPTS.reminder, practice.move, now),
  })
  return { ...nudge, ...dueAt(nudge, nextDueAfter(schedule, zone, now)) }
}

/** A note of a practice to one of its two people, in their working hours. `text`: empty where it is told from elsewhere. */
export async function noteNudge(
  deps: Pick<Deps, 'stores' | 'clock'>,
  people: PracticePeople,
  note: { key: Exclude<Prompt['templateKey'], null>; to: Member; text: string; replyTo: string | null },
): Promise<Nudge> {
  const { practice, learner, coach, team } = people
  const now = deps.clock.now()
  const { key, to, text, replyTo } = note
  return newNudge({
    id: newId(now),
    teamId: team.id,
    practiceId: practice.id,
    audience: 'private',
    memberId: to.id,
    askedBy: to.id === coach.id ? learner.id : coach.id,
    replyTo,
    schedule: await atWorkingMoment(deps, to, team),
    zone: to.zone ?? team.zone,
    windowHours: NOTE_HOURS,
    prompt: promptOf(key, text, now),
  })
}

function promptOf(templateKey: string, text: string, now: Date): Prompt {
  const isReminder = templateKey === PRACTICE_PROMPTS.reminder
  return {
    id: newId(now),
    templateKey,
    kind: isReminder ? 'practice' : 'note',
    text,
    choices: isReminder ? PRACTICE_CHOICES : [],
    takesText: isReminder,
    resultsShown: 'after-closing',
    frameworks: ['PLS-6', 'STD-LD', 'STD-IM'],
  }
}
