/** A JSON object of unknown content. */
export type Payload = Record<string, unknown>

/** The value as an object, or an empty one: a missing branch reads as missing leaves. */
export function objectAt(payload: Payload, key: string): Payload {
  const value = payload[key]
  return isPayload(value) ? value : {}
}

/** The text at a key, or null where there is none or an empty one. */
export function textAt(payload: Payload, key: string): string | null {
  const value = payload[key]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The objects of a list at a key; whatever else it holds is left out. */
export function listAt(payload: Payload, key: string): Payload[] {
  const value = payload[key]
  return Array.isArray(value) ? value.filter(isPayload) : []
}

/** Whether the value is a JSON object. */
export function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
