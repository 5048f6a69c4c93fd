import { widthOf } from './svg.tsx'

/** Where rows with labels stand: labels to the left, or above their rows where there is little room. */
export interface RowLayout {
  isStacked: boolean
  labelWidth: number
  /** Where the drawing begins, and how wide it is. */
  left: number
  plot: number
  /** From one row to the next. */
  step: number
  /** From the top of a row to the middle of its drawing. */
  middle: number
  /** From the top of a row to the foot of its label. */
  label: number
}

const NARROW = 480
const GAP = 14

/** The layout of rows in a chart of this width; `right`: room for what stands behind the drawing. */
export function rowLayout(
  width: number,
  labels: readonly string[],
  options: { step: number; right: number },
): RowLayout {
  const { step, right } = options
  if (width < NARROW) {
    const plot = width - right - 8
    return {
      isStacked: true,
      labelWidth: width,
      left: 4,
      plot,
      step: step + 20,
      middle: 20 + step / 2,
      label: 15,
    }
  }
  const labelWidth = Math.min(230, Math.max(80, ...labels.map(widthOf)))
  const left = labelWidth + GAP
  return {
    isStacked: false,
    labelWidth,
    left,
    plot: width - left - right - 4,
    step,
    middle: step / 2,
    label: step / 2 + 4.5,
  }
}
