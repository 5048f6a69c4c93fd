import { HABITS, type HabitNumbers } from '../stance/habits.ts'
import { HABIT_WORDS } from './habit-words.ts'
import type { Element } from './view.ts'

/** How many own entries show which habit: in the last four weeks, and in the four before. */
export interface OwnTrend {
  now: { entries: number; habits: HabitNumbers }
  before: { entries: number; habits: HabitNumbers }
}

/** A person's own trend, for that person alone; nothing where nothing was written. */
export function ownTrendElements({ now, before }: OwnTrend): Element[] {
  const habits = HABITS.filter((habit) => now.habits[habit] + before.habits[habit] > 0)
  if (habits.length === 0) return []
  const cell = ({ entries, habits: counts }: OwnTrend['now'], habit: (typeof HABITS)[number]) =>
    entries === 0 ? '–' : `${counts[habit]} of ${entries}`
  return [
    {
      kind: 'table',
      caption: 'Your own trend: in how many of your entries I read what',
      columns: ['Habit', 'Last four weeks', 'Four weeks before'],
      rows: habits.map((habit) => [HABIT_WORDS[habit], cell(now, habit), cell(before, habit)]),
    },
    { kind: 'note', text: 'Only you see this. Type /mine to see by which words, and to correct me.' },
  ]
}
