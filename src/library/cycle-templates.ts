import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { type CycleTemplate, DEFAULT_TEMPLATE, lengthOf } from '../domain/cycle-template.ts'
import { FRAMEWORK_KEYS } from './frameworks.ts'

const frameworks = z
  .array(z.string().refine((key) => FRAMEWORK_KEYS.has(key), 'is no key of a framework'))
  .min(1)

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

const promptTime = z.object({
  /** School days after the phase's first. */
  day: z.int().min(0),
  /** Local time ("15:15"). */
  time: z.string().regex(TIME, 'is no time of day like 15:15'),
  /** Where the team has a meeting in the phase: so many school days (at `time`) or minutes before it. */
  beforeMeeting: z
    .union([
      z.strictObject({ days: z.int().min(1).max(10) }),
      z.strictObject({ minutes: z.int().min(5).max(600) }),
    ])
    .optional(),
})

const promptTemplate = z
  .object({
    key: z.string().regex(/^[a-z0-9.-]+$/),
    kind: z.enum(['reflection', 'feedback', 'evidence']),
    audience: z.enum(['team', 'private']),
    when: promptTime,
    windowHours: z.int().min(1).max(336),
    /** May quote the cycle: {unit}, {goal}, {problem}. */
    text: z.string().min(10).max(300),
    choices: z
      .array(z.object({ value: z.string().min(1), label: z.string().min(1).max(30) }))
      .max(7)
      .default([]),
    frameworks,
  })
  .refine(
    ({ kind, choices }) => (kind === 'feedback' ? choices.length >= 2 : choices.length === 0),
    'has choices where it is quick feedback, and only there',
  )

const phaseTemplate = z
  .object({
    key: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string().min(1).max(60),
    /** School days. */
    lengthDays: z.int().min(1).max(120),
    frameworks,
    prompts: z.array(promptTemplate).max(12),
  })
  .refine(
    ({ lengthDays, prompts }) => prompts.every(({ when }) => when.day < lengthDays),
    'asks a prompt after its phase has ended',
  )

/** What a template's file, or the copy of a school, holds. */
export const cycleTemplateSchema = z
  .object({
    key: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string().min(1).max(60),
    /** What it is for, in a line. */
    purpose: z.string().min(1).max(160),
    frameworks,
    phases: z.array(phaseTemplate).min(1).max(12),
  })
  .refine(({ phases }) => isUnique(phases.map(({ key }) => key)), 'has two phases of one key')
  .refine(
    ({ phases }) => isUnique(phases.flatMap(({ prompts }) => prompts.map(({ key }) => key))),
    'has two prompts of one key',
  )

/** A cycle template read from JSON text. Throws an Error that names the source and lists every fault. */
export function parseCycleTemplate(json: string, source: string): CycleTemplate {
  const result = cycleTemplateSchema.safeParse(JSON.parse(json))
  if (!result.success) throw new Error(`${source}: ${z.prettifyError(result.error)}`, { cause: result.error })
  return result.data
}

/** All templates beside this file, by key, the default one first, then the shortest. Throws an Error for a faulty file. */
export function loadCycleTemplates(): ReadonlyMap<string, CycleTemplate> {
  const folder = new URL('cycles/', import.meta.url)
  const templates = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => parseCycleTemplate(readFileSync(new URL(name, folder), 'utf8'), name))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.key.localeCompare(b.key))
  return new Map(templates.map((template) => [template.key, template]))
}

/** The default one comes first, then the shorter ones. */
function rankOf(template: CycleTemplate): number {
  return template.key === DEFAULT_TEMPLATE ? 0 : lengthOf(template)
}

function isUnique(keys: readonly string[]): boolean {
  return new Set(keys).size === keys.length
}
