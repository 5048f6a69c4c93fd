const numbered = (prefix: string, last: number) => Array.from({ length: last }, (_, i) => `${prefix}${i + 1}`)
const lettered = (prefix: string, letters: string) =>
  letters.split(' ').map((letter) => `${prefix}-${letter}`)

/**
 * The keys of the education frameworks that templates and prompts may name: ten elements of a professional learning
 * system (PLS), eleven standards (STD), six components and eight steps of a system (SYS), four leader acts (LEAD).
 */
export const FRAMEWORK_KEYS: ReadonlySet<string> = new Set([
  ...numbered('PLS-', 10),
  ...lettered('STD', 'EP CAI PE ED EV LD IM EF CCI LE RE'),
  ...numbered('SYS-C', 6),
  ...numbered('SYS-S', 8),
  ...numbered('LEAD-', 4),
])
