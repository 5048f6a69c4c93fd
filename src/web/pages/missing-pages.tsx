import type { ReportScope } from '../../domain/report/report.ts'
import { addressOf } from './addresses.ts'
import { type Frame, Layout } from './layout.tsx'

/** Where nothing has been closed yet: when the first numbers come. */
export function NotYetPage(props: { scope: ReportScope; scopes: ReportScope[]; frame: Frame }) {
  const { scope, scopes, frame } = props
  return (
    <Layout title={scope.name} frame={frame}>
      <div class="card">
        <h1>{scope.name}</h1>
        <p class="lead">The first numbers come after the first full week.</p>
        <p>
          Numbers are told of whole weeks: a week is closed when its Sunday is over, and does not change
          afterwards.
        </p>
        <p>
          Nothing asked yet? A facilitator begins an inquiry with <kbd>/inquiry</kbd>, and <kbd>/checkin</kbd>{' '}
          asks one quick question.
        </p>
        <Choices scopes={scopes.filter(({ id }) => id !== scope.id)} />
      </div>
    </Layout>
  )
}

/** Where there is no such page, or none for this reader; the two look the same. */
export function RefusedPage({ scopes, frame }: { scopes: ReportScope[]; frame: Frame }) {
  return (
    <Layout title="No such page" frame={frame}>
      <div class="card">
        <h1>There is no such page for you</h1>
        <p>
          Either it does not exist, or it is about a team or school that is not yours. Teachers see their own
          teams, principals their school, central office the district.
        </p>
        <Choices scopes={scopes} />
        <p>
          <a href="/signals">Go to your first page</a>
        </p>
      </div>
    </Layout>
  )
}

function Choices({ scopes }: { scopes: ReportScope[] }) {
  if (scopes.length === 0) return null
  return (
    <>
      <p>You can open:</p>
      <ul>
        {scopes.map((scope) => (
          <li key={scope.id}>
            <a href={addressOf({ scope, period: null, page: '' })}>{scope.name}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
