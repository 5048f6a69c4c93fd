import { closedWindow, type Window } from '../domain/closed-window.ts'
import { canTellTotal, type Guarded, SMALLEST_GROUP, suppressSmallGroups } from '../domain/privacy.ts'
import type { Share, Stance, Topic } from '../domain/signals.ts'
import type { ReadEntry } from '../ports.ts'
import { HABITS, type Habit } from '../stance/habits.ts'
import { estimateRate } from '../stance/quantify.ts'
import { findThemes } from '../stance/themes.ts'
import type { Deps } from './deps.ts'

/** Whose words are told: those of one team, or (`teamId` null) of all teams of the school together. */
export interface StanceReach {
  /** All teams of the school: what protects a small one is the same for every reader. */
  teamIds: string[]
  teamId: string | null
  workspaceIds: string[]
  /** The running week's Monday, then those before it. */
  weekStarts: readonly Date[]
}

/** What the words of a team or a school tell together. */
export interface StanceSignal {
  /** Null where nobody wrote. */
  stance: Guarded<Stance> | null
  topics: Topic[]
}

const WEEK_MS = 7 * 86_400_000
const TOO_FEW = { kind: 'hidden', reason: 'too-few' } as const

/** What the entries show, against the own past, and what they are about: of closed weeks, under the privacy rule. */
export async function readStanceSignal(
  deps: Pick<Deps, 'stores' | 'clock'>,
  reach: StanceReach,
): Promise<StanceSignal> {
  const { teamIds, weekStarts } = reach
  const now = deps.clock.now()
  const entries = await deps.stores.stance.readEntries(
    teamIds,
    weekStarts.at(-1) ?? now,
    new Date(now.getTime() + 1),
  )
  const own = ownOf(reach, entries)
  if (own.length === 0) return { stance: null, topics: [] }
  const window = closedWindow(own, weekStarts)
  const told = window ? within(entries, window.since, window.until) : []
  if (!window || !canTell(reach, told)) return { stance: TOO_FEW, topics: [] }
  const stance = stanceOf(reach, told, within(entries, window.past, window.since))
  return { stance: { kind: 'shown', value: stance }, topics: await topicsOf(deps, reach, window) }
}

function stanceOf(reach: StanceReach, now: ReadEntry[], before: ReadEntry[]): Stance {
  const own = ownOf(reach, now)
  const past = canTell(reach, before) ? ownOf(reach, before) : null
  const seen = [...before, ...now].filter(({ codesSeenAt }) => codesSeenAt !== null)
  const agreed = canTell(reach, seen) ? ownOf(reach, seen) : null
  return {
    entries: own.length,
    people: writersOf(own).size,
    habits: HABITS.map((habit) => ({
      habit,
      now: shareOf(own, habit),
      before: past && shareOf(past, habit),
      agreed: agreed ? { kind: 'shown', value: agreementOn(agreed, habit) } : TOO_FEW,
    })),
  }
}

/** What was written about: topics that five people or more touched on, without names of people. */
async function topicsOf(
  deps: Pick<Deps, 'stores'>,
  { teamIds, teamId, workspaceIds }: StanceReach,
  { past, since, until }: Window,
): Promise<Topic[]> {
  const { stance, members } = deps.stores
  const ids = teamId ? [teamId] : teamIds
  const [before, now, names] = await Promise.all([
    stance.texts(ids, past, since),
    stance.texts(ids, since, until),
    Promise.all(workspaceIds.map((id) => members.namesOf(id))),
  ])
  const toEntry = ({ memberId, text }: { memberId: string; text: string }) => ({ personKey: memberId, text })
  const options = { minPeople: SMALLEST_GROUP, names: names.flat(), background: before.map(toEntry) }
  // The topics as they stood a week ago: of two that weigh nearly the same the known one stays.
  const weekAgo = [...before, ...now].filter(({ writtenAt }) => isWithin(writtenAt, -WEEK_MS, since, until))
  const previous = findThemes(weekAgo.map(toEntry), options).map(({ key }) => key)
  return findThemes(now.map(toEntry), { ...options, previous }).map(({ label, people }) => ({
    label,
    people: people - (people % SMALLEST_GROUP),
  }))
}

/** Whether an instant lies in [since, until) moved by some milliseconds. */
function isWithin(instant: Date, shift: number, since: Date, until: Date): boolean {
  const at = instant.getTime() - shift
  return at >= since.getTime() && at < until.getTime()
}

/** Whether these entries may be told of the team, or of all teams, beside what is told of the others. */
function canTell(reach: StanceReach, entries: readonly ReadEntry[]): boolean {
  const { teamIds, teamId } = reach
  const writers = (id: string) => writersOf(entries.filter((entry) => entry.teamId === id))
  const guarded = suppressSmallGroups(teamIds, writers, { isTotalShown: teamIds.length > 1 })
  if (teamId === null) return canTellTotal(teamIds, guarded, writers)
  return writers(teamId).size > 0 && guarded[teamIds.indexOf(teamId)]?.kind === 'shown'
}

function ownOf({ teamId }: StanceReach, entries: readonly ReadEntry[]): readonly ReadEntry[] {
  return teamId === null ? entries : entries.filter((entry) => entry.teamId === teamId)
}

function within(entries: readonly ReadEntry[], since: Date, until: Date): ReadEntry[] {
  return entries.filter(({ writtenAt }) => writtenAt >= since && writtenAt < until)
}

function shareOf(entries: readonly ReadEntry[], habit: Habit): Share {
  const rated = entries
    .flatMap(({ codes }) => codes.filter((code) => code.habit === habit))
    .map(({ corrected, probability, prior }) => ({
      // The writer knows: a correction weighs as certainty.
      probability: corrected === null ? probability : Number(corrected),
      prior,
    }))
  const { rate, low, high, isSmall } = estimateRate(rated)
  return { share: rate, low, high, isSmall }
}

/** Of the readings that their writers have looked at, the share (0–1) that they left as they were. */
function agreementOn(seen: readonly ReadEntry[], habit: Habit): number {
  const codes = seen.flatMap((entry) => entry.codes.filter((code) => code.habit === habit))
  const agreed = codes.filter(
    ({ verdict, corrected }) => corrected === null || corrected === (verdict === 'shown'),
  )
  return codes.length === 0 ? 0 : agreed.length / codes.length
}

function writersOf(entries: readonly ReadEntry[]): Set<string> {
  return new Set(entries.map(({ memberId }) => memberId))
}
