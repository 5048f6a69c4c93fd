import type { PersonProfile } from '../../src/domain/organisation.ts'
import { type ChatPlatform, DeliveryError } from '../../src/ports.ts'
import type { View } from '../../src/views/view.ts'
import type { SimulatedPerson, SimulatedTeam } from './district.ts'
import type { Random } from './random.ts'

/** One message that the platform took: who got it when, in which zone they were then. */
export interface TakenMessage {
  ref: string
  /** The delivery's id. */
  key: string
  at: Date
  to: { person: SimulatedPerson } | { team: SimulatedTeam }
  /** Who could read it then, and the zone in which each was. */
  readers: { person: SimulatedPerson; zone: string }[]
}

export interface SimulatedChat {
  platform: ChatPlatform
  taken: TakenMessage[]
  failures: Record<string, number>
}

/** One send in so many meets a pause, or a platform that does not answer. */
const PAUSES = 0.004
const SILENCES = 0.004
/** One look for what became of a silent send in so many meets silence too. */
const UNTOLD = 0.2

/** A platform that keeps what it takes, and now and then asks for a pause or leaves a send without an answer. */
export function createChat(input: {
  people: ReadonlyMap<string, SimulatedPerson>
  teams: ReadonlyMap<string, SimulatedTeam>
  random: Random
  now: () => Date
  onTaken: (message: TakenMessage, view: View) => void
}): SimulatedChat {
  const { people, teams, random, now, onTaken } = input
  const taken: TakenMessage[] = []
  const byKey = new Map<string, TakenMessage>()
  const failures: Record<string, number> = {}
  const fail = (kind: DeliveryError['kind'], options = {}): never => {
    failures[kind] = (failures[kind] ?? 0) + 1
    throw new DeliveryError(kind, options)
  }
  const take = (address: string, key: string, view: View): TakenMessage => {
    const person = people.get(address)
    const team = teams.get(address)
    if (!person && !team) return fail('not-reachable')
    const to = person ? { person } : { team: team as SimulatedTeam }
    const readers = (person ? [person] : [...(team as SimulatedTeam).people]).map((reader) => ({
      person: reader,
      zone: reader.profile.zone ?? reader.school.zone,
    }))
    const message = { ref: `m${taken.length + 1}`, key, at: now(), to, readers }
    taken.push(message)
    byKey.set(key, message)
    onTaken(message, view)
    return message
  }
  const platform: ChatPlatform = {
    name: 'year',
    routes: [],
    start: async () => {},
    stop: async () => {},
    send: async (_workspace, address, view, key) => {
      if (people.get(address)?.isBlocked) return fail('not-reachable')
      if (random.happens(PAUSES)) return fail('rate-limited', { retryAfterSeconds: 30 })
      const isSilent = random.happens(SILENCES)
      // Half of the silent sends have arrived all the same: only the answer was lost.
      if (isSilent && random.happens(0.5)) return fail('unavailable')
      const message = take(address, key, view)
      return isSilent ? fail('unavailable') : { ref: message.ref }
    },
    findSent: async (_workspace, _address, key) =>
      random.happens(UNTOLD) ? fail('unavailable') : (byKey.get(key) ?? 'absent'),
    update: async () => {},
    readRoster: async (_workspace, address) => profilesOf(teams.get(address)),
    readPerson: async (_workspace, { externalId }) => people.get(`person:${externalId}`)?.profile ?? null,
  }
  return { platform, taken, failures }
}

function profilesOf(team: SimulatedTeam | undefined): PersonProfile[] {
  return [...(team?.people ?? [])].map(({ profile }) => profile)
}
