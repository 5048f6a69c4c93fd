import type { Nudge } from '../../domain/nudge.ts'
import type { Member, Team } from '../../domain/organisation.ts'
import { nextDueAfter, occurrenceIn } from '../../domain/schedule.ts'
import type { Coming, OwnRhythm } from '../../views/rhythm-view.ts'
import type { Deps } from '../deps.ts'

/** So many nudges of the own teams are looked at. */
const MOST_NUDGES = 20
const MOST_SHOWN = 3

/** What comes to a person next, the earliest first: what waits, and what own teams will be asked. */
export async function comingTo(
  deps: Pick<Deps, 'stores'>,
  person: Omit<OwnRhythm, 'coming'> & { member: Member; teams: Team[] },
): Promise<Coming[]> {
  const { member, teams, zone } = person
  const ids = teams.map(({ id }) => id)
  const nudges = await deps.stores.nudges.comingTo(ids, member.id, MOST_NUDGES)
  return nudges
    .flatMap((nudge) => {
      const at = dueFor(nudge, zone)
      const team = teams.find(({ id }) => id === nudge.teamId)
      return at && team ? [{ at, teamName: team.name, isPrivate: nudge.audience === 'private' }] : []
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .slice(0, MOST_SHOWN)
}

/** When a nudge is due next for somebody in a zone: in private at the own local time, in the channel at the team's. */
function dueFor({ schedule, zone, nextDueAt, audience }: Nudge, ownZone: string): Date | null {
  if (!nextDueAt || audience === 'team') return nextDueAt
  const next = nextDueAfter(schedule, zone, new Date(nextDueAt.getTime() - 1))
  return next && occurrenceIn(next.key, ownZone)
}
