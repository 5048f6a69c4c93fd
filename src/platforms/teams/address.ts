import { normaliseServiceUrl, serviceRootOf } from './service-urls.ts'

/** Where a message can go: a channel of a team, a group chat, a private chat, or a person. */
export type TeamsAddressKind = 'channel' | 'group' | 'direct' | 'person'

/**
 * What an address string holds. `id`: the conversation without its thread, or the person's "29:" id. `root`: the
 * connector's address as far as it is the same for all activities of one cloud.
 */
export interface TeamsAddress {
  kind: TeamsAddressKind
  tenantId: string
  id: string
  root: string
}

const KINDS: readonly string[] = ['channel', 'group', 'direct', 'person'] satisfies TeamsAddressKind[]

/**
 * The address as a string: the same for every activity of one conversation, because teams are found by it. That is
 * why the region and tenant that Teams puts into a service URL, which may change, are left out of it.
 */
export function encodeTeamsAddress(address: Omit<TeamsAddress, 'root'> & { serviceUrl: string }): string {
  const { kind, tenantId, id, serviceUrl } = address
  return [kind, tenantId, id, serviceRootOf(serviceUrl)].map(encodeURIComponent).join('|')
}

/** The parts of an address string. Throws for one that `encodeTeamsAddress` did not write. */
export function decodeTeamsAddress(address: string): TeamsAddress {
  const [kind, tenantId, id, root, ...rest] = address.split('|').map(decodeURIComponent)
  if (!kind || !KINDS.includes(kind) || tenantId === undefined || !id || !root || rest.length > 0) {
    throw new Error('Not an address of Microsoft Teams')
  }
  return { kind: kind as TeamsAddressKind, tenantId, id, root: normaliseServiceUrl(root) }
}

/** A conversation id taken apart: Teams writes a thread of a channel as "<channel>;messageid=<root message>". */
export function splitConversationId(id: string): { base: string; rootId: string | null } {
  const [base = '', ...parameters] = id.split(';')
  const root = parameters.find((parameter) => parameter.startsWith('messageid='))
  return { base, rootId: root?.slice('messageid='.length) || null }
}

/** The conversation id of a thread: where a reply to its root message is posted. */
export function threadConversationId(base: string, rootId: string): string {
  return `${base};messageid=${rootId}`
}

/** The reference of a message: activity ids alone are unique in their conversation only. */
export function messageRef(conversationId: string, activityId: string): string {
  return `${splitConversationId(conversationId).base}|${activityId}`
}

/** The parts of a message reference. Throws for one that `messageRef` did not write. */
export function decodeMessageRef(ref: string): { base: string; activityId: string } {
  const at = ref.lastIndexOf('|')
  if (at < 1 || at === ref.length - 1) throw new Error('Not a message of Microsoft Teams')
  return { base: ref.slice(0, at), activityId: ref.slice(at + 1) }
}
