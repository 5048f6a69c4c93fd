/** The sum of all texts in a block or any piece of one, in UTF-16 units: what counts against a message's whole. */
export function plainLengthOf(piece: unknown): number {
  if (Array.isArray(piece)) return piece.reduce((sum: number, part) => sum + plainLengthOf(part), 0)
  if (typeof piece !== 'object' || piece === null) return 0
  return Object.entries(piece).reduce((sum, [key, value]) => {
    if (key === 'text' && typeof value === 'string') return sum + value.length
    return sum + plainLengthOf(value)
  }, 0)
}
