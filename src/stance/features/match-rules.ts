import type { Token } from '../text/tokens.ts'
import { ruleBook } from '../text/tokens.ts'
import type { Rule } from './compile-rules.ts'

/** A cue found in a sentence: which, and its first and last token (inclusive). */
export interface Hit {
  rule: Rule
  first: number
  last: number
}

const has = (token: Token | undefined, element: number): boolean =>
  token !== undefined && ((token.word.elementBits[element >>> 5] ?? 0) & (1 << (element & 31))) !== 0

const endOf = (rule: Rule, tokens: readonly Token[], first: number): number => {
  let at = first
  for (let index = 1; index < rule.elements.length; index++) {
    const element = rule.elements[index] ?? 0
    const limit = at + 1 + (rule.gaps[index] ?? 0)
    let next = at + 1
    while (next <= limit && !has(tokens[next], element)) next++
    if (next > limit) return -1
    at = next
  }
  return rule.atEnd && at < tokens.length - 2 ? -1 : at
}

/** Returns the first place of every cue that a sentence holds, each cue once; time grows with the sentence's length alone. */
export const matchRules = (tokens: readonly Token[]): Hit[] => {
  const hits: Hit[] = []
  const seen = new Uint8Array(ruleBook.rules.length)
  for (let first = 0; first < tokens.length; first++) {
    for (const element of tokens[first]?.word.elements ?? []) {
      for (const rule of ruleBook.startedBy[element] ?? []) {
        if (seen[rule.id] || (rule.atStart && first > 0)) continue
        const last = endOf(rule, tokens, first)
        if (last < 0) continue
        seen[rule.id] = 1
        hits.push({ rule, first, last })
      }
    }
  }
  return hits
}
