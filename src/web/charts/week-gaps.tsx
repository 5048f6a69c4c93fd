import type { ChartLook } from './look.ts'
import { round, Text, widthOf } from './svg.tsx'

/** From so wide on a band has room for words, upright or level. */
const ROOM_FOR_WORDS = 18

interface WeekGapsProps {
  /** Why nothing is told of each week, or null. */
  gaps: (string | null)[]
  look: ChartLook
  xOf: (index: number) => number
  /** Between two weeks, in units. */
  step: number
  plot: { left: number; right: number; top: number; height: number }
}

/** A band for each run of weeks of which nothing is told, with the reason in the table's words; inside the plot. */
export function WeekGaps({ gaps, look, xOf, step, plot }: WeekGapsProps) {
  const half = Math.min(step / 2, 30)
  return (
    <g>
      {runsOf(gaps).map(({ from, to, words }) => {
        const left = Math.max(plot.left, xOf(from) - half)
        const right = Math.min(plot.right, xOf(to) + half)
        return <Band key={from} {...{ left, right, words, look, plot }} />
      })}
    </g>
  )
}

interface BandProps extends Pick<WeekGapsProps, 'look' | 'plot'> {
  left: number
  right: number
  words: string
}

function Band({ left, right, words, look, plot }: BandProps) {
  const width = right - left
  const x = (left + right) / 2
  const isLevel = widthOf(words) < width
  // Between two lines of the grid, or along the middle of the band.
  const y = plot.top + plot.height * (isLevel ? 0.375 : 0.5)
  return (
    <g>
      <rect
        x={round(left)}
        y={plot.top}
        width={round(width)}
        height={plot.height}
        fill={look.grid}
        opacity={0.45}
      />
      {width < ROOM_FOR_WORDS ? null : (
        <g transform={isLevel ? undefined : `rotate(-90 ${round(x)} ${round(y)})`}>
          <Text x={x} y={y + 4} fill={look.muted} size={12} anchor="middle">
            {words}
          </Text>
        </g>
      )}
    </g>
  )
}

/** Neighbouring weeks with the same reason, together. */
function runsOf(gaps: (string | null)[]): { from: number; to: number; words: string }[] {
  const runs: { from: number; to: number; words: string }[] = []
  for (const [index, words] of gaps.entries()) {
    if (words === null) continue
    const last = runs.at(-1)
    if (last && last.to === index - 1 && last.words === words) last.to = index
    else runs.push({ from: index, to: index, words })
  }
  return runs
}
