import { newId } from '../domain/ids.ts'
import { newNudge } from '../domain/new-nudge.ts'
import type { Delivery, Nudge } from '../domain/nudge.ts'
import type { Member, Team } from '../domain/organisation.ts'
import { type Rhythm, usualRhythm } from '../domain/rhythm.ts'
import type { Deps } from './deps.ts'

type RhythmDeps = Pick<Deps, 'stores' | 'clock' | 'log'>

/** So many questions in a row left alone make us ask whether the rhythm suits. */
const IGNORED = 3
/** How long that question takes an answer, in hours: a week. */
const WINDOW_HOURS = 168

/** What can be answered to "does this rhythm suit you?", by the choice's value. */
export const RHYTHM_CHOICES = [
  { value: 'suits', label: 'It suits me' },
  { value: 'half', label: 'Half as often' },
  { value: 'quiet', label: 'Quiet for a week' },
]

/** Asks those whom closed questions had asked, and who left the last three alone, whether the rhythm suits; once. */
export async function askAboutRhythm(deps: RhythmDeps, closed: readonly Delivery[]): Promise<void> {
  if (closed.length === 0) return
  const { asks, rhythms, members, teams } = deps.stores
  const asked = await asks.askedBy(closed.map(({ id }) => id))
  const people = [...new Set(asked.map(({ memberId }) => memberId))]
  const known = new Map((await rhythms.of(people)).map((rhythm) => [rhythm.memberId, rhythm]))
  const unasked = people.filter((id) => isUnasked(known.get(id) ?? usualRhythm(id)))
  const ignoring = unasked.length > 0 ? await asks.ignoring(unasked, deps.clock.now(), IGNORED) : []
  if (ignoring.length === 0) return
  const teamOf = new Map(closed.map(({ id, teamId }) => [id, teamId]))
  for (const member of await members.list(ignoring)) {
    const rhythm = known.get(member.id) ?? usualRhythm(member.id)
    const by = asked.find(({ memberId }) => memberId === member.id)?.deliveryId ?? ''
    const team = await teams.find(teamOf.get(by) ?? '')
    if (team) await ask(deps, team, member, rhythm)
  }
}

function isUnasked({ paceAskedAt, pace }: Rhythm): boolean {
  return paceAskedAt === null && pace === 'usual'
}

/** Who leaves that question alone too is asked half as often from now on. */
export async function halveWhereIgnored(deps: RhythmDeps, delivery: Delivery): Promise<void> {
  const { feedback, rhythms } = deps.stores
  if (!delivery.memberId || (await feedback.find(delivery.id, delivery.memberId))) return
  const [rhythm = usualRhythm(delivery.memberId)] = await rhythms.of([delivery.memberId])
  await rhythms.put({ ...rhythm, pace: 'half' })
  deps.log.info({ memberId: delivery.memberId }, 'the pace is halved')
}

async function ask(deps: RhythmDeps, team: Team, member: Member, rhythm: Rhythm): Promise<void> {
  const now = deps.clock.now()
  const nudge = rhythmNudge(team, member, now)
  // The event's key makes it once in a life; the note on the rhythm spares the next look.
  await deps.stores.nudges.create(nudge, `rhythm:${member.id}`, now)
  await deps.stores.rhythms.put({ ...rhythm, paceAskedAt: now })
  deps.log.info({ memberId: member.id }, 'asking about the rhythm')
}

function rhythmNudge(team: Team, member: Member, now: Date): Nudge {
  return newNudge({
    id: newId(now),
    teamId: team.id,
    audience: 'private',
    memberId: member.id,
    prompt: {
      id: newId(now),
      templateKey: null,
      kind: 'rhythm',
      text: 'My last three questions did not reach you at a good time. Does this rhythm suit you?',
      choices: RHYTHM_CHOICES,
      takesText: false,
      resultsShown: 'after-closing',
      frameworks: ['PLS-1'],
    },
    schedule: { kind: 'instant', at: now.toISOString() },
    zone: member.zone ?? team.zone,
    windowHours: WINDOW_HOURS,
  })
}
