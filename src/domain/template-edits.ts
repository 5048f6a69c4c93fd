import type { CycleTemplate, PhaseTemplate, PromptTemplate } from './cycle-template.ts'

/** What a person says of a phase; `position` counts from 0. */
export interface PhaseWords {
  title: string
  lengthDays: number
  position: number
}

/** What a person says of a question. */
export type PromptWords = Pick<PromptTemplate, 'text' | 'kind' | 'audience' | 'when' | 'choices'>

/** How long a question of each kind stays open, in hours, where nobody said otherwise. */
const WINDOW_HOURS: Record<PromptTemplate['kind'], number> = { reflection: 72, feedback: 48, evidence: 96 }

/** A copy of a template under a key and title of its own. */
export function copied(template: CycleTemplate, key: string, title: string): CycleTemplate {
  return { ...structuredClone(template), key, title }
}

/** The first of "pdsa-2", "pdsa-3", … that is not taken. */
export function freeKey(base: string, taken: ReadonlySet<string>): string {
  for (let count = 2; ; count += 1) if (!taken.has(`${base}-${count}`)) return `${base}-${count}`
}

/**
 * The template with a phase changed and moved to its position, or (phaseKey null) a new one that serves what the
 * template serves. Questions beyond a shorter phase's end move to its last day.
 */
export function withPhase(
  template: CycleTemplate,
  phaseKey: string | null,
  { title, lengthDays, position }: PhaseWords,
): CycleTemplate {
  const old = template.phases.find(({ key }) => key === phaseKey)
  const others = template.phases.filter(({ key }) => key !== phaseKey)
  const keys = new Set(others.map(({ key }) => key))
  const phase: PhaseTemplate = {
    ...(old ?? { key: newKey(title, keys), frameworks: template.frameworks, prompts: [] }),
    title,
    lengthDays,
  }
  const prompts = phase.prompts.map((prompt) => ({
    ...prompt,
    when: { ...prompt.when, day: Math.min(prompt.when.day, lengthDays - 1) },
  }))
  return { ...template, phases: others.toSpliced(position, 0, { ...phase, prompts: inOrder(prompts) }) }
}

/** The template without a phase; unchanged where it is the only one. */
export function withoutPhase(template: CycleTemplate, phaseKey: string): CycleTemplate {
  const phases = template.phases.filter(({ key }) => key !== phaseKey)
  return phases.length > 0 ? { ...template, phases } : template
}

/** The template with a question changed, or (promptKey null) a new one that serves what its phase serves. */
export function withPrompt(
  template: CycleTemplate,
  phaseKey: string,
  promptKey: string | null,
  words: PromptWords,
): CycleTemplate {
  const keys = new Set(template.phases.flatMap(({ prompts }) => prompts.map(({ key }) => key)))
  return inPhase(template, phaseKey, (phase) => {
    const old = phase.prompts.find(({ key }) => key === promptKey)
    const base = old ?? { key: newKey(phaseKey, keys, '.'), frameworks: phase.frameworks }
    const windowHours = old && old.kind === words.kind ? old.windowHours : WINDOW_HOURS[words.kind]
    const prompt = { ...base, ...words, windowHours }
    const prompts = old
      ? phase.prompts.map((each) => (each === old ? prompt : each))
      : [...phase.prompts, prompt]
    return { ...phase, prompts: inOrder(prompts) }
  })
}

/** The template without a question. */
export function withoutPrompt(template: CycleTemplate, phaseKey: string, promptKey: string): CycleTemplate {
  return inPhase(template, phaseKey, (phase) => ({
    ...phase,
    prompts: phase.prompts.filter(({ key }) => key !== promptKey),
  }))
}

function inPhase(
  template: CycleTemplate,
  phaseKey: string,
  change: (phase: PhaseTemplate) => PhaseTemplate,
): CycleTemplate {
  const phases = template.phases.map((phase) => (phase.key === phaseKey ? change(phase) : phase))
  return { ...template, phases }
}

/** By day and time; questions of one time stay in their order. */
function inOrder(prompts: PromptTemplate[]): PromptTemplate[] {
  const at = ({ when }: PromptTemplate) => `${String(when.day).padStart(3, '0')} ${when.time}`
  return prompts.toSorted((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0))
}

/** A key made of a title's letters, and a number where it is taken (or, with a separator, always). */
function newKey(title: string, taken: ReadonlySet<string>, separator = ''): string {
  const letters = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const base = letters.slice(0, 40) || 'phase'
  if (separator === '' && !taken.has(base)) return base
  for (let count = 1; ; count += 1) {
    const key = `${base}${separator || '-'}${count}`
    if (!taken.has(key)) return key
  }
}
