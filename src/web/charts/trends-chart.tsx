import { type ScaleLinear, scaleLinear, scalePoint } from 'd3-scale'
import { area, line } from 'd3-shape'
import { percentTick, shareEnd } from './axis.tsx'
import type { Interval } from './interval-chart.tsx'
import type { ChartLook } from './look.ts'
import { type ChartFrame, fitted, Line, round, Svg, Text } from './svg.tsx'

/** One panel: a share week by week (null: not told), and the own past as one level. */
export interface Trend {
  label: string
  weeks: (Interval | null)[]
  past: number | null
}

interface TrendsChartProps extends ChartFrame {
  title: string
  desc: string
  /** A short word for each week. */
  weeks: string[]
  trends: Trend[]
}

const PANEL = 160
const HEAD = 34
const PLOT = 84
const GAP = 30

/** Small panels of one scale, so that each trend is read against its own past and not against the others. */
export function TrendsChart(props: TrendsChartProps) {
  const { width, look, weeks, trends } = props
  const columns = width < 480 ? 1 : 3
  const panel = (width - GAP * (columns - 1)) / columns
  const end = shareEnd(
    Math.max(...trends.flatMap((trend) => [trend.past ?? 0, ...trend.weeks.map((week) => week?.high ?? 0)])),
  )
  const y = scaleLinear([0, end], [HEAD + PLOT, HEAD])
  return (
    <Svg {...props} height={Math.ceil(trends.length / columns) * PANEL - 12}>
      {trends.map((trend, index) => (
        <g
          key={trend.label}
          transform={`translate(${round((index % columns) * (panel + GAP))} ${Math.floor(index / columns) * PANEL})`}
        >
          <Panel trend={trend} weeks={weeks} width={panel} y={y} end={end} look={look} />
        </g>
      ))}
    </Svg>
  )
}

interface PanelProps {
  trend: Trend
  weeks: string[]
  width: number
  y: ScaleLinear<number, number>
  end: number
  look: ChartLook
}

const LEFT = 40

function Panel({ trend, weeks, width, y, end, look }: PanelProps) {
  const x = scalePoint<number>(
    weeks.map((_, index) => index),
    [LEFT + 8, width - 8],
  )
  const xOf = (index: number): number => x(index) ?? LEFT
  return (
    <g>
      <Text x={0} y={12} fill={look.ink} weight={600}>
        {fitted(trend.label, width)}
      </Text>
      {[0, end].map((value) => (
        <g key={value}>
          <Line
            from={[LEFT, y(value)]}
            to={[width, y(value)]}
            stroke={value === 0 ? look.muted : look.grid}
          />
          <Text x={LEFT - 6} y={y(value) + 4} fill={look.muted} size={11} anchor="end">
            {percentTick(value)}
          </Text>
        </g>
      ))}
      <Curve weeks={trend.weeks} names={weeks} xOf={xOf} y={y} look={look} />
      {trend.past === null ? null : (
        <Line
          from={[LEFT, y(trend.past)]}
          to={[width, y(trend.past)]}
          stroke={look.second}
          width={1.8}
          dash="6 4"
        />
      )}
      {[0, weeks.length - 1].map((index) =>
        weeks[index] && (index === 0 || weeks.length > 1) ? (
          <Text
            key={weeks[index]}
            x={index === 0 ? LEFT : width}
            y={HEAD + PLOT + 17}
            fill={look.muted}
            size={11}
            anchor={index === 0 ? 'start' : 'end'}
          >
            {weeks[index]}
          </Text>
        ) : null,
      )}
    </g>
  )
}

function Curve(props: {
  weeks: (Interval | null)[]
  names: string[]
  xOf: (index: number) => number
  y: (value: number) => number
  look: ChartLook
}) {
  const { weeks, names, xOf, y, look } = props
  const isThere = (week: Interval | null): boolean => week !== null
  const band = area<Interval | null>()
    .defined(isThere)
    .x((_, index) => round(xOf(index)))
    .y0((week) => round(y(week?.low ?? 0)))
    .y1((week) => round(y(week?.high ?? 0)))(weeks)
  const path = line<Interval | null>()
    .defined(isThere)
    .x((_, index) => round(xOf(index)))
    .y((week) => round(y(week?.share ?? 0)))(weeks)
  return (
    <g>
      {band ? <path d={band} fill={look.accentSoft} opacity={0.75} /> : null}
      {path ? <path d={path} fill="none" stroke={look.accent} stroke-width={2} /> : null}
      {weeks.map((week, index) =>
        week ? (
          <g key={names[index]}>
            <title>{`Week of ${names[index]}: ${percentTick(week.share)}, between ${percentTick(week.low)} and ${percentTick(week.high)}`}</title>
            {isAlone(weeks, index) ? (
              <Line
                from={[xOf(index), y(week.low)]}
                to={[xOf(index), y(week.high)]}
                stroke={look.accentSoft}
                width={6}
              />
            ) : null}
            <circle cx={round(xOf(index))} cy={round(y(week.share))} r={3} fill={look.accent} />
          </g>
        ) : null,
      )}
    </g>
  )
}

/** A week without neighbours has no band: its interval stands as a bar. */
function isAlone(weeks: (Interval | null)[], index: number): boolean {
  return !weeks[index - 1] && !weeks[index + 1]
}
