import type { ChartLook } from './look.ts'
import { rowLayout } from './rows.ts'
import { type ChartFrame, fitted, Line, round, Svg, Text } from './svg.tsx'

/** One row; `step`: its place among the scale's steps (may lie between two); null: it may not be told. */
export interface ScaleRow {
  label: string
  step: number | null
  note: string
}

interface ScaleChartProps extends ChartFrame {
  title: string
  desc: string
  /** Words for the steps, from left to right. */
  steps: readonly string[]
  /** Which of the words are written where there is little room. */
  narrowSteps: readonly number[]
  rows: ScaleRow[]
}

const TOP = 26

/** Points on one scale of steps. */
export function ScaleChart(props: ScaleChartProps) {
  const { width, look, steps, narrowSteps, rows } = props
  const layout = rowLayout(
    width,
    rows.map(({ label }) => label),
    { step: 32, right: 26 },
  )
  const pad = 14
  const xOf = (step: number): number =>
    layout.left + pad + (step / (steps.length - 1)) * (layout.plot - 2 * pad)
  const bottom = TOP + rows.length * layout.step
  return (
    <Svg {...props} height={bottom + 4}>
      {steps.map((word, step) =>
        layout.isStacked && !narrowSteps.includes(step) ? null : (
          <g key={word}>
            <Line from={[xOf(step), TOP]} to={[xOf(step), bottom]} stroke={look.grid} />
            <Text x={xOf(step)} y={TOP - 8} fill={look.muted} size={12} anchor={anchorOf(step, steps.length)}>
              {word}
            </Text>
          </g>
        ),
      )}
      {rows.map((row, index) => {
        const y = TOP + index * layout.step
        return (
          <g key={row.label}>
            <Text x={0} y={y + layout.label} fill={look.ink}>
              {fitted(row.label, layout.labelWidth)}
            </Text>
            {row.step === null ? (
              <Text x={layout.left + pad + 8} y={y + layout.middle + 4.5} fill={look.muted} size={12}>
                {fitted(row.note, layout.plot)}
              </Text>
            ) : (
              <Mark
                x={xOf(row.step)}
                from={xOf(0)}
                y={y + layout.middle}
                look={look}
                title={`${row.label}: ${row.note}`}
              />
            )}
          </g>
        )
      })}
    </Svg>
  )
}

function anchorOf(step: number, count: number): 'start' | 'middle' | 'end' {
  if (step === 0) return 'start'
  return step === count - 1 ? 'end' : 'middle'
}

function Mark(props: { x: number; from: number; y: number; look: ChartLook; title: string }) {
  const { x, from, y, look, title } = props
  return (
    <g>
      <title>{title}</title>
      <Line from={[from, y]} to={[x, y]} stroke={look.accentSoft} width={5} cap="round" />
      <circle cx={round(x)} cy={round(y)} r={6} fill={look.accent} stroke={look.paper} stroke-width={1.5} />
    </g>
  )
}
