import { validate } from 'uuid'

/** Whether a text can be an id at all: what comes back from a chat may be anything, and the database takes UUIDs only. */
export function isId(text: string): boolean {
  return validate(text)
}
