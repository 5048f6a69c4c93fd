import { z } from 'zod'
import { newId } from '../../domain/ids.ts'
import type { IntentOf } from '../../domain/intent.ts'
import {
  isWaiting,
  MAX_NEED_LENGTH,
  NEED_NOTES,
  type Need,
  type NeedNoteKey,
} from '../../domain/needs/need.ts'
import type { Nudge } from '../../domain/nudge.ts'
import type { NeedChange, NeedNote } from '../../ports.ts'
import { needAnswerForm, needPassForm } from '../../views/needs/need-forms.ts'
import { needAnswerSentView } from '../../views/needs/need-views.ts'
import { textView } from '../../views/plain-text.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { faultsOf } from '../form-faults.ts'
import { planAtOnce } from '../plan-due-nudges.ts'
import { type Scene, say } from '../scene.ts'
import { answerersAt, deskChoices, deskInWords } from './desks.ts'
import { needNote, notesToDesk, refreshNotes } from './need-notes.ts'
import { fromInWords, shownWriter } from './shown-writer.ts'
import { tellScopes } from './told-back-scopes.ts'

type AnswerDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log' | 'platform'>
type Values = IntentOf<'submit'>['values']

const GONE = 'This request was taken back, or went on to somebody else. Type /need list to see what waits.'
const SENT = 'Sent to whoever asked, in private, with your name.'

const textField = z.object({
  text: z
    .string('Please write an answer.')
    .trim()
    .min(2, 'Please write an answer.')
    .max(MAX_NEED_LENGTH, `Please keep this under ${MAX_NEED_LENGTH} letters.`),
})

/** The form of an answer. */
export async function openNeedAnswer(deps: AnswerDeps, scene: Scene, id: string): Promise<Reply[]> {
  const need = await needAtDesk(deps, scene, id)
  if (!need) return [say(GONE)]
  return [{ kind: 'form', form: needAnswerForm(id, fromInWords(await shownWriter(deps, need)), need.text) }]
}

/** The submitted answer. */
export async function submitNeedAnswer(
  deps: AnswerDeps,
  scene: Scene,
  id: string,
  values: Values,
): Promise<Reply[]> {
  const read = textField.safeParse(values)
  if (!read.success) return [faultsOf(read.error)]
  if (!(await answerNeed(deps, scene, id, read.data.text))) return [say(GONE)]
  const mayTell = (await tellScopes(deps, scene)).length > 0
  return [{ kind: 'private', view: needAnswerSentView(SENT, mayTell ? id : null) }]
}

/** A reply in the thread of the message about a need is an answer; null where the thread is none such. */
export async function answerNeedInThread(
  deps: AnswerDeps,
  scene: Scene,
  nudge: Nudge,
  text: string,
): Promise<Reply[] | null> {
  if (nudge.prompt.templateKey !== NEED_NOTES.raised || nudge.memberId !== scene.actor.id) return null
  const note = await deps.stores.needs.noteOf(nudge.id)
  const words = text.trim().slice(0, MAX_NEED_LENGTH)
  if (!note || words === '' || !(await answerNeed(deps, scene, note.needId, words))) return [say(GONE)]
  return [{ kind: 'acknowledgement', view: textView(SENT) }]
}

/** "I'm on it": whoever asked is told. */
export async function takeNeed(deps: AnswerDeps, scene: Scene, id: string): Promise<Reply[]> {
  const need = await needAtDesk(deps, scene, id)
  if (!need || !isWaiting(need)) return [say(GONE)]
  const notes = await noteToWriter(deps, need, NEED_NOTES.taken)
  const values = { state: 'taken', takenBy: scene.actor.id } as const
  const isNew = await change(deps, need, ['waiting'], { values, notes })
  if (isNew) deps.log.info({ needId: id, actorId: scene.actor.id }, 'need taken')
  return [say(isNew ? 'Whoever asked hears that you are on it.' : 'Somebody is on it already.')]
}

/** The form that passes a need on. */
export async function openPassOn(deps: AnswerDeps, scene: Scene, id: string): Promise<Reply[]> {
  const need = await needAtDesk(deps, scene, id)
  if (!need || !isWaiting(need)) return [say(GONE)]
  const options = await otherDesks(deps, scene, need)
  if (options.length === 0)
    return [
      say(
        'There is nobody else to pass it on to. Admins add departments: /setup department @ana Technology.',
      ),
    ]
  return [{ kind: 'form', form: needPassForm(id, options) }]
}

/** The submitted form: those at the other desk get it, and whoever asked is told where it went. */
export async function submitPassOn(
  deps: AnswerDeps,
  scene: Scene,
  id: string,
  values: Values,
): Promise<Reply[]> {
  const need = await needAtDesk(deps, scene, id)
  const team = need && (await deps.stores.teams.find(need.teamId))
  if (!need || !team) return [say(GONE)]
  const desk = String(values.desk ?? '')
  if (!(await otherDesks(deps, scene, need)).some(({ value }) => value === desk))
    return [{ kind: 'faults', faults: { desk: 'Please choose who can answer it.' } }]
  const notes = [
    ...(await notesToDesk(deps, { ...need, desk }, team)),
    ...(await noteToWriter(deps, need, NEED_NOTES.passed)),
  ]
  const values_ = { state: 'waiting', takenBy: null, desk } as const
  if (!(await change(deps, need, ['waiting', 'taken'], { values: values_, notes }))) return [say(GONE)]
  deps.log.info({ needId: id, actorId: scene.actor.id, desk }, 'need passed on')
  return [say(`Passed on to ${await deskInWords(deps, desk)}.`)]
}

/** Answers a need at a desk of the actor's, in private; false where it is not there. An event answers once. */
export async function answerNeed(deps: AnswerDeps, scene: Scene, id: string, text: string): Promise<boolean> {
  const need = await needAtDesk(deps, scene, id)
  if (!need) return false
  const { actor, eventKey } = scene
  const now = deps.clock.now()
  const given = { id: newId(now), needId: id, memberId: actor.id, text, at: now, eventKey }
  const notes = await noteToWriter(deps, need, NEED_NOTES.answered, given.id)
  const values = { state: 'answered' } as const
  const isNew = await change(deps, need, ['waiting', 'taken', 'answered'], { values, notes, answer: given })
  if (isNew) deps.log.info({ needId: id, actorId: actor.id }, 'need answered')
  return true
}

/** Changes a need, sends its notes and shows its messages anew; false where it was changed meanwhile. */
async function change(
  deps: AnswerDeps,
  { id }: Need,
  from: Need['state'][],
  what: NeedChange,
): Promise<boolean> {
  if (!(await deps.stores.needs.change(id, from, what, deps.clock.now()))) return false
  await planAtOnce(
    deps,
    what.notes.map(({ nudge }) => nudge),
  )
  await refreshNotes(deps, id)
  return true
}

/** A need that waits, or was answered, at a desk of the actor's; null else: also for its own writer. */
async function needAtDesk(deps: AnswerDeps, { actor }: Scene, id: string): Promise<Need | null> {
  const need = await deps.stores.needs.find(id)
  if (!need || need.memberId === actor.id || need.state === 'draft' || need.state === 'withdrawn') return null
  return (await answerersAt(deps, need.desk)).some((answerer) => answerer.id === actor.id) ? need : null
}

async function noteToWriter(
  deps: AnswerDeps,
  need: Need,
  key: NeedNoteKey,
  answerId?: string,
): Promise<NeedNote[]> {
  const [to, team] = await Promise.all([
    deps.stores.members.find(need.memberId),
    deps.stores.teams.find(need.teamId),
  ])
  return to && team ? [await needNote(deps, need, { to, team, key, ...(answerId ? { answerId } : {}) })] : []
}

async function otherDesks(deps: AnswerDeps, { workspace }: Scene, need: Need) {
  const team = await deps.stores.teams.find(need.teamId)
  const schoolId = team?.schoolId ?? workspace.schoolId
  const choices = await deskChoices(deps, { schoolId, districtId: workspace.districtId }, need.memberId)
  return choices.filter(({ key }) => key !== need.desk).map(({ key, label }) => ({ value: key, label }))
}
