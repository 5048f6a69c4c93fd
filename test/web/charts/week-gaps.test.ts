import { describe, expect, it } from '@jest/globals'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { HiddenReason } from '../../../src/domain/privacy.ts'
import { participationChart } from '../../../src/views/report/weeks-chart-data.ts'
import { ON_PAGE } from '../../../src/web/charts/look.ts'
import { WeeksChart } from '../../../src/web/charts/weeks-chart.tsx'
import { sampleReport } from '../../support/sample-report.ts'

const PLOT_LEFT = 46

function chartWith(width: number, reasons: (HiddenReason | null)[]) {
  const report = sampleReport('school')
  const trend = report.trend.map((week, index) => {
    const reason = reasons[index]
    return reason ? { ...week, participation: { kind: 'hidden' as const, reason } } : week
  })
  const chart = participationChart({ ...report, trend })
  const drawn = renderToString(h(WeeksChart, { ...chart, width, look: ON_PAGE, name: 'test' }))
  const bands = [...drawn.matchAll(/<rect x="([\d.-]+)" y="14" width="([\d.]+)"/g)].map((found) => ({
    left: Number(found[1]),
    right: Number(found[1]) + Number(found[2]),
  }))
  return { chart, drawn, bands }
}

describe.each([700, 330])('weeks of which nothing is told, in a chart %d wide', (width) => {
  it('are named as the table names them', () => {
    const { chart, drawn } = chartWith(width, ['not-asked', 'not-asked'])
    expect(chart.gaps).toEqual([
      'nothing was asked',
      'nothing was asked',
      'too few people so far',
      null,
      null,
      null,
    ])
    expect(drawn.split('nothing was asked')).toHaveLength(2)
    expect(drawn).toContain('too few people so far')
    expect(drawn).not.toContain('hidden<')
  })

  it('have their bands inside the plot, neighbours with the same reason in one', () => {
    const { bands } = chartWith(width, ['not-asked', 'not-asked', 'too-few', null, null, 'together'])
    expect(bands).toHaveLength(3)
    const lineEnd = /<line x1="46" y1="\d+" x2="([\d.]+)"/.exec(chartWith(width, []).drawn)?.[1]
    for (const { left, right } of bands) {
      expect(left).toBeGreaterThanOrEqual(PLOT_LEFT)
      expect(right).toBeLessThanOrEqual(Number(lineEnd))
    }
  })
})
