/**
 * The text without what PostgreSQL refuses: NUL characters go, halves of surrogate pairs become U+FFFD.
 * A message may be cut in the middle of an emoji, and nobody's words are lost for it.
 */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** A copy of plain objects and arrays, in which every string is cleaned; all other values stay what they are. */
export function cleanValues<T>(value: T): T {
  return cleaned(value) as T
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleaned(item)]))
}

/** Objects of no class, of whichever realm: their prototype is the last of its chain. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
