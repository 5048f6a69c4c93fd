import { z } from 'zod'
import type { CycleTemplate } from '../../domain/cycle-template.ts'
import type { IntentOf } from '../../domain/intent.ts'
import type { Choice } from '../../domain/nudge.ts'
import { withPhase, withPrompt } from '../../domain/template-edits.ts'
import { FORMS } from '../../views/actions.ts'
import { beforeMeetingOf } from '../../views/template-forms.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { faultsOf } from '../form-faults.ts'
import { refusal, type Scene, say } from '../scene.ts'
import { timeFrom } from '../time-from.ts'
import { saveTemplate } from './change-template.ts'
import { type KnownTemplate, knownTemplate } from './known-template.ts'
import { GONE, showPhase, showTemplate } from './show-templates.ts'
import { isOwned } from './tap-template.ts'

type Submitted = Pick<IntentOf<'submit'>, 'form' | 'context' | 'values'>

/** A changed template, or the faults of its form; `phaseKey`: the phase to show afterwards. */
type Edit =
  | { kind: 'edit'; content: CycleTemplate; phaseKey: string | null }
  | { kind: 'faults'; replies: Reply[] }

/** A submitted form of a template, its phase or its question. */
export async function submitTemplate(deps: Deps, scene: Scene, submitted: Submitted): Promise<Reply[]> {
  const [key = '', phaseKey = '', promptKey = '', asOf = ''] = submitted.context.split(':')
  const known = await knownTemplate(deps, scene, key)
  if (!known || !isOwned(known) || !/^\d+$/.test(asOf)) return [say(GONE)]
  if (!known.mayEdit) return [refusal('edit-templates', 'Changing templates')]
  const edit = editOf(known, submitted, { phaseKey, promptKey }, deps.clock.now())
  if (edit.kind === 'faults') return edit.replies
  const outcome = await saveTemplate(deps, scene, known, edit.content, new Date(Number(asOf)))
  switch (outcome.kind) {
    case 'saved':
      return edit.phaseKey
        ? showPhase(outcome.known, edit.phaseKey, null, 'Saved.')
        : showTemplate(outcome.known, null, 'Saved.')
    case 'conflict':
      return [
        say('Somebody changed this template at the same moment. Have another look: /inquiry templates.'),
      ]
    case 'refused':
      return [say('A template cannot be like that:', outcome.why)]
  }
}

function editOf(
  { template }: KnownTemplate,
  { form, values }: Submitted,
  keys: { phaseKey: string; promptKey: string },
  now: Date,
): Edit {
  switch (form) {
    case FORMS.templateName: {
      const parsed = nameFields.safeParse(values)
      if (!parsed.success) return { kind: 'faults', replies: [faultsOf(parsed.error)] }
      return { kind: 'edit', content: { ...template, ...parsed.data }, phaseKey: null }
    }
    case FORMS.templatePhase: {
      const parsed = phaseFields.safeParse(values)
      if (!parsed.success) return { kind: 'faults', replies: [faultsOf(parsed.error)] }
      return {
        kind: 'edit',
        content: withPhase(template, keys.phaseKey || null, parsed.data),
        phaseKey: null,
      }
    }
    default:
      return promptEdit(template, values, keys, now)
  }
}

function promptEdit(
  template: CycleTemplate,
  values: Submitted['values'],
  { phaseKey, promptKey }: { phaseKey: string; promptKey: string },
  now: Date,
): Edit {
  const phase = template.phases.find(({ key }) => key === phaseKey)
  const parsed = promptFields(phase?.lengthDays ?? 1, now).safeParse(values)
  if (!parsed.success) return { kind: 'faults', replies: [faultsOf(parsed.error)] }
  const { text, kind, answers, audience, day, time, meeting } = parsed.data
  const beforeMeeting = beforeMeetingOf(meeting)
  const when = { day: day - 1, time, ...(beforeMeeting ? { beforeMeeting } : {}) }
  const old = phase?.prompts.find(({ key }) => key === promptKey)
  const choices = kind === 'feedback' ? choicesOf(answers, old?.choices ?? []) : []
  const words = { text, kind, audience, when, choices }
  return { kind: 'edit', content: withPrompt(template, phaseKey, promptKey || null, words), phaseKey }
}

const line = (max: number, missing: string) =>
  z.string(missing).trim().min(1, missing).max(max, `Please keep this under ${max} letters.`)

const wholeNumber = (max: number, missing: string) =>
  z
    .string(missing)
    .trim()
    .regex(/^\d{1,3}$/, missing)
    .transform(Number)
    .refine((count) => count >= 1 && count <= max, missing)

const nameFields = z.object({
  title: line(60, 'Please give it a name.'),
  purpose: line(160, 'Please say in a line what it is for.'),
})

const phaseFields = z.object({
  title: line(60, 'Please give it a name.'),
  lengthDays: wholeNumber(120, 'Please give a number of school days, 1 to 120.'),
  position: z
    .string('Please choose where.')
    .regex(/^\d{1,2}$/, 'Please choose where.')
    .transform(Number),
})

function promptFields(lengthDays: number, now: Date) {
  return z
    .object({
      text: line(300, 'Please write the question.').min(10, 'Please write a whole question.'),
      kind: z.enum(['reflection', 'feedback', 'evidence'], 'Please choose how people answer.'),
      answers: z.string().default('').transform(linesOf),
      audience: z.enum(['team', 'private'], 'Please choose whom it asks.'),
      day: wholeNumber(lengthDays, `Please give a day of this phase, 1 to ${lengthDays}.`),
      time: z
        .string('Please choose a time.')
        .transform((words) => timeFrom(words, now, 'UTC') ?? '')
        .refine((time) => time !== '', 'Please choose a time.'),
      meeting: z
        .string()
        .regex(/^(none|(days|minutes)-\d{1,3})$/)
        .catch('none'),
    })
    .refine(({ kind, answers }) => kind !== 'feedback' || (answers.length >= 2 && answers.length <= 7), {
      path: ['answers'],
      message: 'Please give two to seven answers, one in a line.',
    })
    .refine(({ answers }) => answers.every((answer) => answer.length <= 30), {
      path: ['answers'],
      message: 'Please keep each answer under 30 letters.',
    })
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((answer) => answer.trim())
    .filter((answer) => answer !== '')
}

/** An answer that was there before keeps its value. */
function choicesOf(labels: string[], old: Choice[]): Choice[] {
  const taken = new Set(old.filter(({ label }) => labels.includes(label)).map(({ value }) => value))
  let count = 0
  return labels.map((label) => {
    const same = old.find((choice) => choice.label === label)
    if (same) return same
    do count += 1
    while (taken.has(String(count)))
    return { value: String(count), label }
  })
}
