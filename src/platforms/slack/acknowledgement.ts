import type { Reply } from '../../views/view.ts'
import type { Received } from './parse/received.ts'
import { modalFor } from './replies.ts'

/**
 * What the answer to a submitted modal itself says (faults at its fields, or the next form in its place; undefined: the
 * modal closes), and the replies that are left to send.
 */
export function acknowledgementOf(
  received: Received,
  replies: Reply[],
): { body: object | undefined; rest: Reply[] } {
  const { fields } = received.target
  if (fields === null) return { body: undefined, rest: replies }
  const own = replies.find((reply) => reply.kind === 'faults' || reply.kind === 'form')
  const rest = replies.filter((reply) => reply !== own)
  if (own?.kind === 'form') {
    return { body: { response_action: 'update', view: modalFor(received, own.form) }, rest }
  }
  if (own?.kind !== 'faults') return { body: undefined, rest }
  const errors = errorsAt(fields, own.faults)
  // Slack takes faults only at fields; without any, they go out as a private reply.
  return errors ? { body: { response_action: 'errors', errors }, rest } : { body: undefined, rest: replies }
}

function errorsAt(fields: string[], faults: Record<string, string>): Record<string, string> | null {
  const [first] = fields
  if (first === undefined || Object.keys(faults).length === 0) return null
  const errors: Record<string, string> = {}
  for (const [name, fault] of Object.entries(faults)) {
    const field = fields.includes(name) ? name : first
    errors[field] = errors[field] ? `${errors[field]} ${fault}` : fault
  }
  return errors
}
