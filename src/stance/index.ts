/** Reads short reflections: stance codes, team rates, themes, name warnings, the follow-up question. */
export { chooseFollowUp, type FollowUp } from './follow-up.ts'
export { byHabit, HABITS, type Habit, type HabitNumbers, type SentenceType, TYPES } from './habits.ts'
export { findStudentNames, type NameWarning } from './name-warning.ts'
export { estimateRate, type RatedEntry, type RateEstimate } from './quantify.ts'
export {
  type Cue,
  type EntryCode,
  readStance,
  type SentenceReading,
  type StanceReading,
  stanceModelVersion,
  type Verdict,
} from './read.ts'
export { findThemes, type Theme, type ThemeEntry, type ThemeOptions } from './themes.ts'
