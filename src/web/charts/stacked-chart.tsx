import { fillOf, type Kind, KindPatterns } from './kinds.tsx'
import type { ChartLook } from './look.ts'
import { rowLayout } from './rows.ts'
import { type ChartFrame, fitted, round, Svg, Text, widthOf } from './svg.tsx'

/** A part of a bar: how much of what kind. */
export interface Segment {
  kind: Kind
  label: string
  value: number
}

/** One bar; `segments` null: it may not be told, and `note` says why in a few words. */
export interface StackedRow {
  label: string
  segments: Segment[] | null
  note: string
}

interface StackedChartProps extends ChartFrame {
  title: string
  desc: string
  rows: StackedRow[]
}

const BAR = 22

/** Bars of parts that make up a whole: each bar is as long as the others, its note tells how much it is. */
export function StackedChart(props: StackedChartProps) {
  const { width, look, name, rows } = props
  const right = Math.max(40, ...rows.map(({ segments, note }) => (segments ? widthOf(note) + 12 : 0)))
  const layout = rowLayout(
    width,
    rows.map(({ label }) => label),
    { step: 36, right },
  )
  return (
    <Svg {...props} height={rows.length * layout.step + 4}>
      <KindPatterns name={name} look={look} />
      {rows.map(({ label, segments, note }, index) => {
        const y = index * layout.step
        const top = y + layout.middle - BAR / 2
        return (
          <g key={label}>
            <Text x={0} y={y + layout.label} fill={look.ink}>
              {fitted(label, layout.labelWidth)}
            </Text>
            {segments ? (
              <Bar {...{ segments, name, look }} left={layout.left} width={layout.plot} top={top} />
            ) : (
              <rect
                x={layout.left}
                y={top}
                width={layout.plot}
                height={BAR}
                fill={look.grid}
                opacity={0.45}
                rx={2}
              />
            )}
            <Text
              x={segments ? width - 2 : layout.left + 10}
              y={top + BAR / 2 + 4.5}
              fill={segments ? look.ink : look.muted}
              anchor={segments ? 'end' : 'start'}
              weight={segments ? 600 : undefined}
            >
              {segments ? note : fitted(note, layout.plot - 16)}
            </Text>
          </g>
        )
      })}
    </Svg>
  )
}

function Bar(props: {
  segments: Segment[]
  name: string
  look: ChartLook
  left: number
  width: number
  top: number
}) {
  const { segments, name, look, left, width, top } = props
  const whole = segments.reduce((sum, { value }) => sum + value, 0)
  let at = left
  return (
    <g>
      {segments.map(({ kind, label, value }) => {
        const from = at
        const length = whole === 0 ? 0 : (value / whole) * width
        at += length
        if (length === 0) return null
        // What is there is seen, however little it is.
        const drawn = Math.max(1.5, length - 1.5)
        return (
          <g key={label}>
            <title>{`${label}: ${value}`}</title>
            <rect
              x={round(from)}
              y={top}
              width={round(drawn)}
              height={BAR}
              rx={drawn > 6 ? 2 : 0}
              fill={fillOf(kind, name, look)}
              stroke={look.kinds[kind]}
            />
          </g>
        )
      })}
    </g>
  )
}
