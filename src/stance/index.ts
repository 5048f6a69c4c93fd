/** Reads short reflections: stance codes, team rates, themes, name warnings, the follow-up question. */
export { byHabit, HABITS, type Habit, type HabitNumbers, type SentenceType, TYPES } from './habits.ts'
export {
  type Cue,
  type EntryCode,
  readStance,
  type SentenceReading,
  type StanceReading,
  stanceModelVersion,
  type Verdict,
} from './read.ts'
