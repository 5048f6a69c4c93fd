import { shareInSteps } from '../privacy/coding.ts'
import { sumOf, type Telling } from '../privacy/snapshot.ts'
import type { Figures } from './figures.ts'
import { figuresOf, type HabitReader, mapShown, participationOf, stanceOf } from './figures-of.ts'
import { needsRows } from './needs-of.ts'
import type { Period } from './period.ts'
import type {
  AnsweredBack,
  CoverageRow,
  EquityRow,
  Report,
  ReportPart,
  ReportScope,
  Topic,
  TrendWeek,
} from './report.ts'
import type { Snapshot, ToldTopic } from './snapshot.ts'

/** Weeks before a period that it is held against. */
export const WEEKS_BEFORE = 12
/** Weeks in a chart. */
export const TREND_WEEKS = 26
const TOPICS = 8
const PERCENT = 100

/** What a report is made of: snapshots alone. */
export interface Material {
  scope: ReportScope
  period: Period
  periods: Period[]
  minPeople: number
  /** Of the scope itself, the oldest week first. */
  own: readonly Snapshot[]
  /** Of its teams or schools, by name. */
  parts: readonly { kind: 'team' | 'school'; id: string; name: string; snapshots: readonly Snapshot[] }[]
  /** The district's departments, those without people too. */
  departments: readonly { id: string; name: string }[]
  /** What its teams were told in the period, the newest first. */
  answeredBack: readonly AnsweredBack[]
  /** All keys of the frameworks. */
  frameworks: readonly string[]
  reader: HabitReader
}

/** The report of a scope in a period: sums of what was told, never of what lies behind it. */
export function assembleReport(material: Material): Report {
  const { scope, period, periods, minPeople, own, reader } = material
  const parts = partsOf(material)
  return {
    ...{ scope, period, periods, minPeople },
    whole: figuresIn(own, period, reader),
    parts,
    trend: trendOf(own, period, reader),
    topics: topicsOf(within(own, period).flatMap(({ topics }) => topics)),
    needs: needsRows(scope, needGroupsOf(material), material.departments),
    needTopics: topicsOf(within(own, period).flatMap(({ needTopics }) => needTopics)),
    answeredBack: [...material.answeredBack],
    coverage: coverageOf(within(own, period), material.frameworks),
    equity: scope.kind === 'district' ? parts.flatMap(equityOf) : [],
    withoutTime: parts.flatMap(({ id, name, figures }) => {
      const { time } = figures.conditions
      const isWithout = time.kind === 'shown' && time.value.yes.precision === 'at-most'
      return isWithout && id !== null ? [{ id, name, time: time.value }] : []
    }),
  }
}

function partsOf({ scope, parts, own, period, reader }: Material): ReportPart[] {
  const named = parts
    .filter(({ snapshots }) => within(snapshots, period).length > 0)
    .map(({ kind, id, name, snapshots }) => ({
      kind,
      id,
      name,
      figures: figuresIn(snapshots, period, reader),
    }))
  const together = within(own, period).flatMap((snapshot) => snapshot.together ?? [])
  if (scope.kind === 'team' || !together.some(isAnythingShown)) return named
  const name = scope.kind === 'school' ? 'Small teams together' : 'Small schools together'
  const figures = figuresOf(sumOf(together, 'in-a-row'), null, reader)
  return [...named, { kind: 'together', id: null, name, figures }]
}

/** Requests for support have rows of their own. */
function isAnythingShown({ needs: _, ...telling }: Telling): boolean {
  return Object.values(telling).some(({ kind }) => kind === 'shown')
}

/** Whose requests for support are told: the school's, or each school's of a district and what small ones tell together. */
function needGroupsOf({ scope, own, parts, period }: Material) {
  const told = (snapshots: readonly Snapshot[]) =>
    sumOf(
      within(snapshots, period).map(({ whole }) => whole),
      'in-a-row',
    )
  if (scope.kind === 'school') return [{ id: scope.id, name: scope.name, telling: told(own) }]
  const apart = sumOf(
    within(own, period).flatMap(({ together }) => together ?? []),
    'in-a-row',
  )
  const small = { id: null, name: 'Small schools together', telling: apart }
  return [
    ...parts.map(({ id, name, snapshots }) => ({ id, name, telling: told(snapshots) })),
    ...(apart.needs.kind === 'shown' ? [small] : []),
  ]
}

function figuresIn(snapshots: readonly Snapshot[], period: Period, reader: HabitReader): Figures {
  const [first = ''] = period.weeks
  const before = snapshots.filter(({ week }) => week < first).slice(-WEEKS_BEFORE)
  const past =
    before.length > 0
      ? sumOf(
          before.map(({ whole }) => whole),
          'in-a-row',
        )
      : null
  return figuresOf(
    sumOf(
      within(snapshots, period).map(({ whole }) => whole),
      'in-a-row',
    ),
    past,
    reader,
  )
}

function trendOf(own: readonly Snapshot[], period: Period, reader: HabitReader): TrendWeek[] {
  const last = period.weeks.at(-1) ?? ''
  return own
    .filter(({ week }) => week <= last)
    .slice(-TREND_WEEKS)
    .map(({ week, whole }) => ({
      week,
      participation: mapShown(whole.participation, participationOf),
      stance: mapShown(whole.stance, (told) => stanceOf(told, null, reader)),
    }))
}

/** Of each topic the most people that one group told of: sums would count somebody twice. */
function topicsOf(told: readonly ToldTopic[]): Topic[] {
  const topics = new Map<string, Topic>()
  for (const { key, label, people } of told) {
    const known = topics.get(key)
    topics.set(key, { label, people: Math.max(people, known?.people ?? 0) })
  }
  return [...topics.values()]
    .sort((a, b) => b.people - a.people || a.label.localeCompare(b.label))
    .slice(0, TOPICS)
}

function coverageOf(snapshots: readonly Snapshot[], frameworks: readonly string[]): CoverageRow[] {
  return frameworks.map((key) => ({
    key,
    questions: snapshots.reduce((sum, { coverage }) => sum + (coverage.questions[key] ?? 0), 0),
    cycles: new Set(snapshots.flatMap(({ coverage }) => coverage.cycles[key] ?? [])).size,
  }))
}

function equityOf({ kind, id, name, figures }: ReportPart): EquityRow[] {
  if (kind !== 'school' || id === null) return []
  const { participation, conditions, needs } = figures
  const share = (part: number, whole: number) => shareInSteps(whole === 0 ? 0 : part / whole, PERCENT)
  return [
    {
      ...{ schoolId: id, schoolName: name },
      questionsPerWeek: mapShown(
        participation,
        (told) => Math.round((10 * told.asks) / told.peopleAsked) / 10,
      ),
      tookPart: mapShown(participation, (told) => share(told.peopleTookPart.value, told.peopleAsked)),
      answered: mapShown(participation, (told) => share(told.answers.value, told.asks)),
      hasTime: mapShown(conditions.time, ({ yes, answers }) => share(yes.value, answers)),
      hasSupport: mapShown(conditions.support, ({ yes, answers }) => share(yes.value, answers)),
      needsAnswered: mapShown(needs, (told) => share(told.answered.value, told.requests)),
    },
  ]
}

function within(snapshots: readonly Snapshot[], { weeks }: Period): Snapshot[] {
  return snapshots.filter(({ week }) => weeks.includes(week))
}
