import { addDesks, SEVERAL_DESKS } from '../privacy/need-rule.ts'
import type { Telling } from '../privacy/snapshot.ts'
import type { ToldNeedDesk, ToldNeeds } from '../privacy/told.ts'
import type { Guarded } from '../privacy.ts'
import type { Count, Precision } from './count.ts'
import { NEED_HOURS, type Needs } from './figures.ts'
import type { NeedsRow, ReportScope } from './report.ts'

/** A group whose requests are told: a school, or the small schools together. */
interface Told {
  id: string | null
  name: string
  telling: Telling
}

/** Requests for support as readers see them: of all desks together. */
export function needsFigures(told: Guarded<ToldNeeds>): Guarded<Needs> {
  if (told.kind === 'hidden') return told
  const [first, ...rest] = Object.values(told.value.desks)
  if (!first) return { kind: 'hidden', reason: 'waits' }
  return { kind: 'shown', value: needsOf(rest.reduce(addDesks, first)) }
}

/**
 * The rows of requests: a school's by desk, a district's by school and desk. A school of which nothing can be told has one
 * row that says so, whether anybody asked for something or nobody did. None for a team.
 */
export function needsRows(
  scope: ReportScope,
  groups: readonly Told[],
  departments: readonly { id: string; name: string }[],
): NeedsRow[] {
  if (scope.kind === 'team') return []
  return groups.flatMap(({ id, name, telling: { needs } }): NeedsRow[] => {
    const school = { schoolId: id, schoolName: name }
    if (needs.kind === 'hidden') return [{ ...school, department: ALL_DESKS, needs }]
    const rows = Object.entries(needs.value.desks).map(([desk, told]): NeedsRow => {
      return {
        ...school,
        department: deskName(desk, departments),
        needs: { kind: 'shown', value: needsOf(told) },
      }
    })
    return rows.sort((a, b) => a.department.localeCompare(b.department))
  })
}

const ALL_DESKS = 'All together'

function deskName(desk: string, departments: readonly { id: string; name: string }[]): string {
  if (desk === 'school') return 'The school’s leaders'
  if (desk === 'central') return 'Central office'
  if (desk === SEVERAL_DESKS) return 'Several together'
  return departments.find(({ id }) => desk === `department:${id}`)?.name ?? 'A former department'
}

function needsOf({ requests, answered, hours }: ToldNeedDesk): Needs {
  return { requests, answered, waiting: restOf(requests, answered), medianHours: medianOf(hours) }
}

const OPPOSITE: Record<Precision, Precision> = {
  exact: 'exact',
  about: 'about',
  'at-most': 'at-least',
  'at-least': 'at-most',
}

function restOf(all: number, { value, precision }: Count): Count {
  return { value: all - value, precision: OPPOSITE[precision] }
}

/** The step in which the middle request was answered; null: it waited longer than the last. */
function medianOf(hours: readonly number[]): number | null {
  const all = hours.reduce((sum, count) => sum + count, 0)
  let seen = 0
  const step = hours.findIndex((count) => {
    seen += count
    return seen * 2 >= all
  })
  return NEED_HOURS[step] ?? null
}
