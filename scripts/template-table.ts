import type { CycleTemplate } from '../src/domain/cycle-template.ts'
import { sizeInWords } from '../src/views/template-words.ts'

const BEGIN = '<!-- templates -->'
const END = '<!-- /templates -->'

/** The page with its table made anew from the templates. Throws where the page has no place for it. */
export function withTemplateTable(page: string, templates: readonly CycleTemplate[]): string {
  const [head, rest] = page.split(BEGIN)
  const tail = rest?.split(END)[1]
  if (head === undefined || tail === undefined) throw new Error(`The page has no ${BEGIN} and ${END}`)
  return `${head}${BEGIN}\n${tableOf(templates)}\n${END}${tail}`
}

function tableOf(templates: readonly CycleTemplate[]): string {
  const rows = templates.map((template) => {
    const phases = template.phases.map(({ title }) => title).join(' → ')
    const cells = [`\`${template.key}\``, `**${template.title}**: ${template.purpose}`, phases]
    return `| ${[...cells, sizeInWords(template), servedBy(template).join(', ')].join(' | ')} |`
  })
  return ['| key | for | phases | size | its questions serve |', '|---|---|---|---|---|', ...rows].join('\n')
}

/** The framework keys that a template's questions name, in the order of the frameworks. */
function servedBy({ phases }: CycleTemplate): string[] {
  const keys = new Set(phases.flatMap(({ prompts }) => prompts.flatMap(({ frameworks }) => frameworks)))
  return [...keys].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}
