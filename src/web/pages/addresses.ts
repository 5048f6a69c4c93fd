import type { ReportScope } from '../../domain/report/report.ts'

/** The pages of a report by their names in addresses; '' is the overview. */
export const PAGE_TITLES = {
  '': 'Overview',
  cycle: 'Cycle',
  themes: 'Themes',
  needs: 'Needs',
  coverage: 'Coverage',
  equity: 'Equity',
  delivery: 'Delivery',
} as const

export type PageKey = keyof typeof PAGE_TITLES

/** Which page of which report. `period` null: the newest four closed weeks. */
export interface Place {
  scope: Pick<ReportScope, 'kind' | 'id'>
  period: string | null
  page: PageKey
}

/** The address of a page. */
export function addressOf({ scope, period, page }: Place): string {
  const path = ['/signals', scope.kind, scope.id, page].filter((part) => part !== '').join('/')
  return period === null ? path : `${path}?period=${encodeURIComponent(period)}`
}

/** The address of a table of a page as CSV. */
export function csvAddress(place: Place, table: string): string {
  const [path = '', query] = addressOf({ ...place, page: '' }).split('?')
  return `${path}/csv/${table}.csv${query ? `?${query}` : ''}`
}

/** A page's key; null for what is none. */
export function pageNamed(name: string): PageKey | null {
  return Object.hasOwn(PAGE_TITLES, name) ? (name as PageKey) : null
}
