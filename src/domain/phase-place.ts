/** When a phase asks a prompt: on one of its school days, or before the team's meeting where it has one. */
export type PromptTime = {
  /** School days after the phase's first. */
  day: number
  /** Local time ("15:15"). */
  time: string
  /**
   * School days (at `time`) or minutes before the first meeting in the phase that leaves room for it. Without such a
   * meeting `day` counts.
   */
  beforeMeeting?: { days: number } | { minutes: number } | undefined
}

/** Where a prompt stands in its phase: `from` is the first day (local ISO date) of the run that its days count from. */
export type PhasePlace = {
  from: string
  when: PromptTime
}
