import type { WebClient } from '@slack/web-api'
import type { PersonProfile } from '../../domain/organisation.ts'
import { type Clock, DeliveryError } from '../../ports.ts'
import { decodeAddress } from './address.ts'
import { slackErrorCode, toDeliveryError } from './errors.ts'
import { isPayload } from './parse/payload.ts'
import { parseProfile } from './parse/profile.ts'

const MEMBERS_PER_PAGE = 200

/** users.info allows about 100 calls a minute; a few at a time answer a usual team within a second. */
const CONCURRENCY = 5

/** So long a profile that a roster has read counts as fresh, in milliseconds. */
const FRESH_MILLISECONDS = 10 * 60_000

const MOST_KEPT = 5_000

/** Reads people from Slack. */
export interface PeopleReader {
  readRoster(address: string): Promise<PersonProfile[]>
  readPerson(userId: string): Promise<PersonProfile | null>
  /** The name of a conversation, or null where Slack does not tell. */
  readChannelName(channel: string): Promise<string | null>
}

/**
 * Reads rosters, people and conversation names. Profiles are kept for a few minutes, so that a roster larger than
 * Slack's rate gets further with each try instead of starting over.
 */
export function createPeopleReader(client: WebClient, clock: Clock): PeopleReader {
  const kept = new Map<string, { profile: PersonProfile | null; at: number }>()
  const readPerson = async (userId: string): Promise<PersonProfile | null> => {
    const profile = await fetchPerson(client, userId)
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(userId, { profile, at: clock.now().getTime() })
    return profile
  }
  const readKept = async (userId: string): Promise<PersonProfile | null> => {
    const known = kept.get(userId)
    const isFresh = known && clock.now().getTime() - known.at < FRESH_MILLISECONDS
    return isFresh ? known.profile : readPerson(userId)
  }
  return {
    readPerson,
    readRoster: async (address) => {
      const place = decodeAddress(address)
      if (place?.kind !== 'channel') throw new DeliveryError('rejected')
      const people = await mapBounded(await fetchMembers(client, place.id), readKept)
      return people.filter((person) => person !== null)
    },
    readChannelName: async (channel) => {
      try {
        const { channel: found } = await client.conversations.info({ channel })
        return found?.name ?? null
      } catch {
        // A team without a name of its own is better than no team.
        return null
      }
    },
  }
}

async function fetchPerson(client: WebClient, userId: string): Promise<PersonProfile | null> {
  try {
    const { user } = await client.users.info({ user: userId })
    return isPayload(user) ? parseProfile(user) : null
  } catch (error) {
    const code = slackErrorCode(error)
    if (code === 'user_not_found' || code === 'user_not_visible') return null
    throw toDeliveryError(error)
  }
}

async function fetchMembers(client: WebClient, channel: string): Promise<string[]> {
  const members: string[] = []
  try {
    let cursor: string | undefined
    do {
      const page = await client.conversations.members({
        channel,
        limit: MEMBERS_PER_PAGE,
        ...(cursor ? { cursor } : {}),
      })
      members.push(...(page.members ?? []))
      cursor = page.response_metadata?.next_cursor
    } while (cursor)
  } catch (error) {
    throw toDeliveryError(error)
  }
  return members
}

/** Maps in order with a few calls at a time; after a failure none is begun, and those under way are waited for. */
async function mapBounded<T, R>(items: T[], map: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length)
  const queue = items.entries()
  const failures: unknown[] = []
  const work = async () => {
    for (const [index, item] of queue) {
      if (failures.length > 0) return
      try {
        results[index] = await map(item)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, work))
  if (failures.length > 0) throw failures[0]
  return results
}
