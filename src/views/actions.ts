/** What a button can ask for. Values: see each. */
export const ACTIONS = {
  /** Value: delivery id, ":" and the choice's value. */
  answer: 'answer',
  /** Value: delivery id. */
  writeAnswer: 'write-answer',
  /** Value: the change (next, pause, resume, finish), ":" and the cycle's id. */
  changeCycle: 'change-cycle',
  /** Value: the command to run, without its slash. */
  runCommand: 'run-command',
  /** Value: entry id, habit, "yes" or "no", with ":" between. */
  correctCode: 'correct-code',
  /** Value: entry id. */
  forgetEntry: 'forget-entry',
  /** Value: team id. */
  undoTeam: 'undo-team',
  /** Value: delivery id. */
  notNow: 'not-now',
  /** Value: delivery id. */
  skipQuestion: 'skip-question',
  /** Value: where the button stands (home, card, menu), ":" and what to do. */
  rhythm: 'rhythm',
  /** Value: where the button stands, ":" and what to restore. */
  undoRhythm: 'undo-rhythm',
  /** Value: a message that was no word about the rhythm after all, and what to restore. */
  keepWords: 'keep-words',
} as const

/** The forms by name; a submission comes back under it. */
export const FORMS = {
  answer: 'answer',
  startCycle: 'start-cycle',
  checkIn: 'check-in',
  reflect: 'reflect',
  rhythm: 'rhythm',
  leave: 'leave',
  snooze: 'snooze',
} as const
