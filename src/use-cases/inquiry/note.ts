import { newId } from '../../domain/ids.ts'
import { newNudge } from '../../domain/new-nudge.ts'
import type { Nudge } from '../../domain/nudge.ts'
import type { Team } from '../../domain/organisation.ts'
import type { Schedule } from '../../domain/schedule.ts'

/** How long a note is worth sending where nothing else is said, in hours. */
const WINDOW_HOURS = 24

/**
 * A note to the team's channel, due now where nothing else is said. It is stored with what it tells of, and so outlives a service that stops
 * before it is sent. It belongs to no cycle: a paused or finished one must not hold it back.
 */
export function noteTo(
  team: Team,
  text: string,
  now: Date,
  { windowHours = WINDOW_HOURS, schedule }: { windowHours?: number; schedule?: Schedule } = {},
): Nudge {
  return newNudge({
    id: newId(now),
    teamId: team.id,
    prompt: {
      id: newId(now),
      templateKey: null,
      kind: 'note',
      text,
      choices: [],
      takesText: false,
      resultsShown: 'after-closing',
      frameworks: [],
    },
    schedule: schedule ?? { kind: 'instant', at: now.toISOString() },
    zone: team.zone,
    windowHours,
  })
}
