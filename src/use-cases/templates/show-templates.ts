import { templatePhaseView, templatesView, templateView } from '../../views/template-views.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { answer } from '../inquiry/answer.ts'
import { type Scene, say } from '../scene.ts'
import { type KnownTemplate, knownTemplates } from './known-template.ts'

/** All templates of the actor's school. `card`: the tapped card that shows them, or null for a message of their own. */
export async function listTemplates(deps: Deps, scene: Scene, card: string | null): Promise<Reply[]> {
  return [answer(templatesView(await knownTemplates(deps, scene)), card)]
}

/** One template with its phases. `opening`: what has just happened to it. */
export function showTemplate(known: KnownTemplate, card: string | null, opening?: string): Reply[] {
  return [answer(templateView(known, opening), card)]
}

/** One phase of a template with its questions. */
export function showPhase(
  known: KnownTemplate,
  phaseKey: string,
  card: string | null,
  opening?: string,
): Reply[] {
  const phase = known.template.phases.find(({ key }) => key === phaseKey)
  return phase ? [answer(templatePhaseView(known, phase, opening), card)] : [say(GONE)]
}

/** Said where a button or form is older than the template. */
export const GONE = 'This template has changed meanwhile. See them all with /inquiry templates.'
