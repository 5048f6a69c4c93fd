import { parseAction } from './parse-action.ts'
import { parseCommand } from './parse-command.ts'
import { parseEvent } from './parse-event.ts'
import { parseGlobalShortcut, parseMessageAction } from './parse-shortcut.ts'
import { parseSubmission } from './parse-submission.ts'
import { isPayload } from './payload.ts'
import type { ParseContext, Received } from './received.ts'

/**
 * What somebody did, from the body of any request of Slack; null where it is nothing for us: other channel talk, bots,
 * kinds that we have not asked for, ill-formed bodies.
 */
export function parseSlackBody(body: unknown, context: ParseContext): Received | null {
  if (!isPayload(body)) return null
  if (isPayload(body.event)) return parseEvent(body, context)
  if (body.command !== undefined) return parseCommand(body, context)
  if (body.type === 'block_actions') return parseAction(body, context)
  if (body.type === 'message_action') return parseMessageAction(body, context)
  if (body.type === 'shortcut') return parseGlobalShortcut(body, context)
  if (body.type === 'view_submission') return parseSubmission(body, context)
  return null
}
