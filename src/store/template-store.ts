import type { CycleTemplate } from '../domain/cycle-template.ts'
import type { SchoolTemplate, TemplateStore } from '../ports.ts'
import type { StoreClient } from './client.ts'
import type { Template as TemplateRow } from './generated/client.ts'

/** The store of schools' own templates over a database. */
export function createTemplateStore(prisma: StoreClient): TemplateStore {
  return {
    ofSchool: async (schoolId) => {
      const rows = await prisma.template.findMany({ where: { schoolId } })
      return rows.map(toTemplate).sort((a, b) => a.content.title.localeCompare(b.content.title))
    },
    find: async (schoolId, key) => {
      const row = await prisma.template.findUnique({ where: { schoolId_key: { schoolId, key } } })
      return row && toTemplate(row)
    },
    add: async (template) => {
      const { count } = await prisma.template.createMany({
        data: [columnsOf(template)],
        skipDuplicates: true,
      })
      if (count === 1) return 'added'
      return (await prisma.template.findUnique({ where: { id: template.id } })) ? 'repeated' : 'taken'
    },
    change: async (template, asOf) => {
      const { id, schoolId } = template
      const { content, changedBy, changedAt } = columnsOf(template)
      const { count } = await prisma.template.updateMany({
        where: { id, schoolId, changedAt: asOf },
        data: { content, changedBy, changedAt },
      })
      return count === 1 ? 'changed' : 'conflict'
    },
    remove: async (schoolId, key) => void (await prisma.template.deleteMany({ where: { schoolId, key } })),
  }
}

function toTemplate(row: TemplateRow): SchoolTemplate {
  return { ...row, content: row.content as unknown as CycleTemplate }
}

/** JSON wants plain objects. */
function columnsOf(template: SchoolTemplate) {
  const { content } = template
  const phases = content.phases.map((phase) => ({
    ...phase,
    prompts: phase.prompts.map((prompt) => ({
      ...prompt,
      choices: prompt.choices.map(({ value, label }) => ({ value, label })),
    })),
  }))
  return { ...template, content: { ...content, phases } }
}
