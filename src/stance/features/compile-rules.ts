import { HABITS } from '../habits.ts'
import { hashOf } from '../text/hash.ts'
import { CLASS_NAMES } from '../text/lexicon.ts'
import { RULES } from './rules.ts'

/** What a rule asks for at one place: any of these words, beginnings or classes, within `gap` tokens after the last. */
export interface Element {
  words: ReadonlySet<string>
  beginnings: readonly string[]
  classes: readonly number[]
}

/** A compiled cue: numbers of its elements and the widest gap before each. */
export interface Rule {
  id: number
  /** Of its own words, so that a model outlives new rules beside it. */
  hash: number
  habit: number
  strong: boolean
  atStart: boolean
  elements: readonly number[]
  gaps: readonly number[]
  atEnd: boolean
}

/** All rules, the distinct elements that they are made of, and for each element the rules it begins. */
export interface RuleBook {
  rules: readonly Rule[]
  elements: readonly Element[]
  startedBy: readonly (readonly Rule[])[]
}

const elementOf = (source: string): Element => {
  const parts = source.split('|')
  const isClass = (part: string): boolean => CLASS_NAMES.includes(part)
  return {
    words: new Set(parts.filter((part) => !isClass(part) && !part.endsWith('*'))),
    beginnings: parts.filter((part) => part.endsWith('*')).map((part) => part.slice(0, -1)),
    classes: parts.filter(isClass).map((part) => CLASS_NAMES.indexOf(part)),
  }
}

const parseRule = (
  source: string,
  id: number,
  habit: number,
  numberOf: (element: string) => number,
): Rule => {
  const strong = source.startsWith('!')
  const elements: number[] = []
  const gaps: number[] = []
  let gap = 0
  let atStart = false
  let atEnd = false
  for (const part of (strong ? source.slice(1) : source).split(' ')) {
    if (part === '^') atStart = true
    else if (part === '$') atEnd = true
    else if (part.startsWith('~')) gap = Number(part.slice(1))
    else {
      elements.push(numberOf(part))
      gaps.push(gap)
      gap = 0
    }
  }
  return { id, hash: hashOf(`${habit} ${source}`), habit, strong, atStart, elements, gaps, atEnd }
}

/** Returns the cues of the codebook compiled for matching by element numbers. */
export const compileRules = (): RuleBook => {
  const numbers = new Map<string, number>()
  const numberOf = (element: string): number => {
    const known = numbers.get(element)
    if (known !== undefined) return known
    numbers.set(element, numbers.size)
    return numbers.size - 1
  }
  const sources = HABITS.flatMap((habit, index) => RULES[habit].map((source) => ({ source, index })))
  const rules = sources.map(({ source, index }, id) => parseRule(source, id, index, numberOf))
  const elements = [...numbers.keys()].map(elementOf)
  const startedBy: Rule[][] = elements.map(() => [])
  for (const rule of rules) startedBy[rule.elements[0] ?? 0]?.push(rule)
  return { rules, elements, startedBy }
}
