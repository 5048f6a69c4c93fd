import type { AgendaMark, AgendaWish } from '../../domain/agenda/agenda.ts'
import type { Team } from '../../domain/organisation.ts'
import { wishButtons } from '../../views/agenda/agenda-buttons.ts'
import { viewOf } from '../../views/plain-text.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { keepEntry } from '../keep-entry.ts'
import { repliesToEntry } from '../replies-to-entry.ts'
import type { Scene } from '../scene.ts'
import { afterMark, markOf } from './wishes.ts'

/** Keeps something that the actor wants the team to talk about, in the actor's own words. A repeat is kept once. */
export async function keepTopic(
  deps: Pick<Deps, 'stores' | 'clock' | 'log' | 'queue' | 'platform'>,
  scene: Scene,
  team: Team,
  topic: { text: string; kind: AgendaMark['kind']; wish: AgendaWish },
): Promise<Reply[]> {
  const kept = await keepEntry(deps, scene, {
    ...{ teamId: team.id, delivery: null, text: topic.text, sourceRef: `form:${scene.eventKey}` },
    kind: topic.kind === 'evidence' ? 'evidence' : 'answer',
    visibility: 'private',
  })
  const { entry } = kept
  const mark = { ...markOf(entry, topic.kind, deps.clock.now()), wish: topic.wish }
  await deps.stores.agendas.mark(mark)
  const when = await afterMark(deps, team)
  const name = topic.wish === 'with-name' ? 'with your name' : 'without your name'
  const view = viewOf([
    { kind: 'text', text: `On the agenda, ${name}${when}.` },
    { kind: 'buttons', buttons: wishButtons(mark.source, { wish: topic.wish, isTeam: false }) },
  ])
  return [{ kind: 'private', view }, ...(await repliesToEntry(deps, kept))]
}
