import { distance } from 'fastest-levenshtein'
import type { Weekday } from '../rhythm.ts'

const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
/** Words and names of their own, however near. */
const OTHERS = new Set([
  'midday',
  'mayday',
  'sundae',
  'sundry',
  'sandy',
  'mandy',
  'mindy',
  'moody',
  'freddy',
  'sturdy',
])
const FARTHEST = 2

/** The weekday that a mistyped name of one means ("Tusday", "Wensdays"), or null where that is not clear. */
export function weekdayNear(typed: string): Weekday | null {
  const word = typed.toLowerCase().replace(/s$/, '')
  if (word.length < 5 || OTHERS.has(word) || !/(?:d[ay]{0,2}|dya|ady|d[a-z]y|da[a-z])$/.test(word))
    return null
  const near = NAMES.map((name, index) => ({
    letters: lettersBetween(word, name),
    day: (index + 1) as Weekday,
  }))
    .filter(({ letters }) => letters <= FARTHEST)
    .sort((one, two) => one.letters - two.letters)
  const [best, next] = near
  return best && best.letters < (next?.letters ?? Number.POSITIVE_INFINITY) ? best.day : null
}

/** People mistype the middle of a word: another first letter counts twice. */
function lettersBetween(word: string, name: string): number {
  return distance(word, name) + (word[0] === name[0] ? 0 : 1)
}
