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
 * The topics of each team and school up to a closed week, and of each school's requests for support: of stretches of one to four weeks that never overlap, so that
 * no two readings differ by a week. A topic has `minPeople` people and is not everybody's; counts come in fives.
 */
export async function tellTopics(
  deps: Pick<Deps, 'stores'>,
  { week, minPeople, teams, carry }: TopicWeek,
): Promise<{ told: Told; toldOfNeeds: Told; carry: TopicCarry }> {
  const told: Told = {}
  const toldOfNeeds: Told = {}
  const next: TopicCarry = {}
  const keep = (unit: Unit, into: Told) => {
    const { topics, after } = unitTopics(unit, week, minPeople)
    if (topics.length > 0) into[unit.id] = topics
    next[unit.key] = after
  }
  for (const schoolId of new Set(teams.map((team) => team.schoolId))) {
    const own = teams.filter((team) => team.schoolId === schoolId)
    const [texts, asked] = await Promise.all([
      textsOf(own, week, carry, schoolId, (...of) => deps.stores.stance.texts(...of)),
      textsOf(own, week, carry, needsKey(schoolId), (...of) => deps.stores.needs.texts(...of)),
    ])
    if (texts.size + asked.size === 0) continue
    const names = await namesIn(deps, own)
    const writers = [...texts.values(), ...asked.values()].flat().map(({ memberId }) => memberId)
    const personOf = await personsOf(deps, writers)
    const unitOf = (id: string, key: string, of: readonly ReportTeam[], from: Texts): Unit => {
      const before = carry[key] ?? { since: week, known: [] }
      const words = of.flatMap((team) =>
        wordsOf(from.get(team.id) ?? [], boundsOf(before.since, team.zone).since, personOf),
      )
      return { ...{ id, key, words, names }, ...before }
    }
    if (texts.size > 0) {
      for (const team of own) keep(unitOf(team.id, team.id, [team], texts), told)
      keep(unitOf(schoolId, schoolId, own, texts), told)
    }
    if (asked.size > 0) keep(unitOf(schoolId, needsKey(schoolId), own, asked), toldOfNeeds)
  }
  return { told, toldOfNeeds, carry: next }
}

type Told = Record<string, ToldTopic[]>
type Texts = ReadonlyMap<string, TopicText[]>

/** A text by whom it is and when it was written. */
type TopicText = Pick<EntryText, 'memberId' | 'text' | 'writtenAt'>

/** A team or school whose topics are to be told. `key`: under which its stretch waits. */
interface Unit {
  id: string
  key: string
  words: readonly Word[]
  names: string[]
  since: string
  known: string[]
}

/** Of requests for support the stretches run by themselves. */
function needsKey(schoolId: string): string {
  return `needs:${schoolId}`
}

/** The topics of a unit, and what waits for the next week. */
function unitTopics({ words, names, since, known }: Unit, week: string, minPeople: number) {
  const topics = topicsIn(words, { minPeople, names, known })
  const isOver = topics.length > 0 || addWeeks(since, WEEKS_TO_GATHER - 1) <= week
  const after = isOver ? { since: addWeeks(week, 1), known: topics.map(({ key }) => key) } : { since, known }
  return { topics, after }
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
  teams: readonly ReportTeam[],
  week: string,
  carry: TopicCarry,
  schoolKey: string,
  read: (teamIds: string[], since: Date, until: Date, limit: number) => Promise<TopicText[]>,
): Promise<Texts> {
  const texts = new Map<string, TopicText[]>()
  const first = teams
    .flatMap(({ id }) => [carry[id]?.since ?? week, carry[schoolKey]?.since ?? week])
    .sort()[0]
  for (const { id, zone } of teams) {
    const { since } = boundsOf(addWeeks(first ?? week, -WEEKS_BEFORE), zone)
    const own = await read([id], since, boundsOf(week, zone).until, MOST_TEXTS)
    if (own.length > 0) texts.set(id, own)
  }
  return texts
}

function wordsOf(texts: readonly TopicText[], start: Date, personOf: (memberId: string) => string): Word[] {
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
