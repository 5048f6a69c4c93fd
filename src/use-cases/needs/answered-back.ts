import type { Period } from '../../domain/report/period.ts'
import type { AnsweredBack, ReportScope } from '../../domain/report/report.ts'
import { addWeeks, boundsOf } from '../../domain/report/weeks.ts'
import { localDateOf } from '../../domain/schedule.ts'
import type { Deps } from '../deps.ts'

const MOST = 20

/** What a scope's teams were told in a period; in the newest one also since then, as it stands in the channels already. */
export async function answeredBackIn(
  deps: Pick<Deps, 'stores' | 'clock'>,
  districtId: string,
  scope: ReportScope,
  { weeks }: Period,
): Promise<AnsweredBack[]> {
  const { reports, toldBack } = deps.stores
  const now = deps.clock.now()
  const all = await reports.teamsOf(districtId, new Date(now.getTime() + 1))
  const teams = all.filter((team) => [team.id, team.schoolId, districtId].includes(scope.id))
  const [first = '', last = ''] = [weeks[0], weeks.at(-1)]
  const zone = teams[0]?.zone ?? 'UTC'
  const [newest] = (await reports.weeksOf(scope.id, 1)).map(({ week }) => week)
  const until = newest === last ? new Date(now.getTime() + 1) : boundsOf(addWeeks(last, 1), zone).since
  const told = await toldBack.sent(districtId, boundsOf(first, zone).since, until)
  return told
    .filter(({ teamIds }) => teams.some(({ id }) => teamIds.includes(id)))
    .slice(0, MOST)
    .map(({ heard, did, teamIds, sentAt }) => ({
      on: localDateOf(sentAt ?? now, zone),
      ...{ heard, did, teams: teamIds.length },
    }))
}
