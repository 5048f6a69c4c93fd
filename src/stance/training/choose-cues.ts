import { matchRules } from '../features/match-rules.ts'
import { HABITS } from '../habits.ts'
import { tokensOf } from '../text/tokens.ts'
import type { CodedRow } from './rows.ts'

/** For each sentence the hashes of the cues found in it, by habit. */
export type CueHits = readonly (readonly (readonly number[])[])[]

/** A further cue must raise F1 by this much. */
const LEAST_GAIN = 0.002

/** Returns the cues of each sentence: sentence × habit × hashes. */
export const cueHitsOf = (rows: readonly CodedRow[]): CueHits =>
  rows.map((row) => {
    const byHabit: number[][] = HABITS.map(() => [])
    for (const { rule } of matchRules(tokensOf(row.sentence))) byHabit[rule.habit]?.push(rule.hash)
    return byHabit
  })

const placesOf = (hits: CueHits, habit: number, rows: readonly number[]): Map<number, number[]> => {
  const places = new Map<number, number[]>()
  for (const row of rows) {
    for (const hash of hits[row]?.[habit] ?? []) places.set(hash, [...(places.get(hash) ?? []), row])
  }
  return places
}

/**
 * Returns the hashes of the cues that together make the best pure word rule for a habit on these sentences: one after
 * another the cue that raises F1 most. This is what the model is measured against.
 */
export const chooseCues = (
  hits: CueHits,
  labels: readonly number[],
  habit: number,
  rows: readonly number[],
): number[] => {
  const places = placesOf(hits, habit, rows)
  const positives = rows.reduce((sum, row) => sum + (labels[row] ?? 0), 0)
  const found = new Set<number>()
  const chosen: number[] = []
  let best = 0
  for (;;) {
    let next: { f1: number; hash: number } | undefined
    const caught = [...found].reduce((sum, row) => sum + (labels[row] ?? 0), 0)
    for (const [hash, list] of places) {
      const more = list.filter((row) => !found.has(row))
      const right = caught + more.reduce((sum, row) => sum + (labels[row] ?? 0), 0)
      const f1 = (2 * right) / (found.size + more.length + positives || 1)
      if (f1 > best + LEAST_GAIN && f1 > (next?.f1 ?? 0)) next = { f1, hash }
    }
    if (!next) return chosen
    best = next.f1
    chosen.push(next.hash)
    for (const row of places.get(next.hash) ?? []) found.add(row)
    places.delete(next.hash)
  }
}
