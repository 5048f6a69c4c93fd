import { z } from 'zod'
import { newId } from '../../domain/ids.ts'
import type { IntentOf } from '../../domain/intent.ts'
import {
  MAX_DID_LENGTH,
  MAX_HEARD_LENGTH,
  namesIn,
  quoteIn,
  TOLD_BACK_NOTE,
  type ToldBack,
} from '../../domain/needs/told-back.ts'
import { newNudge } from '../../domain/new-nudge.ts'
import type { Nudge } from '../../domain/nudge.ts'
import type { Team } from '../../domain/organisation.ts'
import {
  type ToldWords,
  toldBackForm,
  toldBackPreview,
  toldBackSentView,
  toldBackView,
} from '../../views/needs/told-back-views.ts'
import { textView } from '../../views/plain-text.ts'
import type { Reply, View } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { faultsOf } from '../form-faults.ts'
import { planAtOnce } from '../plan-due-nudges.ts'
import { refusal, type Scene, say } from '../scene.ts'
import { teamWorkingMoment } from '../working-moment.ts'
import { answerNeed } from './answer-need.ts'
import { desksOf } from './desks.ts'
import { type TellScope, tellScopes } from './told-back-scopes.ts'

type TellDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log' | 'platform'>
type Values = IntentOf<'submit'>['values']

const GONE = 'This is not here any more. Begin again with /need tell.'
const FOR_ALL = 'I answer this for everybody, in the teams’ channels:'
/** A post waits so long for its team's working time at most. */
const WINDOW_HOURS = 14 * 24
/** Requests whose words must not come back in a post. */
const MOST_NEEDS = 500

const fields = z.object({
  heard: z
    .string('Please write what you heard.')
    .trim()
    .min(3, 'Please write what you heard.')
    .max(MAX_HEARD_LENGTH, `Please keep this under ${MAX_HEARD_LENGTH} letters.`),
  did: z
    .string('Please write what you did, or will do.')
    .trim()
    .min(3, 'Please write what you did, or will do.')
    .max(MAX_DID_LENGTH, `Please keep this under ${MAX_DID_LENGTH} letters.`),
  to: z.string('Please choose who reads it.'),
})

/** The form of "you said, we did". `needId`: the request from which it comes; `theme`: the topic, as leaders read it. */
export async function openTellBack(
  deps: TellDeps,
  scene: Scene,
  from: { needId?: string; theme?: string } = {},
): Promise<Reply[]> {
  const scopes = await tellScopes(deps, scene)
  if (scopes.length === 0) return [refusal('tell-teams', 'Telling teams what was done')]
  const heard = from.theme ? `Several of you wrote about ${from.theme}.` : ''
  const context = from.needId ? `need:${from.needId}` : ''
  return [{ kind: 'form', form: toldBackForm(context, optionsOf(scopes), { heard, did: '', scope: null }) }]
}

/** The submitted form: kept as a draft and shown as teams would read it. */
export async function previewTellBack(
  deps: TellDeps,
  scene: Scene,
  context: string,
  values: Values,
): Promise<Reply[]> {
  const read = fields.safeParse(values)
  if (!read.success) return [faultsOf(read.error)]
  const scope = (await tellScopes(deps, scene)).find(({ key }) => key === read.data.to)
  if (!scope) return [{ kind: 'faults', faults: { to: 'Please choose teams that you may tell.' } }]
  const faults = await faultsIn(deps, scene, read.data, scope.teams)
  if (faults) return [{ kind: 'faults', faults }]
  const now = deps.clock.now()
  const [kind, id = ''] = context.split(':')
  const before = kind === 'draft' ? await ownDraft(deps, scene, id) : null
  const { heard, did } = read.data
  const draft: ToldBack = {
    ...{ id: newId(now), districtId: scene.workspace.districtId, memberId: scene.actor.id, heard, did },
    ...{
      teamIds: scope.teams.map((team) => team.id),
      needId: kind === 'need' ? id : (before?.needId ?? null),
    },
    ...{ state: 'draft', createdAt: now, sentAt: null, eventKey: scene.eventKey },
  }
  const isNew = await deps.stores.toldBack.draft(draft)
  if (isNew && before) await deps.stores.toldBack.discard(before.id)
  const kept = isNew ? draft : await deps.stores.toldBack.findByEvent(scene.eventKey)
  return [kept ? { kind: 'private', view: await previewOf(deps, scene, kept, scope.teams) } : say(GONE)]
}

/** Posts a draft to its teams, each at its next working time. */
export async function postTellBack(deps: TellDeps, scene: Scene, id: string): Promise<Reply[]> {
  const told = await ownDraft(deps, scene, id, ['draft', 'sent'])
  if (!told) return [say(GONE)]
  const allowed = (await tellScopes(deps, scene)).flatMap(({ teams }) => teams)
  const teams = (await deps.stores.teams.list(told.teamIds)).filter((team) =>
    allowed.some((each) => each.id === team.id),
  )
  if (teams.length === 0) return [refusal('tell-teams', 'Telling these teams')]
  const now = deps.clock.now()
  const nudges = await Promise.all(teams.map((team) => postTo(deps, team, scene.actor.id)))
  if (await deps.stores.toldBack.send(id, nudges, now)) {
    deps.log.info({ toldBackId: id, actorId: scene.actor.id, teams: teams.length }, 'told back')
    await planAtOnce(deps, nudges)
    // Whoever asked hears it in private, too: it is the answer.
    if (told.needId) await answerNeed(deps, scene, told.needId, `${FOR_ALL}\n\n${told.did}`)
  }
  return [{ kind: 'replacement', view: toldBackSentView(teams.map(({ name }) => name)) }]
}

/** Opens a draft again. */
export async function rewordTellBack(deps: TellDeps, scene: Scene, id: string): Promise<Reply[]> {
  const told = await ownDraft(deps, scene, id)
  if (!told) return [say(GONE)]
  const scopes = await tellScopes(deps, scene)
  const scope = scopes.find(
    ({ teams }) => teams.length === told.teamIds.length && teams[0]?.id === told.teamIds[0],
  )
  const words = { heard: told.heard, did: told.did, scope: scope?.key ?? null }
  return [{ kind: 'form', form: toldBackForm(`draft:${id}`, optionsOf(scopes), words) }]
}

/** Takes a draft away. */
export async function dropTellBack(deps: TellDeps, scene: Scene, id: string): Promise<Reply[]> {
  const told = await ownDraft(deps, scene, id)
  if (!told) return [say(GONE)]
  await deps.stores.toldBack.discard(id)
  return [{ kind: 'replacement', view: textView('Let be: nothing is posted.') }]
}

/** The post as it looks in a team's channel; null where the nudge tells of none. */
export async function tellBackViewFor(
  deps: Pick<Deps, 'stores'>,
  { nudge }: { nudge: Nudge },
): Promise<View | null> {
  if (nudge.prompt.templateKey !== TOLD_BACK_NOTE) return null
  const told = await deps.stores.toldBack.ofNudge(nudge.id)
  const leader = told && (await deps.stores.members.find(told.memberId))
  return told ? toldBackView(told, leader?.name ?? 'Your leaders') : textView('This was taken back.')
}

/** Somebody's own words, or names of the staff, in what was heard. */
async function faultsIn(
  deps: TellDeps,
  scene: Scene,
  { heard, did }: ToldWords,
  teams: readonly Team[],
): Promise<Record<string, string> | null> {
  const desks = await desksOf(deps, scene)
  const needs = desks.length > 0 ? await deps.stores.needs.recentAt(desks, MOST_NEEDS) : []
  const texts = needs.map(({ text }) => text)
  const quoted = { heard: quoteIn(heard, texts), did: quoteIn(did, texts) }
  const ownWords = (words: string) =>
    `“${words}” are somebody’s own words. Please say it in yours, so that nobody is known by them.`
  if (quoted.heard) return { heard: ownWords(quoted.heard) }
  if (quoted.did) return { did: ownWords(quoted.did) }
  const [name] = namesIn(heard, await staffOf(deps, scene, teams))
  return name ? { heard: `Please leave names out of what you heard (${name}).` } : null
}

async function staffOf(deps: TellDeps, { actor }: Scene, teams: readonly Team[]): Promise<string[]> {
  const rosters = await deps.stores.teams.rosters(teams.map(({ id }) => id))
  const people = rosters.flatMap(({ members }) => members).filter(({ id }) => id !== actor.id)
  return [...new Set(people.map(({ name }) => name))]
}

async function previewOf(
  deps: TellDeps,
  scene: Scene,
  { id, heard, did }: ToldBack,
  teams: readonly Team[],
): Promise<View> {
  const named = namesIn(did, await staffOf(deps, scene, teams))
  const names = teams.map(({ name }) => name)
  return toldBackPreview({ id, words: { heard, did }, by: scene.actor.name, teams: names, named })
}

async function postTo(deps: TellDeps, team: Team, askedBy: string): Promise<Nudge> {
  const now = deps.clock.now()
  const at = await teamWorkingMoment(deps, team)
  return newNudge({
    ...{ id: newId(now), teamId: team.id, askedBy, zone: team.zone, windowHours: WINDOW_HOURS },
    schedule: { kind: 'instant', at: at.toISOString() },
    prompt: {
      ...{ id: newId(now), templateKey: TOLD_BACK_NOTE, kind: 'note', text: '', choices: [] },
      ...{ takesText: false, resultsShown: 'after-closing', frameworks: ['PLS-1', 'STD-LD'] },
    },
  })
}

async function ownDraft(
  deps: TellDeps,
  { actor }: Scene,
  id: string,
  states: ToldBack['state'][] = ['draft'],
): Promise<ToldBack | null> {
  const told = await deps.stores.toldBack.find(id)
  return told?.memberId === actor.id && states.includes(told.state) ? told : null
}

function optionsOf(scopes: readonly TellScope[]) {
  return scopes.map(({ key, label }) => ({ value: key, label }))
}
