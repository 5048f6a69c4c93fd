import type { Conversation, KeptMessage } from './conversation.ts'
import { isVisibleTo } from './intent-of.ts'
import { placesOf } from './places.ts'
import type { SamplePerson, SampleSchool } from './sample-school.ts'
import type { WireArrivals, WireClock, WireCommand, WireMessage, WireState } from './wire.ts'

/** The message as the person sees it, or null where it is not for the person's eyes. */
export function toWireMessage(
  school: SampleSchool,
  person: SamplePerson,
  kept: KeptMessage,
): WireMessage | null {
  const { message, at } = kept
  if (!isVisibleTo(school, person, message)) return null
  const { id, order, version, place, thread, about, author, content, isEdited, isKept } = message
  return {
    id,
    order,
    version,
    place,
    thread,
    about,
    author,
    content,
    isEdited,
    isKept,
    at: at.toISOString(),
    isPrivate: message.onlyFor !== null,
    chosen: message.chosen[person.id] ?? {},
  }
}

/** All that the person sees when the page opens. */
export function toWireState(
  school: SampleSchool,
  conversation: Conversation,
  person: SamplePerson,
  clock: WireClock,
  commands: readonly WireCommand[],
): WireState {
  const messages = conversation.all().map((kept) => toWireMessage(school, person, kept))
  return {
    school: school.workspace.name,
    you: toWirePerson(person),
    people: school.people.map(toWirePerson),
    places: placesOf(school, person),
    messages: messages.filter((message) => message !== null),
    home: conversation.homeOf(person.id),
    clock,
    commands: [...commands],
  }
}

function toWirePerson(person: SamplePerson): WireState['you'] {
  const { id, name, role, title } = person
  return { id, name, role, title }
}

/** Where the bot has written since the message of this order; private chats count together. */
export function arrivalsAfter(conversation: Conversation, order: number): WireArrivals[] {
  const counts = new Map<string, number>()
  for (const { message } of conversation.all()) {
    if (message.order <= order || message.author !== null) continue
    const place = message.place.startsWith('channel:') && !message.onlyFor ? message.place : 'private'
    counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  return [...counts].map(([place, count]) => ({ place, count }))
}
