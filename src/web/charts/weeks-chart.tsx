import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import type { WeekSeries, WeeksChartData } from '../../views/report/weeks-chart-data.ts'
import { LevelAxis, percentTick } from './axis.tsx'
import type { ChartLook } from './look.ts'
import { type ChartFrame, Line, round, Svg, Text, widthOf } from './svg.tsx'
import { WeekGaps } from './week-gaps.tsx'

type WeeksChartProps = ChartFrame & WeeksChartData

const TOP = 14
const PLOT = 200
const LEFT = 46

/** How high the chart is, in its units. */
export const heightOfWeeksChart = TOP + PLOT + 30

/** Shares week by week, as lines that break where a week may not be told. */
export function WeeksChart(props: WeeksChartProps) {
  const { width, look, weeks, marked, gaps, series } = props
  const right = Math.max(...series.flatMap(({ label, last }) => [widthOf(label), widthOf(last)])) + 26
  const isNarrow = width < 480
  const end = width - (isNarrow ? 16 : right)
  const x = scalePoint<number>(
    weeks.map((_, index) => index),
    [LEFT + 16, end - 16],
  )
  const y = scaleLinear([0, 1], [TOP + PLOT, TOP])
  const xOf = (index: number): number => x(index) ?? LEFT
  const step = weeks.length > 1 ? x.step() : end - LEFT - 32
  const plot = { left: LEFT, right: end, top: TOP, height: PLOT }
  return (
    <Svg {...props} height={heightOfWeeksChart}>
      <LevelAxis scale={y} ticks={[0, 0.25, 0.5, 0.75, 1]} left={LEFT} right={end} look={look} />
      <WeekGaps {...{ gaps, look, xOf, step, plot }} />
      <WeekAxis {...{ weeks, marked, look, step, end, xOf }} />
      {series.map(({ label, values }, order) => (
        <Series key={label} {...{ values, label, weeks, look, xOf }} yOf={y} isFirst={order === 0} />
      ))}
      {isNarrow ? null : <EndLabels series={series} look={look} x={end - 4} yOf={y} />}
    </Svg>
  )
}

interface WeekAxisProps {
  weeks: string[]
  marked: boolean[]
  look: ChartLook
  step: number
  /** Where the axis ends. */
  end: number
  xOf: (index: number) => number
}

/** The names of the weeks, as many as there is room for, and the mark of those that matter. */
function WeekAxis({ weeks, marked, look, step, end, xOf }: WeekAxisProps) {
  const everyNth = Math.max(1, Math.ceil(52 / step))
  const half = Math.min(step / 2, 60)
  const foot = TOP + PLOT
  return (
    <g>
      {marked.map((isMarked, index) =>
        isMarked ? (
          <Line
            key={weeks[index]}
            from={[Math.max(LEFT, xOf(index) - half), foot + 3]}
            to={[Math.min(end, xOf(index) + half), foot + 3]}
            stroke={look.accent}
            width={4}
          />
        ) : null,
      )}
      {weeks.map((word, index) =>
        (weeks.length - 1 - index) % everyNth === 0 ? (
          <Text key={word} x={xOf(index)} y={foot + 22} fill={look.muted} size={12} anchor="middle">
            {word}
          </Text>
        ) : null,
      )}
    </g>
  )
}

interface SeriesProps {
  label: string
  values: (number | null)[]
  weeks: string[]
  look: ChartLook
  isFirst: boolean
  xOf: (index: number) => number
  yOf: (value: number) => number
}

function Series({ label, values, weeks, look, isFirst, xOf, yOf }: SeriesProps) {
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => round(xOf(index)))
    .y((value) => round(yOf(value ?? 0)))(values)
  const color = isFirst ? look.accent : look.second
  return (
    <g>
      {path ? (
        <path
          d={path}
          fill="none"
          stroke={color}
          stroke-width={2}
          stroke-dasharray={isFirst ? undefined : '5 4'}
        />
      ) : null}
      {values.map((value, index) =>
        value === null ? null : (
          <Point
            key={weeks[index]}
            x={xOf(index)}
            y={yOf(value)}
            isRound={isFirst}
            color={color}
            paper={look.paper}
          >
            {`${label}, week of ${weeks[index]}: ${percentTick(value)}`}
          </Point>
        ),
      )}
    </g>
  )
}

function Point(props: {
  x: number
  y: number
  isRound: boolean
  color: string
  paper: string
  children?: string
}) {
  const { x, y, isRound, color, paper, children } = props
  const title = children ? <title>{children}</title> : null
  if (isRound) {
    return (
      <circle cx={round(x)} cy={round(y)} r={4.5} fill={color} stroke={paper} stroke-width={1.5}>
        {title}
      </circle>
    )
  }
  return (
    <rect x={round(x - 4)} y={round(y - 4)} width={8} height={8} fill={paper} stroke={color} stroke-width={2}>
      {title}
    </rect>
  )
}

/** The names of the lines at their ends, moved apart where they would lie on each other. */
function EndLabels(props: {
  series: WeekSeries[]
  look: ChartLook
  x: number
  yOf: (value: number) => number
}) {
  const { series, look, x, yOf } = props
  const ends = series.map(({ label, values, last: words }, order) => {
    const last = values.findLast((value) => value !== null) ?? null
    return { label, order, words, y: last === null ? null : yOf(last) }
  })
  const placed = ends
    .filter((end): end is typeof end & { y: number } => end.y !== null)
    .sort((a, b) => a.y - b.y)
  const [upper, lower] = placed
  if (upper && lower && lower.y - upper.y < 34) {
    const middle = (upper.y + lower.y) / 2
    upper.y = middle - 17
    lower.y = middle + 17
  }
  return (
    <g>
      {placed.map(({ label, order, words, y }) => (
        <g key={label}>
          <Text x={x} y={y + 1} fill={order === 0 ? look.accent : look.second} weight={600}>
            {words}
          </Text>
          <Text x={x} y={y + 16} fill={look.muted} size={12}>
            {label}
          </Text>
        </g>
      ))}
    </g>
  )
}

/** A sign of a line for a legend. */
export function LineSign({ look, isFirst }: { look: ChartLook; isFirst: boolean }) {
  const color = isFirst ? look.accent : look.second
  return (
    <svg width={34} height={12} viewBox="0 0 34 12" aria-hidden="true" focusable="false">
      <Line from={[1, 6]} to={[33, 6]} stroke={color} width={2} dash={isFirst ? undefined : '5 4'} />
      <Point x={17} y={6} isRound={isFirst} color={color} paper={look.paper} />
    </svg>
  )
}
