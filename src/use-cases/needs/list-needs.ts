import { daysWaiting, type Need } from '../../domain/needs/need.ts'
import {
  MOST_LISTED,
  needListView,
  type OwnNeed,
  type WaitingCount,
  type WaitingNeed,
} from '../../views/needs/need-list-view.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import type { Scene } from '../scene.ts'
import { deskInWords, desksOf } from './desks.ts'
import { fromInWords, shownWriter } from './shown-writer.ts'
import { tellScopes } from './told-back-scopes.ts'

type ListDeps = Pick<Deps, 'stores' | 'clock'>

/** More than anybody lets wait. */
const MOST_WAITING = 200
/** Days for which an answered request stays on the home page. */
const FRESH_DAYS = 7
const OWN = 5

/** `/need list`: what waits for the actor's answer, the oldest first, and what the actor asked for. */
export async function listNeeds(deps: ListDeps, scene: Scene): Promise<Reply[]> {
  const waiting = await waitingFor(deps, scene)
  const oldest = (waiting ?? []).slice(0, MOST_LISTED).map((need) => shownOf(deps, need))
  const own = await ownNeeds(deps, scene)
  const mayTell = (await tellScopes(deps, scene)).length > 0
  return [
    {
      kind: 'private',
      view: needListView(
        waiting && { oldest: await Promise.all(oldest), count: waiting.length },
        own,
        mayTell,
      ),
    },
  ]
}

/** For the home page: how many wait for the person's answer and how long; null for who answers nowhere. */
export async function waitingCount(
  deps: ListDeps,
  scene: Pick<Scene, 'actor' | 'grants' | 'workspace'>,
): Promise<WaitingCount | null> {
  const waiting = await waitingFor(deps, scene)
  if (!waiting) return null
  const [oldest] = waiting
  return { count: waiting.length, oldestDays: oldest ? daysWaiting(oldest, deps.clock.now()) : 0 }
}

/** The same for a member, wherever the member is just now. */
export async function waitingCountOf(deps: ListDeps, memberId: string): Promise<WaitingCount | null> {
  const actor = await deps.stores.members.find(memberId)
  const workspace = actor && (await deps.stores.organisation.findWorkspace(actor.workspaceId))
  if (!workspace) return null
  return waitingCount(deps, { actor, workspace, grants: await deps.stores.members.grantsOf(memberId) })
}

/** The actor's own requests of late, for the home page: those that wait, and those answered in the last week. */
export async function freshOwnNeeds(deps: ListDeps, scene: Pick<Scene, 'actor'>): Promise<OwnNeed[]> {
  const now = deps.clock.now()
  const own = await deps.stores.needs.ofMember(scene.actor.id, OWN)
  const fresh = own.filter(
    ({ answeredAt }) => !answeredAt || daysWaiting({ raisedAt: answeredAt }, now) < FRESH_DAYS,
  )
  return Promise.all(fresh.map((need) => ownOf(deps, need)))
}

async function ownNeeds(deps: ListDeps, { actor }: Scene): Promise<OwnNeed[]> {
  const own = await deps.stores.needs.ofMember(actor.id, OWN)
  return Promise.all(own.map((need) => ownOf(deps, need)))
}

/** Those at the actor's desks that others raised; null for who answers nowhere. */
async function waitingFor(
  deps: ListDeps,
  scene: Pick<Scene, 'actor' | 'grants' | 'workspace'>,
): Promise<Need[] | null> {
  const desks = await desksOf(deps, scene)
  if (desks.length === 0) return null
  const waiting = await deps.stores.needs.waitingAt(desks, MOST_WAITING)
  return waiting.filter(({ memberId }) => memberId !== scene.actor.id)
}

async function shownOf(deps: ListDeps, need: Need): Promise<WaitingNeed> {
  const taker = need.takenBy ? await deps.stores.members.find(need.takenBy) : null
  return {
    need,
    from: fromInWords(await shownWriter(deps, need)),
    days: daysWaiting(need, deps.clock.now()),
    takenBy: taker?.name ?? null,
  }
}

async function ownOf(deps: ListDeps, need: Need): Promise<OwnNeed> {
  const answer = (await deps.stores.needs.answersTo([need.id])).at(-1)
  const by = answer && (await deps.stores.members.find(answer.memberId))
  return {
    need,
    to: await deskInWords(deps, need.desk),
    days: daysWaiting(need, deps.clock.now()),
    answer: answer ? { by: by?.name ?? 'Somebody', text: answer.text } : null,
  }
}
