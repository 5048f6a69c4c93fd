import type { VNode } from 'preact'
import type { Report } from '../../domain/report/report.ts'
import { conditionsTable, leadersTable } from '../../views/report/conditions-tables.ts'
import { coverageTable } from '../../views/report/coverage-tables.ts'
import { deliveryTable, reasonsTable } from '../../views/report/delivery-tables.ts'
import { equityTable } from '../../views/report/equity-tables.ts'
import { partsTable, reachTable, weeksTable } from '../../views/report/participation-tables.ts'
import { stanceTable, stanceWeeksTable } from '../../views/report/stance-tables.ts'
import type { ReportTable } from '../../views/report/table.ts'
import { needsTable, needTopicsTable, topicsTable } from '../../views/report/topic-tables.ts'
import type { PageKey } from './addresses.ts'
import { CoveragePage } from './coverage-page.tsx'
import { CyclePage } from './cycle-page.tsx'
import { DeliveryPage } from './delivery-page.tsx'
import { EquityPage } from './equity-page.tsx'
import { NeedsPage } from './needs-page.tsx'
import { OverviewPage } from './overview-page.tsx'
import type { ReportPageProps } from './report-frame.tsx'
import { ThemesPage } from './themes-page.tsx'

const PAGES: Record<PageKey, (props: ReportPageProps) => VNode> = {
  '': OverviewPage,
  cycle: CyclePage,
  themes: ThemesPage,
  needs: NeedsPage,
  coverage: CoveragePage,
  equity: EquityPage,
  delivery: DeliveryPage,
}

/** The page of a report that its place names. */
export function ReportPage(props: ReportPageProps): VNode {
  const Page = PAGES[props.place.page]
  return <Page {...props} />
}

const TABLES: readonly ((report: Report) => ReportTable)[] = [
  weeksTable,
  reachTable,
  partsTable,
  stanceTable,
  stanceWeeksTable,
  conditionsTable,
  leadersTable,
  topicsTable,
  needsTable,
  needTopicsTable,
  coverageTable,
  equityTable,
  deliveryTable,
  reasonsTable,
]

/** The table of a key as the pages show it; null where there is none of it. */
export function tableNamed(report: Report, key: string): ReportTable | null {
  return TABLES.map((make) => make(report)).find((table) => table.key === key) ?? null
}
