import type { District } from '../domain/organisation.ts'
import type { KeptCode } from '../ports.ts'
import { HABITS } from '../stance/habits.ts'
import type { Deps } from './deps.ts'

export type ExportOutcome = { kind: 'exported'; entries: number; table: string } | { kind: 'switched-off' }

/**
 * A district's corrected entries as a table for training and evaluating the reader of stance (tab-separated, with a
 * header), without person, team or time. 'switched-off' unless the district shares its corrections.
 */
export async function exportCorrections(
  deps: Pick<Deps, 'stores'>,
  district: District,
): Promise<ExportOutcome> {
  if (!district.sharesCorrections) return { kind: 'switched-off' }
  const entries = await deps.stores.stance.corrected(district.id)
  const rows = entries.map(({ text, codes }, index) =>
    [String(index + 1), stanceOf(codes), folded(text), ''].join('\t'),
  )
  return { kind: 'exported', entries: rows.length, table: [HEADER, ...rows, ''].join('\n') }
}

const HEADER = ['idx', 'stance', 'sentence', 'context'].join('\t')

/** The habits that stand after the writer's word, in their order, or "none". */
function stanceOf(codes: readonly KeptCode[]): string {
  const present = HABITS.filter((habit) =>
    codes.some((code) => code.habit === habit && (code.corrected ?? code.verdict === 'shown')),
  )
  return present.join(' ') || 'none'
}

/** White space of any kind is one blank: a tab or line break would end the field. */
function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
