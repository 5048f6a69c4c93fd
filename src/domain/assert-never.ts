/** Ends a switch over a union: a value that the types rule out is a fault in the program. Throws always. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected kind: ${JSON.stringify((value as { kind?: unknown })?.kind ?? typeof value)}`)
}
