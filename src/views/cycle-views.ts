import { type Cycle, isSkipped, lastDayOf, type Phase, phaseAfter, phaseOn } from '../domain/cycle.ts'
import { type DeliveryReason, reasonInWords } from '../domain/nudge.ts'
import type { IsSchoolDay } from '../domain/schedule.ts'
import { ACTIONS } from './actions.ts'
import { type ComingQuestion, comingElements } from './coming-questions.ts'
import { viewOf } from './plain-text.ts'
import type { Button, Element, View } from './view.ts'
import { dateInWords, instantInWords, meetingInWords } from './words.ts'

interface CycleViewInput {
  cycle: Cycle
  teamName: string
  /** The local date on which it is read. */
  today: string
  isSchoolDay: IsSchoolDay
  /** What it will still ask, the earliest first. */
  coming: ComingQuestion[]
  /** Whether the reader may change it: shows the buttons. */
  mayRun: boolean
  /** A sentence on what has just happened. */
  opening?: string
  /** Also what the team planned beside its problem, and the coming questions in their words. */
  isWhole?: boolean
  /** Why messages of the cycle did not go out, without how many: few could be one person. For those who run it. */
  troubles?: DeliveryReason[]
}

const ALL_ASKED = 'All questions of this cycle have been asked.'
/** How many of the coming questions a cycle shows. */
const SHOWN = 3

/** A team's cycle: what it is about, where it stands, what comes next. */
export function cycleView(input: CycleViewInput): View {
  const { cycle, teamName, opening } = input
  const elements: Element[] = [
    ...(opening ? [{ kind: 'text' as const, text: opening }] : []),
    { kind: 'heading', text: `${teamName}: our inquiry` },
    { kind: 'facts', facts: aboutOf(input) },
    phasesOf(input),
    { kind: 'note', text: whatComesNext(input) },
    ...(cycle.state === 'running' && input.isWhole ? comingElements(input.coming, SHOWN) : []),
    ...troublesOf(input),
  ]
  const buttons = buttonsOf(input)
  if (buttons.length > 0) elements.push({ kind: 'buttons', buttons })
  return viewOf(elements)
}

function aboutOf({ cycle, isWhole }: CycleViewInput): { label: string; value: string }[] {
  const { plan, meeting } = cycle
  const whole = [
    { label: "The school's problem that it serves", value: plan.schoolProblem },
    { label: "The district's", value: plan.districtProblem },
    { label: 'What should come of it', value: plan.outcomes },
    { label: 'How we learn', value: plan.design },
    { label: 'How we see that we get there', value: plan.benchmarks },
    { label: 'Time set aside', value: plan.resources },
  ]
  const facts = [
    { label: 'Problem of practice', value: cycle.problem },
    { label: 'Unit', value: cycle.unit },
    { label: 'Goal', value: cycle.goal },
    ...(isWhole ? whole : []),
    { label: 'We meet', value: meeting ? meetingInWords(meeting) : '' },
  ]
  return facts.filter(({ value }) => value !== '')
}

function phasesOf(input: CycleViewInput): Element {
  return {
    kind: 'table',
    caption: 'Phases',
    columns: ['Phase', 'From', ''],
    rows: input.cycle.phases.map((phase) => [
      phase.title,
      isSkipped(phase) ? '' : dateInWords(phase.startsOn, input.today),
      stateOf(input, phase),
    ]),
  }
}

function stateOf({ cycle, today }: CycleViewInput, phase: Phase): string {
  const current = cycle.state === 'finished' ? null : phaseOn(cycle, today)
  if (isSkipped(phase)) return 'skipped'
  if (phase.id === current?.id) return today < phase.startsOn ? 'begins' : 'now'
  return phase.endsOn <= today ? 'done' : ''
}

function troublesOf({ troubles = [], mayRun }: CycleViewInput): Element[] {
  if (!mayRun) return []
  return [...new Set(troubles)].map((reason) => ({
    kind: 'note',
    text: `Something did not go out. ${reasonInWords(reason)}`,
  }))
}

function whatComesNext(input: CycleViewInput): string {
  const { cycle, today, coming } = input
  if (cycle.state === 'paused') return 'Paused: nothing is asked until you resume.'
  if (cycle.state === 'finished') return 'This cycle is finished.'
  const [next] = coming
  const comes = next ? `The next question comes on ${instantInWords(next.at, next.zone)}.` : ALL_ASKED
  const asks = next && input.isWhole ? 'Coming questions:' : comes
  return [phaseInWords(cycle, today, input.isSchoolDay), asks].filter(Boolean).join(' ')
}

/** "Practice lasts until Friday 11 September, then comes Do." Empty for a cycle without phases. */
export function phaseInWords(cycle: Cycle, today: string, isSchoolDay: IsSchoolDay): string {
  const phase = phaseOn(cycle, today)
  if (!phase) return ''
  const next = phaseAfter(cycle, today)
  const end = `${phase.title} lasts until ${dateInWords(lastDayOf(phase, isSchoolDay), today)}`
  return next ? `${end}, then comes ${next.title}.` : `${end}: it is the last phase.`
}

/** Asks before an inquiry ends: nothing brings it back. */
export function finishQuestion(cycle: Cycle, teamName: string): View {
  const tap = (kind: string) => ({ action: ACTIONS.changeCycle, value: `${kind}:${cycle.id}` })
  return viewOf([
    {
      kind: 'text',
      text: `End the inquiry of ${teamName}? What is still to come is not asked any more, and that cannot be taken back.`,
    },
    { kind: 'note', text: 'To stop for a while, pause it: /inquiry pause' },
    {
      kind: 'buttons',
      buttons: [
        { ...tap('finish'), label: 'End it', style: 'primary' },
        { ...tap('show'), label: 'Let it go on' },
      ],
    },
  ])
}

const AGENDA: Button = { action: ACTIONS.runCommand, value: 'inquiry agenda', label: 'Agenda' }

function buttonsOf({ cycle, mayRun }: CycleViewInput): Button[] {
  if (!mayRun) return []
  const change = (kind: string, label: string): Button => ({
    action: ACTIONS.changeCycle,
    value: `${kind}:${cycle.id}`,
    label,
  })
  const finish = change('ask-finish', 'Finish inquiry')
  const edit = change('edit', 'Edit what it is about')
  switch (cycle.state) {
    case 'finished':
      return [{ ...change('again', 'Start again from this one'), style: 'primary' }]
    case 'paused':
      return [{ ...change('resume', 'Resume'), style: 'primary' }, edit, finish]
    case 'running':
      return [
        change('next', 'Next phase'),
        change('plan', 'Change the plan'),
        edit,
        ...(cycle.meeting ? [AGENDA] : []),
        change('pause', 'Pause'),
        finish,
      ]
  }
}
