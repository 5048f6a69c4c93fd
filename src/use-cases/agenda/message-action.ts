import { MAX_POINT, sourceOf } from '../../domain/agenda/agenda.ts'
import type { Entry } from '../../domain/entry.ts'
import { MAX_ENTRY_LENGTH } from '../../domain/entry.ts'
import type { IntentOf } from '../../domain/intent.ts'
import type { Team } from '../../domain/organisation.ts'
import { agendaButton, wishButtons } from '../../views/agenda/agenda-buttons.ts'
import { agendaTopicForm } from '../../views/agenda/agenda-forms.ts'
import { viewOf } from '../../views/plain-text.ts'
import type { Button, Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { keepEntry } from '../keep-entry.ts'
import { repliesToEntry } from '../replies-to-entry.ts'
import { type Scene, say } from '../scene.ts'
import { isInTeam } from './agenda-place.ts'
import { followOnAgendas } from './refresh-agenda.ts'
import { afterMark, markOf } from './wishes.ts'

type Action = IntentOf<'message-action'>

const NOT_YOURS = 'Only who wrote it can save it as evidence. You can put it on the agenda instead.'
const NO_TEAM = 'You are in no learning team here, so there is no agenda to put it on.'

/** What somebody asks for on a message: on the agenda with it, or kept as evidence. */
export async function actOnMessage(deps: Deps, scene: Scene, intent: Action): Promise<Reply[]> {
  const entry = await deps.stores.entries.findBySource(scene.workspace.id, intent.message)
  const team = await teamFor(deps, scene, entry)
  if (!team) return [say(NO_TEAM)]
  return intent.action === 'save-evidence'
    ? saveEvidence(deps, scene, { intent, entry, team })
    : addToAgenda(deps, { intent, entry, team })
}

interface Meant {
  intent: Action
  /** What is kept of the message, or null. */
  entry: Entry | null
  team: Team
}

async function addToAgenda(deps: Deps, { intent, entry, team }: Meant): Promise<Reply[]> {
  const isOwn = isWriter(intent)
  if (!entry) {
    // What somebody else said in the channel is kept nowhere: the actor says it in own words.
    const initial = isOwn ? intent.text.trim().slice(0, MAX_POINT) : ''
    const about =
      isOwn || intent.text.trim() === '' ? null : `They wrote: ${intent.text.trim().slice(0, 600)}`
    return [{ kind: 'form', form: agendaTopicForm(team.id, initial, about) }]
  }
  const { visibility, id } = entry
  const [mark] = await deps.stores.agendas.marksOf([sourceOf('entry', id)])
  const wish = mark?.wish ?? null
  if (visibility !== 'team' && isOwn) return [{ kind: 'private', view: offerView(entry, wish) }]
  if (visibility !== 'team') return [say('That was written in private: only its writer can put it there.')]
  if (wish === 'leave-out' && !isOwn) return [say('Its writer keeps it off the agenda.')]
  const now = deps.clock.now()
  const kind = mark?.kind ?? null
  await deps.stores.agendas.mark(
    wish === 'leave-out' ? { ...markOf(entry, kind, now), wish: 'without-name' } : markOf(entry, kind, now),
  )
  deps.log.info({ entryId: id }, 'put on the agenda')
  const when = await afterMark(deps, team)
  return [{ kind: 'private', view: addedView(entry, isOwn, when) }]
}

function offerView(entry: Entry, wish: Parameters<typeof wishButtons>[1]['wish']) {
  return viewOf([
    { kind: 'text', text: 'Only you see these words. Put them on your team’s agenda?' },
    { kind: 'buttons', buttons: wishButtons(sourceOf('entry', entry.id), { wish, isTeam: false }) },
  ])
}

function addedView(entry: Entry, isOwn: boolean, when: string) {
  const buttons: Button[] = [
    agendaButton('differ', entry.id, 'We see this differently'),
    ...(isOwn ? wishButtons(sourceOf('entry', entry.id), { wish: 'without-name', isTeam: true }) : []),
  ]
  return viewOf([
    { kind: 'text', text: `On the agenda, without a name${when}. The facilitator sees it first.` },
    { kind: 'buttons', buttons },
  ])
}

async function saveEvidence(deps: Deps, scene: Scene, { intent, entry, team }: Meant): Promise<Reply[]> {
  if (!isWriter(intent)) return [say(NOT_YOURS)]
  const isTeam = intent.place.kind === 'channel'
  const kept = entry
    ? { entry: { ...entry, kind: 'evidence' as const }, isNew: false }
    : await keepEntry(deps, scene, {
        ...{ teamId: team.id, delivery: null, kind: 'evidence', sourceRef: intent.message },
        visibility: isTeam ? 'team' : 'private',
        text: intent.text.slice(0, MAX_ENTRY_LENGTH),
      })
  if (kept.entry.text.trim() === '') return [say('There are no words in this message that I could keep.')]
  await deps.stores.entries.setKind(kept.entry.id, 'evidence')
  const now = deps.clock.now()
  if (kept.entry.visibility === 'team') {
    await deps.stores.agendas.mark(markOf(kept.entry, 'evidence', now))
    await afterMark(deps, team)
  }
  await followOnAgendas(deps, sourceOf('entry', kept.entry.id))
  const view = evidenceView(kept.entry)
  return [{ kind: 'private', view }, ...(await repliesToEntry(deps, kept))]
}

function evidenceView(entry: Entry) {
  const isTeam = entry.visibility === 'team'
  const where = isTeam
    ? 'It comes up at your next meeting, without your name.'
    : 'Only you see it, unless you put it on the agenda.'
  return viewOf([
    { kind: 'text', text: `Kept as evidence. ${where} /mine shows it, and forgets it.` },
    { kind: 'buttons', buttons: wishButtons(sourceOf('entry', entry.id), { wish: null, isTeam }) },
  ])
}

function isWriter({ writer, actor }: Action): boolean {
  return writer !== null && writer.externalId === actor.externalId
}

/** The team whose agenda is meant: the entry's, the channel's, or the only own one; null where the actor is not in it. */
async function teamFor(deps: Deps, scene: Scene, entry: Entry | null): Promise<Team | null> {
  const { teams } = deps.stores
  const here =
    scene.place?.kind === 'channel'
      ? await teams.findByAddress(scene.workspace.id, scene.place.address)
      : null
  const team = entry ? await teams.find(entry.teamId) : here
  if (team) return team.isActive && (await isInTeam(deps, team.id, scene.actor.id)) ? team : null
  return scene.place?.kind === 'channel' ? null : ((await teams.teamsOf(scene.actor.id))[0] ?? null)
}
