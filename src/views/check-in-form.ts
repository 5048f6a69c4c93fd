import { FORMS } from './actions.ts'
import type { FormView, Option } from './view.ts'

/** The form of a check-in: the question, to whom, how to answer, for how long. `given`: what is known already. */
export function checkInForm(teams: Option[], given: { team: string | null; question: string }): FormView {
  const { team, question } = given
  return {
    name: FORMS.checkIn,
    context: team ?? '',
    title: 'Ask a quick question',
    submitLabel: 'Ask now',
    elements: [
      {
        kind: 'input',
        name: 'question',
        type: 'paragraph',
        label: 'Your question',
        hint: "For example: How ready are you for Monday's unit test?",
        maxLength: 300,
        ...(question ? { initial: question.slice(0, 300) } : {}),
      },
      {
        kind: 'input',
        name: 'teams',
        type: 'choices',
        label: 'Which teams?',
        options: teams,
        ...(team ? { initial: team } : {}),
      },
      {
        kind: 'input',
        name: 'answers',
        type: 'choice',
        label: 'How do people answer?',
        options: [
          { value: 'scale', label: 'One tap, 1 to 5' },
          { value: 'yes-no', label: 'One tap: yes, partly, no' },
          { value: 'words', label: 'In words' },
        ],
        initial: 'scale',
      },
      {
        kind: 'input',
        name: 'hours',
        type: 'choice',
        label: 'Open for',
        options: [
          { value: '24', label: 'One day' },
          { value: '72', label: 'Three days' },
          { value: '168', label: 'A week' },
        ],
        initial: '24',
      },
    ],
  }
}
