import { rowLayout } from './rows.ts'
import { type ChartFrame, fitted, round, Svg, Text, widthOf } from './svg.tsx'

/** One bar; `value` (0–1 of the longest) null: it may not be told, and `note` says why. */
export interface BarRow {
  label: string
  value: number | null
  note: string
}

interface BarsChartProps extends ChartFrame {
  title: string
  desc: string
  rows: BarRow[]
}

const BAR = 14

/** Plain bars from nothing on, each with its number. */
export function BarsChart(props: BarsChartProps) {
  const { width, look, rows } = props
  const shown = rows.filter(({ value }) => value !== null)
  const layout = rowLayout(
    width,
    rows.map(({ label }) => label),
    { step: 30, right: Math.max(40, ...shown.map(({ note }) => widthOf(note) + 12)) },
  )
  return (
    <Svg {...props} height={rows.length * layout.step + 4}>
      {rows.map(({ label, value, note }, index) => {
        const y = index * layout.step
        const middle = y + layout.middle
        const length = (value ?? 0) * layout.plot
        return (
          <g key={label}>
            <Text x={0} y={y + layout.label} fill={look.ink}>
              {fitted(label, layout.labelWidth)}
            </Text>
            <rect
              x={layout.left}
              y={middle - BAR / 2}
              width={layout.plot}
              height={BAR}
              fill={look.grid}
              opacity={0.5}
            />
            {value === null ? null : (
              <rect
                x={layout.left}
                y={middle - BAR / 2}
                width={round(length)}
                height={BAR}
                fill={look.accent}
              />
            )}
            <Text
              x={value === null ? layout.left + 8 : layout.left + layout.plot + 8}
              y={middle + 4.5}
              fill={value === null ? look.muted : look.ink}
              weight={value === null ? undefined : 600}
              size={value === null ? 12 : undefined}
            >
              {value === null ? fitted(note, layout.plot - 10) : note}
            </Text>
          </g>
        )
      })}
    </Svg>
  )
}
