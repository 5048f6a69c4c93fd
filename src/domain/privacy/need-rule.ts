import type { NeedCounts, NeedDeskCounts } from '../report/week-counts.ts'
import { bandedBy, plus } from './coding.ts'
import { mergeSteps, mergeWith } from './merge-counts.ts'
import type { ToldNeedDesk, ToldNeeds } from './told.ts'

/** Stands for a desk in what is told of several together. */
export const SEVERAL_DESKS = 'several'

/** The requests of two groups together, desk by desk. */
export function mergeNeeds(a: NeedCounts, b: NeedCounts): NeedCounts {
  return { desks: mergeWith(a.desks, b.desks, sumOfDesks) }
}

/** The one desk of an item: what it is told by. */
export function deskOfNeeds({ desks }: NeedCounts): string {
  return Object.keys(desks)[0] ?? SEVERAL_DESKS
}

/**
 * What is told of a group: of one desk where all of it is of one, else of several, and never of a part. Whether all or
 * nobody got an answer stays open by as many requests as one person has raised.
 */
export function tellNeeds(
  { desks }: NeedCounts,
  { people }: { people: ReadonlyMap<string, number> },
): ToldNeeds {
  const all = Object.values(desks).reduce(sumOfDesks)
  const keys = Object.keys(desks)
  const { requests, answered, hours } = all
  const most = Math.max(1, ...people.values())
  return {
    desks: {
      [keys.length === 1 ? (keys[0] ?? SEVERAL_DESKS) : SEVERAL_DESKS]: {
        ...{ requests, hours },
        answered: bandedBy(answered, requests, most),
      },
    },
  }
}

/** The sum of what is told of two groups. */
export function addNeeds(a: ToldNeeds, b: ToldNeeds): ToldNeeds {
  return { desks: mergeWith(a.desks, b.desks, addDesks) }
}

/** What is told of two desks together. */
export function addDesks(a: ToldNeedDesk, b: ToldNeedDesk): ToldNeedDesk {
  return {
    requests: a.requests + b.requests,
    answered: plus(a.answered, b.answered),
    hours: mergeSteps(a.hours, b.hours),
  }
}

function sumOfDesks(a: NeedDeskCounts, b: NeedDeskCounts): NeedDeskCounts {
  return {
    requests: a.requests + b.requests,
    answered: a.answered + b.answered,
    hours: mergeSteps(a.hours, b.hours),
  }
}
