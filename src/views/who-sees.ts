/** What leaders get of all that people write, in one sentence that says no less than they get. */
export const LEADERS_GET = 'Leaders get numbers and topics of five people or more, never who wrote what.'

/** The line under words that are for the writer's eyes. */
export const ONLY_YOU = `Only you see your words. ${LEADERS_GET}`

/** The line under words that the team reads. */
export const YOUR_TEAM = `Your team sees replies here. ${LEADERS_GET}`
