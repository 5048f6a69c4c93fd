import { type Cycle, phaseOn } from '../domain/cycle.ts'
import { type DeliveryReason, reasonInWords } from '../domain/nudge.ts'
import { ACTIONS, FORMS } from './actions.ts'
import { viewOf } from './plain-text.ts'
import type { Button, Element, FormView, View } from './view.ts'
import { countInWords, dateInWords, instantInWords } from './words.ts'

interface CycleViewInput {
  cycle: Cycle
  teamName: string
  /** The local date on which it is read. */
  today: string
  nextDueAt: Date | null
  /** Whether the reader may change it: shows the buttons. */
  mayRun: boolean
  /** A sentence on what has just happened. */
  opening?: string
  /** Why messages of the cycle did not go out, with how many; for those who run it. */
  troubles?: { reason: DeliveryReason; count: number }[]
}

/** A team's cycle: what it is about, where it stands, what comes next. */
export function cycleView(input: CycleViewInput): View {
  const { cycle, teamName, opening } = input
  const about = [
    { label: 'Problem of practice', value: cycle.problem },
    { label: 'Unit', value: cycle.unit },
    { label: 'Goal', value: cycle.goal },
  ].filter(({ value }) => value !== '')
  const elements: Element[] = [
    ...(opening ? [{ kind: 'text' as const, text: opening }] : []),
    { kind: 'heading', text: `${teamName}: our inquiry` },
    { kind: 'facts', facts: about },
    phasesOf(input),
    { kind: 'note', text: whatComesNext(input) },
    ...troublesOf(input),
  ]
  const buttons = buttonsOf(input)
  if (buttons.length > 0) elements.push({ kind: 'buttons', buttons })
  return viewOf(elements)
}

/** The form that starts a cycle. `context` is the team's id. */
export function startCycleForm(teamId: string, teamName: string): FormView {
  return {
    name: FORMS.startCycle,
    context: teamId,
    title: 'Start an inquiry',
    submitLabel: 'Start',
    elements: [
      { kind: 'text', text: `A cycle of four weeks for ${teamName}, about something you teach right now.` },
      {
        kind: 'input',
        name: 'problem',
        type: 'paragraph',
        label: 'What do you want to get better at?',
        hint: 'A problem of your practice, in a sentence or two',
        maxLength: 500,
      },
      {
        kind: 'input',
        name: 'unit',
        type: 'line',
        label: 'Which unit or material?',
        hint: 'For example: fractions, unit 3',
        isOptional: true,
        maxLength: 120,
      },
      {
        kind: 'input',
        name: 'goal',
        type: 'line',
        label: 'What should students be able to do?',
        hint: 'For example: compare fractions and say why',
        isOptional: true,
        maxLength: 200,
      },
      {
        kind: 'input',
        name: 'startsOn',
        type: 'date',
        label: 'First day',
        hint: 'Leave it empty to begin on the next school day',
        isOptional: true,
      },
    ],
  }
}

function phasesOf({ cycle, today }: CycleViewInput): Element {
  const current = cycle.state === 'finished' ? null : phaseOn(cycle, today)
  return {
    kind: 'table',
    caption: 'Phases',
    columns: ['Phase', 'From', ''],
    rows: cycle.phases.map((phase) => [
      phase.title,
      dateInWords(phase.startsOn),
      phase.id === current?.id
        ? today < phase.startsOn
          ? 'begins'
          : 'now'
        : phase.endsOn <= today
          ? 'done'
          : '',
    ]),
  }
}

function troublesOf({ troubles = [], mayRun }: CycleViewInput): Element[] {
  if (!mayRun) return []
  return troubles.map(({ reason, count }) => ({
    kind: 'note',
    text: `${countInWords(count, 'message', 'messages')} did not go out. ${reasonInWords(reason)}`,
  }))
}

function whatComesNext({ cycle, nextDueAt }: CycleViewInput): string {
  if (cycle.state === 'paused') return 'Paused: nothing is asked until you resume.'
  if (cycle.state === 'finished') return 'This cycle is finished.'
  if (!nextDueAt) return 'All questions of this cycle have been asked.'
  return `The next question comes on ${instantInWords(nextDueAt, cycle.zone)}.`
}

function buttonsOf({ cycle, mayRun }: CycleViewInput): Button[] {
  if (!mayRun || cycle.state === 'finished') return []
  const change = (kind: string, label: string): Button => ({
    action: ACTIONS.changeCycle,
    value: `${kind}:${cycle.id}`,
    label,
  })
  const finish: Button = { ...change('finish', 'Finish inquiry'), style: 'danger' }
  return cycle.state === 'paused'
    ? [{ ...change('resume', 'Resume'), style: 'primary' }, finish]
    : [change('next', 'Next phase'), change('pause', 'Pause'), finish]
}
