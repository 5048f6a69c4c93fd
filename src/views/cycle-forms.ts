import { type Cycle, type CycleAbout, EMPTY_PLAN, isSkipped, type Phase, phaseOn } from '../domain/cycle.ts'
import type { Meeting } from '../domain/prompt-time.ts'
import { FORMS } from './actions.ts'
import type { FormView, InputElement, Option } from './view.ts'
import { dateInWords, WEEKDAYS } from './words.ts'

/** A team that has written nothing yet. */
export const NOTHING_WRITTEN: CycleAbout = {
  problem: '',
  unit: '',
  goal: '',
  plan: EMPTY_PLAN,
  meeting: null,
}

/** The form that starts a cycle. `context` is the team's id; `templates`: key and a line on what each is for. */
export function startCycleForm(
  team: { id: string; name: string },
  templates: Option[],
  given: { about: CycleAbout; template: string },
): FormView {
  return {
    name: FORMS.startCycle,
    context: team.id,
    title: 'Start an inquiry',
    submitLabel: 'Start',
    elements: [
      { kind: 'text', text: `For ${team.name}, about something you teach right now.` },
      ...problemFields(given.about),
      {
        kind: 'input',
        name: 'template',
        type: 'choice',
        label: 'Which way of working?',
        options: templates,
        initial: given.template,
      },
      {
        kind: 'input',
        name: 'startsOn',
        type: 'date',
        label: 'First day',
        hint: 'Leave it empty to begin on the next school day',
        isOptional: true,
      },
      ...meetingFields(given.about.meeting),
    ],
  }
}

/** The form that changes what a cycle is about, with all that a plan states. `context` is the cycle's id. */
export function editCycleForm(cycle: Cycle): FormView {
  const { plan } = cycle
  return {
    name: FORMS.editCycle,
    context: cycle.id,
    title: 'Our inquiry',
    submitLabel: 'Save',
    elements: [
      ...problemFields(cycle),
      planField('schoolProblem', "Which of the school's problems does it serve?", plan.schoolProblem),
      planField('districtProblem', "And which of the district's?", plan.districtProblem),
      planField('outcomes', 'What should come of it?', plan.outcomes, 'For you, and for your students'),
      planField('design', 'How will you learn?', plan.design, 'For example: we watch each other teach'),
      planField('benchmarks', 'How will you see that you get there?', plan.benchmarks),
      planField('resources', 'Which time is set aside, and what else do you need?', plan.resources),
      ...meetingFields(cycle.meeting),
    ],
  }
}

/** The form that changes a cycle's phases. `context`: the cycle's id and version. `given`: what is known already. */
export function changePlanForm(
  cycle: Cycle,
  today: string,
  given: { what?: string; phaseId?: string | null } = {},
): FormView {
  const phases = cycle.phases.map((phase) => ({ value: phase.id, label: phaseLabel(phase, today) }))
  const initial = given.phaseId ?? phaseOn(cycle, today)?.id
  const changes = CHANGES.filter(({ value }) => value !== 'restore' || cycle.phases.some(isSkipped))
  return {
    name: FORMS.changePlan,
    context: `${cycle.id}:${cycle.version}`,
    title: 'Change the plan',
    submitLabel: 'See the new dates',
    elements: [
      {
        kind: 'input',
        name: 'what',
        type: 'choice',
        label: 'What should change?',
        options: changes,
        initial: given.what ?? 'lengthen',
      },
      {
        kind: 'input',
        name: 'phase',
        type: 'choice',
        label: 'Which phase?',
        options: phases,
        ...(initial ? { initial } : {}),
      },
      {
        kind: 'input',
        name: 'days',
        type: 'line',
        label: 'By how many school days?',
        hint: 'To make it longer or shorter',
        initial: '1',
        isOptional: true,
        maxLength: 3,
      },
      {
        kind: 'input',
        name: 'lastDay',
        type: 'date',
        label: 'Its last day',
        hint: 'To end it on a date',
        isOptional: true,
      },
    ],
  }
}

const CHANGES: Option[] = [
  { value: 'lengthen', label: 'Make it longer' },
  { value: 'shorten', label: 'Make it shorter' },
  { value: 'until', label: 'End it on a date' },
  { value: 'skip', label: 'Leave it out' },
  { value: 'restore', label: 'Bring it back' },
  { value: 'repeat', label: 'Do it once more, with its questions' },
]

function problemFields({
  problem,
  unit,
  goal,
}: Pick<CycleAbout, 'problem' | 'unit' | 'goal'>): InputElement[] {
  return [
    {
      kind: 'input',
      name: 'problem',
      type: 'paragraph',
      label: 'What do you want to get better at?',
      hint: 'A problem of your practice, in a sentence or two',
      maxLength: 500,
      ...startingWith(problem),
    },
    {
      kind: 'input',
      name: 'unit',
      type: 'line',
      label: 'Which unit or material?',
      hint: 'For example: fractions, unit 3',
      isOptional: true,
      maxLength: 120,
      ...startingWith(unit),
    },
    {
      kind: 'input',
      name: 'goal',
      type: 'line',
      label: 'What should students be able to do?',
      hint: 'For example: compare fractions and say why',
      isOptional: true,
      maxLength: 200,
      ...startingWith(goal),
    },
  ]
}

function planField(name: string, label: string, value: string, hint?: string): InputElement {
  return {
    kind: 'input',
    name,
    type: 'line',
    label,
    ...(hint ? { hint } : {}),
    isOptional: true,
    maxLength: 300,
    ...startingWith(value),
  }
}

function meetingFields(meeting: Meeting | null): InputElement[] {
  const days = WEEKDAYS.slice(0, 5).map((label, index) => ({ value: String(index + 1), label }))
  return [
    {
      kind: 'input',
      name: 'weekday',
      type: 'choice',
      label: 'When do you meet each week?',
      options: [{ value: 'none', label: 'No fixed day' }, ...days],
      initial: meeting ? String(meeting.weekday) : 'none',
      isOptional: true,
    },
    {
      kind: 'input',
      name: 'meetingTime',
      type: 'time',
      label: 'At what time?',
      hint: 'Some questions then come just before you meet',
      isOptional: true,
      ...startingWith(meeting?.time ?? ''),
    },
    {
      kind: 'input',
      name: 'meetingMinutes',
      type: 'choice',
      label: 'For how long?',
      hint: 'The agenda of each meeting is made for this',
      options: [30, 45, 60, 90].map((minutes) => ({ value: String(minutes), label: `${minutes} minutes` })),
      initial: String(meeting?.minutes ?? 45),
      isOptional: true,
    },
  ]
}

function phaseLabel(phase: Phase, today: string): string {
  const title = phase.title.slice(0, 40)
  if (isSkipped(phase)) return `${title} (skipped)`
  if (phase.endsOn <= today) return `${title} (done)`
  return phase.startsOn <= today ? `${title} (now)` : `${title}, from ${dateInWords(phase.startsOn)}`
}

function startingWith(initial: string): { initial?: string } {
  return initial ? { initial } : {}
}
