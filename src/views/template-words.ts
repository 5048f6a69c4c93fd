import { busiestWeekOf, type CycleTemplate, lengthOf, questionsOf } from '../domain/cycle-template.ts'
import type { PromptTime } from '../domain/phase-place.ts'
import type { Option } from './view.ts'
import { countInWords, timeInWords } from './words.ts'

/** A template to choose from: its title and length, 75 characters at most. */
export function templateOption(template: CycleTemplate): Option {
  const length = lengthInWords(template)
  return { value: template.key, label: `${template.title.slice(0, 72 - length.length)} (${length})` }
}

/** "4 weeks": whole weeks of five school days, or the days where they make no whole weeks. */
export function lengthInWords(template: Pick<CycleTemplate, 'phases'>): string {
  const days = lengthOf(template)
  return days % 5 === 0
    ? countInWords(days / 5, 'week', 'weeks')
    : countInWords(days, 'school day', 'school days')
}

/** "4 weeks, 10 questions". */
export function sizeInWords(template: Pick<CycleTemplate, 'phases'>): string {
  return `${lengthInWords(template)}, ${countInWords(questionsOf(template), 'question', 'questions')}`
}

/** A warning where a template asks more in a week than people should get; else null. */
export function busyWarning(template: Pick<CycleTemplate, 'phases'>): string | null {
  const most = busiestWeekOf(template)
  if (most <= 3) return busyDay(template)
  return `In its busiest week this asks ${most} questions. People get three a week at most: the rest waits or comes together.`
}

/** People get one question a day at most. */
function busyDay({ phases }: Pick<CycleTemplate, 'phases'>): string | null {
  const busy = phases.find(
    ({ prompts }) => new Set(prompts.map(({ when }) => when.day)).size < prompts.length,
  )
  return busy
    ? `${busy.title} asks two questions on one day. People get one a day: the other waits or comes with it.`
    : null
}

/** "day 2, 3:15 pm", or "1 school day before you meet, 3:15 pm". */
export function promptTimeInWords({ day, time, beforeMeeting }: PromptTime): string {
  if (!beforeMeeting) return `day ${day + 1}, ${timeInWords(time)}`
  if ('minutes' in beforeMeeting) return `${beforeMeeting.minutes} minutes before you meet`
  const days = countInWords(beforeMeeting.days, 'school day', 'school days')
  return `${days} before you meet, ${timeInWords(time)}`
}
