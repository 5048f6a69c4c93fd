import { newId } from '../../src/domain/ids.ts'
import type { Numbers } from './numbers.ts'

const HOUR = 3_600_000
const STATES = ['waiting', 'taken', 'draft', 'withdrawn']

/** The requests for support of a team's random week: answered soon, late or never, taken back, or never sent. */
export function randomNeeds(
  team: { id: string; members: readonly string[] },
  week: { start: Date; number: number },
  numbers: Numbers,
): Record<string, unknown>[] {
  return team.members.flatMap((memberId) => {
    if (!numbers.chance(0.12)) return []
    const raisedAt = numbers.instant(week.start, week.number)
    const isAnswered = numbers.chance(0.7)
    const answeredAt = isAnswered ? new Date(raisedAt.getTime() + numbers.below(500) * HOUR) : null
    const desk = numbers.oneOf(['school:1', 'school:1', 'central:2', `department:${team.id}`])
    const id = newId(raisedAt)
    return [
      {
        ...{ id, teamId: team.id, memberId, desk, category: 'time', text: 'More time', raisedAt },
        ...{ isNamed: numbers.chance(0.3), state: isAnswered ? 'answered' : numbers.oneOf(STATES) },
        ...{ answeredAt, eventKey: id },
      },
    ]
  })
}
