import type { Report } from '../../domain/report/report.ts'

/** A value in which what may be told stands by itself, and what may not as the reason. */
type Open<T> = T extends { kind: 'shown'; value: infer V }
  ? Open<V>
  : T extends { kind: 'hidden'; reason: infer R }
    ? { suppressed: R }
    : T extends readonly (infer U)[]
      ? Open<U>[]
      : T extends object
        ? { [K in keyof T]: Open<T[K]> }
        : T

/** A report as the API tells it. What else can be chosen has an address of its own: with it, no closed week's tag would last. */
export type OpenReport = Open<Omit<Report, 'periods'>>

/** The report with each guarded part opened. */
export function openReport({ periods: _, ...report }: Report): OpenReport {
  return opened(report)
}

/** The same value with each guarded part opened: `{ kind: 'hidden', reason }` becomes `{ suppressed: reason }`. */
function opened<T>(value: T): Open<T> {
  return openedUnknown(value) as Open<T>
}

function openedUnknown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openedUnknown)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value)
  const at = (name: string): unknown => Reflect.get(value, name)
  if (at('kind') === 'shown' && 'value' in value) return openedUnknown(at('value'))
  if (at('kind') === 'hidden' && 'reason' in value) return { suppressed: at('reason') }
  return Object.fromEntries(fields.map(([name, field]) => [name, openedUnknown(field)]))
}
