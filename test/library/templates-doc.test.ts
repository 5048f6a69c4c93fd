import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { withTemplateTable } from '../../scripts/template-table.ts'
import { loadCycleTemplates } from '../../src/library/cycle-templates.ts'

describe('the page on templates', () => {
  const page = readFileSync(new URL('../../docs/templates.md', import.meta.url), 'utf8')

  it('has a table that says what the files say (npm run docs:templates makes it anew)', () => {
    expect(withTemplateTable(page, [...loadCycleTemplates().values()])).toBe(page)
  })

  it('refuses a page without a place for the table', () => {
    expect(() => withTemplateTable('Nothing', [])).toThrow('has no <!-- templates -->')
  })
})
