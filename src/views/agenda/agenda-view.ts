import { viewOf } from '../plain-text.ts'
import type { Element, View } from '../view.ts'
import { countInWords, instantInWords, listInWords } from '../words.ts'
import { agendaButton } from './agenda-buttons.ts'
import { agendaHeading, closingElement, pointElements } from './agenda-lines.ts'
import type { AgendaSheet } from './sheet.ts'

const FROM_THREAD =
  'From what you wrote, without names unless the writer said otherwise. Something of yours? /mine takes it off or adds your name.'
const LAPSED = 'This meeting does not take place. What stood here comes up next time.'

/** The agenda as its team sees it: numbered, with minutes, and what was decided once that is known. */
export function agendaView(sheet: AgendaSheet): View {
  const { agenda, points } = sheet
  if (agenda.state === 'lapsed') return viewOf([agendaHeading(sheet), { kind: 'note', text: LAPSED }])
  return viewOf([
    agendaHeading(sheet),
    { kind: 'note', text: `${countInWords(agenda.minutes, 'minute', 'minutes')}. ${FROM_THREAD}` },
    ...points.flatMap((point, index) => pointElements(point, index + 1)),
    closingElement(sheet),
    ...decisionsOf(sheet),
    ...addOf(sheet),
  ])
}

/** What goes out where no facilitator has looked: how much there is, and what people put there themselves. */
export function safeAgendaView(sheet: AgendaSheet, facilitators: readonly string[]): View {
  if (sheet.agenda.state === 'lapsed') return agendaView(sheet)
  const steps = sheet.points.filter(({ kind }) => kind === 'commitment')
  const who = facilitators.length > 0 ? listInWords(facilitators, 'or') : 'Your facilitator'
  return viewOf([
    agendaHeading(sheet),
    { kind: 'text', text: `Since you last met: ${countsOf(sheet) || 'nothing new was written'}.` },
    ...(steps.length > 0 ? [{ kind: 'note' as const, text: 'Next steps due:' }] : []),
    ...steps.flatMap((point, index) => pointElements(point, index + 1)),
    {
      kind: 'note',
      text: `${who} has the draft with the words: I quote nobody before somebody of you has looked.`,
    },
    ...decisionsOf(sheet),
    ...addOf(sheet),
  ])
}

/** Whether there is anything to say where nobody has looked. */
export function hasSafePart({ points }: AgendaSheet): boolean {
  return points.length > 0
}

/** For members before it is out. */
export function agendaComingView(sheet: AgendaSheet): View {
  const { agenda, zone, teamName } = sheet
  return viewOf([
    {
      kind: 'text',
      text: `${teamName} meets on ${instantInWords(agenda.meetsAt, zone)}. The agenda is not out yet.`,
    },
    ...addOf(sheet),
  ])
}

/** After the meeting. `canReply`: whether it stands in the agenda's thread. */
export function decidedView(sheet: AgendaSheet): View {
  return viewOf([
    { kind: 'heading', text: 'What did you decide?' },
    {
      kind: 'text',
      text: 'One line for each decision, here in the thread or with the button. With a day in it, I can ask you how it went.',
    },
    ...decisionsOf(sheet),
    {
      kind: 'buttons',
      buttons: [{ ...agendaButton('decide', sheet.agenda.id, 'Write down a decision'), style: 'primary' }],
    },
    { kind: 'note', text: 'Your team reads it here, and next time’s agenda begins with it.' },
  ])
}

function decisionsOf({ decisions }: AgendaSheet): Element[] {
  if (decisions.length === 0) return []
  return [
    { kind: 'divider' },
    { kind: 'note', text: 'You decided:' },
    ...decisions.map((text): Element => ({ kind: 'text', text: `✓ ${text}` })),
  ]
}

function addOf({ agenda }: AgendaSheet): Element[] {
  if (agenda.state === 'asked' || agenda.posted === 'whole') return []
  return [{ kind: 'buttons', buttons: [agendaButton('topic', agenda.teamId, 'Add to the agenda')] }]
}

const COUNTED = [
  ['decided', 'decision of last time', 'decisions of last time'],
  ['difference', 'question that you see differently', 'questions that you see differently'],
  ['question', 'open question', 'open questions'],
  ['evidence', 'piece of evidence', 'pieces of evidence'],
  ['topic', 'topic', 'topics'],
  ['commitment', 'next step due', 'next steps due'],
] as const

function countsOf({ points }: AgendaSheet): string {
  const counts = COUNTED.flatMap(([kind, one, many]) => {
    const count = points.filter((point) => point.kind === kind).length
    return count > 0 ? [countInWords(count, one, many)] : []
  })
  return listInWords(counts)
}
