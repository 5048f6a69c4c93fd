import { z } from 'zod'
import type { Intent } from '../../domain/intent.ts'
import type { TeamsActivity } from './activity.ts'
import { messageRef } from './address.ts'
import { readFields } from './fields.ts'
import { actorOf, eventIdOf, type Origin, placeOf, workspaceOf } from './origin.ts'
import { parseMessageAction } from './parse-message-action.ts'

const data = z.record(z.string(), z.unknown())
const executed = z.object({ action: z.object({ verb: z.string().min(1), data: data.catch({}) }) })
const submitted = z.object({ data })

/** The invoke of something picked in a message's menu. */
const MESSAGE_MENU = 'composeExtension/fetchTask'

/** The verb of every button that hands in inputs. */
export const SUBMIT_VERB = 'submit'

/** A tap on a card, inputs handed in from a card or a dialog, or what a message's menu offers; null for other invokes. */
export function parseInvoke(activity: TeamsActivity, origin: Origin): Intent | null {
  if (activity.name === MESSAGE_MENU) return parseMessageAction(activity, origin)
  const actor = actorOf(origin, activity.from, activity.localTimezone)
  const eventId = eventIdOf(origin, activity)
  const press = readPress(activity)
  if (!actor || !eventId || !press) return null
  const message = activity.replyToId ? messageRef(origin.base, activity.replyToId) : null
  const base = { eventId, workspace: workspaceOf(origin), actor, place: placeOf(origin, activity), message }
  const { form, context, value } = press.data
  if (press.verb === SUBMIT_VERB && typeof form === 'string') {
    const values = readFields(press.data)
    return { kind: 'submit', ...base, form, context: typeof context === 'string' ? context : '', values }
  }
  return typeof value === 'string' ? { kind: 'tap', ...base, action: press.verb, value } : null
}

function readPress(activity: TeamsActivity): { verb: string; data: Record<string, unknown> } | null {
  switch (activity.name) {
    case 'adaptiveCard/action': {
      const read = executed.safeParse(activity.value)
      return read.success ? read.data.action : null
    }
    // A dialog: opened by a button that carries its action as `verb`, handed in like a card.
    case 'task/fetch':
    case 'task/submit': {
      const read = submitted.safeParse(activity.value)
      if (!read.success) return null
      const verb = read.data.data.verb
      return typeof verb === 'string' && verb ? { verb, data: read.data.data } : null
    }
    default:
      return null
  }
}
