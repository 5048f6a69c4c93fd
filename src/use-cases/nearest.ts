import { closest, distance } from 'fastest-levenshtein'

/** The word nearest to what was typed, or null where none is near: more than two letters and half the word differ. */
export function nearest(typed: string, words: readonly string[]): string | null {
  if (words.length === 0) return null
  const asTyped = typed.toLowerCase().slice(0, 40)
  const sorted = (text: string) => [...text].sort().join('')
  // Two letters in the wrong order are the most usual slip of all.
  const word = words.find((each) => sorted(each) === sorted(asTyped)) ?? closest(asTyped, words)
  const letters = distance(asTyped, word)
  return letters <= Math.max(2, Math.floor(word.length / 2)) ? word : null
}
