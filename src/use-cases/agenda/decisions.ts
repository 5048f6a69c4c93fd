import { type Agenda, sourceOf } from '../../domain/agenda/agenda.ts'
import { MAX_COMMITMENT_LENGTH } from '../../domain/commitment.ts'
import type { Entry } from '../../domain/entry.ts'
import { newId } from '../../domain/ids.ts'
import type { IntentOf } from '../../domain/intent.ts'
import type { Delivery } from '../../domain/nudge.ts'
import type { Team } from '../../domain/organisation.ts'
import { dateIn } from '../../domain/plain-dates.ts'
import { agendaButton } from '../../views/agenda/agenda-buttons.ts'
import { MAX_DECISION } from '../../views/agenda/agenda-forms.ts'
import { textView, viewOf } from '../../views/plain-text.ts'
import type { Reply } from '../../views/view.ts'
import { dateInWords } from '../../views/words.ts'
import { keepCommitment } from '../commitment/keep-commitment.ts'
import type { Deps } from '../deps.ts'
import { keepEntry } from '../keep-entry.ts'
import { repliesToEntry } from '../replies-to-entry.ts'
import { type Scene, say } from '../scene.ts'
import { isInTeam } from './agenda-place.ts'
import { refreshAgenda } from './refresh-agenda.ts'

type DecisionDeps = Pick<Deps, 'stores' | 'clock' | 'log' | 'queue' | 'platform'>

/**
 * Keeps what is written in the thread of an agenda whose meeting is over as a decision. Null where the thread is no
 * agenda's, or nobody was asked yet: what people say under an agenda before is between them.
 */
export async function decideInThread(
  deps: DecisionDeps,
  scene: Scene,
  asked: Delivery,
  intent: IntentOf<'message'>,
): Promise<Reply[] | null> {
  const shown = await deps.stores.agendas.ofNudge(asked.nudgeId)
  if (!shown || shown.part === 'draft' || shown.agenda.state !== 'asked') return null
  const text = intent.text.trim()
  if (text === '' || !(await isInTeam(deps, shown.agenda.teamId, scene.actor.id))) return null
  return keepDecision(deps, scene, shown.agenda, { text, sourceRef: intent.message })
}

/** Keeps a decision of an agenda's meeting, for the team to read; the agenda shows it, and the next one begins with it. */
export async function keepDecision(
  deps: DecisionDeps,
  scene: Scene,
  agenda: Agenda,
  { text, sourceRef }: { text: string; sourceRef: string },
): Promise<Reply[]> {
  const { teamId } = agenda
  const kept = await keepEntry(deps, scene, {
    ...{ teamId, delivery: null, kind: 'decision', visibility: 'team', sourceRef },
    text: text.slice(0, MAX_DECISION),
  })
  const { entry } = kept
  await deps.stores.agendas.addItems([
    {
      ...{ id: newId(deps.clock.now()), agendaId: agenda.id, kind: 'decision' },
      ...{ source: sourceOf('entry', entry.id), entryId: entry.id, commitmentId: null, text: null },
      ...{ minutes: null, isOut: false, isCleared: false, addedBy: null },
    },
  ])
  await refreshAgenda(deps, agenda.id)
  return [
    { kind: 'acknowledgement', view: textView('Kept as a decision of your team.') },
    ...(kept.isNew ? await offerToAsk(deps, scene, entry) : []),
    ...(await repliesToEntry(deps, kept)),
  ]
}

/** Makes a decision the actor's own next step. `value`: the decision's id, ":" and a date. */
export async function tapAskMe(deps: Deps, scene: Scene, value: string): Promise<Reply[]> {
  const [entryId = '', on = ''] = value.split(':')
  const entry = await deps.stores.entries.find(entryId)
  if (entry?.memberId !== scene.actor.id) return [say('This decision is not here any more.')]
  const text = entry.text.slice(0, MAX_COMMITMENT_LENGTH)
  const replies = await keepCommitment(deps, scene, `entry:${entryId}`, { text, when: '', on })
  return replies.map((reply) =>
    reply.kind === 'faults' ? say(Object.values(reply.faults).join(' ')) : reply,
  )
}

/** Where a decision names a day: one tap makes it the writer's own next step. */
async function offerToAsk(deps: DecisionDeps, scene: Scene, entry: Entry): Promise<Reply[]> {
  const team = await deps.stores.teams.find(entry.teamId)
  const date = team ? dayIn(deps, scene, team, entry.text) : null
  if (!date) return []
  const label = `Ask me on ${dateInWords(date)} how it went`
  return [
    {
      kind: 'private',
      view: viewOf([
        { kind: 'text', text: 'Kept as a decision. Is it yours to do?' },
        { kind: 'buttons', buttons: [agendaButton('askMe', `${entry.id}:${date}`, label)] },
      ]),
    },
  ]
}

function dayIn(deps: DecisionDeps, scene: Scene, team: Team, text: string): string | null {
  const now = deps.clock.now()
  const zone = scene.actor.zone ?? team.zone
  const read = dateIn(text, now, zone)
  return read?.hasDay ? read.date : null
}
