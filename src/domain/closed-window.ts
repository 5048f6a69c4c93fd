import { SMALLEST_GROUP } from './privacy.ts'

/** Weeks told together, and the weeks before them that they are held against. */
const WEEKS = 4
const WEEKS_BEFORE = 12
/** How far back the newest week that is told may lie. */
const LOOK_BACK = 4
/** The Mondays that `closedWindow` needs, the running week's among them. */
export const WEEK_STARTS = LOOK_BACK + WEEKS + WEEKS_BEFORE

/** The weeks that are told, [since, until), and those that they are held against, [past, since). */
export interface Window {
  past: Date
  since: Date
  until: Date
}

/**
 * The four weeks up to the last closed week in which five people or more wrote, or null where none of late was such.
 * Neither reading twice around one person's words nor the coming of a week in which few wrote changes what is told.
 * `weekStarts`: the running week's Monday, then those before it, WEEK_STARTS in all.
 */
export function closedWindow(
  written: readonly { memberId: string; writtenAt: Date }[],
  weekStarts: readonly Date[],
): Window | null {
  for (let weeks = 0; weeks < LOOK_BACK; weeks += 1) {
    const [until, weekBefore] = weekStarts.slice(weeks)
    const since = weekStarts[weeks + WEEKS]
    const past = weekStarts[weeks + WEEKS + WEEKS_BEFORE]
    if (!until || !weekBefore || !since || !past) return null
    const inWeek = written.filter(({ writtenAt }) => writtenAt >= weekBefore && writtenAt < until)
    if (new Set(inWeek.map(({ memberId }) => memberId)).size >= SMALLEST_GROUP) return { past, since, until }
  }
  return null
}
