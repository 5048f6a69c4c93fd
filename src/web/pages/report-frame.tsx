import type { ComponentChildren } from 'preact'
import type { Report, ReportScope } from '../../domain/report/report.ts'
import { addressOf, PAGE_TITLES, type PageKey, type Place } from './addresses.ts'
import { type Frame, Layout } from './layout.tsx'

/** What each page of a report is drawn from. */
export interface ReportPageProps {
  report: Report
  /** All that the reader may open, the widest first. */
  scopes: ReportScope[]
  place: Place
  frame: Frame
}

interface ReportFrameProps extends ReportPageProps {
  children: ComponentChildren
}

/** The frame of every page of a report: whose numbers, of when, and where else to go. */
export function ReportFrame({ report, scopes, place, frame, children }: ReportFrameProps) {
  const { scope, period } = report
  const title = place.page === '' ? scope.name : `${PAGE_TITLES[place.page]} · ${scope.name}`
  return (
    <Layout title={`${title} · ${period.title}`} frame={frame}>
      <div class="page-head">
        <Trail scope={scope} scopes={scopes} place={place} />
        <h1>{scope.name}</h1>
        <p class="period">{period.title}</p>
        <Filter report={report} scopes={scopes} place={place} />
      </div>
      <Tabs scope={scope} place={place} />
      {children}
      <p class="page-foot">
        {`No names, no words of teachers, no ranking. Nothing is told of fewer than ${report.minPeople} people. `}
        <a href="/signals/method">How this is computed</a>
      </p>
    </Layout>
  )
}

const KINDS = { team: 'Team', school: 'School', district: 'District' } as const
const GROUPS = { team: 'Teams', school: 'Schools', district: 'District' } as const

const WIDER: Record<ReportScope['kind'], readonly ReportScope['kind'][]> = {
  team: ['district', 'school'],
  school: ['district'],
  district: [],
}

/** The way back to what is wider; of several schools a report does not tell which one a team belongs to. */
function Trail({ scope, scopes, place }: { scope: ReportScope; scopes: ReportScope[]; place: Place }) {
  const back = WIDER[scope.kind].flatMap((kind) => {
    const [only, ...others] = scopes.filter((each) => each.kind === kind)
    return only && others.length === 0 ? [only] : []
  })
  return (
    <p class="trail">
      {back.map((each) => (
        <span key={each.id}>
          <a
            href={addressOf({
              ...place,
              page: isPageOf(place.page, each.kind) ? place.page : '',
              scope: each,
            })}
          >
            {each.name}
          </a>
          {' / '}
        </span>
      ))}
      {KINDS[scope.kind]}
    </p>
  )
}

/** Fixed groupings alone: what can be chosen is listed, and a button goes there without a script. */
function Filter({ report, scopes, place }: { report: Report; scopes: ReportScope[]; place: Place }) {
  const { scope, period, periods } = report
  return (
    <form class="filter" method="get" action="/signals/go" aria-label="Choose what to see">
      <input type="hidden" name="page" value={place.page} />
      {scopes.length > 1 ? (
        <div>
          <label for="scope">School or team</label>
          <select id="scope" name="scope">
            {(['district', 'school', 'team'] as const).map((kind) => (
              <ScopeGroup key={kind} kind={kind} scopes={scopes} chosen={scope} />
            ))}
          </select>
        </div>
      ) : (
        <input type="hidden" name="scope" value={`${scope.kind}:${scope.id}`} />
      )}
      <div>
        <label for="period">Period</label>
        <select id="period" name="period">
          {periods.map(({ key, title }) => (
            <option key={key} value={key} selected={key === period.key}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button">
        Show
      </button>
    </form>
  )
}

function ScopeGroup(props: { kind: ReportScope['kind']; scopes: ReportScope[]; chosen: ReportScope }) {
  const { kind, scopes, chosen } = props
  const own = scopes.filter((scope) => scope.kind === kind)
  if (own.length === 0) return null
  return (
    <optgroup label={GROUPS[kind]}>
      {own.map(({ id, name }) => (
        <option key={id} value={`${kind}:${id}`} selected={kind === chosen.kind && id === chosen.id}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}

/** The pages of this scope. */
function Tabs({ scope, place }: { scope: ReportScope; place: Place }) {
  const pages = (Object.keys(PAGE_TITLES) as PageKey[]).filter((page) => isPageOf(page, scope.kind))
  return (
    <nav class="tabs" aria-label="Pages">
      <ul>
        {pages.map((page) => (
          <li key={page}>
            <a href={addressOf({ ...place, page })} aria-current={page === place.page ? 'page' : undefined}>
              {PAGE_TITLES[page]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A cycle is a team's; who gets what is compared between schools. */
export function isPageOf(page: PageKey, kind: ReportScope['kind']): boolean {
  if (page === 'cycle') return kind === 'team'
  if (page === 'equity') return kind !== 'team'
  return true
}
