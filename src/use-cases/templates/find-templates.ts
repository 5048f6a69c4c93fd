import type { CycleTemplate } from '../../domain/cycle-template.ts'
import { cycleTemplateSchema } from '../../library/cycle-templates.ts'
import type { SchoolTemplate } from '../../ports.ts'
import type { Deps } from '../deps.ts'

type TemplateDeps = Pick<Deps, 'stores' | 'templates' | 'log'>

/** The templates that a school can begin a cycle with: the library's, then its own. */
export async function templatesOf(deps: TemplateDeps, schoolId: string): Promise<CycleTemplate[]> {
  return [...deps.templates.values(), ...(await ownTemplates(deps, schoolId)).map(({ content }) => content)]
}

/** The template of a key, or null. */
export async function findTemplate(
  deps: TemplateDeps,
  schoolId: string,
  key: string,
): Promise<CycleTemplate | null> {
  return (await templatesOf(deps, schoolId)).find((template) => template.key === key) ?? null
}

/** A school's own templates; what a later version of the library would refuse is left out and logged. */
export async function ownTemplates(deps: TemplateDeps, schoolId: string): Promise<SchoolTemplate[]> {
  const stored = await deps.stores.templates.ofSchool(schoolId)
  return stored.filter(({ id, content }) => {
    const isFit = cycleTemplateSchema.safeParse(content).success
    if (!isFit) deps.log.warn({ templateId: id }, "a school's template does not fit the rules any more")
    return isFit
  })
}
