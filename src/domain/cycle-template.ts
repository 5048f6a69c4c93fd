import type { AskingKind, Choice, NudgeAudience } from './nudge.ts'
import type { PromptTime } from './phase-place.ts'

/** A question of a template. */
export interface PromptTemplate {
  /** Stays when the words change. */
  key: string
  kind: Extract<AskingKind, 'reflection' | 'feedback' | 'evidence'>
  audience: NudgeAudience
  when: PromptTime
  windowHours: number
  /** May quote the cycle: {unit}, {goal}, {problem}. */
  text: string
  /** For quick feedback alone. */
  choices: Choice[]
  /** Keys of the education frameworks that it serves ("PLS-4"). */
  frameworks: string[]
}

/** A phase of a template; `lengthDays` counts school days. */
export interface PhaseTemplate {
  key: string
  title: string
  lengthDays: number
  frameworks: string[]
  prompts: PromptTemplate[]
}

/** What a cycle is made from: the library's, or a school's own. */
export interface CycleTemplate {
  key: string
  title: string
  /** What it is for, in a line. */
  purpose: string
  frameworks: string[]
  phases: PhaseTemplate[]
}

/** The template that a cycle begins with where nobody chooses another. */
export const DEFAULT_TEMPLATE = 'default'

/** How many school days a template takes when nothing comes between. */
export function lengthOf(template: Pick<CycleTemplate, 'phases'>): number {
  return template.phases.reduce((sum, { lengthDays }) => sum + lengthDays, 0)
}

/** How many questions a template asks. */
export function questionsOf(template: Pick<CycleTemplate, 'phases'>): number {
  return template.phases.reduce((sum, { prompts }) => sum + prompts.length, 0)
}

/** The most questions that fall into any five school days on end: what a person gets in a week. */
export function busiestWeekOf(template: Pick<CycleTemplate, 'phases'>): number {
  let start = 0
  const days: number[] = []
  for (const { lengthDays, prompts } of template.phases) {
    for (const { when } of prompts) days.push(start + when.day)
    start += lengthDays
  }
  return Math.max(0, ...days.map((from) => days.filter((day) => day >= from && day < from + 5).length))
}
