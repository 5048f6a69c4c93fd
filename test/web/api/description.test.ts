import { describe, expect, it } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'
import { openReport } from '../../../src/web/api/open-values.ts'
import { openApiDocument } from '../../../src/web/api/openapi.ts'
import { OPERATIONS } from '../../../src/web/api/operations.ts'
import { reportSchema } from '../../../src/web/api/report-schema.ts'
import { readDescription } from '../../support/api-contract.ts'
import { sampleReport } from '../../support/sample-report.ts'

describe("the API's description", () => {
  const { text, document } = readDescription()

  it('stands in the repository as the code makes it (npm run docs:openapi makes it anew)', () => {
    expect(`${JSON.stringify(openApiDocument(), null, 2)}\n`).toBe(text)
  })

  it('is one of OpenAPI 3.1', async () => {
    const validator = new Validator()
    expect(await validator.validate(JSON.parse(text))).toMatchObject({ valid: true })
    expect(validator.version).toBe('3.1')
    const broken = { ...JSON.parse(text), paths: { '/': { get: { responses: 5 } } } }
    expect(await new Validator().validate(broken)).toMatchObject({ valid: false })
  })

  it('names every operation once, and refers to nothing that is not there', () => {
    const ids = Object.values(document.paths).map(({ get }) => get.operationId)
    expect(new Set(ids).size).toBe(OPERATIONS.length)
    const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name)
    expect([...new Set(names)].filter((name) => !(`${name}` in document.components.schemas))).toEqual([])
  })

  it('describes every report, opened, to the last field', () => {
    for (const kind of ['team', 'school', 'district'] as const) {
      const { needs: _, ...report } = sampleReport(kind)
      const needs = [
        {
          ...{ schoolId: report.scope.id, schoolName: 'Oak Hill', department: 'IT' },
          needs: { kind: 'hidden' as const, reason: 'too-few' as const },
        },
      ]
      const value = openReport({ ...report, needs })
      expect(reportSchema.safeParse(value).error?.issues).toBeUndefined()
      expect(JSON.stringify(value)).not.toMatch(/"kind":"(shown|hidden)"/)
      expect(reportSchema.safeParse({ ...value, name: 'Ana' }).success).toBe(false)
    }
  })
})
