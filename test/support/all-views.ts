import type { Prompt } from '../../src/domain/nudge.ts'
import type { Report } from '../../src/domain/report/report.ts'
import { isWeekday } from '../../src/domain/schedule.ts'
import { byHabit, HABITS } from '../../src/stance/habits.ts'
import { calendarDayForm } from '../../src/views/calendar-day-form.ts'
import { checkInForm } from '../../src/views/check-in-form.ts'
import { cycleView } from '../../src/views/cycle-views.ts'
import { entryReplyView } from '../../src/views/entry-reply-view.ts'
import { helpView } from '../../src/views/help-view.ts'
import { homeView } from '../../src/views/home-view.ts'
import { mineView, type OwnEntry } from '../../src/views/mine-view.ts'
import { textView } from '../../src/views/plain-text.ts'
import { promptView } from '../../src/views/prompt-view.ts'
import { answerForm, reflectForm } from '../../src/views/reflect-form.ts'
import { resultView } from '../../src/views/result-view.ts'
import { noSignalsView, signalsView } from '../../src/views/signals-view.ts'
import { teamUndoneView, teamWelcomeView } from '../../src/views/team-views.ts'
import type { FormView, View } from '../../src/views/view.ts'
import { agendaForms, agendaViews } from './agenda-views.ts'
import { calendarViews } from './calendar-views.ts'
import { digestViews } from './digest-views.ts'
import { coming, cycleWith, inquiryForms, inquiryViews } from './inquiry-views.ts'
import { needForms, needViews, ownNeedsWith } from './need-views.ts'
import { practiceForms, practiceViews } from './practice-views.ts'
import { ownRhythmWith, rhythmFormsWith, rhythmViewsWith } from './rhythm-views.ts'
import { sampleFigures, sampleReport } from './sample-report.ts'

const ID = '0190f3a0-0000-7000-8000-000000000000'
const ZONE = 'America/Chicago'
const PAGE = `https://thread.example/signals/open?t=${'x'.repeat(43)}`
const AT = new Date('2026-09-07T20:15:00Z')

/** What people may put in: ordinary, as long as allowed, and hostile to markup. */
const WORDS = {
  ordinary: (_max: number) => 'Students guess in fractions',
  long: (max: number) => 'wait time '.repeat(max).slice(0, max),
  hostile: (max: number) =>
    '<!channel> *bold* [x](http://y) & "<b>" \u202e שלום 👩🏽‍🏫 '.repeat(9).slice(0, Math.min(max, 300)),
}

const prompt = (text: string, choices: Prompt['choices'], takesText: boolean) => ({
  kind: 'reflection' as const,
  text,
  choices,
  takesText,
})
const scale = [1, 2, 3, 4, 5].map((value) => ({ value: String(value), label: 'x'.repeat(30) }))

function reportWith(text: (max: number) => string, kind: 'team' | 'school' | 'district'): Report {
  const report = sampleReport(kind)
  return {
    ...report,
    scope: { ...report.scope, name: text(80) },
    parts: report.parts.map((part) => ({ ...part, name: text(80) })),
    topics: Array.from({ length: 8 }, () => ({ label: text(40), people: 5 })),
    withoutTime: report.withoutTime.map((part) => ({ ...part, name: text(80) })),
  }
}

const trend = (entries: number) => ({ entries, habits: byHabit((_, index) => Math.max(0, entries - index)) })

function viewsWith(text: (max: number) => string): Record<string, View> {
  const asked = { deliveryId: ID, teamName: text(80), heading: text(120), closesAt: AT, zone: ZONE }
  const counts = scale.map(({ label }) => ({ label, count: 2 }))
  return {
    help: helpView(text(120)),
    'a line': textView(text(300)),
    welcome: teamWelcomeView({ teamId: ID, teamName: text(80), facilitator: text(80), people: 7 }),
    undone: teamUndoneView(text(80)),
    'prompt in a thread': promptView({
      ...asked,
      prompt: prompt(text(300), [], false),
      audience: 'team',
      answered: 0,
    }),
    'prompt in private': promptView({
      ...asked,
      prompt: prompt(text(300), [], true),
      audience: 'private',
      answered: 0,
    }),
    'quick feedback': promptView({
      ...asked,
      prompt: prompt(text(300), scale, true),
      audience: 'team',
      answered: 4,
      chosen: '3',
    }),
    'result shown': resultView(
      text(120),
      { text: text(300) },
      { kind: 'shown', value: { people: 10, counts, nearlyAll: null } },
    ),
    'result hidden': resultView(text(120), { text: text(300) }, { kind: 'hidden', reason: 'too-few' }),
    'running cycle': cycleView({
      cycle: cycleWith(text, 'running'),
      teamName: text(80),
      today: '2026-09-15',
      isSchoolDay: isWeekday,
      coming: coming(text),
      isWhole: true,
      mayRun: true,
      troubles: ['interrupted'],
    }),
    'paused cycle': cycleView({
      cycle: cycleWith(text, 'paused'),
      teamName: text(80),
      today: '2026-09-15',
      isSchoolDay: isWeekday,
      coming: [],
      mayRun: true,
    }),
    'finished cycle': cycleView({
      cycle: cycleWith(text, 'finished'),
      teamName: text(80),
      today: '2026-12-15',
      isSchoolDay: isWeekday,
      coming: [],
      mayRun: true,
      opening: text(120),
    }),
    ...inquiryViews(text),
    'signals of a team': signalsView(reportWith(text, 'team'), PAGE, [text(80)]),
    'signals of a school': signalsView(
      reportWith(text, 'school'),
      PAGE,
      Array.from({ length: 12 }, () => text(80)),
    ),
    'signals of a district': signalsView(reportWith(text, 'district'), PAGE),
    'signals of a school for its leader': signalsView(reportWith(text, 'school'), PAGE, [], true),
    'signals of nobody': noSignalsView({ kind: 'team', id: ID, name: text(80) }, [text(80)]),
    'signals of a small team': signalsView({ ...reportWith(text, 'team'), whole: sampleFigures(3) }, PAGE),
    'result that nearly all gave': resultView(
      text(120),
      { text: text(300) },
      { kind: 'shown', value: { people: 6, counts: null, nearlyAll: text(30) } },
    ),
    ...digestViews(text),
    mine: mineView(ownEntries(text)),
    'mine without entries': mineView([]),
    'warning, thanks and question':
      entryReplyView({
        thanksFor: 'evidence',
        followUp: 'cause',
        names: [text(60), 'Mia'],
        isShared: true,
        entryId: ID,
        forAgenda: true,
      }) ?? textView('nothing'),
    ...calendarViews(text),
    home: homeView({
      name: text(80),
      rhythm: ownRhythmWith(text, true),
      teams: [1, 2, 3].map((team) => ({
        name: text(80),
        isPaused: team === 3,
        phase: team === 2 ? null : text(120),
        coming: coming(text),
      })),
      entries: [1, 2, 3].map(() => ({ text: text(40_000), writtenAt: AT, visibility: 'team' as const })),
      trend: { now: trend(9), before: trend(0) },
      needsWaiting: { count: 3, oldestDays: 4 },
      ownNeeds: ownNeedsWith(text),
      mayAsk: true,
      hasPractices: true,
      page: PAGE,
    }),
    'home of somebody new': homeView({
      name: text(80),
      rhythm: { ...ownRhythmWith(text, false), coming: [], zoneFrom: 'nobody' },
      teams: [],
      entries: [],
      trend: { now: trend(0), before: trend(0) },
      needsWaiting: null,
      ownNeeds: [],
      mayAsk: false,
      hasPractices: false,
      page: null,
    }),
    ...rhythmViewsWith(text),
    ...needViews(text),
  }
}

function ownEntries(text: (max: number) => string): OwnEntry[] {
  const entry = { id: ID, text: text(40_000), writtenAt: AT, visibility: 'team' as const }
  const habits = HABITS.slice(0, 4).map((habit) => ({ habit, cues: [text(60), 'tried'] }))
  return [habits, [], null, habits, habits].map((each) => ({
    ...{ entry, habits: each, zone: ZONE, agenda: { wish: 'with-name' } },
  }))
}

function formsWith(text: (max: number) => string): Record<string, FormView> {
  const teams = Array.from({ length: 40 }, (_, index) => ({ value: `${ID}${index}`, label: text(75) }))
  return {
    ...inquiryForms(text),
    'check-in': checkInForm(teams, { team: teams[0]?.value ?? null, question: text(300) }),
    'check-in of one team': checkInForm(teams.slice(0, 1), { team: null, question: '' }),
    reflection: reflectForm(),
    answer: answerForm(ID, text(300)),
    ...rhythmFormsWith(text),
    'calendar day': calendarDayForm(),
    ...needForms(text),
  }
}

/** Every message and page of the product, by what it is and what people put in. */
export const ALL_VIEWS: [string, View][] = Object.entries(WORDS).flatMap(([kind, text]) =>
  Object.entries({ ...viewsWith(text), ...practiceViews(text), ...agendaViews(text) }).map(
    ([name, view]): [string, View] => [`${name}, ${kind} words`, view],
  ),
)

/** Every form of the product, likewise. */
export const ALL_FORMS: [string, FormView][] = Object.entries(WORDS).flatMap(([kind, text]) =>
  Object.entries({ ...formsWith(text), ...practiceForms(text), ...agendaForms(text) }).map(
    ([name, form]): [string, FormView] => [`${name}, ${kind} words`, form],
  ),
)
