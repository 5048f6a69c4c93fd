import { downToFives } from '../domain/privacy/coding.ts'
import type { ToldTopic } from '../domain/report/snapshot.ts'
import { addWeeks, boundsOf } from '../domain/report/weeks.ts'
import type { EntryText, ReportTeam, WeekCarry } from '../ports.ts'
import { findThemes } from '../stance/themes.ts'
import type { Deps } from './deps.ts'
import { personsOf } from './persons-of.ts'

/** Weeks gathered until a topic comes out, and weeks before them against which it stands out. */
const WEEKS_TO_GATHER = 4
const WEEKS_BEFORE = 8

/** Of one team; ten people write so much in a year. */
const MOST_TEXTS = 1_000

type TopicCarry = WeekCarry['topics']

/** A week of a district whose topics are to be told. */
interface TopicWeek {
  week: string
  minPeople: number
  teams: readonly ReportTeam[]
  carry: TopicCarry
}

/**
 * The topics of each team and school up to a closed week: of stretches of one to four weeks that never overlap, so that
 * no two readings differ by a week. A topic has `minPeople` people and is not everybody's; counts come in fives.
 */
export async function tellTopics(
  deps: Pick<Deps, 'stores'>,
  { week, minPeople, teams, carry }: TopicWeek,
): Promise<{ told: Record<string, ToldTopic[]>; carry: TopicCarry }> {
  const told: Record<string, ToldTopic[]> = {}
  const next: TopicCarry = {}
  for (const schoolId of new Set(teams.map((team) => team.schoolId))) {
    const own = teams.filter((team) => team.schoolId === schoolId)
    const units = [...own.map((team) => ({ id: team.id, teams: [team] })), { id: schoolId, teams: own }]
    const texts = await textsOf(deps, own, week, carry)
    if (texts.size === 0) continue
    const names = await namesIn(deps, own)
    const writers = [...texts.values()].flat().map(({ memberId }) => memberId)
    const personOf = await personsOf(deps, writers)
    for (const unit of units) {
      const { since, known } = carry[unit.id] ?? { since: week, known: [] }
      const words = unit.teams.flatMap((team) =>
        wordsOf(texts.get(team.id) ?? [], boundsOf(since, team.zone).since, personOf),
      )
      const topics = topicsIn(words, { minPeople, names, known })
      const isOver = topics.length > 0 || addWeeks(since, WEEKS_TO_GATHER - 1) <= week
      if (topics.length > 0) told[unit.id] = topics
      next[unit.id] = isOver
        ? { since: addWeeks(week, 1), known: topics.map(({ key }) => key) }
        : { since, known }
    }
  }
  return { told, carry: next }
}

interface Word {
  personKey: string
  text: string
  isBefore: boolean
}

function topicsIn(
  words: readonly Word[],
  { minPeople, names, known }: { minPeople: number; names: string[]; known: string[] },
): ToldTopic[] {
  const now = words.filter(({ isBefore }) => !isBefore)
  const writers = new Set(now.map(({ personKey }) => personKey)).size
  const background = words.filter(({ isBefore }) => isBefore)
  return findThemes(now, { minPeople, names, background, previous: known })
    .filter(({ people }) => people < writers)
    .map(({ key, label, people }) => ({ key, label, people: downToFives(people) }))
}

/** By team the words from the time before its oldest untold stretch on. Empty where nobody wrote in it. */
async function textsOf(
  deps: Pick<Deps, 'stores'>,
  teams: readonly ReportTeam[],
  week: string,
  carry: TopicCarry,
): Promise<Map<string, EntryText[]>> {
  const texts = new Map<string, EntryText[]>()
  const first = teams
    .flatMap(({ id, schoolId }) => [carry[id]?.since ?? week, carry[schoolId]?.since ?? week])
    .sort()[0]
  for (const { id, zone } of teams) {
    const { since } = boundsOf(addWeeks(first ?? week, -WEEKS_BEFORE), zone)
    const own = await deps.stores.stance.texts([id], since, boundsOf(week, zone).until, MOST_TEXTS)
    if (own.length > 0) texts.set(id, own)
  }
  return texts
}

function wordsOf(texts: readonly EntryText[], start: Date, personOf: (memberId: string) => string): Word[] {
  return texts.map(({ memberId, text, writtenAt }) => ({
    ...{ personKey: personOf(memberId), text },
    isBefore: writtenAt < start,
  }))
}

async function namesIn(deps: Pick<Deps, 'stores'>, teams: readonly ReportTeam[]): Promise<string[]> {
  const workspaceIds = [...new Set(teams.map(({ workspaceId }) => workspaceId))]
  const names = await Promise.all(workspaceIds.map((id) => deps.stores.members.namesOf(id)))
  return names.flat()
}
