import type { ComponentChildren } from 'preact'
import type { ChartLook } from './look.ts'

/** Size of all letters in a chart, in its units. */
export const LETTERS = 13
/** How wide a letter is on average, in the same units: there is nothing on the server to measure with. */
const LETTER_WIDTH = 6.9

/** What every chart takes: `width` in units, `name` unique on the page. */
export interface ChartFrame {
  width: number
  look: ChartLook
  name: string
}

interface SvgProps extends ChartFrame {
  height: number
  title: string
  desc: string
  children: ComponentChildren
}

/**
 * The drawing around a chart. It has words of its own for wherever it is taken to; on a page readers of the screen get
 * the table beside it instead.
 */
export function Svg({ width, height, title, desc, look, children }: SvgProps) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${round(height)}`}
      width={width}
      height={round(height)}
      aria-hidden="true"
      focusable="false"
      font-family={look.font}
      font-size={LETTERS}
      fill={look.ink}
    >
      <title>{title}</title>
      <desc>{desc}</desc>
      {children}
    </svg>
  )
}

interface TextProps {
  x: number
  y: number
  fill: string
  anchor?: 'start' | 'middle' | 'end'
  weight?: number
  size?: number
  children: string
}

/** A line of text; `y` is where its letters stand. */
export function Text({ x, y, fill, anchor = 'start', weight, size, children }: TextProps) {
  return (
    <text x={round(x)} y={round(y)} fill={fill} text-anchor={anchor} font-weight={weight} font-size={size}>
      {children}
    </text>
  )
}

/** A straight line. */
export function Line(props: {
  from: [number, number]
  to: [number, number]
  stroke: string
  width?: number
  dash?: string
  cap?: 'round'
}) {
  const { from, to, stroke, width = 1, dash, cap } = props
  return (
    <line
      x1={round(from[0])}
      y1={round(from[1])}
      x2={round(to[0])}
      y2={round(to[1])}
      stroke={stroke}
      stroke-width={width}
      stroke-dasharray={dash}
      stroke-linecap={cap}
    />
  )
}

/** A number for a drawing: two decimals at most. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** How wide a text will be, about. */
export function widthOf(text: string): number {
  return [...text].length * LETTER_WIDTH
}

/** The text, cut with an ellipsis where it is wider than so many units. */
export function fitted(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  const letters = [...text].slice(0, Math.max(1, Math.floor(width / LETTER_WIDTH) - 1))
  return `${letters.join('').trimEnd()}…`
}
