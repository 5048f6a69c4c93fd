import type { Count } from '../report/count.ts'
import type { ReportScope } from '../report/report.ts'
import type { DigestMaterial } from './content.ts'

/** What a rule saw in a report: the values that its words name. */
export interface Seen {
  count?: Count
  of?: number
  /** 0–1. */
  share?: number
  /** 0–1: the own past, or the week before. */
  past?: number
  names?: string[]
  habit?: string
  /** How many closed weeks it looked at. */
  weeks?: number
}

/** One thing that a team or its leaders could do, and when to say so. */
export interface SuggestionRule {
  key: string
  /** The element of the frameworks that it serves. */
  framework: string
  scopes: readonly ReportScope['kind'][]
  /** Looks at what may be told, and at nothing else; null where the rule has nothing to say. */
  find(material: DigestMaterial): Seen | null
  /** What was seen. In braces what `find` found: {count}, {of}, {share}, {past}, {names}, {parts}, {habit}, {weeks}. */
  seen: string
  /** What to do about it, for leaders of a school or district and for a team. */
  advice: { leaders: string; team: string }
}

/** A suggestion with what it rests on. */
export interface Suggestion {
  rule: SuggestionRule
  seen: Seen
}

/** The first rule, in their order, that has something to say and was not used of late (`recent`: keys); null: none. */
export function chooseSuggestion(
  rules: readonly SuggestionRule[],
  material: DigestMaterial,
  recent: readonly string[],
): Suggestion | null {
  for (const rule of rules) {
    if (recent.includes(rule.key) || !rule.scopes.includes(material.week.scope.kind)) continue
    const seen = rule.find(material)
    if (seen) return { rule, seen }
  }
  return null
}
