import { decodeAddress, decodeMessageRef } from '../address.ts'
import { decodeMetadata, type ModalMetadata } from '../render/metadata.ts'
import { isPayload, listAt, objectAt, type Payload, textAt } from './payload.ts'
import {
  actorOf,
  isDirect,
  type ParseContext,
  type Received,
  type ReplyTarget,
  targetOf,
  workspaceOfInteraction,
} from './received.ts'

/** A submitted modal; null where the body is none. */
export function parseSubmission(body: Payload, context: ParseContext): Received | null {
  const view = objectAt(body, 'view')
  const viewId = textAt(view, 'id')
  const form = textAt(view, 'callback_id')
  const userId = textAt(objectAt(body, 'user'), 'id')
  const workspace = workspaceOfInteraction(body, context)
  if (!viewId || !form || !userId || !workspace) return null
  const metadata = decodeMetadata(textAt(view, 'private_metadata') ?? '')
  return {
    intent: {
      kind: 'submit',
      // One opened modal is one submission, however often its button is pressed after a lost answer.
      eventId: `${viewId}:${form}`,
      workspace,
      actor: actorOf(userId),
      place: metadata.place ? { ...metadata.place, name: null } : null,
      form,
      context: metadata.context,
      values: valuesOf(objectAt(objectAt(view, 'state'), 'values')),
      message: metadata.message,
    },
    target: targetOf({
      userId,
      ...waysOf(metadata),
      triggerId: textAt(body, 'trigger_id'),
      fields: fieldsOf(view),
    }),
  }
}

function waysOf(metadata: ModalMetadata): Partial<ReplyTarget> {
  const address = metadata.place ? decodeAddress(metadata.place.address) : null
  const channel = address?.kind === 'channel' ? address.id : null
  return {
    channel,
    isDirect: channel !== null && isDirect(channel),
    threadTs: metadata.thread ? (decodeMessageRef(metadata.thread)?.ts ?? null) : null,
    holder: metadata.message ? decodeMessageRef(metadata.message) : null,
  }
}

function fieldsOf(view: Payload): string[] {
  return listAt(view, 'blocks')
    .filter((block) => block.type === 'input')
    .flatMap((block) => textAt(block, 'block_id') ?? [])
}

function valuesOf(state: Payload): Record<string, string | string[]> {
  const values = Object.entries(state).flatMap(([name, actions]) => {
    const input = isPayload(actions) ? Object.values(actions).find(isPayload) : undefined
    return input ? [[name, givenIn(input)] as const] : []
  })
  return Object.fromEntries(values)
}

/** What one input holds: a list for boxes and menus of many, else a text, empty where nothing was given. */
function givenIn(input: Payload): string | string[] {
  if (Array.isArray(input.selected_options)) {
    return listAt(input, 'selected_options').flatMap((option) => textAt(option, 'value') ?? [])
  }
  return (
    textAt(input, 'value') ??
    textAt(input, 'selected_date') ??
    textAt(input, 'selected_time') ??
    textAt(objectAt(input, 'selected_option'), 'value') ??
    ''
  )
}
