import type { PersonProfile } from '../../../domain/organisation.ts'
import { userAddress } from '../address.ts'
import { objectAt, type Payload, textAt } from './payload.ts'

/** Slack's own helper, a bot that Slack does not mark as one. */
export const SLACKBOT = 'USLACKBOT'

/** A person from Slack's user object; null where it has no id or the person has left the workspace. */
export function parseProfile(user: Payload): PersonProfile | null {
  const externalId = textAt(user, 'id')
  if (!externalId || user.deleted === true) return null
  const profile = objectAt(user, 'profile')
  const name = [profile.display_name, profile.real_name, user.real_name, user.name].find(
    (candidate): candidate is string => typeof candidate === 'string' && candidate.trim() !== '',
  )
  return {
    externalId,
    name: name ?? externalId,
    email: textAt(profile, 'email'),
    zone: textAt(user, 'tz'),
    address: userAddress(externalId),
    isBot: user.is_bot === true || externalId === SLACKBOT,
  }
}
