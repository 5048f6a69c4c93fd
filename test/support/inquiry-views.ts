import type { Cycle } from '../../src/domain/cycle.ts'
import { skipped } from '../../src/domain/cycle-changes.ts'
import type { CycleTemplate } from '../../src/domain/cycle-template.ts'
import { isWeekday } from '../../src/domain/schedule.ts'
import { loadCycleTemplates } from '../../src/library/cycle-templates.ts'
import { changeInWords, changePreview } from '../../src/views/change-views.ts'
import type { ComingQuestion } from '../../src/views/coming-questions.ts'
import {
  changePlanForm,
  editCycleForm,
  NOTHING_WRITTEN,
  startCycleForm,
} from '../../src/views/cycle-forms.ts'
import { finishQuestion } from '../../src/views/cycle-views.ts'
import { homeTeamElements } from '../../src/views/home-team.ts'
import { textView, viewOf } from '../../src/views/plain-text.ts'
import { templateNameForm, templatePhaseForm, templatePromptForm } from '../../src/views/template-forms.ts'
import { templatePhaseView, templatesView, templateView } from '../../src/views/template-views.ts'
import { templateOption } from '../../src/views/template-words.ts'
import type { FormView, View } from '../../src/views/view.ts'

const ID = '0190f3a0-0000-7000-8000-000000000000'
const ZONE = 'America/Chicago'
const AT = new Date('2026-09-07T20:15:00Z')
const LIBRARY = [...loadCycleTemplates().values()]

/** A cycle of five phases with all that a plan states. */
export function cycleWith(text: (max: number) => string, state: Cycle['state']): Cycle {
  const phases = ['Plan together', 'Practice', 'Do', 'Assess', 'Improve'].map((title, ordinal) => ({
    id: `${ordinal}`,
    ordinal,
    key: title,
    title,
    lengthDays: 5,
    startsOn: `2026-09-${String(7 + ordinal * 4).padStart(2, '0')}`,
    endsOn: `2026-09-${String(11 + ordinal * 4).padStart(2, '0')}`,
  }))
  const plan = {
    ...{ schoolProblem: text(300), districtProblem: text(300), outcomes: text(300) },
    ...{ design: text(300), benchmarks: text(300), resources: text(300) },
  }
  const meeting = { weekday: 2, time: '15:15' } as const
  const about = { problem: text(500), unit: text(120), goal: text(200), plan, meeting }
  const times = { startsOn: '2026-09-07', pausedOn: null, finishedAt: null }
  return {
    id: ID,
    teamId: ID,
    templateKey: 'default',
    ...about,
    zone: ZONE,
    state,
    ...times,
    version: 1,
    phases,
  }
}

/** Questions to come, as many kinds as there are. */
export const coming = (text: (max: number) => string): ComingQuestion[] =>
  (['team', 'private', 'team', 'team'] as const).map((audience) => ({
    ...{ at: AT, zone: ZONE, audience, kind: 'reflection', text: text(300) },
  }))

/** A template as full as the rules allow, in these words. */
function templateWith(text: (max: number) => string): CycleTemplate {
  const choices = Array.from({ length: 7 }, (_, index) => ({ value: `${index}`, label: 'x'.repeat(30) }))
  const prompts = Array.from({ length: 12 }, (_, index) => ({
    ...{ key: `phase.${index}`, kind: 'feedback' as const, audience: 'private' as const },
    ...{ when: { day: index, time: '15:15', beforeMeeting: { days: 2 } }, windowHours: 48 },
    ...{ text: text(300), choices, frameworks: ['PLS-1', 'STD-CCI'] },
  }))
  const phases = Array.from({ length: 12 }, (_, index) => ({
    ...{ key: `phase-${index}`, title: text(60), lengthDays: 12, frameworks: ['PLS-1'] },
    prompts: index === 0 ? prompts : [],
  }))
  return { key: 'pdsa-2', title: text(60), purpose: text(160), frameworks: ['PLS-1', 'STD-CCI'], phases }
}

/** The cards of cycles in motion and of templates. */
export function inquiryViews(text: (max: number) => string): Record<string, View> {
  const cycle = cycleWith(text, 'running')
  const day = { today: '2026-09-08', from: '2026-09-08', isSchoolDay: isWeekday }
  const skip = skipped(cycle, '3', day)
  if (skip.kind !== 'replanned') throw new Error('The sample phase can be skipped')
  const template = templateWith(text)
  const [phase] = template.phases
  if (!phase) throw new Error('The sample template has a phase')
  const own = { template, isOwn: true, mayEdit: true }
  const library = LIBRARY.map((each) => ({ template: each, isOwn: false, mayEdit: true }))
  const told = {
    cycle: skip.cycle,
    phase: skip.phase,
    days: 2,
    lastDay: null,
    today: day.today,
    isSchoolDay: isWeekday,
  }
  return {
    'preview of new dates': changePreview({
      ...{ before: cycle, after: skip.cycle, isSchoolDay: isWeekday, today: day.today, opening: text(200) },
      value: `${ID}:1:skip:${ID}:`,
    }),
    'note on a change': textView(changeInWords(text(80), { ...told, kind: 'lengthen' })),
    'question before the end': finishQuestion(cycle, text(80)),
    'team at home': viewOf(
      homeTeamElements({ name: text(80), isPaused: false, phase: text(120), coming: coming(text) }),
    ),
    templates: templatesView([...Array.from({ length: 12 }, () => own), ...library]),
    'templates for readers': templatesView(library.map((each) => ({ ...each, mayEdit: false }))),
    'own template': templateView(own, text(120)),
    'phase of an own template': templatePhaseView(own, phase, text(120)),
    ...Object.fromEntries(library.map((each) => [`template ${each.template.key}`, templateView(each)])),
  }
}

/** The forms of cycles and templates. */
export function inquiryForms(text: (max: number) => string): Record<string, FormView> {
  const cycle = cycleWith(text, 'running')
  const template = templateWith(text)
  const [phase] = template.phases
  if (!phase) throw new Error('The sample template has a phase')
  const options = [
    ...LIBRARY,
    ...Array.from({ length: 40 }, (_, index) => ({ ...template, key: `own-${index}` })),
  ].map(templateOption)
  const team = { id: ID, name: text(80) }
  const context = `${ID}:plan:plan.1:1788800000000`
  return {
    'start of a cycle': startCycleForm(team, options.slice(0, LIBRARY.length), {
      ...{ about: NOTHING_WRITTEN, template: 'default' },
    }),
    'start again, with many templates': startCycleForm(team, options, { about: cycle, template: 'default' }),
    'what a cycle is about': editCycleForm(cycle),
    'change of the plan': changePlanForm(cycle, '2026-09-15', { what: 'until' }),
    'name of a template': templateNameForm(context, template),
    'phase of a template': templatePhaseForm(context, template, phase),
    'new phase of a template': templatePhaseForm(context, template, null),
    'question of a template': templatePromptForm(context, phase, phase.prompts[0] ?? null),
    'new question of a template': templatePromptForm(context, phase, null),
  }
}
