import type { CycleTemplate, PhaseTemplate, PromptTemplate } from '../domain/cycle-template.ts'
import { ACTIONS } from './actions.ts'
import { viewOf } from './plain-text.ts'
import { servesInWords } from './report/framework-words.ts'
import { stepButton } from './template-steps.ts'
import { busyWarning, promptTimeInWords, sizeInWords } from './template-words.ts'
import type { Button, Element, View } from './view.ts'
import { countInWords } from './words.ts'

/** A template as one school sees it. `isOwn`: the school may change it, and the reader too where `mayEdit`. */
export interface ShownTemplate {
  template: CycleTemplate
  isOwn: boolean
  mayEdit: boolean
}

/** The most of a school's own templates in one list: a message takes no more. */
const MOST_OWN = 8

/** All templates that a school can begin a cycle with, its own ones first. */
export function templatesView(shown: readonly ShownTemplate[]): View {
  const own = shown.filter(({ isOwn }) => isOwn)
  const hidden = own.length - Math.min(own.length, MOST_OWN)
  const listed = [...own.slice(0, MOST_OWN), ...shown.filter(({ isOwn }) => !isOwn)]
  return viewOf([
    {
      kind: 'text',
      text: 'Ways of working for an inquiry. Look at one, begin with it, or copy it and make it your own.',
    },
    ...listed.flatMap(entryOf),
    ...(hidden > 0
      ? [{ kind: 'note' as const, text: `And ${countInWords(hidden, 'more', 'more')} of your own.` }]
      : []),
  ])
}

/** One template: what it is for, its phases, and what can be done with it. `opening`: what has just happened. */
export function templateView({ template, isOwn, mayEdit }: ShownTemplate, opening?: string): View {
  const warning = busyWarning(template)
  return viewOf([
    ...(opening ? [{ kind: 'text' as const, text: opening }] : []),
    { kind: 'heading', text: template.title },
    { kind: 'text', text: template.purpose },
    {
      kind: 'table',
      caption: sizeInWords(template),
      columns: ['Phase', 'School days', 'Questions'],
      rows: template.phases.map((phase) => [
        phase.title,
        String(phase.lengthDays),
        String(phase.prompts.length),
      ]),
    },
    ...(warning ? [{ kind: 'note' as const, text: warning }] : []),
    {
      kind: 'note',
      text: [servesInWords(template.frameworks), 'Tap a phase to see its questions.']
        .filter(Boolean)
        .join(' '),
    },
    { kind: 'buttons', buttons: template.phases.map((phase) => phaseButton(template, phase)) },
    { kind: 'buttons', buttons: templateButtons({ template, isOwn, mayEdit }) },
  ])
}

/** One phase of a template with its questions. */
export function templatePhaseView(shown: ShownTemplate, phase: PhaseTemplate, opening?: string): View {
  const { template } = shown
  const canEdit = shown.isOwn && shown.mayEdit
  const warning = busyWarning(template)
  return viewOf([
    ...(opening ? [{ kind: 'text' as const, text: opening }] : []),
    { kind: 'heading', text: `${template.title}: ${phase.title}` },
    { kind: 'note', text: countInWords(phase.lengthDays, 'school day', 'school days') },
    ...phase.prompts.flatMap((prompt) => promptElements(template, phase, prompt, canEdit)),
    ...(canEdit && warning ? [{ kind: 'note' as const, text: warning }] : []),
    ...(phase.prompts.length === 0 ? [{ kind: 'text' as const, text: 'It asks nothing yet.' }] : []),
    { kind: 'divider' },
    { kind: 'buttons', buttons: phaseButtons(template, phase, canEdit) },
  ])
}

const KINDS: Record<PromptTemplate['kind'], string> = {
  reflection: 'In words',
  feedback: 'One tap',
  evidence: 'Evidence',
}

function entryOf({ template, isOwn, mayEdit }: ShownTemplate): Element[] {
  const { key: of } = template
  const change = isOwn ? [] : [stepButton({ step: 'copy', template: of }, 'Copy for our school')]
  return [
    { kind: 'heading', text: template.title },
    {
      kind: 'note',
      text: `${template.purpose} ${isOwn ? "Your school's own, " : 'Takes '}${sizeInWords(template)}.`,
    },
    {
      kind: 'buttons',
      buttons: [
        stepButton({ step: 'look', template: of }, isOwn && mayEdit ? 'Look and edit' : 'Look'),
        ...(mayEdit ? change : []),
      ],
    },
  ]
}

function phaseButton(template: CycleTemplate, phase: PhaseTemplate): Button {
  return stepButton({ step: 'phase', template: template.key, phase: phase.key }, phase.title)
}

function templateButtons({ template, isOwn, mayEdit }: ShownTemplate): Button[] {
  const { key } = template
  const begin: Button = {
    action: ACTIONS.runCommand,
    value: `inquiry start ${key}`,
    label: 'Begin with it',
    style: 'primary',
  }
  const list = stepButton({ step: 'list' }, 'All templates')
  if (!mayEdit) return [list]
  if (!isOwn) return [begin, stepButton({ step: 'copy', template: key }, 'Copy for our school'), list]
  return [
    begin,
    stepButton({ step: 'add-phase', template: key }, 'Add a phase'),
    stepButton({ step: 'name', template: key }, 'Rename'),
    list,
    stepButton({ step: 'remove', template: key }, 'Remove this template', 'danger'),
  ]
}

function phaseButtons(template: CycleTemplate, phase: PhaseTemplate, canEdit: boolean): Button[] {
  const keys = { template: template.key, phase: phase.key }
  const back = stepButton({ step: 'look', template: template.key }, 'Back to all phases')
  if (!canEdit) return [back]
  const isOnly = template.phases.length === 1
  return [
    stepButton({ step: 'add-prompt', ...keys }, 'Add a question', 'primary'),
    stepButton({ step: 'edit-phase', ...keys }, 'Change this phase'),
    back,
    ...(isOnly ? [] : [stepButton({ step: 'remove-phase', ...keys }, 'Remove this phase', 'danger')]),
  ]
}

function promptElements(
  template: CycleTemplate,
  phase: PhaseTemplate,
  prompt: PromptTemplate,
  canEdit: boolean,
): Element[] {
  const answers = prompt.choices.length > 0 ? `: ${prompt.choices.map(({ label }) => label).join(' / ')}` : ''
  const to = prompt.audience === 'team' ? 'to the team' : 'to each in private'
  const about = `${KINDS[prompt.kind]}${answers}. ${to[0]?.toUpperCase()}${to.slice(1)}, ${promptTimeInWords(prompt.when)}.`
  const keys = { template: template.key, phase: phase.key, prompt: prompt.key }
  const buttons = [
    stepButton({ step: 'edit-prompt', ...keys }, 'Change'),
    stepButton({ step: 'remove-prompt', ...keys }, 'Remove', 'danger'),
  ]
  return [
    { kind: 'divider' },
    { kind: 'text', text: prompt.text },
    { kind: 'note', text: [about, servesInWords(prompt.frameworks)].filter(Boolean).join(' ') },
    ...(canEdit ? [{ kind: 'buttons' as const, buttons }] : []),
  ]
}
