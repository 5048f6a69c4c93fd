import type { Count, Precision } from '../report/count.ts'

/** Shares are told from here to 1 minus this: nobody learns that all, or none, of a group did something. */
const EDGE = 0.05
const STEP = 5

/** A count that can be told as it is. */
export function exact(value: number): Count {
  return { value, precision: 'exact' }
}

/**
 * How many of a group did something. Nobody and one are told alike, and so are all and all but one: whoever did
 * otherwise than the rest cannot be told from the rest.
 */
export function banded(value: number, of: number): Count {
  return bandedBy(value, of, 1)
}

/** The same where one person stands for up to `most` of them. */
export function bandedBy(value: number, of: number, most: number): Count {
  if (value <= most) return { value: Math.min(most, of), precision: 'at-most' }
  if (value >= of - most) return { value: of - most, precision: 'at-least' }
  return exact(value)
}

/** A count of what few do (skip, come late, are away), to the nearest five. */
export function inFives(value: number): Count {
  return { value: STEP * Math.round(value / STEP), precision: 'about' }
}

/** At least so many people: down to a multiple of five. */
export function downToFives(people: number): number {
  return people - (people % STEP)
}

/** The sum of two counts; how exactly it is known follows from theirs. */
export function plus(a: Count, b: Count): Count {
  return { value: a.value + b.value, precision: precisionOf(a.precision, b.precision) }
}

/** A share (0–1) as it may be told: in steps, and never nearer to none or all than 5 %. */
export function shareInSteps(share: number, steps: number): number {
  const rounded = Math.round(share * steps) / steps
  return Math.min(1 - EDGE, Math.max(EDGE, rounded))
}

function precisionOf(a: Precision, b: Precision): Precision {
  if (a === b || b === 'exact') return a
  return a === 'exact' ? b : 'about'
}
