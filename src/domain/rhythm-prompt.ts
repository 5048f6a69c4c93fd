import type { Prompt } from './nudge.ts'

/** The question whether the rhythm suits, asked once after three that were left unanswered. */
export function rhythmPrompt(id: string): Prompt {
  return {
    id,
    templateKey: null,
    kind: 'rhythm',
    text: 'My last questions came at a bad time, it seems. Does this rhythm suit you?',
    choices: [
      { value: 'suits', label: 'It suits me' },
      { value: 'half', label: 'Half as often' },
      { value: 'quiet', label: 'Quiet for a week' },
    ],
    takesText: false,
    resultsShown: 'after-closing',
    frameworks: [],
  }
}
