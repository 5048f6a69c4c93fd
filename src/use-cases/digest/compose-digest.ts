import { type DigestMaterial, digestContentOf } from '../../domain/digest/content.ts'
import { type Digest, type DigestScope, WEEKS_BETWEEN } from '../../domain/digest/digest.ts'
import { chooseSuggestion } from '../../domain/digest/suggestion.ts'
import type { ReportAnswer } from '../../domain/report/ask.ts'
import { addWeeks } from '../../domain/report/weeks.ts'
import { SUGGESTIONS } from '../../library/suggestions.ts'
import { type DigestLook, digestView } from '../../views/digest/digest-view.ts'
import { participationChart } from '../../views/report/weeks-chart-data.ts'
import type { View } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { waitingCountOf } from '../needs/list-needs.ts'
import { readReport } from '../read-report.ts'

export type ComposeDeps = Pick<Deps, 'stores' | 'clock' | 'pictures' | 'log'>

/** Who reads: a person, or a team in its channel. `from`: where it is shown. */
export type DigestReader = { from: string } & (
  | { kind: 'member'; memberId: string }
  | { kind: 'team'; teamId: string }
)

/** What to tell. `suggestion`: what was suggested already in this digest, else null. */
export interface DigestWish {
  recipient: Digest['recipient']
  scopes: readonly DigestScope[]
  week: string
  suggestion: string | null
}

/** A digest as a message, with the key of what it suggests. */
export interface Composed {
  view: View
  suggestion: string | null
}

/** Weeks in a digest's chart, and the fewest told ones that make a chart. */
const CHART_WEEKS = 12
const FEWEST_TOLD = 2

/**
 * Reads what a digest tells, as any reader reads it, and puts it into words. Null where the reader may read none of it,
 * or the week is not closed.
 */
export async function composeDigest(
  deps: ComposeDeps,
  reader: DigestReader,
  wish: DigestWish,
): Promise<Composed | null> {
  const parts: { material: DigestMaterial; look: DigestLook['parts'][number] }[] = []
  for (const scope of wish.scopes) {
    const material = await readMaterial(deps, reader, scope, wish.week)
    if (material) parts.push({ material, look: await lookOf(deps, material) })
  }
  if (parts.length === 0) return null
  const recent = await recentlySuggested(deps, wish)
  // What was suggested in this digest already comes first: sent again, it says the same.
  const kept = SUGGESTIONS.filter(({ key }) => key === wish.suggestion)
  const found = [kept, SUGGESTIONS].flatMap((rules) =>
    parts.flatMap(({ material, look }) => {
      const made = chooseSuggestion(rules, material, recent)
      return made ? [{ of: look.content, made }] : []
    }),
  )
  const suggestion = found[0] ?? null
  const view = digestView({
    recipient: wish.recipient,
    parts: parts.map(({ look }) => look),
    waiting: reader.kind === 'member' ? await waitingCountOf(deps, reader.memberId) : null,
    suggestion,
  })
  return { view, suggestion: suggestion?.made.rule.key ?? null }
}

async function lookOf(deps: ComposeDeps, { week }: DigestMaterial): Promise<DigestLook['parts'][number]> {
  const chart = participationChart(week, CHART_WEEKS)
  const told = chart.series[0]?.values.filter((value) => value !== null) ?? []
  const picture = told.length < FEWEST_TOLD ? null : await deps.pictures.draw(chart)
  return { content: digestContentOf(week), picture }
}

/** What was suggested to the recipient in the weeks before. */
async function recentlySuggested(deps: ComposeDeps, { recipient, week }: DigestWish): Promise<string[]> {
  const before = await deps.stores.digests.since(recipient, addWeeks(week, -WEEKS_BETWEEN))
  return before.filter((digest) => digest.week < week).flatMap(({ suggestion }) => suggestion ?? [])
}

async function readMaterial(
  deps: ComposeDeps,
  reader: DigestReader,
  scope: DigestScope,
  week: string,
): Promise<DigestMaterial | null> {
  const own = await readAs(deps, reader, scope, `week:${week}`)
  // A key that is no more among those that can be chosen gives another period.
  if (own.kind !== 'report' || own.report.period.weeks.at(-1) !== week) return null
  const four = own.report.periods.find(({ kind, weeks }) => kind === 'four-weeks' && weeks.at(-1) === week)
  const month = four ? await readAs(deps, reader, scope, four.key) : null
  return { week: own.report, month: month?.kind === 'report' ? month.report : null }
}

function readAs(
  deps: ComposeDeps,
  reader: DigestReader,
  scope: DigestScope,
  period: string,
): Promise<ReportAnswer> {
  const looker = reader.kind === 'team' ? { teamId: reader.teamId } : { memberId: reader.memberId }
  return readReport(deps, { ...looker, scope, period, kind: 'digest', from: reader.from })
}
