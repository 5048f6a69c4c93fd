import { v5 } from 'uuid'
import { DIGEST_WINDOW_HOURS, type Digest, digestSchedule } from '../../domain/digest/digest.ts'
import { newId } from '../../domain/ids.ts'
import { newNudge } from '../../domain/new-nudge.ts'
import type { Nudge } from '../../domain/nudge.ts'
import { addWeeks, dayInWords } from '../../domain/report/weeks.ts'
import type { Frontier } from '../../ports.ts'
import { lastEnd } from '../close-weeks.ts'
import type { Deps } from '../deps.ts'
import { planAtOnce } from '../plan-due-nudges.ts'
import { noteEvent } from '../webhooks/note-event.ts'
import { type Addressee, addresseesOf } from './recipients.ts'

/** The queue of districts whose digests are to be planned. */
export const PLAN_DIGESTS = 'plan-digests'

/** What a job of that queue carries. */
export interface PlanDigestsJob {
  districtId: string
}

const NAMESPACE = '0c4b7c8e-5f0a-4b53-9a55-6f4f3d2f9a10'

/** Asks for the digests of districts whose newest closed week has none yet. */
export async function enqueueDigests(deps: Pick<Deps, 'stores' | 'clock' | 'queue'>): Promise<void> {
  const minute = Math.floor(deps.clock.now().getTime() / 60_000)
  for (const { districtId, lastClosed } of await unplanned(deps)) {
    const id = v5(`${districtId} ${lastClosed} ${minute}`, NAMESPACE)
    await deps.queue.send(PLAN_DIGESTS, { districtId } satisfies PlanDigestsJob, { id })
  }
}

/** The districts whose newest closed week has no digests yet. */
async function unplanned({ stores }: Pick<Deps, 'stores'>): Promise<Frontier[]> {
  const frontiers = await stores.reports.frontiers()
  const planned = await stores.digests.lastPlanned(frontiers.map(({ districtId }) => districtId))
  const weekOf = new Map(planned.map(({ districtId, week }) => [districtId, week]))
  return frontiers.filter(
    ({ districtId, lastClosed }) => lastClosed !== null && lastClosed > (weekOf.get(districtId) ?? ''),
  )
}

/**
 * Plans the digests of a district's newest closed week, one for each recipient, once, whoever plans and how often; those
 * of older weeks are news no more. Returns how many are new.
 */
export async function planDigests(
  deps: Pick<Deps, 'stores' | 'clock' | 'queue' | 'log'>,
  districtId: string,
): Promise<number> {
  const { digests } = deps.stores
  const frontier = (await unplanned(deps)).find((each) => each.districtId === districtId)
  const week = frontier?.lastClosed
  if (!frontier || !week) return 0
  const now = deps.clock.now()
  const isNews = now < lastEnd(addWeeks(week, 1), frontier.zones)
  const fresh: Nudge[] = []
  for (const addressee of isNews ? await addresseesOf(deps, districtId, week) : []) {
    const nudge = nudgeFor(addressee, week, now)
    const digest: Digest = { ...addressee, nudgeId: nudge.id, week, suggestion: null }
    if (await digests.plan(digestRow(digest), nudge, now)) fresh.push(nudge)
    for (const scope of addressee.scopes)
      await noteEvent(deps, { kind: 'digest.ready', districtId, scope, week })
  }
  await planAtOnce(deps, fresh)
  await digests.markPlanned(districtId, week, now)
  deps.log.info({ districtId, week, digests: fresh.length }, 'digests planned')
  return fresh.length
}

function digestRow({ nudgeId, recipient, week, scopes, suggestion }: Digest): Digest {
  return { nudgeId, recipient, week, scopes, suggestion }
}

function nudgeFor({ host, member }: Addressee, week: string, now: Date): Nudge {
  return newNudge({
    id: newId(now),
    teamId: host.id,
    prompt: {
      id: newId(now),
      templateKey: null,
      kind: 'digest',
      text: `The weekly digest, week of ${dayInWords(week)}`,
      choices: [],
      takesText: false,
      resultsShown: 'after-closing',
      frameworks: [],
    },
    audience: member ? 'private' : 'team',
    memberId: member?.id ?? null,
    schedule: digestSchedule(week),
    zone: host.zone,
    windowHours: DIGEST_WINDOW_HOURS,
  })
}
