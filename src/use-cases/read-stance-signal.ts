import { type Guarded, guard, SMALLEST_GROUP, suppressSmallGroups } from '../domain/privacy.ts'
import type { Share, Stance, Topic } from '../domain/signals.ts'
import type { ReadEntry } from '../ports.ts'
import { HABITS, type Habit } from '../stance/habits.ts'
import { estimateRate } from '../stance/quantify.ts'
import { findThemes } from '../stance/themes.ts'
import type { Deps } from './deps.ts'

/** The running period begins at `since`, the one it is held against at `past`. */
export interface Periods {
  past: Date
  since: Date
  until: Date
}

/**
 * What the entries of these teams show, against the same teams' own past; hidden where fewer than five people wrote.
 * Null where nobody did.
 */
export async function readStanceSignal(
  deps: Pick<Deps, 'stores'>,
  teamIds: string[],
  { past, since, until }: Periods,
): Promise<Guarded<Stance> | null> {
  const [before, now] = await Promise.all([
    deps.stores.stance.readEntries(teamIds, past, since),
    deps.stores.stance.readEntries(teamIds, since, until),
  ])
  if (now.length === 0) return null
  const hasPast = peopleIn(before) >= SMALLEST_GROUP
  const stance: Stance = {
    entries: now.length,
    people: peopleIn(now),
    habits: HABITS.map((habit) => ({
      habit,
      now: shareOf(now, habit),
      before: hasPast ? shareOf(before, habit) : null,
      agreed: agreementOn([...before, ...now], habit),
    })),
  }
  return guard(stance, stance.people)
}

/**
 * The teams whose own stance may be told beside that of all teams together: a team of too few writers is hidden, and
 * with it what would give it away.
 */
export async function teamsWithOwnStance(
  deps: Pick<Deps, 'stores'>,
  teamIds: string[],
  { since, until }: Periods,
): Promise<Set<string>> {
  const entries = await deps.stores.stance.readEntries(teamIds, since, until)
  const writers = (id: string) => peopleIn(entries.filter(({ teamId }) => teamId === id))
  const guarded = suppressSmallGroups(teamIds, writers, { isTotalShown: teamIds.length > 1 })
  return new Set(guarded.flatMap((part) => (part.kind === 'shown' ? [part.value] : [])))
}

/** What the teams wrote about: topics that five people or more touched on, without names of people. */
export async function readTopics(
  deps: Pick<Deps, 'stores'>,
  workspaceId: string,
  teamIds: string[],
  { past, since, until }: Periods,
): Promise<Topic[]> {
  const [before, now, names] = await Promise.all([
    deps.stores.stance.texts(teamIds, past, since),
    deps.stores.stance.texts(teamIds, since, until),
    deps.stores.members.namesOf(workspaceId),
  ])
  const toEntry = ({ memberId, text }: { memberId: string; text: string }) => ({ personKey: memberId, text })
  const options = { minPeople: SMALLEST_GROUP, names, background: before.map(toEntry) }
  return findThemes(now.map(toEntry), options).map(({ label, people }) => ({ label, people }))
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

/** Of the readings that their writers have looked at, the share that they left as they were. */
function agreementOn(entries: readonly ReadEntry[], habit: Habit): Guarded<number> {
  const seen = entries.filter(({ codesSeenAt }) => codesSeenAt !== null)
  const codes = seen.flatMap((entry) => entry.codes.filter((code) => code.habit === habit))
  const agreed = codes.filter(
    ({ verdict, corrected }) => corrected === null || corrected === (verdict === 'shown'),
  )
  return guard(codes.length === 0 ? 0 : agreed.length / codes.length, peopleIn(seen))
}

function peopleIn(entries: readonly ReadEntry[]): number {
  return new Set(entries.map(({ memberId }) => memberId)).size
}
