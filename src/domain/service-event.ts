import type { ReportScope } from './report/report.ts'

/** What systems of a district can hear of. */
export const EVENT_KINDS = ['cycle.finished', 'need.raised', 'digest.ready'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/**
 * What happened, by ids alone: no text, no number, no person. A need names neither its school nor its team, so that
 * whoever counts these events learns no more than how many needs there are in the district.
 */
export type Happening =
  | { kind: 'cycle.finished'; districtId: string; schoolId: string; teamId: string; cycleId: string }
  | { kind: 'need.raised'; districtId: string; needId: string }
  /** The weekly digest of a scope stands, and goes out at its time. `week`: the Monday (ISO date) of the newest closed week that it tells of. */
  | { kind: 'digest.ready'; districtId: string; scope: Pick<ReportScope, 'kind' | 'id'>; week: string }

/** A happening as it is kept. `key`: the same for the same happening, so that it is told once. */
export interface ServiceEvent {
  id: string
  districtId: string
  kind: EventKind | 'webhook.test'
  key: string
  at: Date
  /** Ids by name, as they are told. */
  data: Record<string, string>
}

/** The event of a happening. `id`: a new one. */
export function eventOf(happening: Happening, id: string, at: Date): ServiceEvent {
  const { kind, districtId, ...rest } = happening
  return { id, districtId, kind, key: keyOf(happening), at, data: { districtId, ...flat(rest) } }
}

function keyOf(happening: Happening): string {
  switch (happening.kind) {
    case 'cycle.finished':
      return `cycle.finished:${happening.cycleId}`
    case 'need.raised':
      return `need.raised:${happening.needId}`
    case 'digest.ready':
      return `digest.ready:${happening.scope.id}:${happening.week}`
  }
}

function flat(values: Record<string, string | Pick<ReportScope, 'kind' | 'id'>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [[name, value]]
        : [
            [`${name}Kind`, value.kind],
            [`${name}Id`, value.id],
          ],
    ),
  )
}
