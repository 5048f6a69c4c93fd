import type { Practice } from '../../src/domain/practice/practice.ts'
import {
  commitmentAskView,
  commitmentElements,
  commitmentForm,
  commitmentKeptView,
  moveCommitmentForm,
} from '../../src/views/commitment-views.ts'
import { viewOf } from '../../src/views/plain-text.ts'
import { practiceBegunView, practiceDraftView } from '../../src/views/practice/practice-draft-view.ts'
import { practiceForm } from '../../src/views/practice/practice-form.ts'
import { practiceListView } from '../../src/views/practice/practice-list-view.ts'
import {
  coachAnswerView,
  howDidItGo,
  practiceReminderView,
  practiceWelcomeView,
  sharedWordsView,
} from '../../src/views/practice/practice-prompt-views.ts'
import {
  nameBeforeSharingView,
  notYetView,
  wordsKeptView,
} from '../../src/views/practice/practice-talk-views.ts'
import {
  coachAnswerForm,
  practiceRewordForm,
  practiceStepForm,
  practiceWordsForm,
} from '../../src/views/practice/practice-word-forms.ts'
import { roleGivenView, rolesView } from '../../src/views/role-views.ts'
import type { FormView, View } from '../../src/views/view.ts'

type Text = (max: number) => string

const ID = '0190f3a0-0000-7000-8000-000000000000'
const ZONE = 'America/Chicago'
const AT = new Date('2026-09-07T20:15:00Z')

const practiceWith = (text: Text) => ({
  ...{ id: ID, groupId: ID, teamId: ID, memberId: ID, coachId: ID, move: text(200), replaces: null },
  ...{ nextStep: text(200), rehearsedAt: null, eventKey: 'e', createdAt: AT, state: 'running' as const },
  schedule: {
    ...{ kind: 'recurring' as const, date: '2026-09-10', time: '07:45', weeks: null, around: null },
    rule: 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20260930',
  },
})

/** The messages of practices, next steps and roles. */
export function practiceViews(text: Text): Record<string, View> {
  const practice: Practice = practiceWith(text)
  const { schedule, move } = practice
  const name = text(80)
  const about = { practice, coach: name, deliveryId: ID }
  const listed = { id: ID, who: name, move, schedule, zone: ZONE, next: AT, isPaused: false }
  const draft = { groupId: ID, move, schedule, next: [AT, AT, AT], zone: ZONE, isElsewhere: true }
  const kept = { practiceId: ID, entryId: ID, coach: name }
  const held = { memberId: ID, name, role: 'coach' as const, scope: { kind: 'school', id: ID }, where: name }
  const commitment = { id: ID, text: text(200), dueOn: '2026-09-18' }
  return {
    'draft of a practice': practiceDraftView({
      ...draft,
      ...{ who: { kind: 'person', name, isReader: false }, isChange: false },
    }),
    "draft of a team's practice": practiceDraftView({
      ...draft,
      ...{ who: { kind: 'team', name, people: 7 }, isChange: true },
    }),
    'practice begun': practiceBegunView({ who: name, move, schedule, zone: ZONE, first: AT, isOwn: false }),
    'practice welcome': practiceWelcomeView({ ...about, next: [AT, AT], zone: ZONE }),
    'practice reminder': practiceReminderView({ ...about, chosen: null, isReminder: false, hasTried: false }),
    'practice reminder after a try': practiceReminderView({
      ...{ ...about, practice: { ...practice, nextStep: null } },
      ...{ chosen: null, isReminder: false, hasTried: true },
    }),
    'practice done': practiceReminderView({ ...about, chosen: 'did', isReminder: true, hasTried: true }),
    'shared words': sharedWordsView({ nudgeId: ID, person: name, move, text: text(3_000) }),
    'shared words taken back': sharedWordsView({ nudgeId: ID, person: name, move, text: null }),
    "coach's answer": coachAnswerView({
      ...{ practiceId: ID, deliveryId: ID, coach: name, move, text: text(3_000) },
    }),
    'how did it go': viewOf(howDidItGo(ID, ID, name)),
    'not yet': notYetView(ID, { tomorrow: AT, next: AT }, ZONE),
    'words kept': wordsKeptView({ ...kept, isShared: false }),
    'words shared': wordsKeptView({ ...kept, isShared: true }),
    'name before sharing': nameBeforeSharingView(ID, ID, name, [text(60), 'Mia']),
    practices: practiceListView(
      [1, 2].map(() => ({ ...listed, activity: null })),
      Array.from({ length: 8 }, () => ({ ...listed, activity: { did: 2, notYet: 1, skipped: 0 } })),
      true,
    ),
    'no practices': practiceListView([], [], false),
    'next step kept': commitmentKeptView(text(200), AT, ZONE, ID),
    'next step asked': commitmentAskView({ commitment, deliveryId: ID, chosen: 'done' }),
    'next steps': viewOf(commitmentElements([commitment, commitment])),
    roles: rolesView(
      Array.from({ length: 30 }, () => held),
      name,
    ),
    'role given': roleGivenView(held, 'May set up practices.'),
  }
}

/** Their forms. */
export function practiceForms(text: Text): Record<string, FormView> {
  const name = text(80)
  const who = Array.from({ length: 120 }, (_, index) => ({ value: `person:${ID}${index}`, label: text(80) }))
  return {
    practice: practiceForm(who, {}, ''),
    'practice with a problem': practiceForm(who, { move: text(200), time: '' }, '', text(200)),
    'change of a practice': practiceForm(
      who.slice(0, 1),
      {
        ...{ who: who[0]?.value ?? '', move: text(200), days: '1,4', every: '2', time: '07:45' },
        ...{ until: '2026-12-18', from: '2026-09-10', words: text(120) },
      },
      ID,
    ),
    rehearsal: practiceWordsForm(`rehearse:${ID}:${ID}`, 'rehearse', name, text(200)),
    'words for the coach': practiceWordsForm(`tell:${ID}:${ID}`, 'tell', name, text(200)),
    'words to keep': practiceWordsForm(`keep:${ID}:`, 'keep', name, text(200)),
    'changed words': practiceRewordForm(`${ID}:${ID}`, text(3_000), name),
    "coach's answer": coachAnswerForm(ID, name, text(3_000)),
    'next step of a practice': practiceStepForm(ID, 'Thursday 10 September, 7:45 am'),
    'next step': commitmentForm(`entry:${ID}`, text(200)),
    'another day': moveCommitmentForm({ id: ID, text: text(200) }),
  }
}
