import type { ScaleLinear } from 'd3-scale'
import type { ChartLook } from './look.ts'
import { Line, Text } from './svg.tsx'

/** A share on an axis: "50 %". */
export function percentTick(value: number): string {
  return `${Math.round(value * 100)}\u00a0%`
}

/** Upright lines of a grid with their values above it. */
export function ValueAxis(props: {
  scale: ScaleLinear<number, number>
  ticks: readonly number[]
  top: number
  bottom: number
  look: ChartLook
  words: (value: number) => string
}) {
  const { scale, ticks, top, bottom, look, words } = props
  return (
    <g>
      {ticks.map((value, index) => (
        <g key={value}>
          <Line from={[scale(value), top]} to={[scale(value), bottom]} stroke={look.grid} />
          <Text
            x={scale(value)}
            y={top - 7}
            fill={look.muted}
            size={12}
            anchor={index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle'}
          >
            {words(value)}
          </Text>
        </g>
      ))}
    </g>
  )
}

/** Level lines of a grid with their values to the left. */
export function LevelAxis(props: {
  scale: ScaleLinear<number, number>
  ticks: readonly number[]
  left: number
  right: number
  look: ChartLook
}) {
  const { scale, ticks, left, right, look } = props
  return (
    <g>
      {ticks.map((value) => (
        <g key={value}>
          <Line
            from={[left, scale(value)]}
            to={[right, scale(value)]}
            stroke={value === 0 ? look.muted : look.grid}
          />
          <Text x={left - 8} y={scale(value) + 4} fill={look.muted} size={12} anchor="end">
            {percentTick(value)}
          </Text>
        </g>
      ))}
    </g>
  )
}

/** The end of an axis of shares: as far as the highest, in steps of a quarter, never less than a half. */
export function shareEnd(highest: number): number {
  return Math.min(1, Math.max(0.5, Math.ceil(highest * 4) / 4))
}

/** The quarters up to the end of an axis of shares. */
export function shareTicks(end: number): number[] {
  return [0, 0.25, 0.5, 0.75, 1].filter((value) => value <= end)
}
