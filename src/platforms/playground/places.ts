import type { ActorRef, PlaceRef } from '../../domain/intent.ts'
import type { PersonProfile } from '../../domain/organisation.ts'
import type { SampleChannel, SamplePerson, SampleSchool } from './sample-school.ts'
import type { WirePlace } from './wire.ts'

const DIRECT = 'person:'

/** The bot as the roster of a place names it. */
export const BOT_PROFILE: PersonProfile = {
  externalId: 'common-thread',
  name: 'Common Thread',
  email: null,
  zone: null,
  address: null,
  isBot: true,
}

/** The address of a person's private chat with the bot. */
export function directAddressOf(personId: string): string {
  return `${DIRECT}${personId}`
}

/** The person with this id, or null. */
export function findPerson(school: SampleSchool, id: string): SamplePerson | null {
  return school.people.find((person) => person.id === id) ?? null
}

/** The channel with this address, or null. */
export function findChannel(school: SampleSchool, address: string): SampleChannel | null {
  return school.channels.find((channel) => channel.address === address) ?? null
}

/** Whose private chat an address is, or null where it is a channel or unknown. */
export function ownerOf(school: SampleSchool, address: string): SamplePerson | null {
  return address.startsWith(DIRECT) ? findPerson(school, address.slice(DIRECT.length)) : null
}

/** Whether the person sees the place: the own private chat, the own channels; principal and coach see every channel. */
export function canSee(school: SampleSchool, person: SamplePerson, address: string): boolean {
  const channel = findChannel(school, address)
  if (!channel) return ownerOf(school, address)?.id === person.id
  return person.role === 'principal' || person.role === 'coach' || channel.memberIds.includes(person.id)
}

/** The place as intents name it, or null for an unknown address. */
export function placeRefOf(school: SampleSchool, address: string): PlaceRef | null {
  const channel = findChannel(school, address)
  if (channel) return { address, kind: 'channel', name: channel.name }
  return ownerOf(school, address) ? { address, kind: 'direct', name: null } : null
}

/** The person as a platform's profile. */
export function profileOf(school: SampleSchool, person: SamplePerson): PersonProfile {
  return {
    externalId: person.id,
    name: person.name,
    email: person.email,
    zone: school.zone,
    address: directAddressOf(person.id),
    isBot: false,
  }
}

/** The person as intents name who acted. */
export function actorOf(school: SampleSchool, person: SamplePerson): ActorRef {
  return profileOf(school, person)
}

/** The places at the left of a person's page: the private chat, then the channels that the person sees. */
export function placesOf(school: SampleSchool, person: SamplePerson): WirePlace[] {
  const direct: WirePlace = {
    address: directAddressOf(person.id),
    kind: 'direct',
    name: BOT_PROFILE.name,
    topic: 'Your private chat with Common Thread',
    memberIds: [person.id],
  }
  const channels = school.channels.filter((channel) => canSee(school, person, channel.address))
  return [
    direct,
    ...channels.map(
      (channel): WirePlace => ({
        address: channel.address,
        kind: 'channel',
        name: channel.name,
        topic: channel.topic,
        memberIds: [...channel.memberIds],
      }),
    ),
  ]
}
