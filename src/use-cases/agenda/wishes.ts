import { type AgendaMark, type AgendaWish, sourceOf } from '../../domain/agenda/agenda.ts'
import type { Team } from '../../domain/organisation.ts'
import { wishButtons } from '../../views/agenda/agenda-buttons.ts'
import { viewOf } from '../../views/plain-text.ts'
import type { Reply } from '../../views/view.ts'
import { dateInWords } from '../../views/words.ts'
import type { Deps } from '../deps.ts'
import { type Scene, say } from '../scene.ts'
import { isInTeam } from './agenda-place.ts'
import { gatherAgenda } from './gather-agenda.ts'
import { followOnAgendas, refreshAgenda } from './refresh-agenda.ts'
import { openAgenda } from './show-agenda.ts'

type WishDeps = Pick<Deps, 'stores' | 'clock' | 'log' | 'platform'>

const GONE = 'These words are not there any more. Type /mine to see your latest ones.'
const WISHES: readonly AgendaWish[] = ['with-name', 'without-name', 'leave-out']

/** A writer's word on own words and the agenda. `value`: the wish, then "entry" or "commitment" and its id. */
export async function tapWish(deps: WishDeps, scene: Scene, value: string): Promise<Reply[]> {
  const [said, kind = '', id = ''] = value.split(':')
  const wish = WISHES.find((each) => each === said)
  const own = wish ? await ownWords(deps, scene, kind, id) : null
  const team = own ? await deps.stores.teams.find(own.teamId) : null
  if (!wish || !own || !team) return [say(GONE)]
  await deps.stores.agendas.mark({ ...own, wish, kind: null, at: deps.clock.now() })
  deps.log.info({ source: own.source, wish }, 'agenda wish kept')
  const when = await afterMark(deps, team)
  await followOnAgendas(deps, own.source)
  return [{ kind: 'private', view: wishView(own.source, wish, when) }]
}

/** Somebody of the team says that it sees something differently. `entryId`: words that the team has read. */
export async function tapDiffer(deps: WishDeps, scene: Scene, entryId: string): Promise<Reply[]> {
  const entry = await deps.stores.entries.find(entryId)
  const team = entry?.visibility === 'team' ? await deps.stores.teams.find(entry.teamId) : null
  if (!entry || !team || !(await isInTeam(deps, team.id, scene.actor.id))) return [say(GONE)]
  await deps.stores.agendas.mark(markOf(entry, 'difference', deps.clock.now()))
  await afterMark(deps, team)
  return [say('On the agenda as something that you see differently. Nobody is told who put it there.')]
}

/** A mark of an entry by the team. */
export function markOf(
  entry: { id: string; teamId: string },
  kind: AgendaMark['kind'],
  at: Date,
): AgendaMark {
  const { id: entryId, teamId } = entry
  return { source: sourceOf('entry', entryId), teamId, entryId, commitmentId: null, wish: null, kind, at }
}

/** Takes a new mark up where the draft still waits for its facilitator's look. Returns for which meeting, to be added to a sentence. */
export async function afterMark(deps: WishDeps, team: Team): Promise<string> {
  const agenda = await openAgenda(deps, team)
  if (!agenda) return NO_DAY
  const isOpen = (agenda.state === 'coming' || agenda.state === 'draft') && agenda.approvedBy === null
  if (!isOpen) return NEXT_TIME
  await gatherAgenda(deps, agenda)
  await refreshAgenda(deps, agenda.id)
  return `, for your meeting on ${dateInWords(agenda.meetsOn)}`
}

const NEXT_TIME = ', for the meeting after the coming one, whose agenda is done'
const NO_DAY = ' as soon as your team has a meeting day (/inquiry edit)'

function wishView(source: string, wish: AgendaWish, meeting: string) {
  const text = {
    'with-name': `On the agenda with your name${meeting}.`,
    'without-name': `On the agenda without your name${meeting}. In a small team people may guess.`,
    'leave-out': 'It stays off the agenda.',
  }[wish]
  return viewOf([
    { kind: 'text', text },
    { kind: 'buttons', buttons: wishButtons(source, { wish, isTeam: false }) },
  ])
}

async function ownWords(deps: WishDeps, scene: Scene, kind: string, id: string) {
  const { entries, commitments } = deps.stores
  const entry = kind === 'entry' ? await entries.find(id) : null
  const commitment = kind === 'commitment' ? await commitments.find(id) : null
  const own = [entry, commitment].find((each) => each?.memberId === scene.actor.id)
  if (!own) return null
  return {
    source: sourceOf(entry ? 'entry' : 'commitment', id),
    teamId: own.teamId,
    entryId: entry?.id ?? null,
    commitmentId: commitment?.id ?? null,
  }
}
