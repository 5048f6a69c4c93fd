/** What a log may hold of a fault: names and places in the code; messages could quote what a person wrote. */
export function faultFields(error: unknown): { fault: string; at: string[] } {
  const names: string[] = []
  for (let each = error; each instanceof Error && names.length < 5; each = each.cause) names.push(each.name)
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const at = stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 5)
  return { fault: names.join(' < ') || typeof error, at }
}
