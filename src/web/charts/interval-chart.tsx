import { scaleLinear } from 'd3-scale'
import { percentTick, shareEnd, shareTicks, ValueAxis } from './axis.tsx'
import type { ChartLook } from './look.ts'
import { rowLayout } from './rows.ts'
import { type ChartFrame, fitted, Line, round, Svg, Text } from './svg.tsx'

/** An estimated share with its bounds, all 0–1. */
export interface Interval {
  share: number
  low: number
  high: number
}

export interface IntervalRow {
  label: string
  now: Interval
  before: Interval | null
}

interface IntervalChartProps extends ChartFrame {
  title: string
  desc: string
  rows: IntervalRow[]
}

const TOP = 26

/** Estimated shares as points on their intervals, each beside its own past. */
export function IntervalChart(props: IntervalChartProps) {
  const { width, look, rows } = props
  const layout = rowLayout(
    width,
    rows.map(({ label }) => label),
    { step: 38, right: 48 },
  )
  const end = shareEnd(Math.max(...rows.flatMap(({ now, before }) => [now.high, before?.high ?? 0])))
  const x = scaleLinear([0, end], [layout.left, layout.left + layout.plot])
  const bottom = TOP + rows.length * layout.step
  return (
    <Svg {...props} height={bottom + 6}>
      <ValueAxis
        scale={x}
        ticks={shareTicks(end)}
        top={TOP}
        bottom={bottom}
        look={look}
        words={percentTick}
      />
      {rows.map((row, index) => {
        const y = TOP + index * layout.step
        const middle = y + layout.middle
        return (
          <g key={row.label}>
            {index > 0 && !layout.isStacked ? (
              <Line from={[0, y]} to={[width, y]} stroke={look.grid} />
            ) : null}
            <Text x={0} y={y + layout.label} fill={look.ink}>
              {fitted(row.label, layout.labelWidth)}
            </Text>
            {row.before ? <Past interval={row.before} x={x} y={middle + 8} look={look} /> : null}
            <Now
              interval={row.now}
              x={x}
              y={row.before ? middle - 4 : middle}
              look={look}
              label={row.label}
            />
            <Text x={width - 2} y={middle + 4.5} fill={look.ink} anchor="end" weight={600}>
              {percentTick(row.now.share)}
            </Text>
          </g>
        )
      })}
    </Svg>
  )
}

interface MarkProps {
  interval: Interval
  x: (value: number) => number
  y: number
  look: ChartLook
}

function Now({ interval, x, y, look, label }: MarkProps & { label: string }) {
  const { share, low, high } = interval
  return (
    <g>
      <title>{`${label}: ${percentTick(share)}, between ${percentTick(low)} and ${percentTick(high)}`}</title>
      <Line from={[x(low), y]} to={[x(high), y]} stroke={look.accentSoft} width={7} cap="round" />
      <circle
        cx={round(x(share))}
        cy={round(y)}
        r={5.5}
        fill={look.accent}
        stroke={look.paper}
        stroke-width={1.5}
      />
    </g>
  )
}

function Past({ interval, x, y, look }: MarkProps) {
  const { share, low, high } = interval
  return (
    <g>
      <title>{`Own past: ${percentTick(share)}, between ${percentTick(low)} and ${percentTick(high)}`}</title>
      <Line from={[x(low), y]} to={[x(high), y]} stroke={look.second} width={1.5} />
      <Diamond x={x(share)} y={y} look={look} />
    </g>
  )
}

function Diamond({ x, y, look }: { x: number; y: number; look: ChartLook }) {
  return (
    <path
      d={`M${round(x)} ${round(y - 5)}l5 5l-5 5l-5-5z`}
      fill={look.paper}
      stroke={look.second}
      stroke-width={1.8}
    />
  )
}

/** The sign of the period for a legend. */
export function NowSign({ look }: { look: ChartLook }) {
  return (
    <svg width={34} height={12} viewBox="0 0 34 12" aria-hidden="true" focusable="false">
      <Line from={[4, 6]} to={[30, 6]} stroke={look.accentSoft} width={7} cap="round" />
      <circle cx={17} cy={6} r={5} fill={look.accent} />
    </svg>
  )
}

/** The sign of the own past for a legend. */
export function PastSign({ look }: { look: ChartLook }) {
  return (
    <svg width={34} height={12} viewBox="0 0 34 12" aria-hidden="true" focusable="false">
      <Line from={[2, 6]} to={[32, 6]} stroke={look.second} width={1.5} />
      <Diamond x={17} y={6} look={look} />
    </svg>
  )
}
