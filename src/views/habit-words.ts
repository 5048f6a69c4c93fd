import type { Habit } from '../stance/habits.ts'

/** The seven habits as a teacher would say them. */
export const HABIT_WORDS: Record<Habit, string> = {
  not_knowing: 'saying what we do not know',
  inquiring: 'wondering why',
  practicing: 'trying something out',
  seeking_feedback: 'asking for feedback',
  evidence: 'looking at what students do',
  collaborating: 'working with colleagues',
  growth_intention: 'planning what to change',
}

/** A thank-you that names the habit, for the writer alone. */
export const THANKS: Record<Habit, string> = {
  not_knowing: 'Thank you for saying what you are unsure of.',
  inquiring: 'Thank you for wondering aloud.',
  practicing: 'Thank you for trying something out.',
  seeking_feedback: 'Thank you for asking for feedback.',
  evidence: 'Thank you for looking at what students did.',
  collaborating: 'Thank you for working on this together.',
  growth_intention: 'Thank you for naming what you will change.',
}
