/** The seven habits of a learning stance, in the order of the model's heads. */
export const HABITS = [
  'not_knowing',
  'inquiring',
  'practicing',
  'seeking_feedback',
  'evidence',
  'collaborating',
  'growth_intention',
] as const

/** One of the seven habits that mark a learning stance. */
export type Habit = (typeof HABITS)[number]

/** The nine types of a reflective sentence, in the order of the model's heads (CEReD's labels). */
export const TYPES = [
  'Experience',
  'Feeling',
  'Difficulty',
  'Belief',
  'Perspective',
  'Learning',
  'Intention',
  'Reflection',
  'Other',
] as const

/** One of the nine types of a reflective sentence. */
export type SentenceType = (typeof TYPES)[number]

/** One number for each habit. */
export type HabitNumbers = Record<Habit, number>

/** Returns a record with a value for every habit, made by the function given. */
export const byHabit = <Value>(make: (habit: Habit, index: number) => Value): Record<Habit, Value> =>
  Object.fromEntries(HABITS.map((habit, index) => [habit, make(habit, index)])) as Record<Habit, Value>
