import { z } from 'zod'
import type { CycleTemplate } from '../../domain/cycle-template.ts'
import { idOfName } from '../../domain/ids.ts'
import { copied, freeKey } from '../../domain/template-edits.ts'
import { cycleTemplateSchema } from '../../library/cycle-templates.ts'
import type { SchoolTemplate } from '../../ports.ts'
import type { Deps } from '../deps.ts'
import type { Scene } from '../scene.ts'
import { type KnownTemplate, knownTemplates } from './known-template.ts'

type ChangeDeps = Pick<Deps, 'stores' | 'templates' | 'clock' | 'log'>

/** The most templates that a school keeps of its own. */
const MOST_OWN = 40

export type CopyOutcome = { kind: 'copied'; stored: SchoolTemplate } | { kind: 'too-many' }

/** Copies a template for the actor's school; a repeated event finds the copy that it made. */
export async function copyTemplate(
  deps: ChangeDeps,
  scene: Scene,
  source: CycleTemplate,
): Promise<CopyOutcome> {
  const { schoolId } = scene.workspace
  const id = idOfName(`template:${scene.eventKey}`)
  for (;;) {
    const known = await knownTemplates(deps, scene)
    const made = known.find(({ stored }) => stored?.id === id)?.stored
    if (made) return { kind: 'copied', stored: made }
    if (known.filter(({ isOwn }) => isOwn).length >= MOST_OWN) return { kind: 'too-many' }
    const key = freeKey(source.key, new Set(known.map(({ template }) => template.key)))
    const stored: SchoolTemplate = {
      id,
      schoolId,
      key,
      content: copied(source, key, copyTitle(source.title)),
      basedOn: source.key,
      changedBy: scene.actor.id,
      changedAt: deps.clock.now(),
    }
    // Somebody else may take the key at the same moment: then the next one is free.
    if ((await deps.stores.templates.add(stored)) !== 'taken') return { kind: 'copied', stored }
  }
}

export type SaveOutcome =
  | { kind: 'saved'; known: KnownTemplate }
  /** Somebody else changed it at the same moment. */
  | { kind: 'conflict' }
  /** The rules of templates refuse it, in their words. */
  | { kind: 'refused'; why: string }

/** Stores a changed template of the school, where nobody changed it after `asOf`. */
export async function saveTemplate(
  deps: ChangeDeps,
  scene: Scene,
  known: KnownTemplate & { stored: SchoolTemplate },
  content: CycleTemplate,
  asOf: Date,
): Promise<SaveOutcome> {
  const checked = cycleTemplateSchema.safeParse(content)
  if (!checked.success) return { kind: 'refused', why: z.prettifyError(checked.error) }
  // The clock of the playground may stand still: a later state is later all the same.
  const changedAt = new Date(Math.max(deps.clock.now().getTime(), asOf.getTime() + 1))
  const stored = { ...known.stored, content: checked.data, changedBy: scene.actor.id, changedAt }
  const outcome = await deps.stores.templates.change(stored, asOf)
  if (outcome === 'conflict') return { kind: 'conflict' }
  return { kind: 'saved', known: { ...known, template: checked.data, stored } }
}

function copyTitle(title: string): string {
  return `${title.slice(0, 50)} (ours)`
}
