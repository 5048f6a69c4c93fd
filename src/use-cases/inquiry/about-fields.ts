import { z } from 'zod'
import type { CycleAbout } from '../../domain/cycle.ts'
import type { IntentOf } from '../../domain/intent.ts'
import type { Meeting } from '../../domain/prompt-time.ts'
import type { Weekday } from '../../domain/rhythm.ts'
import type { Reply } from '../../views/view.ts'
import { faultsOf } from '../form-faults.ts'
import { timeFrom } from '../time-from.ts'

type Values = IntentOf<'submit'>['values']

const WHAT = 'Please say in a sentence what you want to get better at.'

const optionalLine = (max: number) =>
  z.string().trim().max(max, `Please keep this under ${max} letters.`).default('')

const fields = z.object({
  problem: z.string(WHAT).trim().min(3, WHAT).max(500, 'Please keep this under 500 letters.'),
  unit: optionalLine(120),
  goal: optionalLine(200),
  schoolProblem: optionalLine(300),
  districtProblem: optionalLine(300),
  outcomes: optionalLine(300),
  design: optionalLine(300),
  benchmarks: optionalLine(300),
  resources: optionalLine(300),
  weekday: z.enum(['', 'none', '1', '2', '3', '4', '5', '6', '7'], 'Please choose a day.').default(''),
  meetingTime: optionalLine(20),
  meetingMinutes: z.enum(['', '30', '45', '60', '90'], 'Please choose how long.').default(''),
})

/** What a form says that a cycle is about, or its faults. `now` and `zone` read times in plain words. */
export function aboutFrom(
  values: Values,
  now: Date,
  zone: string,
): { kind: 'about'; about: CycleAbout } | { kind: 'faults'; replies: Reply[] } {
  const parsed = fields.safeParse(values)
  if (!parsed.success) return { kind: 'faults', replies: [faultsOf(parsed.error)] }
  const { problem, unit, goal, weekday, meetingTime, meetingMinutes, ...plan } = parsed.data
  const found = meetingFrom(weekday, meetingTime, now, zone)
  const isMeeting = found !== null && !('fault' in found)
  const meeting = isMeeting && meetingMinutes ? { ...found, minutes: Number(meetingMinutes) } : found
  if (meeting && 'fault' in meeting)
    return { kind: 'faults', replies: [{ kind: 'faults', faults: meeting.fault }] }
  return { kind: 'about', about: { problem, unit, goal, plan, meeting } }
}

function meetingFrom(
  weekday: string,
  words: string,
  now: Date,
  zone: string,
): Meeting | null | { fault: Record<string, string> } {
  const hasDay = weekday !== '' && weekday !== 'none'
  if (!hasDay && words === '') return null
  if (!hasDay) return { fault: { weekday: 'On which day do you meet?' } }
  const time = timeFrom(words, now, zone)
  if (!time) return { fault: { meetingTime: 'Please choose a time.' } }
  return { weekday: Number(weekday) as Weekday, time }
}
