import { type Agenda, type AgendaItem, MOST_POINTS } from '../../domain/agenda/agenda.ts'
import type { Team } from '../../domain/organisation.ts'
import { AGENDA_STEPS } from '../../views/agenda/agenda-buttons.ts'
import {
  agendaPointForm,
  agendaTopicForm,
  decisionForm,
  ownPointForm,
} from '../../views/agenda/agenda-forms.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { answer } from '../inquiry/answer.ts'
import { type Scene, say } from '../scene.ts'
import { isFacilitator, isInTeam } from './agenda-place.ts'
import { tapAskMe } from './decisions.ts'
import { approveAgenda, postAgenda } from './post-agenda.ts'
import { refreshAgenda } from './refresh-agenda.ts'
import { sheetOf } from './sheet-of.ts'
import { draftViewOf } from './show-agenda.ts'
import { tapDiffer, tapWish } from './wishes.ts'

export const AGENDA_GONE = 'That agenda is not here any more. Type /inquiry agenda to see what is.'

/** A button about agendas. `value`: what to do, and its ids, with colons between. `card`: the message that holds it. */
export async function tapAgenda(
  deps: Deps,
  scene: Scene,
  value: string,
  card: string | null,
): Promise<Reply[]> {
  const [step = '', ...ids] = value.split(':')
  const id = ids.join(':')
  switch (step) {
    case AGENDA_STEPS.wish:
      return tapWish(deps, scene, id)
    case AGENDA_STEPS.differ:
      return tapDiffer(deps, scene, id)
    case AGENDA_STEPS.askMe:
      return tapAskMe(deps, scene, id)
    case AGENDA_STEPS.topic:
      return openTopicForm(deps, scene, id)
    case AGENDA_STEPS.decide:
      return openDecisionForm(deps, scene, id)
    case AGENDA_STEPS.change:
    case AGENDA_STEPS.up:
    case AGENDA_STEPS.out:
    case AGENDA_STEPS.clear:
      return tapPoint(deps, scene, step, id, card)
    default:
      return tapDraft(deps, scene, step, id, card)
  }
}

/** An agenda with its team where the actor facilitates that team and is in it; null otherwise. */
export async function ownAgenda(
  deps: Pick<Deps, 'stores'>,
  scene: Scene,
  agendaId: string,
): Promise<{ agenda: Agenda; team: Team } | null> {
  const agenda = await deps.stores.agendas.find(agendaId)
  const team = agenda ? await deps.stores.teams.find(agenda.teamId) : null
  if (!agenda || !team?.isActive || team.workspaceId !== scene.workspace.id) return null
  const isOwn = isFacilitator(scene.grants, team.id) && (await isInTeam(deps, team.id, scene.actor.id))
  return isOwn ? { agenda, team } : null
}

/** The draft again after a change, and the change in every other message that shows the agenda. */
export async function showChanged(
  deps: Deps,
  { agenda, team }: { agenda: Agenda; team: Team },
  card: string | null,
  { opening, isTap = true }: { opening?: string; isTap?: boolean } = {},
): Promise<Reply[]> {
  await refreshAgenda(deps, agenda.id, card)
  const view = await draftViewOf(deps, agenda.id, team, opening)
  return [isTap ? { kind: 'replacement', view } : answer(view, card)]
}

async function tapDraft(
  deps: Deps,
  scene: Scene,
  step: string,
  value: string,
  card: string | null,
): Promise<Reply[]> {
  const [agendaId = '', seen] = value.split(':')
  const own = await ownAgenda(deps, scene, agendaId)
  if (!own) return [say(AGENDA_GONE)]
  if (seen !== undefined && (await hasGrown(deps, own, Number(seen))))
    return showChanged(deps, own, card, { opening: 'Something came in meanwhile: please look again.' })
  const { agendas } = deps.stores
  switch (step) {
    case AGENDA_STEPS.post:
      return showChanged(deps, own, card, { opening: await postAgenda(deps, scene, own) })
    case AGENDA_STEPS.approve:
      return showChanged(deps, own, card, { opening: await approveAgenda(deps, scene, own, true) })
    case AGENDA_STEPS.wait:
      return showChanged(deps, own, card, { opening: await approveAgenda(deps, scene, own, false) })
    case AGENDA_STEPS.add: {
      const items = await agendas.itemsOf(agendaId)
      const isFull = items.filter(({ isOut }) => !isOut).length >= MOST_POINTS
      return isFull ? [say(FULL)] : [{ kind: 'form', form: ownPointForm(agendaId) }]
    }
    case AGENDA_STEPS.back: {
      for (const { id, isOut } of await agendas.itemsOf(agendaId))
        if (isOut) await agendas.changeItem(id, { isOut: false })
      return showChanged(deps, own, card)
    }
    default:
      return [say(AGENDA_GONE)]
  }
}

/** Whether points came up that the person who tapped has not seen. */
async function hasGrown(
  deps: Deps,
  { agenda, team }: { agenda: Agenda; team: Team },
  seen: number,
): Promise<boolean> {
  const { pointCount } = await sheetOf(deps, agenda, team, 'facilitator')
  return !(pointCount <= seen)
}

const FULL = `An agenda of ${MOST_POINTS} points is full. Leave one out first.`

async function tapPoint(
  deps: Deps,
  scene: Scene,
  step: string,
  itemId: string,
  card: string | null,
): Promise<Reply[]> {
  const item = await deps.stores.agendas.findItem(itemId)
  const own = item ? await ownAgenda(deps, scene, item.agendaId) : null
  if (!item || !own) return [say(AGENDA_GONE)]
  if (step === AGENDA_STEPS.change) return openPointForm(deps, own, item)
  if (step === AGENDA_STEPS.out) await deps.stores.agendas.changeItem(itemId, { isOut: true })
  if (step === AGENDA_STEPS.clear) await deps.stores.agendas.changeItem(itemId, { isCleared: true })
  if (step === AGENDA_STEPS.up) await moveItem(deps, own, item, -1)
  return showChanged(deps, own, card)
}

/** Moves a point among those that are shown: by so many places. */
async function moveItem(
  deps: Deps,
  { agenda, team }: { agenda: Agenda; team: Team },
  item: AgendaItem,
  by: number,
): Promise<void> {
  const sheet = await sheetOf(deps, agenda, team, 'facilitator')
  const place = sheet.points.findIndex(({ id }) => id === item.id)
  if (place >= 0)
    await placeItem(
      deps,
      sheet.points.map(({ id }) => id),
      agenda.id,
      item.id,
      place + by,
    )
}

/** Puts a point at a place (from 0) among the shown ones; the others keep their order. */
export async function placeItem(
  deps: Pick<Deps, 'stores'>,
  shown: readonly string[],
  agendaId: string,
  itemId: string,
  place: number,
): Promise<void> {
  const others = shown.filter((id) => id !== itemId)
  const at = Math.max(0, Math.min(place, others.length))
  const order = [...others.slice(0, at), itemId, ...others.slice(at)]
  const hidden = (await deps.stores.agendas.itemsOf(agendaId)).filter(({ id }) => !shown.includes(id))
  await deps.stores.agendas.order(agendaId, [...order, ...hidden.map(({ id }) => id)])
}

async function openPointForm(
  deps: Deps,
  { agenda, team }: { agenda: Agenda; team: Team },
  item: AgendaItem,
): Promise<Reply[]> {
  const { points } = await sheetOf(deps, agenda, team, 'facilitator')
  const place = points.findIndex(({ id }) => id === item.id)
  const point = points[place]
  if (!point) return [say('Its words are not there any more: they were changed or taken back.')]
  return [{ kind: 'form', form: agendaPointForm(point, place + 1, points.length) }]
}

async function openTopicForm(deps: Deps, scene: Scene, teamId: string): Promise<Reply[]> {
  if (!(await isInTeam(deps, teamId, scene.actor.id))) return [say('Only who is in the team can add to it.')]
  return [{ kind: 'form', form: agendaTopicForm(teamId, '', null) }]
}

async function openDecisionForm(deps: Deps, scene: Scene, agendaId: string): Promise<Reply[]> {
  const agenda = await deps.stores.agendas.find(agendaId)
  const isIn = agenda !== null && (await isInTeam(deps, agenda.teamId, scene.actor.id))
  return isIn ? [{ kind: 'form', form: decisionForm(agendaId) }] : [say(AGENDA_GONE)]
}
