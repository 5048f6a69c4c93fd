import { closest, distance } from 'fastest-levenshtein'

/** The word nearest to what was typed, or null where none is near: more than two letters and half the word differ. */
export function nearest(typed: string, words: readonly string[]): string | null {
  const word = closest(typed.toLowerCase().slice(0, 40), words)
  const letters = distance(typed.toLowerCase().slice(0, 40), word)
  return letters <= Math.max(2, Math.floor(word.length / 2)) ? word : null
}
