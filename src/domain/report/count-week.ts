import type { AskFact, WeekFacts } from './facts.ts'
import { ANSWER_HOURS, NEED_HOURS } from './figures.ts'
import type {
  ConditionTopic,
  CoverageCounts,
  DeliveryCounts,
  Item,
  NeedDeskCounts,
  ParticipationCounts,
  StanceCounts,
  WeekTally,
} from './week-counts.ts'
import { thursdayOf } from './weeks.ts'

const HOUR = 3_600_000

/** Reasons that lie with a person, told as one: a count of each could tell who is away. */
const PERSONAL = new Set(['answered', 'opted-out', 'away', 'snoozed', 'outside-hours', 'budget', 'left-team'])

/**
 * Counts a team's week. `frameworksOf`: the keys that a cycle's template serves as a whole. A family about which the week
 * says nothing has no item.
 */
export function countWeek(
  of: { teamId: string; week: string },
  facts: WeekFacts,
  frameworksOf: (templateKey: string) => readonly string[],
): WeekTally {
  const item = <C>(people: Map<string, number>, counts: C) =>
    people.size === 0 ? [] : [{ ...of, people: [...people], counts }]
  const readers = facts.writers.filter(({ read }) => read > 0)
  return {
    ...of,
    phaseId: phaseOf(facts, of.week),
    roster: facts.roster.length,
    coverage: coverageOf(facts, frameworksOf),
    items: {
      participation: item(answersByPerson(facts.asks), participationOf(facts)),
      voice: item(new Map(facts.writers.map(({ person, letters }) => [person, letters])), null),
      stance: item(new Map(readers.map(({ person, read }) => [person, read])), stanceOf(facts)),
      agreement: item(
        new Map(facts.lookers.map(({ person, entries }) => [person, entries])),
        agreementOf(facts),
      ),
      leaders: leadersOf(facts).flatMap((leaders) => item(leaders, leadingOf(facts))),
      time: conditionItems(of, facts, 'time'),
      support: conditionItems(of, facts, 'support'),
      delivery: item(reachOf(facts), deliveryOf(facts)),
      needs: needItems(of, facts),
    },
  }
}

/** What a question asks about: a template's yes-or-no question on time or support. */
export function conditionOf(templateKey: string | null): ConditionTopic | null {
  if (templateKey === null) return null
  if (/[.-]time$/.test(templateKey)) return 'time'
  return /[.-]support$/.test(templateKey) ? 'support' : null
}

/** Everybody who was asked, with how many of the questions each answered. */
function answersByPerson(asks: readonly AskFact[]): Map<string, number> {
  const people = new Map<string, number>()
  for (const { person, state, answeredAt } of asks)
    if (state === 'asked') people.set(person, (people.get(person) ?? 0) + (answeredAt ? 1 : 0))
  return people
}

function participationOf({ asks, late, writers }: WeekFacts): ParticipationCounts {
  const asked = asks.filter(({ state }) => state === 'asked')
  const answers = answersByPerson(asks)
  const wrote = new Set(writers.map(({ person }) => person))
  const perPerson = new Map<string, number>()
  for (const { person } of asked) perPerson.set(person, (perPerson.get(person) ?? 0) + 1)
  return {
    peopleAsked: answers.size,
    peopleTookPart: [...answers].filter(([person, count]) => count > 0 || wrote.has(person)).length,
    peopleAnswered: [...answers.values()].filter((count) => count > 0).length,
    mostAsks: Math.max(0, ...perPerson.values()),
    due: asks.length,
    asks: asked.length,
    answers: asked.filter(({ answeredAt }) => answeredAt).length,
    late,
    skipped: asked.filter(({ isSkipped }) => isSkipped).length,
    away: asks.filter(({ state }) => state === 'away').length,
    hours: hoursOf(asked),
  }
}

function hoursOf(asked: readonly AskFact[]): number[] {
  const steps = Array.from({ length: ANSWER_HOURS.length + 1 }, () => 0)
  for (const { askedAt, answeredAt } of asked) {
    if (!askedAt || !answeredAt) continue
    const hours = (answeredAt.getTime() - askedAt.getTime()) / HOUR
    const step = ANSWER_HOURS.findIndex((bound) => hours <= bound)
    const at = step < 0 ? ANSWER_HOURS.length : step
    steps[at] = (steps[at] ?? 0) + 1
  }
  return steps
}

function stanceOf({ writers, evidence }: WeekFacts): StanceCounts {
  const habits: StanceCounts['habits'] = {}
  for (const { habit, bin, readings, prior } of evidence) {
    const sums = habits[habit] ?? { prior: 0, bins: {} }
    sums.prior += prior
    sums.bins[bin] = (sums.bins[bin] ?? 0) + readings
    habits[habit] = sums
  }
  return { entries: writers.reduce((sum, { read }) => sum + read, 0), habits }
}

function agreementOf({ lookers, readings }: WeekFacts) {
  return {
    entries: lookers.reduce((sum, { entries }) => sum + entries, 0),
    habits: Object.fromEntries(readings.map(({ habit, ...counts }) => [habit, counts])),
  }
}

/** Nothing where the thread saw no answer: then there was nothing to lead. */
function leadersOf({ leading }: WeekFacts): Map<string, number>[] {
  const isSilent = leading.questions === 0 && leading.shared === 0
  return isSilent ? [] : [new Map(leading.leaders.map((person) => [person, 1]))]
}

function leadingOf({ leading }: WeekFacts) {
  const { leaders: _, ...counts } = leading
  return counts
}

/** One item for each question: in the chat its result is told of five people or more, and what is told here is the same. */
function conditionItems<T extends ConditionTopic>(
  of: { teamId: string; week: string },
  { taps }: WeekFacts,
  topic: T,
): Item<T>[] {
  const own = taps.filter(({ templateKey }) => conditionOf(templateKey) === topic)
  return [...new Set(own.map(({ question }) => question))].sort().map((question) => {
    const answers = own.filter((tap) => tap.question === question)
    const counts = { answers: answers.length, yes: answers.filter(({ value }) => value === 'yes').length }
    return { ...of, people: answers.map(({ person }): [string, number] => [person, 1]), counts }
  })
}

/** One item for each desk. */
function needItems(of: { teamId: string; week: string }, { needs }: WeekFacts): Item<'needs'>[] {
  return [...new Set(needs.map(({ desk }) => desk))].sort().map((desk) => {
    const own = needs.filter((need) => need.desk === desk)
    const people = new Map<string, number>()
    for (const { person } of own) people.set(person, (people.get(person) ?? 0) + 1)
    return {
      ...of,
      people: [...people],
      counts: { desks: { [desk]: deskCounts(own.map(({ hours }) => hours)) } },
    }
  })
}

function deskCounts(waits: readonly (number | null)[]): NeedDeskCounts {
  const steps = Array.from({ length: NEED_HOURS.length + 1 }, () => 0)
  for (const hours of waits) {
    const step = hours === null ? -1 : NEED_HOURS.findIndex((bound) => hours <= bound)
    const at = step < 0 ? NEED_HOURS.length : step
    steps[at] = (steps[at] ?? 0) + 1
  }
  const answered = waits.filter((hours) => hours !== null).length
  return { requests: waits.length, answered, hours: steps }
}

/** Who might be known by what became of the messages: the recipients, and for a team's thread everybody in the team. */
function reachOf({ deliveries, roster }: WeekFacts): Map<string, number> {
  const people = deliveries.flatMap(({ person }) => (person === null ? roster : [person]))
  return new Map(people.map((person) => [person, 1]))
}

function deliveryOf({ deliveries }: WeekFacts): DeliveryCounts {
  const counts: DeliveryCounts = {
    ...{ due: 0, sent: 0, blocked: 0, failed: 0, suppressed: 0, waiting: 0 },
    reasons: {},
  }
  for (const { state, reason, count } of deliveries) {
    const told = state === 'sending' ? 'waiting' : state
    counts.due += count
    counts[told] += count
    if (told === 'sent') continue
    const key = `${told} ${reason === null ? 'scheduled' : PERSONAL.has(reason) ? 'personal' : reason}`
    counts.reasons[key] = (counts.reasons[key] ?? 0) + count
  }
  return counts
}

function coverageOf(
  { questions, cycles }: WeekFacts,
  frameworksOf: (templateKey: string) => readonly string[],
): CoverageCounts {
  const coverage: CoverageCounts = { questions: {}, cycles: {} }
  const serve = (key: string, cycleId: string) => {
    const ids = coverage.cycles[key] ?? []
    coverage.cycles[key] = ids.includes(cycleId) ? ids : [...ids, cycleId].sort()
  }
  for (const { frameworks, cycleId, count } of questions)
    for (const key of frameworks) {
      coverage.questions[key] = (coverage.questions[key] ?? 0) + count
      if (cycleId) serve(key, cycleId)
    }
  for (const { id, templateKey } of cycles) for (const key of frameworksOf(templateKey)) serve(key, id)
  return coverage
}

function phaseOf({ cycles }: WeekFacts, week: string): string | null {
  const thursday = thursdayOf(week)
  const phases = cycles.flatMap((cycle) => cycle.phases)
  return phases.filter(({ startsOn, endsOn }) => startsOn <= thursday && thursday < endsOn).at(-1)?.id ?? null
}
