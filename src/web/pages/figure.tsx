import type { ComponentChildren, VNode } from 'preact'
import { ON_PAGE } from '../charts/look.ts'
import type { ChartFrame } from '../charts/svg.tsx'

const WIDE = 700
const NARROW = 330

interface ChartFigureProps {
  /** Unique on the page. */
  name: string
  /** What the chart shows, for those who see it. */
  caption: string
  legend?: ComponentChildren
  draw(frame: ChartFrame): VNode
}

/** A chart, drawn twice: for wide and for narrow screens, so that its letters stay readable without a script. */
export function ChartFigure({ name, caption, legend, draw }: ChartFigureProps) {
  return (
    <figure class="chart" id={`chart-${name}`}>
      <figcaption>{caption}</figcaption>
      {legend ? <div class="legend">{legend}</div> : null}
      <div class="drawing wide">{draw({ width: WIDE, look: ON_PAGE, name: `${name}-w` })}</div>
      <div class="drawing slim">{draw({ width: NARROW, look: ON_PAGE, name: `${name}-n` })}</div>
    </figure>
  )
}

/** One sign of a legend with its meaning. */
export function Legend({ sign, children }: { sign: VNode; children: ComponentChildren }) {
  return (
    <span class="legend-entry">
      {sign}
      {children}
    </span>
  )
}
