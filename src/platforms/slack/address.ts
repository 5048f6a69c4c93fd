/** Where Slack takes a message: a conversation, or a person whose direct conversation Slack opens by itself. */
export type SlackAddress = { kind: 'channel'; id: string } | { kind: 'user'; id: string }

/** A message of Slack: its conversation and its timestamp, which is its id there. */
export interface SlackMessageRef {
  channel: string
  ts: string
}

/** The opaque address of a conversation. */
export function channelAddress(id: string): string {
  return `channel:${id}`
}

/** The opaque address that reaches a person in private. */
export function userAddress(id: string): string {
  return `user:${id}`
}

/** The address in Slack's words, or null where it is none of ours. */
export function decodeAddress(address: string): SlackAddress | null {
  const match = /^(channel|user):([A-Z0-9]+)$/.exec(address)
  if (!match?.[2]) return null
  return { kind: match[1] === 'user' ? 'user' : 'channel', id: match[2] }
}

/** The opaque reference of a message. */
export function encodeMessageRef(channel: string, ts: string): string {
  return `${channel}:${ts}`
}

/** The message that a reference names, or null where it is none of ours. */
export function decodeMessageRef(ref: string): SlackMessageRef | null {
  const match = /^([A-Z0-9]+):(\d+\.\d+)$/.exec(ref)
  return match?.[1] && match[2] ? { channel: match[1], ts: match[2] } : null
}
