import type { Agenda } from '../../src/domain/agenda/agenda.ts'
import { AGENDA_KINDS, MAX_POINT, MOST_POINTS } from '../../src/domain/agenda/agenda.ts'
import { agendaDraftView } from '../../src/views/agenda/agenda-draft-view.ts'
import {
  agendaPointForm,
  agendaTopicForm,
  decisionForm,
  ownPointForm,
} from '../../src/views/agenda/agenda-forms.ts'
import {
  agendaComingView,
  agendaView,
  decidedView,
  safeAgendaView,
} from '../../src/views/agenda/agenda-view.ts'
import type { AgendaPoint, AgendaSheet } from '../../src/views/agenda/sheet.ts'
import type { FormView, View } from '../../src/views/view.ts'

const ID = '0190f3a0-0000-7000-8000-000000000000'
const AT = new Date('2026-09-10T20:15:00Z')
const BEFORE = new Date('2026-09-10T13:00:00Z')

function agendaWith(values: Partial<Agenda>): Agenda {
  return {
    ...{ id: ID, teamId: ID, cycleId: ID, meetsOn: '2026-09-10', meetsAt: AT, minutes: 45 },
    ...{ state: 'draft', posted: null, approvedBy: null, postAt: AT, lookAt: AT, madeAt: AT },
    ...{ gatheredAt: AT, ...values },
  }
}

function pointWith(text: (max: number) => string, index: number): AgendaPoint {
  const kind = AGENDA_KINDS[index % AGENDA_KINDS.length] ?? 'topic'
  const students = index % 4 === 0 ? [text(20), text(20)] : []
  return {
    ...{ id: ID, kind, text: text(MAX_POINT), isQuote: index % 2 === 0, name: text(80), minutes: 3 },
    ...{ students, isDone: index % 3 === 0 },
  }
}

function sheetWith(text: (max: number) => string, values: Partial<Agenda>): AgendaSheet {
  return {
    agenda: agendaWith(values),
    teamName: text(80),
    zone: 'America/Chicago',
    points: Array.from({ length: MOST_POINTS }, (_, index) => pointWith(text, index)),
    closing: 5,
    pointCount: 15,
    outCount: 3,
    decisions: [text(MAX_POINT), text(MAX_POINT), text(MAX_POINT)],
  }
}

/** Every message about an agenda, as full as it can be. */
export function agendaViews(text: (max: number) => string): Record<string, View> {
  const draft = sheetWith(text, {})
  return {
    'agenda draft': agendaDraftView(draft, BEFORE, text(120)),
    'agenda draft let go': agendaDraftView(sheetWith(text, { approvedBy: ID }), BEFORE),
    'agenda draft, empty': agendaDraftView({ ...draft, points: [], outCount: 0, decisions: [] }, BEFORE),
    'agenda draft, posted': agendaDraftView(sheetWith(text, { posted: 'whole', state: 'posted' }), BEFORE),
    'agenda draft, lapsed': agendaDraftView(sheetWith(text, { state: 'lapsed' }), BEFORE),
    'agenda draft, too late': agendaDraftView(sheetWith(text, { posted: 'safe' }), AT, text(120)),
    agenda: agendaView(sheetWith(text, { posted: 'whole', state: 'posted' })),
    'agenda, lapsed': agendaView(sheetWith(text, { posted: 'whole', state: 'lapsed' })),
    'agenda without words': safeAgendaView(sheetWith(text, { posted: 'safe' }), [text(80), text(80)]),
    'agenda to come': agendaComingView(draft),
    'what was decided': decidedView(sheetWith(text, { posted: 'whole', state: 'asked' })),
  }
}

/** Every form about an agenda. */
export function agendaForms(text: (max: number) => string): Record<string, FormView> {
  const point = pointWith(text, 0)
  return {
    'agenda point': agendaPointForm(point, 1, MOST_POINTS),
    'own point': ownPointForm(ID),
    'agenda topic': agendaTopicForm(ID, text(MAX_POINT), text(600)),
    decision: decisionForm(ID),
  }
}
