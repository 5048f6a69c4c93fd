import { z } from 'zod'
import { type Intent, MESSAGE_ACTIONS } from '../../domain/intent.ts'
import type { TeamsActivity } from './activity.ts'
import { messageRef } from './address.ts'
import { actorOf, eventIdOf, type Origin, placeOf, workspaceOf } from './origin.ts'
import { plainTextOf } from './text.ts'

const word = z.string().min(1)
const picked = z.object({
  commandId: z.enum(MESSAGE_ACTIONS),
  messagePayload: z.object({
    id: word,
    replyToId: word.nullish().catch(null),
    from: z
      .object({ user: z.object({ id: word }).nullish().catch(null) })
      .nullish()
      .catch(null),
    body: z
      .object({ content: z.string().catch('') })
      .nullish()
      .catch(null),
  }),
})

/** Something picked in a message's menu (a message extension's action); null where it is none of ours. */
export function parseMessageAction(activity: TeamsActivity, origin: Origin): Intent | null {
  const actor = actorOf(origin, activity.from, activity.localTimezone)
  const eventId = eventIdOf(origin, activity)
  const read = picked.safeParse(activity.value)
  if (!actor || !eventId || !read.success) return null
  const { commandId, messagePayload } = read.data
  const { id, replyToId, from, body } = messagePayload
  // The directory's id, by which activities name people too.
  const writer = from?.user?.id ?? null
  return {
    kind: 'message-action',
    eventId,
    workspace: workspaceOf(origin),
    actor,
    place: placeOf(origin, activity),
    action: commandId,
    message: messageRef(origin.base, id),
    thread: replyToId && replyToId !== id ? messageRef(origin.base, replyToId) : null,
    writer: writer ? { externalId: writer } : null,
    text: plainTextOf(body?.content ?? ''),
  }
}
