import type { ChartLook } from './look.ts'

/** How a kind is drawn: its number gives the colour, its pattern tells it apart without one. */
export type Kind = 0 | 1 | 2 | 3 | 4

/** The patterns of a chart; `name` keeps their ids apart on a page. */
export function KindPatterns({ name, look }: { name: string; look: ChartLook }) {
  return (
    <defs>
      <pattern
        id={`${name}-1`}
        width={7}
        height={7}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={7} height={7} fill={look.kinds[1]} />
        <path d="M0 0v7" stroke={look.paper} stroke-width={2.4} />
      </pattern>
      <pattern id={`${name}-2`} width={6} height={6} patternUnits="userSpaceOnUse">
        <rect width={6} height={6} fill={look.kinds[2]} />
        <circle cx={3} cy={3} r={1.3} fill={look.paper} />
      </pattern>
      <pattern
        id={`${name}-3`}
        width={6}
        height={6}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(-45)"
      >
        <rect width={6} height={6} fill={look.kinds[3]} />
        <path d="M0 0v6" stroke={look.paper} stroke-width={1.2} />
      </pattern>
      <pattern id={`${name}-4`} width={6} height={6} patternUnits="userSpaceOnUse">
        <rect width={6} height={6} fill={look.kinds[4]} />
        <path d="M0 3h6M3 0v6" stroke={look.paper} stroke-width={1} />
      </pattern>
    </defs>
  )
}

/** What fills the shapes of a kind. */
export function fillOf(kind: Kind, name: string, look: ChartLook): string {
  return kind === 0 ? look.kinds[0] : `url(#${name}-${kind})`
}

/** The sign of a kind for a legend. */
export function KindSign({ kind, name, look }: { kind: Kind; name: string; look: ChartLook }) {
  return (
    <svg width={22} height={14} viewBox="0 0 22 14" aria-hidden="true" focusable="false">
      <KindPatterns name={name} look={look} />
      <rect
        x={0.5}
        y={0.5}
        width={21}
        height={13}
        rx={2}
        fill={fillOf(kind, name, look)}
        stroke={look.kinds[kind]}
      />
    </svg>
  )
}
