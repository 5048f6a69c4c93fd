import type { CycleTemplate } from '../../domain/cycle-template.ts'
import { withoutPhase, withoutPrompt } from '../../domain/template-edits.ts'
import type { SchoolTemplate } from '../../ports.ts'
import { templateNameForm, templatePhaseForm, templatePromptForm } from '../../views/template-forms.ts'
import { stepOf, type TemplateStep } from '../../views/template-steps.ts'
import type { FormView, Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { refusal, type Scene, say } from '../scene.ts'
import { copyTemplate, saveTemplate } from './change-template.ts'
import { type KnownTemplate, knownTemplate } from './known-template.ts'
import { GONE, listTemplates, showPhase, showTemplate } from './show-templates.ts'

type Own = KnownTemplate & { stored: SchoolTemplate }

/** A tap on a list of templates, a template or a phase of it. */
export async function tapTemplate(
  deps: Deps,
  scene: Scene,
  value: string,
  card: string | null,
): Promise<Reply[]> {
  const step = stepOf(value)
  if (!step) return [say(GONE)]
  if (step.step === 'list') return listTemplates(deps, scene, card)
  const known = await knownTemplate(deps, scene, step.template)
  if (!known) return [say(GONE)]
  if (step.step === 'look') return showTemplate(known, card)
  if (step.step === 'phase') return showPhase(known, step.phase, card)
  if (!known.mayEdit) return [refusal('edit-templates', 'Changing templates')]
  if (step.step === 'copy') return copy(deps, scene, known, card)
  return isOwned(known) ? edit(deps, scene, known, step, card) : [say(GONE)]
}

/** Whether the school may change it. */
export function isOwned(known: KnownTemplate): known is Own {
  return known.stored !== null
}

/** What a form of a template must find again: its key, the phase's, the question's, and the state that it was made of. */
export function contextOf(known: Own, phaseKey = '', promptKey = ''): string {
  return [known.template.key, phaseKey, promptKey, known.stored.changedAt.getTime()].join(':')
}

async function copy(deps: Deps, scene: Scene, known: KnownTemplate, card: string | null): Promise<Reply[]> {
  const outcome = await copyTemplate(deps, scene, known.template)
  if (outcome.kind === 'too-many') return [say('Your school has many templates. Please remove one first.')]
  const { stored } = outcome
  const opening =
    "This copy is your school's own. Change what you like: running inquiries keep what they have."
  return showTemplate({ ...known, template: stored.content, stored, isOwn: true }, card, opening)
}

async function edit(
  deps: Deps,
  scene: Scene,
  known: Own,
  step: Exclude<TemplateStep, { step: 'list' }>,
  card: string | null,
): Promise<Reply[]> {
  const { template } = known
  switch (step.step) {
    case 'name':
      return form(templateNameForm(contextOf(known), template))
    case 'add-phase':
      return form(templatePhaseForm(contextOf(known), template, null))
    case 'remove':
      await deps.stores.templates.remove(known.stored.schoolId, known.stored.key)
      return listTemplates(deps, scene, card)
    case 'remove-phase':
      return saved(deps, scene, known, withoutPhase(template, step.phase), (after) =>
        showTemplate(after, card),
      )
    case 'remove-prompt':
      return saved(deps, scene, known, withoutPrompt(template, step.phase, step.prompt), (after) =>
        showPhase(after, step.phase, card),
      )
    case 'edit-phase':
    case 'add-prompt':
    case 'edit-prompt':
      return openForm(known, step)
    default:
      return [say(GONE)]
  }
}

function openForm(known: Own, step: Extract<TemplateStep, { phase: string }>): Reply[] {
  const phase = known.template.phases.find(({ key }) => key === step.phase)
  if (!phase) return [say(GONE)]
  if (step.step === 'edit-phase')
    return form(templatePhaseForm(contextOf(known, phase.key), known.template, phase))
  const promptKey = 'prompt' in step && step.step === 'edit-prompt' ? step.prompt : ''
  const prompt = phase.prompts.find(({ key }) => key === promptKey) ?? null
  if (promptKey && !prompt) return [say(GONE)]
  return form(templatePromptForm(contextOf(known, phase.key, promptKey), phase, prompt))
}

async function saved(
  deps: Deps,
  scene: Scene,
  known: Own,
  content: CycleTemplate,
  show: (after: KnownTemplate) => Reply[],
): Promise<Reply[]> {
  const outcome = await saveTemplate(deps, scene, known, content, known.stored.changedAt)
  return outcome.kind === 'saved' ? show(outcome.known) : [say(GONE)]
}

function form(view: FormView): Reply[] {
  return [{ kind: 'form', form: view }]
}
