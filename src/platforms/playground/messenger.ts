import { createHash } from 'node:crypto'
import { type ChatPlatform, DeliveryError } from '../../ports.ts'
import type { Conversation } from './conversation.ts'
import { BOT_PROFILE, findChannel, findPerson, ownerOf, placeRefOf, profileOf } from './places.ts'
import type { SampleSchool } from './sample-school.ts'

/** The half of the contract that goes out: messages and people. */
export type Messenger = Pick<ChatPlatform, 'send' | 'findSent' | 'update' | 'readRoster' | 'readPerson'>

/** A messenger that writes into the conversation. `conversation` throws DeliveryError before the start. */
export function createMessenger(school: SampleSchool, conversation: () => Conversation): Messenger {
  return {
    async send(workspace, address, view, key, options) {
      requirePlace(school, workspace.externalId, address)
      const { message } = await conversation().add({
        id: refOf(address, key),
        place: address,
        thread: rootOf(conversation(), address, options?.thread ?? null),
        content: { kind: 'view', view },
      })
      return { ref: message.id }
    },
    async findSent(_workspace, address, key) {
      const ref = refOf(address, key)
      return conversation().find(ref) ? { ref } : 'absent'
    },
    async update(_workspace, _address, ref, view) {
      const changed = await conversation().change(ref, (message) =>
        message.author === null ? { ...message, content: { kind: 'view', view } } : message,
      )
      if (changed?.message.author !== null) throw new DeliveryError('rejected')
    },
    async readRoster(workspace, address) {
      requirePlace(school, workspace.externalId, address)
      const owner = ownerOf(school, address)
      const ids = owner ? [owner.id] : (findChannel(school, address)?.memberIds ?? [])
      const people = ids.map((id) => findPerson(school, id)).filter((person) => person !== null)
      return [...people.map((person) => profileOf(school, person)), BOT_PROFILE]
    },
    async readPerson(_workspace, person) {
      if (person.externalId === BOT_PROFILE.externalId) return BOT_PROFILE
      const found = findPerson(school, person.externalId)
      return found && profileOf(school, found)
    },
  }
}

/** The same place and key make the same id: what was sent before is found, not sent again. */
function refOf(address: string, key: string): string {
  return `sent-${createHash('sha256').update(`${address}\n${key}`).digest('hex').slice(0, 24)}`
}

/** The first message of the thread, or null where there is none such in the place. */
function rootOf(conversation: Conversation, address: string, thread: string | null): string | null {
  const found = thread === null ? null : conversation.find(thread)
  if (!found || found.message.place !== address || !found.message.content) return null
  return found.message.thread ?? found.message.id
}

function requirePlace(school: SampleSchool, workspaceId: string, address: string): void {
  if (workspaceId !== school.workspace.externalId || !placeRefOf(school, address))
    throw new DeliveryError('not-reachable')
}
