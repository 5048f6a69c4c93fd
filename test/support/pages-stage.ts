import type { ReadReport } from '../../src/domain/report/ask.ts'
import type { Period } from '../../src/domain/report/period.ts'
import type { ReportScope } from '../../src/domain/report/report.ts'
import type { Log } from '../../src/ports.ts'
import { createPages } from '../../src/use-cases/pages.ts'
import type { Reply } from '../../src/views/view.ts'
import type { PageLimits } from '../../src/web/pages/limits.ts'
import { createPagesRouter } from '../../src/web/pages/router.tsx'
import { createWebServer } from '../../src/web/server.ts'
import { SAMPLE_WEEKS, sampleReport } from './sample-report.ts'
import { silentLog } from './silent-log.ts'
import { createStage } from './stage.ts'

const KEY = 'a key of the test that signs the cookies of the pages'

const scopesOf = (kind: ReportScope['kind']): ReportScope[] =>
  sampleReport(kind).parts.flatMap((part) =>
    part.kind === 'together' || part.id === null ? [] : [{ kind: part.kind, id: part.id, name: part.name }],
  )

/** What the reader of the samples may open. */
const SAMPLE_SCOPES: ReportScope[] = [
  sampleReport('district').scope,
  ...scopesOf('district').filter(({ name }) => name !== sampleReport('school').scope.name),
  sampleReport('school').scope,
  ...scopesOf('school').filter(({ name }) => name !== sampleReport('team').scope.name),
  sampleReport('team').scope,
]

/** Answers with sample reports of whatever is asked for; without a scope with the school's. */
export const readSample: ReadReport = async ({ scope, period: key }) => {
  const report = sampleReport(scope?.kind ?? 'school')
  const periods = scope?.kind === 'team' ? [...report.periods, ...PHASES] : report.periods
  const period = periods.find((each) => each.key === key) ?? report.period
  return { kind: 'report', report: { ...report, period, periods }, scopes: SAMPLE_SCOPES }
}

/** The newest first, as reports have them. */
const PHASES: Period[] = ['Assess', 'Do', 'Practice', 'Plan together'].map((title, index) => ({
  kind: 'phase',
  key: `phase:${index}`,
  title: `${title}, from ${21 - 7 * index} September`,
  weeks: SAMPLE_WEEKS.slice(0, 1 + (index % 2)),
}))

/** The stage with its pages on a free port. `linkFor`: the path of a fresh personal link, as /signals gives it. */
export async function openPages(
  options: { isSecure?: boolean; limits?: PageLimits; log?: Log; read?: ReadReport } = {},
) {
  const log = options.log ?? silentLog
  const stage = await createStage({ log })
  const pages = createPagesRouter({
    pages: { ...createPages(stage.deps), read: options.read ?? readSample },
    key: KEY,
    isSecure: options.isSecure ?? false,
    ...(options.limits ? { limits: options.limits } : {}),
    log,
  })
  const server = createWebServer({
    host: '127.0.0.1',
    port: 0,
    routes: [],
    isReady: async () => true,
    pages,
    log,
  })
  const url = `http://127.0.0.1:${await server.start()}`
  const linkFor = async (name: string): Promise<string> => {
    const replies = await stage.handle({ kind: 'home-opened', actor: { externalId: name.toLowerCase() } })
    return pathOf(linkIn(replies))
  }
  return { stage, url, linkFor, close: () => server.stop() }
}

/** The address of the button that opens a page. */
export function linkIn(replies: Reply[]): string {
  for (const reply of replies) {
    if (!('view' in reply)) continue
    for (const element of reply.view.elements) {
      const link = element.kind === 'buttons' ? element.buttons.find((button) => 'url' in button) : undefined
      if (link && 'url' in link) return link.url
    }
  }
  throw new Error('No reply has a button that opens a page')
}

/** Path and query of an address. */
export function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}
