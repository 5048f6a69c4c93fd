import { inflateSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { participationChart } from '../../../src/views/report/weeks-chart-data.ts'
import { encodeIndexedPng } from '../../../src/web/charts/indexed-png.ts'
import { createPictures } from '../../../src/web/charts/pictures.tsx'
import { sampleReport } from '../../support/sample-report.ts'
import { silentLog } from '../../support/silent-log.ts'

/** What Teams takes in one message, with room for the words around the picture. */
const ROOM_IN_A_CARD = 20_000

/** The parts of a PNG by name. */
function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return chunks
}

describe('a chart as a picture', () => {
  it('is a PNG small enough for a card, with words for those who do not see it', async () => {
    const chart = participationChart(sampleReport('school'), 12)
    const picture = await createPictures(silentLog).draw(chart)
    expect(picture?.alt).toMatch(
      /^Chart: Participation by week, 7 Sep to 12 Oct\. Last: Took part .+, Response rate .+\.$/,
    )
    expect(picture?.png.length).toBeLessThan(ROOM_IN_A_CARD)
    const png = Buffer.from(picture?.png ?? '', 'base64')
    const header = chunksOf(png).get('IHDR')
    expect([header?.readUInt32BE(0), header?.readUInt32BE(4)]).toEqual([
      (picture?.width ?? 0) * 2,
      (picture?.height ?? 0) * 2,
    ])
  })

  it('has letters in it: the font is there', async () => {
    const chart = participationChart(sampleReport('school'), 12)
    const pictures = createPictures(silentLog)
    const [one, other] = await Promise.all([
      pictures.draw(chart),
      pictures.draw({ ...chart, title: 'Another title altogether' }),
    ])
    expect(one?.png).not.toBe(other?.png)
  })

  it('keeps each colour of a picture that has few', () => {
    const pixels = Uint8Array.from([255, 0, 0, 255, 0, 0, 255, 255, 255, 0, 0, 255, 255, 0, 0, 255])
    const chunks = chunksOf(encodeIndexedPng({ pixels, width: 2, height: 2 }))
    expect([...(chunks.get('PLTE') ?? [])]).toEqual([255, 0, 0, 0, 0, 255])
    expect([...inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))]).toEqual([0, 0, 1, 0, 0, 0])
  })
})
