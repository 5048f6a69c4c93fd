import type { ChartLook } from './look.ts'
import { type ChartFrame, round, Svg, Text } from './svg.tsx'

/** One tile: its short name and how often it was served. */
export interface Tile {
  key: string
  title: string
  count: number
}

interface MapChartProps extends ChartFrame {
  title: string
  desc: string
  groups: { title: string; tiles: Tile[] }[]
}

const HEIGHT = 44
const GAP = 6
const HEAD = 24

/** Tiles by group: the darker, the more often; what was never served is an empty frame. */
export function MapChart(props: MapChartProps) {
  const { width, look, groups } = props
  const columns = width < 480 ? 5 : 11
  const tile = (width - GAP * (columns - 1)) / columns
  let top = 0
  const placed = groups.map((group) => {
    const y = top
    top += HEAD + Math.ceil(group.tiles.length / columns) * (HEIGHT + GAP) + 12
    return { ...group, y }
  })
  return (
    <Svg {...props} height={top - 10}>
      {placed.map(({ title, tiles, y }) => (
        <g key={title}>
          <Text x={0} y={y + 14} fill={look.muted} size={12}>
            {title}
          </Text>
          {tiles.map((each, index) => (
            <TileMark
              key={each.key}
              tile={each}
              look={look}
              x={(index % columns) * (tile + GAP)}
              y={y + HEAD + Math.floor(index / columns) * (HEIGHT + GAP)}
              width={tile}
            />
          ))}
        </g>
      ))}
    </Svg>
  )
}

function TileMark(props: { tile: Tile; look: ChartLook; x: number; y: number; width: number }) {
  const { tile, look, x, y, width } = props
  const step = stepOf(tile.count)
  const ink = step <= 1 ? look.onSteps : look.ink
  const isEmpty = tile.count === 0
  return (
    <g>
      <title>{`${tile.key}, ${tile.title}: ${tile.count}`}</title>
      <rect
        x={round(x) + 0.5}
        y={round(y) + 0.5}
        width={round(width - 1)}
        height={HEIGHT - 1}
        rx={3}
        fill={isEmpty ? look.paper : look.steps[step]}
        stroke={isEmpty ? look.muted : look.steps[0]}
        stroke-dasharray={isEmpty ? '3 3' : undefined}
      />
      <Text x={x + width / 2} y={y + 18} fill={isEmpty ? look.muted : ink} size={11} anchor="middle">
        {tile.key}
      </Text>
      <Text x={x + width / 2} y={y + 35} fill={isEmpty ? look.muted : ink} weight={600} anchor="middle">
        {String(tile.count)}
      </Text>
    </g>
  )
}

/** From the darkest (0) to the lightest (3). */
function stepOf(count: number): 0 | 1 | 2 | 3 {
  if (count >= 6) return 0
  if (count >= 3) return 1
  return count >= 1 ? 2 : 3
}
