import type { Agenda } from '../../domain/agenda/agenda.ts'
import { viewOf } from '../plain-text.ts'
import type { Button, Element, View } from '../view.ts'
import { countInWords, instantInWords, listInWords } from '../words.ts'
import { agendaButton } from './agenda-buttons.ts'
import { agendaHeading, closingElement, pointElements } from './agenda-lines.ts'
import type { AgendaPoint, AgendaSheet } from './sheet.ts'

/**
 * The agenda as its facilitator sees it: every point can be changed, moved or left out, until the meeting begins before
 * all of it is out. `opening`: what just happened.
 */
export function agendaDraftView(sheet: AgendaSheet, now: Date, opening?: string): View {
  const { points, agenda } = sheet
  const head = [...(opening ? [{ kind: 'text' as const, text: opening }] : []), agendaHeading(sheet)]
  if (agenda.state === 'lapsed') return viewOf([...head, { kind: 'note', text: LAPSED }])
  if (agenda.posted !== 'whole' && agenda.meetsAt <= now)
    return viewOf([
      ...head,
      { kind: 'note', text: tooLateInWords(agenda, now) },
      ...points.flatMap((point, index) => pointElements(point, index + 1)),
    ])
  const lines = points.flatMap((point, index) => [
    ...pointElements(point, index + 1),
    ...warningOf(point),
    { kind: 'buttons' as const, buttons: pointButtons(point, index) },
  ])
  return viewOf([
    ...head,
    { kind: 'note', text: openingOf(sheet) },
    ...[...lines, closingElement(sheet), ...statusOf(sheet), endButtons(sheet)],
  ])
}

const LAPSED =
  'This meeting does not take place: nothing goes out, and nothing is lost. It comes up next time.'

function tooLateInWords({ meetsAt, minutes, posted }: Agenda, now: Date): string {
  const isOver = meetsAt.getTime() + minutes * 60_000 <= now.getTime()
  const begins = isOver ? 'This meeting is over' : 'This meeting has begun'
  return posted
    ? `${begins}: the team has seen how much there was to talk about, not the words.`
    : `${begins}: the agenda did not go out, and does not any more.`
}

function openingOf({ agenda, points }: AgendaSheet): string {
  if (agenda.posted === 'whole') return 'Posted. What you change here shows in the channel at once.'
  if (agenda.posted) return 'The team has seen how much there is to talk about, not yet the words.'
  if (points.length === 0)
    return 'Nothing has been written since you last met, so this page is empty. Add what you want to talk about.'
  return 'A draft for your eyes, from what your team wrote. Words stand without names, unless the writer said otherwise.'
}

function warningOf({ students }: AgendaPoint): Element[] {
  if (students.length === 0) return []
  const names = listInWords(students.map((name) => `“${name}”`))
  return [
    {
      kind: 'note',
      text: `⚠ This may name a student: ${names}. Change it or leave it out; as it is, it does not go out.`,
    },
  ]
}

function pointButtons({ id, students }: AgendaPoint, index: number): Button[] {
  return [
    { ...agendaButton('change', id, 'Change'), style: 'quiet' },
    ...(index > 0 ? [{ ...agendaButton('up', id, 'Move up'), style: 'quiet' as const }] : []),
    { ...agendaButton('out', id, 'Leave out'), style: 'quiet' },
    ...(students.length > 0
      ? [{ ...agendaButton('clear', id, 'No student is named'), style: 'quiet' as const }]
      : []),
  ]
}

/** When it goes out, and what goes out where nobody acts. */
function statusOf({ agenda, zone, outCount }: AgendaSheet): Element[] {
  const out = outCount > 0 ? [`${countInWords(outCount, 'point', 'points')} left out.`] : []
  const when = agenda.postAt ? instantInWords(agenda.postAt, zone) : null
  const waits =
    agenda.posted || !when
      ? []
      : agenda.approvedBy
        ? [`It goes out on ${when}, as it stands then.`]
        : [
            `If you do nothing, on ${when} the team sees only how much there is to talk about, and next steps that people put there themselves: no one’s words.`,
          ]
  const text = [...out, ...waits].join(' ')
  return text ? [{ kind: 'note', text }] : []
}

function endButtons({ agenda, zone, outCount, points, pointCount }: AgendaSheet): Element {
  const { id, postAt } = agenda
  const seen = `${id}:${pointCount}`
  const later = postAt ? instantInWords(postAt, zone) : null
  const isPosted = agenda.posted === 'whole'
  const post: Button[] = [
    { ...agendaButton('post', seen, 'Post to the team now'), style: 'primary' },
    ...(later && !agenda.posted
      ? [
          agenda.approvedBy
            ? agendaButton('wait', id, 'Not yet: let me look again')
            : agendaButton('approve', seen, `Post it on ${later}`),
        ]
      : []),
  ]
  return {
    kind: 'buttons',
    buttons: [
      ...(isPosted || points.length === 0 ? [] : post),
      agendaButton('add', id, 'Add a point'),
      ...(outCount > 0 ? [agendaButton('back', id, 'Bring back what was left out')] : []),
    ],
  }
}
