/** What a button can ask for. Values: see each. */
export const ACTIONS = {
  /** Value: delivery id, ":" and the choice's value. */
  answer: 'answer',
  /** Value: delivery id. */
  writeAnswer: 'write-answer',
  /** Value: the change (next, pause, resume, finish) or what to open (show, plan, edit, again, ask-finish), ":" and the cycle's id. */
  changeCycle: 'change-cycle',
  /** Value: the cycle's id and version, then the change in its parts, with ":" between. */
  saveChange: 'save-change',
  /** Value: what to show of a school's templates, and of which; see template-steps.ts. */
  template: 'template',
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
  /** Value: open, scope kind and id, week; or about, on, off, and kind and id of the recipient; ":" between. */
  digest: 'digest',
  /** Value: what to do (see PRACTICE_STEPS), and its ids, with ":" between. */
  practice: 'practice',
  /** Value: "new" and the entry's id; or "done", "move", "let-go" and the commitment's id; ":" between. */
  commitment: 'commitment',
  /** Value: what to do (see AGENDA_STEPS), and its ids, with ":" between. */
  agenda: 'agenda',
  /** Value: member id, role, scope kind and scope id, with ":" between: takes the role away. */
  takeRole: 'take-role',
  /** Value: what to do (see NEED_STEPS), ":" and the need's id. */
  need: 'need',
  /** Value: "use" or "leave", ":" and the id of the previewed calendar. */
  decideCalendar: 'decide-calendar',
} as const

/** What a button of a practice can ask for. */
export const PRACTICE_STEPS = {
  /** Of drafts, by their group's id. */
  confirm: 'confirm',
  change: 'change',
  cancel: 'cancel',
  /** Of what has begun, by the practice's id, or its group's for the coach of a team. */
  pause: 'pause',
  resume: 'resume',
  stop: 'stop',
  /** By the practice's id and a delivery's (or none). */
  rehearse: 'rehearse',
  tell: 'tell',
  keep: 'keep',
  /** By the practice's id. */
  step: 'step',
  /** By the delivery's id: another reminder on the next working day. */
  tomorrow: 'tomorrow',
  /** By the practice's and an entry's id. */
  share: 'share',
  sendAsIs: 'send-as-is',
  reword: 'reword',
  /** By the id of the nudge that told of the words. */
  answer: 'answer',
} as const

/** What a button of a need can ask for. */
export const NEED_STEPS = {
  /** By its writer. */
  send: 'send',
  sendNamed: 'send-named',
  /** Of words that were no request: a thought of one's own. */
  keep: 'keep',
  change: 'change',
  withdraw: 'withdraw',
  /** By whoever answers. */
  answer: 'answer',
  take: 'take',
  pass: 'pass',
  /** By a leader for everybody: of a need's id, or a theme's label; then by the draft's id. */
  tell: 'tell',
  theme: 'theme',
  post: 'post',
  reword: 'reword',
  drop: 'drop',
} as const

/** The forms by name; a submission comes back under it. */
export const FORMS = {
  answer: 'answer',
  startCycle: 'start-cycle',
  editCycle: 'edit-cycle',
  changePlan: 'change-plan',
  templateName: 'template-name',
  templatePhase: 'template-phase',
  templatePrompt: 'template-prompt',
  checkIn: 'check-in',
  reflect: 'reflect',
  rhythm: 'rhythm',
  leave: 'leave',
  snooze: 'snooze',
  practice: 'practice',
  practiceWords: 'practice-words',
  practiceReword: 'practice-reword',
  practiceAnswer: 'practice-answer',
  practiceStep: 'practice-step',
  commitment: 'commitment',
  moveCommitment: 'move-commitment',
  calendarDay: 'calendar-day',
  need: 'need',
  needAnswer: 'need-answer',
  needPass: 'need-pass',
  agendaPoint: 'agenda-point',
  agendaOwn: 'agenda-own',
  agendaTopic: 'agenda-topic',
  agendaDecision: 'agenda-decision',
  toldBack: 'told-back',
} as const
