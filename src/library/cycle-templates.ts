import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { FRAMEWORK_KEYS } from './frameworks.ts'

const frameworks = z
  .array(z.string().refine((key) => FRAMEWORK_KEYS.has(key), 'is no key of a framework'))
  .min(1)

const promptTemplate = z.object({
  key: z.string().regex(/^[a-z.-]+$/),
  kind: z.enum(['reflection', 'feedback', 'evidence']),
  audience: z.enum(['team', 'private']),
  /** School days after the phase's first. */
  day: z.int().min(0),
  /** Local time ("15:15"). */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  windowHours: z.int().min(1),
  /** May quote the cycle: {unit}, {goal}, {problem}. */
  text: z.string().min(10).max(300),
  choices: z.array(z.object({ value: z.string().min(1), label: z.string().min(1).max(30) })).default([]),
  frameworks,
})

const phaseTemplate = z.object({
  key: z.string(),
  title: z.string().max(60),
  /** School days. */
  lengthDays: z.int().min(1),
  prompts: z.array(promptTemplate),
})

const cycleTemplate = z
  .object({ key: z.string(), title: z.string(), frameworks, phases: z.array(phaseTemplate).min(1) })
  .refine(
    ({ phases }) => phases.every(({ lengthDays, prompts }) => prompts.every(({ day }) => day < lengthDays)),
    'asks a prompt after its phase has ended',
  )

export type PromptTemplate = z.infer<typeof promptTemplate>
export type CycleTemplate = z.infer<typeof cycleTemplate>

/** A cycle template read from JSON text. Throws an Error that names the source and lists every fault. */
export function parseCycleTemplate(json: string, source: string): CycleTemplate {
  const result = cycleTemplate.safeParse(JSON.parse(json))
  if (!result.success) throw new Error(`${source}: ${z.prettifyError(result.error)}`, { cause: result.error })
  return result.data
}

/** All templates beside this file, by key. Throws an Error for a faulty file. */
export function loadCycleTemplates(): ReadonlyMap<string, CycleTemplate> {
  const folder = new URL('cycles/', import.meta.url)
  const templates = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => parseCycleTemplate(readFileSync(new URL(name, folder), 'utf8'), name))
  return new Map(templates.map((template) => [template.key, template]))
}
