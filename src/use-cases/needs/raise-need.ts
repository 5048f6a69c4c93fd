import { z } from 'zod'
import { newId } from '../../domain/ids.ts'
import type { IntentOf } from '../../domain/intent.ts'
import { categoryOf, guessCategory, isWaiting, MAX_NEED_LENGTH, type Need } from '../../domain/needs/need.ts'
import type { Team } from '../../domain/organisation.ts'
import type { NeedNote } from '../../ports.ts'
import { findStudentNames } from '../../stance/name-warning.ts'
import { type NeedFields, needForm } from '../../views/needs/need-forms.ts'
import { needDraftView, needRaisedView } from '../../views/needs/need-views.ts'
import { textView } from '../../views/plain-text.ts'
import type { Reply, View } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { faultsOf } from '../form-faults.ts'
import { ownTeamAt } from '../own-team-at.ts'
import { planAtOnce } from '../plan-due-nudges.ts'
import { recordReflection } from '../record-message.ts'
import { type Scene, say } from '../scene.ts'
import { noteEvent } from '../webhooks/note-event.ts'
import { answerersInWords, type DeskChoice, deskChoices } from './desks.ts'
import { notesToDesk, refreshNotes } from './need-notes.ts'
import { shownInWords, shownWriter } from './shown-writer.ts'

type RaiseDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log' | 'platform'>
type Values = IntentOf<'submit'>['values']
type Asked = Pick<Need, 'text' | 'category' | 'desk' | 'isNamed'>

const NO_TEAM =
  'You are in no learning team yet, so I cannot tell whose request it is. Join the channel of a team first.'
const NOBODY =
  'Nobody here answers requests yet. Ask an admin to give somebody the role of principal: /setup role @name principal.'
const GONE = 'This request is not open any more. Type /need list to see yours.'
const OPEN: Need['state'][] = ['draft', 'waiting', 'taken']

/** Names shown in one warning. */
const MOST_NAMES = 3

const fields = z.object({
  text: z
    .string('Please write what you need.')
    .trim()
    .min(3, 'Please write what you need.')
    .max(MAX_NEED_LENGTH, `Please keep this under ${MAX_NEED_LENGTH} letters.`),
  category: z.string().transform((key) => categoryOf(key) ?? 'other'),
  desk: z.string('Please choose who should answer.'),
  name: z.enum(['with', 'without']).catch('without'),
})

/** The form that asks for support; with the fields of an own request that it changes. */
export async function openNeedForm(deps: RaiseDeps, scene: Scene, need: Need | null): Promise<Reply[]> {
  const place = await placeOf(deps, scene)
  if ('problem' in place) return [say(place.problem)]
  const empty: NeedFields = { text: '', category: null, desk: null, isNamed: false }
  const options = place.desks.map(({ key, label }) => ({ value: key, label }))
  return [{ kind: 'form', form: needForm(need?.id ?? '', options, need ?? empty) }]
}

/** `/need more time for planning`: for the own school's leaders, without a name; shown before it goes. */
export async function raiseShortly(deps: RaiseDeps, scene: Scene, text: string): Promise<Reply[]> {
  const place = await placeOf(deps, scene)
  if ('problem' in place) return [say(place.problem)]
  if (text.length > MAX_NEED_LENGTH) return [say(`Please keep this under ${MAX_NEED_LENGTH} letters.`)]
  const desk = place.desks[0]?.key ?? ''
  const asked = { text, category: guessCategory(text), desk, isNamed: false }
  return raise(deps, scene, place.team, asked, { isShort: true })
}

/** The submitted form. `context`: the id of the request that it takes the place of, or nothing. */
export async function submitNeed(
  deps: RaiseDeps,
  scene: Scene,
  context: string,
  values: Values,
): Promise<Reply[]> {
  const read = fields.safeParse(values)
  if (!read.success) return [faultsOf(read.error)]
  const place = await placeOf(deps, scene)
  if ('problem' in place) return [say(place.problem)]
  const { text, category, desk, name } = read.data
  if (!place.desks.some(({ key }) => key === desk))
    return [{ kind: 'faults', faults: { desk: 'Nobody answers there any more. Please choose another.' } }]
  if (context) {
    const before = await ownNeed(deps, scene, context)
    if (!before || !(await withdraw(deps, before))) return [say(GONE)]
  }
  return raise(deps, scene, place.team, { text, category, desk, isNamed: name === 'with' })
}

/** Sends a draft, with the name where the writer says so. */
export async function sendDraft(
  deps: RaiseDeps,
  scene: Scene,
  id: string,
  options = { isNamed: false },
): Promise<Reply[]> {
  const draft = await ownNeed(deps, scene, id)
  const team = draft && (await deps.stores.teams.find(draft.teamId))
  if (!draft || !team) return [say(GONE)]
  const now = deps.clock.now()
  const isNamed = draft.isNamed || options.isNamed
  const notes = await notesToDesk(deps, draft, team)
  const values = { state: 'waiting', raisedAt: now, isNamed } as const
  const isNew = await deps.stores.needs.change(id, ['draft'], { values, notes }, now)
  await tell(deps, scene, draft, isNew ? notes : [])
  return [{ kind: 'replacement', view: await raisedView(deps, (await deps.stores.needs.find(id)) ?? draft) }]
}

/** Words that were no request after all: kept as a thought for the writer alone. */
export async function keepAsThought(deps: RaiseDeps, scene: Scene, id: string): Promise<Reply[]> {
  const draft = await ownNeed(deps, scene, id)
  const change = { values: { state: 'withdrawn', text: '' } as const, notes: [] }
  if (!draft || !(await deps.stores.needs.change(id, ['draft'], change, deps.clock.now()))) return [say(GONE)]
  const view = textView('Kept as a thought of your own. Nobody else sees it.')
  const kept = await recordReflection(deps, scene, draft.text, `need:${id}`)
  return [{ kind: 'replacement', view }, ...kept.filter(({ kind }) => kind !== 'acknowledgement')]
}

/** Takes an own request back: its words are forgotten, also where somebody has read them already. */
export async function withdrawNeed(deps: RaiseDeps, scene: Scene, id: string): Promise<Reply[]> {
  const need = await ownNeed(deps, scene, id)
  if (!need || !(await withdraw(deps, need))) return [say(GONE)]
  return [say('Taken back. I have forgotten the words.')]
}

/** An own request that can still be changed; null else. */
export async function ownNeed(deps: Pick<Deps, 'stores'>, scene: Scene, id: string): Promise<Need | null> {
  const need = await deps.stores.needs.find(id)
  const isOpen = need !== null && (need.state === 'draft' || isWaiting(need))
  return isOpen && need.memberId === scene.actor.id ? need : null
}

async function raise(
  deps: RaiseDeps,
  scene: Scene,
  team: Team,
  asked: Asked,
  { isShort } = { isShort: false },
): Promise<Reply[]> {
  const now = deps.clock.now()
  const staff = await deps.stores.members.namesOf(team.workspaceId)
  const names = [...new Set(findStudentNames(asked.text, staff).map(({ name }) => name))]
  const state = isShort || names.length > 0 ? 'draft' : 'waiting'
  const { eventKey, actor } = scene
  const fresh: Need = {
    ...{ id: newId(now), teamId: team.id, memberId: actor.id, ...asked, state, raisedAt: now },
    ...{ takenBy: null, answeredAt: null, eventKey },
  }
  const notes = state === 'waiting' ? await notesToDesk(deps, fresh, team) : []
  const isNew = await deps.stores.needs.raise(fresh, notes, now)
  const need = isNew ? fresh : ((await deps.stores.needs.findByEvent(eventKey)) ?? fresh)
  if (need.state !== 'draft') await tell(deps, scene, need, isNew ? notes : [])
  if (need.state !== 'draft') return [{ kind: 'private', view: await raisedView(deps, need) }]
  const about = { names: names.slice(0, MOST_NAMES), isChosen: !isShort }
  return [{ kind: 'private', view: needDraftView({ need, ...(await seenOf(deps, need)), ...about }) }]
}

/** After it is stored, also where it is handled again. */
async function tell(deps: RaiseDeps, scene: Scene, { id, desk }: Need, notes: NeedNote[]): Promise<void> {
  await noteEvent(deps, { kind: 'need.raised', districtId: scene.workspace.districtId, needId: id })
  if (notes.length === 0) return
  // Who raised it stays out of the log.
  deps.log.info({ needId: id, desk }, 'need raised')
  await planAtOnce(
    deps,
    notes.map(({ nudge }) => nudge),
  )
}

async function raisedView(deps: RaiseDeps, need: Need): Promise<View> {
  const { to, shown } = await seenOf(deps, need)
  return needRaisedView(need, to, shown)
}

/** Where it goes, and what is seen there. */
async function seenOf(deps: RaiseDeps, need: Need): Promise<{ to: string; shown: string }> {
  return {
    to: await answerersInWords(deps, need.desk, need.memberId),
    shown: shownInWords(await shownWriter(deps, need)),
  }
}

async function withdraw(deps: RaiseDeps, { id }: Need): Promise<boolean> {
  const change = { values: { state: 'withdrawn', text: '' } as const, notes: [] }
  const isDone = await deps.stores.needs.change(id, OPEN, change, deps.clock.now())
  if (isDone) await refreshNotes(deps, id)
  return isDone
}

/** The team that a request belongs to, and who can be asked. */
async function placeOf(
  deps: RaiseDeps,
  scene: Scene,
): Promise<{ team: Team; desks: DeskChoice[] } | { problem: string }> {
  const team = await ownTeamAt(deps, scene)
  if (!team) return { problem: NO_TEAM }
  const { districtId } = scene.workspace
  const desks = await deskChoices(deps, { schoolId: team.schoolId, districtId }, scene.actor.id)
  return desks.length > 0 ? { team, desks } : { problem: NOBODY }
}
