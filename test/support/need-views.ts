import { departmentsView } from '../../src/views/needs/department-view.ts'
import { needAnswerForm, needForm, needPassForm } from '../../src/views/needs/need-forms.ts'
import { needListView, type OwnNeed } from '../../src/views/needs/need-list-view.ts'
import {
  needAnsweredView,
  needAnswerSentView,
  needDraftView,
  needNewsView,
  needNoteView,
  needRaisedView,
} from '../../src/views/needs/need-views.ts'
import {
  toldBackForm,
  toldBackPreview,
  toldBackSentView,
  toldBackView,
} from '../../src/views/needs/told-back-views.ts'
import type { FormView, View } from '../../src/views/view.ts'

type Text = (max: number) => string

const ID = '0190f3a0-0000-7000-8000-000000000000'

/** Three requests of a person's own, one of each state. */
export function ownNeedsWith(text: Text): OwnNeed[] {
  return (['waiting', 'taken', 'answered'] as const).map((state) => ({
    need: { id: ID, text: text(3_000), state },
    to: text(80),
    days: 3,
    answer: state === 'answered' ? { by: text(80), text: text(3_000) } : null,
  }))
}

/** The messages of needs. */
export function needViews(text: Text): Record<string, View> {
  const need = { id: ID, text: text(3_000), category: 'students' as const, state: 'waiting' as const }
  const shown = { need, from: text(120), takenBy: null, passedTo: null, answeredBy: null }
  const draft = { need, to: text(80), shown: text(200) }
  const waiting = { need, from: text(120), days: 3, takenBy: null }
  return {
    departments: departmentsView([{ name: text(40), people: [text(80), text(80)] }]),
    'no departments': departmentsView([]),
    'need raised': needRaisedView(need, text(80), text(200)),
    'need before it goes': needDraftView({ ...draft, names: [], isChosen: false }),
    'need that may name a student': needDraftView({ ...draft, names: [text(60), 'Mia'], isChosen: true }),
    'need for an answer': needNoteView(shown),
    'need somebody is on': needNoteView({ ...shown, takenBy: text(80) }),
    'need answered by a colleague': needNoteView({
      ...shown,
      need: { ...need, state: 'answered' },
      answeredBy: text(80),
    }),
    'need passed on': needNoteView({ ...shown, passedTo: text(80) }),
    'need taken back': needNoteView({ ...shown, need: { ...need, state: 'withdrawn', text: '' } }),
    'news of a need': needNewsView(text(3_000), text(120)),
    'answer to a need': needAnsweredView(text(3_000), { by: text(80), text: text(3_000) }),
    'needs of somebody who answers': needListView(
      { oldest: Array.from({ length: 8 }, () => waiting), count: 12 },
      ownNeedsWith(text),
      true,
    ),
    'no needs': needListView({ oldest: [], count: 0 }, [], false),
    'needs of a teacher': needListView(null, ownNeedsWith(text), false),
    'answer sent': needAnswerSentView(text(120), ID),
    'told back': toldBackView({ heard: text(500), did: text(1_000) }, text(80)),
    'told back before it goes': toldBackPreview({
      ...{ id: ID, words: { heard: text(500), did: text(1_000) }, by: text(80) },
      ...{ teams: Array.from({ length: 9 }, () => text(80)), named: [text(80), text(80)] },
    }),
    'told back and sent': toldBackSentView([text(80)]),
  }
}

/** The forms of needs. */
export function needForms(text: Text): Record<string, FormView> {
  const desks = Array.from({ length: 9 }, (_, index) => ({
    value: `department:${ID}${index}`,
    label: text(200),
  }))
  const empty = { text: '', category: null, desk: null, isNamed: false }
  return {
    need: needForm('', desks, empty),
    'changed need': needForm(ID, desks, { text: text(3_000), category: 'other', desk: null, isNamed: true }),
    'answer to a need': needAnswerForm(ID, text(120), text(3_000)),
    'told back': toldBackForm(`draft:${ID}`, desks, { heard: text(500), did: text(1_000), scope: null }),
    'need to pass on': needPassForm(ID, desks),
  }
}
