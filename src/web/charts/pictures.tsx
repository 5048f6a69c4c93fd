import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { renderToString } from 'preact-render-to-string'
import type { Log, Pictures } from '../../ports.ts'
import type { WeeksChartData } from '../../views/report/weeks-chart-data.ts'
import { encodeIndexedPng } from './indexed-png.ts'
import { IN_PICTURE } from './look.ts'
import { Text } from './svg.tsx'
import { heightOfWeeksChart, LineSign, WeeksChart } from './weeks-chart.tsx'

/** Narrow, so that its letters can be read on a phone. */
const WIDTH = 440
const MARGIN = 18
/** Room for the title and the legend above the chart. */
const HEAD = 82
/** Pixels of the PNG for each unit: sharp on fine screens, and small enough for every platform. */
const ZOOM = 2

const require = createRequire(import.meta.url)

/** Draws the pages' charts as PNG. Where that is not possible here, nothing is drawn and the log says so, once. */
export function createPictures(log: Log): Pictures {
  let fonts: Promise<Uint8Array[] | null> | null = null
  return {
    async draw(chart) {
      fonts ??= openRenderer(log)
      const fontBuffers = await fonts
      return fontBuffers && drawWith(fontBuffers, chart, log)
    },
  }
}

async function openRenderer(log: Log): Promise<Uint8Array[] | null> {
  try {
    await initOnce()
    return await Promise.all([
      readFile(require.resolve('@expo-google-fonts/lato/400Regular/Lato_400Regular.ttf')),
      readFile(require.resolve('@expo-google-fonts/lato/700Bold/Lato_700Bold.ttf')),
    ])
  } catch (error) {
    log.warn({ kind: nameOf(error) }, 'charts cannot be drawn as pictures here; the words go alone')
    return null
  }
}

let initialised: Promise<void> | null = null

/** The renderer can be opened once in a process. */
function initOnce(): Promise<void> {
  const open = async () => initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')))
  initialised ??= open()
  return initialised
}

function drawWith(fontBuffers: Uint8Array[], chart: WeeksChartData, log: Log) {
  const height = heightOfWeeksChart + HEAD + MARGIN
  try {
    const renderer = new Resvg(renderToString(<Picture chart={chart} height={height} />), {
      font: { fontBuffers, defaultFontFamily: 'Lato' },
      fitTo: { mode: 'zoom', value: ZOOM },
    })
    const image = renderer.render()
    const png = encodeIndexedPng(image).toString('base64')
    image.free()
    renderer.free()
    return { alt: altOf(chart), png, width: WIDTH, height }
  } catch (error) {
    log.warn({ kind: nameOf(error) }, 'a chart could not be drawn; the words go alone')
    return null
  }
}

/** The chart on its own ground with its title and legend: it stands alone, in light and dark chats. */
function Picture({ chart, height }: { chart: WeeksChartData; height: number }) {
  const look = IN_PICTURE
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={WIDTH}
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      font-family={look.font}
      font-size={13}
    >
      <title>{chart.title}</title>
      <rect width={WIDTH} height={height} fill={look.paper} />
      <Text x={MARGIN} y={26} fill={look.ink} weight={700} size={15}>
        {chart.title}
      </Text>
      {chart.series.map(({ label, last }, order) => (
        <g key={label} transform={`translate(${MARGIN} ${40 + order * 20})`}>
          <LineSign look={look} isFirst={order === 0} />
          <Text x={42} y={10.5} fill={look.muted}>
            {`${label}, last ${last}`}
          </Text>
        </g>
      ))}
      <g transform={`translate(${MARGIN} ${HEAD})`}>
        <WeeksChart {...chart} width={WIDTH - 2 * MARGIN} look={look} name="digest" />
      </g>
    </svg>
  )
}

function altOf({ title, weeks, series }: WeeksChartData): string {
  const last = series.filter((each) => each.last !== '').map((each) => `${each.label} ${each.last}`)
  const span = weeks.length > 0 ? `, ${weeks[0]} to ${weeks.at(-1)}` : ''
  return `Chart: ${title}${span}. Last: ${last.join(', ')}.`
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
