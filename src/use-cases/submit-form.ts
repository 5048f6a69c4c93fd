import { z } from 'zod'
import type { IntentOf } from '../domain/intent.ts'
import { FORMS } from '../views/actions.ts'
import type { Reply } from '../views/view.ts'
import { submitAgendaForm } from './agenda/submit-agenda.ts'
import { ANSWERS, askableTeams, askTeams } from './check-in.ts'
import { submitCommitmentForm } from './commitment/keep-commitment.ts'
import type { Deps } from './deps.ts'
import { faultsOf } from './form-faults.ts'
import { submitStart } from './inquiry/begin.ts'
import { submitEdit } from './inquiry/edit.ts'
import { previewPlan } from './inquiry/plan-form.ts'
import { submitNeedForm } from './needs/run-need.ts'
import { submitPracticeForm } from './practice/practice-step.ts'
import { findAsking } from './record-feedback.ts'
import { recordPrivateAnswer, recordReflection } from './record-message.ts'
import { submitRhythm } from './rhythm/submit-rhythm.ts'
import { type Scene, say } from './scene.ts'
import { submitCalendarDay } from './setup-command.ts'
import { submitTemplate } from './templates/submit-template.ts'

/** A submitted form: checks every field, tells each fault beside its field, then does what the form is for. */
export async function submitForm(deps: Deps, scene: Scene, intent: IntentOf<'submit'>): Promise<Reply[]> {
  const { form, context, values } = intent
  switch (form) {
    case FORMS.startCycle:
      return submitStart(deps, scene, context, values)
    case FORMS.editCycle:
      return submitEdit(deps, scene, context, values)
    case FORMS.changePlan:
      return previewPlan(deps, scene, context, values)
    case FORMS.templateName:
    case FORMS.templatePhase:
    case FORMS.templatePrompt:
      return submitTemplate(deps, scene, { form, context, values })
    case FORMS.checkIn:
      return submitCheckIn(deps, scene, values)
    case FORMS.reflect:
      return submitReflection(deps, scene, values)
    case FORMS.calendarDay:
      return submitCalendarDay(deps, scene, values)
    case FORMS.answer:
      return submitAnswer(deps, scene, intent)
    case FORMS.rhythm:
    case FORMS.leave:
    case FORMS.snooze:
      return submitRhythm(deps, scene, intent)
    default:
      return (
        (await submitPracticeForm(deps, scene, intent)) ??
        (await submitCommitmentForm(deps, scene, intent)) ??
        (await submitNeedForm(deps, scene, intent)) ??
        (await submitAgendaForm(deps, scene, intent)) ?? [
          say('This form is from an older version of me. Please open it again.'),
        ]
      )
  }
}

type Values = IntentOf<'submit'>['values']

const checkInFields = z.object({
  question: z
    .string('Please write your question.')
    .trim()
    .min(3, 'Please write your question.')
    .max(300, 'Please keep this under 300 letters, so that it reads in five seconds.'),
  teams: z
    .union([z.string().transform((id) => [id]), z.array(z.string())], 'Please choose a team.')
    .refine((ids) => ids.some(Boolean), 'Please choose a team.'),
  answers: z.enum(['scale', 'yes-no', 'words'], 'Please choose how people answer.'),
  hours: z.enum(['24', '72', '168'], 'Please choose how long it is open.'),
})

const textField = z.object({
  text: z.string('Please write a few words.').trim().min(1, 'Please write a few words.'),
})

async function submitCheckIn(deps: Deps, scene: Scene, values: Values): Promise<Reply[]> {
  const fields = checkInFields.safeParse(values)
  if (!fields.success) return [faultsOf(fields.error)]
  const { question, answers, hours } = fields.data
  const teams = (await askableTeams(deps, scene)).filter(({ id }) => fields.data.teams.includes(id))
  if (teams.length === 0)
    return [{ kind: 'faults', faults: { teams: 'Please choose a team that you may ask.' } }]
  return askTeams(deps, scene, teams, { question, choices: ANSWERS[answers] ?? [], hours: Number(hours) })
}

async function submitReflection(deps: Deps, scene: Scene, values: Values): Promise<Reply[]> {
  const fields = textField.safeParse(values)
  if (!fields.success) return [faultsOf(fields.error)]
  return recordReflection(deps, scene, fields.data.text, `form:${scene.eventKey}`)
}

async function submitAnswer(deps: Deps, scene: Scene, intent: IntentOf<'submit'>): Promise<Reply[]> {
  const fields = textField.safeParse(intent.values)
  if (!fields.success) return [faultsOf(fields.error)]
  const asking = await findAsking(deps, scene, intent.context, intent.message)
  if (!asking) return [say('This question is not here any more. Type /reflect to keep your words.')]
  const { text } = fields.data
  return recordPrivateAnswer(deps, scene, { ...asking, text, sourceRef: `form:${scene.eventKey}` })
}
