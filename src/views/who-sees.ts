import type { EntryVisibility } from '../domain/entry.ts'

/** What leaders get of all that people write, in one sentence that says no less than they get. */
export const LEADERS_GET = 'Leaders get numbers and topics of five people or more, never who wrote what.'

/** The line under words that are for the writer's eyes. */
export const ONLY_YOU = `Only you see your words. ${LEADERS_GET}`

/** The line under words that stand in a channel, where a leader may be a member too. */
export const WHOEVER_IS_HERE =
  'Whoever is in this channel can read replies. Reports to leaders hold only numbers and topics of five people or more.'

/** Who sees an entry, for its writer: "your team sees", to be followed by what. */
export function seenBy(visibility: EntryVisibility): string {
  return { team: 'your team sees', coach: 'your coach and you see', private: 'only you see' }[visibility]
}
