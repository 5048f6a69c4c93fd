import { readFileSync, writeFileSync } from 'node:fs'
import { loadCycleTemplates } from '../src/library/cycle-templates.ts'
import { withTemplateTable } from './template-table.ts'

/** Makes the table of docs/templates.md anew, from the folder in which it is called. */
const PAGE = 'docs/templates.md'

writeFileSync(PAGE, withTemplateTable(readFileSync(PAGE, 'utf8'), [...loadCycleTemplates().values()]))
