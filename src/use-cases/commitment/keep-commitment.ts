import { z } from 'zod'
import { type Commitment, MAX_COMMITMENT_LENGTH } from '../../domain/commitment.ts'
import { newId } from '../../domain/ids.ts'
import type { IntentOf } from '../../domain/intent.ts'
import type { Team } from '../../domain/organisation.ts'
import { FORMS } from '../../views/actions.ts'
import { commitmentForm, commitmentKeptView, moveCommitmentForm } from '../../views/commitment-views.ts'
import type { Reply } from '../../views/view.ts'
import { instantInWords } from '../../views/words.ts'
import type { Deps } from '../deps.ts'
import { faultsOf } from '../form-faults.ts'
import { type Scene, say } from '../scene.ts'
import { askingTime, commitmentNudge } from './commitment-nudge.ts'

type KeepDeps = Pick<Deps, 'stores' | 'clock' | 'log'>
type Values = IntentOf<'submit'>['values']

const GONE = 'This next step is not open any more. Type /mine to see what is.'
const CLOSED = {
  done: 'Done: well done for coming back to it.',
  'let-go': 'Let go. That is a decision, too.',
}

const dayFields = {
  when: z.string().trim().max(60).default(''),
  on: z.union([z.literal(''), z.iso.date('Please choose a date.')]).default(''),
}
const newFields = z.object({
  text: z
    .string('Please write a line.')
    .trim()
    .min(3, 'Please write a line.')
    .max(MAX_COMMITMENT_LENGTH, `Please keep this under ${MAX_COMMITMENT_LENGTH} letters.`),
  ...dayFields,
})
const moveFields = z.object(dayFields)

/** A button of a next step. `value`: what to do, and the entry's or commitment's id, with a colon between. */
export async function tapCommitment(deps: KeepDeps, scene: Scene, value: string): Promise<Reply[]> {
  const [step = '', id = ''] = value.split(':', 2)
  if (step === 'new') return [{ kind: 'form', form: commitmentForm(`entry:${id}`) }]
  const commitment = await ownCommitment(deps, scene, id)
  return commitment ? answerCommitment(deps, commitment, step) : [say(GONE)]
}

/** What a tap on a next step does: closes it, or asks for another day. */
export async function answerCommitment(
  deps: KeepDeps,
  commitment: Commitment,
  choice: string,
): Promise<Reply[]> {
  if (choice === 'move') {
    if (commitment.state !== 'open') return [say(GONE)]
    return [{ kind: 'form', form: moveCommitmentForm(commitment) }]
  }
  const state = choice === 'done' ? 'done' : 'let-go'
  if (!(await deps.stores.commitments.close(commitment.id, state, deps.clock.now()))) return [say(GONE)]
  deps.log.info({ commitmentId: commitment.id, state }, 'next step closed')
  return [say(CLOSED[state])]
}

/** A form of a next step; null where the form is another's. */
export async function submitCommitmentForm(
  deps: KeepDeps,
  scene: Scene,
  { form, context, values }: Pick<IntentOf<'submit'>, 'form' | 'context' | 'values'>,
): Promise<Reply[] | null> {
  if (form === FORMS.commitment) return keepCommitment(deps, scene, context, values)
  return form === FORMS.moveCommitment ? moveTo(deps, scene, context, values) : null
}

/** Keeps a next step of the actor's from what a form says. `context`: what it comes from, its kind before ":". */
export async function keepCommitment(
  deps: KeepDeps,
  scene: Scene,
  context: string,
  values: Values,
): Promise<Reply[]> {
  const read = newFields.safeParse(values)
  if (!read.success) return [faultsOf(read.error)]
  const origin = await originOf(deps, scene, context)
  if (!origin) return [say('Join a learning team first: then I can ask you how it went.')]
  const asked = await askingTime(deps, scene.actor, origin.team, read.data)
  if (asked.kind === 'fault') return [{ kind: 'faults', faults: { when: asked.fault } }]
  const now = deps.clock.now()
  const { text } = read.data
  const nudge = commitmentNudge(scene.actor, origin.team, text, asked, now)
  const commitment: Commitment = {
    ...{ id: newId(now), teamId: origin.team.id, memberId: scene.actor.id, entryId: origin.entryId, text },
    ...{ dueOn: asked.date, state: 'open', nudgeId: nudge.id, createdAt: now, closedAt: null },
    eventKey: scene.eventKey,
  }
  if (await deps.stores.commitments.create(commitment, nudge, now))
    deps.log.info({ commitmentId: commitment.id }, 'next step kept')
  const meets = (await deps.stores.cycles.openOf(origin.team.id))?.meeting
  const view = commitmentKeptView(text, asked.at, asked.zone, meets ? commitment.id : null)
  return [{ kind: 'private', view }]
}

async function moveTo(deps: KeepDeps, scene: Scene, id: string, values: Values): Promise<Reply[]> {
  const read = moveFields.safeParse(values)
  if (!read.success) return [faultsOf(read.error)]
  const commitment = await ownCommitment(deps, scene, id)
  const team = commitment ? await deps.stores.teams.find(commitment.teamId) : null
  if (!commitment || !team) return [say(GONE)]
  const asked = await askingTime(deps, scene.actor, team, read.data)
  if (asked.kind === 'fault') return [{ kind: 'faults', faults: { when: asked.fault } }]
  const now = deps.clock.now()
  const nudge = commitmentNudge(scene.actor, team, commitment.text, asked, now)
  if (!(await deps.stores.commitments.move(id, asked.date, nudge, now))) return [say(GONE)]
  return [say(`Moved: I ask you on ${instantInWords(asked.at, asked.zone)}.`)]
}

async function ownCommitment(deps: KeepDeps, scene: Scene, id: string): Promise<Commitment | null> {
  const commitment = await deps.stores.commitments.find(id)
  return commitment?.memberId === scene.actor.id ? commitment : null
}

/** The team that a next step belongs to: the entry's or practice's it comes from, else the first of the own. */
async function originOf(
  deps: KeepDeps,
  scene: Scene,
  context: string,
): Promise<{ team: Team; entryId: string | null } | null> {
  const { entries, practices, teams } = deps.stores
  const [kind, id = ''] = context.split(':')
  const entry = kind === 'entry' ? await entries.find(id) : null
  const practice = kind === 'practice' ? await practices.find(id) : null
  const source = [entry, practice].find((each) => each?.memberId === scene.actor.id)
  const own = source ? [] : await teams.teamsOf(scene.actor.id)
  const team = source
    ? await teams.find(source.teamId)
    : (kind === 'team' && own.find((each) => each.id === id)) || own[0]
  return team ? { team, entryId: source === entry ? (entry?.id ?? null) : null } : null
}
