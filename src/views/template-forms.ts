import type { CycleTemplate, PhaseTemplate, PromptTemplate } from '../domain/cycle-template.ts'
import type { PromptTime } from '../domain/phase-place.ts'
import { FORMS } from './actions.ts'
import type { FormView, Option } from './view.ts'

/** The form that renames a template. `context`: see submit-template.ts. */
export function templateNameForm(context: string, { title, purpose }: CycleTemplate): FormView {
  return {
    name: FORMS.templateName,
    context,
    title: 'Rename this template',
    submitLabel: 'Save',
    elements: [
      { kind: 'input', name: 'title', type: 'line', label: 'Its name', initial: title, maxLength: 60 },
      {
        kind: 'input',
        name: 'purpose',
        type: 'line',
        label: 'What is it for?',
        hint: 'One line, for whoever chooses',
        initial: purpose,
        maxLength: 160,
      },
    ],
  }
}

/** The form of one phase; null: a new one, at the end. */
export function templatePhaseForm(
  context: string,
  template: CycleTemplate,
  phase: PhaseTemplate | null,
): FormView {
  const count = template.phases.length + (phase ? 0 : 1)
  const index = phase ? template.phases.indexOf(phase) : count - 1
  const places = Array.from({ length: count }, (_, place): Option => {
    return { value: String(place), label: placeInWords(template, phase, place) }
  })
  return {
    name: FORMS.templatePhase,
    context,
    title: phase ? 'Change this phase' : 'Add a phase',
    submitLabel: 'Save',
    elements: [
      {
        kind: 'input',
        name: 'title',
        type: 'line',
        label: 'Its name',
        maxLength: 60,
        ...(phase ? { initial: phase.title } : {}),
      },
      {
        kind: 'input',
        name: 'lengthDays',
        type: 'line',
        label: 'How many school days?',
        hint: 'Five are a week',
        initial: String(phase?.lengthDays ?? 5),
        maxLength: 3,
      },
      {
        kind: 'input',
        name: 'position',
        type: 'choice',
        label: 'Where?',
        options: places,
        initial: String(index),
      },
    ],
  }
}

/** The form of one question; null: a new one. */
export function templatePromptForm(
  context: string,
  phase: PhaseTemplate,
  prompt: PromptTemplate | null,
): FormView {
  const when = prompt?.when ?? { day: 0, time: '15:15' }
  return {
    name: FORMS.templatePrompt,
    context,
    title: prompt ? 'Change this question' : 'Add a question',
    submitLabel: 'Save',
    elements: [
      {
        kind: 'input',
        name: 'text',
        type: 'paragraph',
        label: 'The question',
        hint: "{unit}, {goal} and {problem} become the team's own words",
        maxLength: 300,
        ...(prompt ? { initial: prompt.text } : {}),
      },
      {
        kind: 'input',
        name: 'kind',
        type: 'choice',
        label: 'How do people answer?',
        options: KINDS,
        initial: prompt?.kind ?? 'reflection',
      },
      {
        kind: 'input',
        name: 'answers',
        type: 'paragraph',
        label: 'The answers to tap, one in a line',
        hint: 'For one tap alone; two to seven',
        isOptional: true,
        maxLength: 250,
        ...(prompt ? { initial: prompt.choices.map(({ label }) => label).join('\n') } : {}),
      },
      {
        kind: 'input',
        name: 'audience',
        type: 'choice',
        label: 'Whom does it ask?',
        options: AUDIENCES,
        initial: prompt?.audience ?? 'team',
      },
      {
        kind: 'input',
        name: 'day',
        type: 'line',
        label: `On which of the ${phase.lengthDays} school days?`,
        initial: String(when.day + 1),
        maxLength: 3,
      },
      { kind: 'input', name: 'time', type: 'time', label: 'At what time?', initial: when.time },
      {
        kind: 'input',
        name: 'meeting',
        type: 'choice',
        label: 'Where the team has a meeting',
        hint: 'Then this counts, not the day',
        options: MEETINGS,
        initial: meetingValue(when),
      },
    ],
  }
}

/** What a form's choice says of the meeting; undefined: the day counts. */
export function beforeMeetingOf(value: string): PromptTime['beforeMeeting'] {
  const [unit, count] = value.split('-')
  if (unit === 'days') return { days: Number(count) }
  return unit === 'minutes' ? { minutes: Number(count) } : undefined
}

const KINDS: Option[] = [
  { value: 'reflection', label: 'In words' },
  { value: 'feedback', label: 'With one tap' },
  { value: 'evidence', label: 'With evidence: words or a link' },
]
const AUDIENCES: Option[] = [
  { value: 'team', label: "The team, in its channel's thread" },
  { value: 'private', label: 'Each person in private' },
]
const MEETINGS: Option[] = [
  { value: 'none', label: 'The day counts all the same' },
  { value: 'minutes-30', label: '30 minutes before they meet' },
  { value: 'minutes-120', label: 'Two hours before they meet' },
  { value: 'days-1', label: 'The school day before they meet' },
  { value: 'days-2', label: 'Two school days before they meet' },
]

/** A choice that the form does not offer shows as the nearest that it does. */
function meetingValue({ beforeMeeting }: PromptTime): string {
  if (!beforeMeeting) return 'none'
  if ('minutes' in beforeMeeting) return beforeMeeting.minutes > 60 ? 'minutes-120' : 'minutes-30'
  return beforeMeeting.days === 1 ? 'days-1' : 'days-2'
}

function placeInWords(template: CycleTemplate, phase: PhaseTemplate | null, place: number): string {
  const others = template.phases.filter((each) => each !== phase)
  const before = others[place - 1]
  return before ? `After ${before.title}` : 'First'
}
