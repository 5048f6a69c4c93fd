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
} as const

/** The forms by name; a submission comes back under it. */
export const FORMS = {
  answer: 'answer',
  startCycle: 'start-cycle',
  checkIn: 'check-in',
  reflect: 'reflect',
} as const
