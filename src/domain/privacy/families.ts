import type {
  AgreementCounts,
  ConditionCounts,
  DeliveryCounts,
  Family,
  FamilyCounts,
  LeaderCounts,
  ParticipationCounts,
} from '../report/week-counts.ts'
import { banded, exact, inFives, plus } from './coding.ts'
import { mergeNested, mergeStance, mergeSteps, mergeSums } from './merge-counts.ts'
import { addNeeds, deskOfNeeds, mergeNeeds, tellNeeds } from './need-rule.ts'
import type { ToldByFamily, ToldCondition, ToldLeaders, ToldParticipation } from './told.ts'

/** The people that something is about, with their weight in it. */
export type Weights = ReadonlyMap<string, number>

/** What the gate must know of a family of numbers. */
export interface FamilyRule<F extends Family> {
  /** The counts of two items together. */
  merge(a: FamilyCounts[F], b: FamilyCounts[F]): FamilyCounts[F]
  /** What is told of a group. `weeks`: how many weeks it covers. */
  tell(counts: FamilyCounts[F], group: { people: Weights; weeks: number; minPeople: number }): ToldByFamily[F]
  /** The sum of what is told of two groups, in one week or one after the other. */
  add(a: ToldByFamily[F], b: ToldByFamily[F], where: 'side-by-side' | 'in-a-row'): ToldByFamily[F]
  /** Nobody's share of it may be larger than a half: else the group's number is that person's. */
  isOfWords?: boolean
  /** It is about messages that went out: that there were none tells nothing of people. */
  isOfMessages?: boolean
  /** Each item that has people enough is told by itself, as its result is told in the chat. */
  standsAlone?: boolean
  /** Told by parts of a school that this names, and not by teams. */
  partOf?(counts: FamilyCounts[F]): string
  /** Small teams are told together with others: nothing that is about one team alone. */
  isOfOneTeam?: boolean
}

/** The rules of all families of numbers. */
export const RULES: { [F in Family]: FamilyRule<F> } = {
  participation: {
    merge: mergeParticipation,
    tell: tellParticipation,
    add: addParticipation,
    isOfMessages: true,
  },
  voice: {
    merge: () => null,
    tell: (_, { people }) => ({ tenths: Math.round(10 * evennessOf(people)), groups: 1 }),
    add: (a, b) => ({ tenths: a.tenths + b.tenths, groups: a.groups + b.groups }),
    isOfOneTeam: true,
  },
  stance: {
    merge: mergeStance,
    tell: (counts, { people }) => ({ ...counts, people: people.size }),
    add: (a, b) => ({ ...mergeStance(a, b), people: Math.max(a.people, b.people) }),
    isOfWords: true,
  },
  agreement: { merge: mergeAgreement, tell: (counts) => counts, add: mergeAgreement, isOfWords: true },
  leaders: {
    merge: (a, b) => mergeSums({ ...a }, { ...b }) as unknown as LeaderCounts,
    tell: tellLeaders,
    add: addLeaders,
  },
  time: { merge: mergeCondition, tell: tellCondition, add: addCondition, standsAlone: true },
  support: { merge: mergeCondition, tell: tellCondition, add: addCondition, standsAlone: true },
  delivery: { merge: mergeDelivery, tell: (counts) => counts, add: mergeDelivery, isOfMessages: true },
  needs: { merge: mergeNeeds, tell: tellNeeds, add: addNeeds, partOf: deskOfNeeds },
}

function mergeParticipation(a: ParticipationCounts, b: ParticipationCounts): ParticipationCounts {
  const { hours, mostAsks, ...sums } = a
  const { hours: moreHours, mostAsks: otherMost, ...more } = b
  return {
    ...(mergeSums(sums, more) as typeof sums),
    mostAsks: Math.max(mostAsks, otherMost),
    hours: mergeSteps(hours, moreHours),
  }
}

/**
 * Where all or nobody took part, the answers must not say it either: they are told no nearer to all, or to none, than the
 * questions of the one person (and week) of whom it stays open.
 */
function tellParticipation(
  counts: ParticipationCounts,
  { people, weeks, minPeople }: { people: Weights; weeks: number; minPeople: number },
): ToldParticipation {
  const { peopleAsked, peopleTookPart, peopleAnswered, mostAsks, due, asks, answers, hours } = counts
  const answered = [...people.values()].filter((weight) => weight > 0).length
  const isLow = peopleAnswered <= 1
  const isHigh = peopleAnswered >= peopleAsked - 1 && answers >= asks - mostAsks
  return {
    ...{ weeks, peopleAsked, due, asks },
    peopleTookPart: banded(peopleTookPart, peopleAsked),
    answers: isLow
      ? { value: Math.min(mostAsks, asks), precision: 'at-most' }
      : isHigh
        ? { value: asks - mostAsks, precision: 'at-least' }
        : exact(answers),
    late: inFives(counts.late),
    skipped: inFives(counts.skipped),
    away: inFives(counts.away),
    hours: answered >= minPeople ? hours : hours.map(() => 0),
  }
}

function addParticipation(
  a: ToldParticipation,
  b: ToldParticipation,
  where: 'side-by-side' | 'in-a-row',
): ToldParticipation {
  return {
    weeks: where === 'in-a-row' ? a.weeks + b.weeks : Math.max(a.weeks, b.weeks),
    peopleAsked: a.peopleAsked + b.peopleAsked,
    peopleTookPart: plus(a.peopleTookPart, b.peopleTookPart),
    due: a.due + b.due,
    asks: a.asks + b.asks,
    answers: plus(a.answers, b.answers),
    late: plus(a.late, b.late),
    skipped: plus(a.skipped, b.skipped),
    away: plus(a.away, b.away),
    hours: mergeSteps(a.hours, b.hours),
  }
}

function mergeAgreement(a: AgreementCounts, b: AgreementCounts): AgreementCounts {
  return { entries: a.entries + b.entries, habits: mergeNested(a.habits, b.habits) }
}

function tellLeaders(counts: LeaderCounts): ToldLeaders {
  const { questions, leaderFirst, shared, notKnowing } = counts
  return {
    ...{ questions, shared },
    leaderFirst: banded(leaderFirst, questions),
    notKnowing: banded(notKnowing, shared),
  }
}

function addLeaders(a: ToldLeaders, b: ToldLeaders): ToldLeaders {
  return {
    questions: a.questions + b.questions,
    leaderFirst: plus(a.leaderFirst, b.leaderFirst),
    shared: a.shared + b.shared,
    notKnowing: plus(a.notKnowing, b.notKnowing),
  }
}

function mergeCondition(a: ConditionCounts, b: ConditionCounts): ConditionCounts {
  return { answers: a.answers + b.answers, yes: a.yes + b.yes }
}

function tellCondition({ answers, yes }: ConditionCounts): ToldCondition {
  return { answers, yes: banded(yes, answers) }
}

function addCondition(a: ToldCondition, b: ToldCondition): ToldCondition {
  return { answers: a.answers + b.answers, yes: plus(a.yes, b.yes) }
}

function mergeDelivery(a: DeliveryCounts, b: DeliveryCounts): DeliveryCounts {
  const { reasons, ...sums } = a
  const { reasons: moreReasons, ...more } = b
  return { ...(mergeSums(sums, more) as typeof sums), reasons: mergeSums(reasons, moreReasons) }
}

/** Normalised entropy: 1 where everybody wrote as much, towards 0 where one wrote all; 0 of one person. */
function evennessOf(people: Weights): number {
  const all = [...people.values()].reduce((sum, weight) => sum + weight, 0)
  if (people.size < 2 || all === 0) return 0
  const shares = [...people.values()].map((weight) => weight / all).filter((share) => share > 0)
  const entropy = shares.reduce((sum, share) => sum - share * Math.log(share), 0)
  return entropy / Math.log(people.size)
}
