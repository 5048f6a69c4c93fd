import type { SchoolTemplate, TemplateStore } from '../../src/ports.ts'
import { type MemoryTables, requireRow } from './memory-tables.ts'

/** The store of schools' own templates over tables in memory. */
export function createMemoryTemplateStore({ templates, schools }: MemoryTables): TemplateStore {
  const all = () => [...templates.values()]
  const find = (schoolId: string, key: string): SchoolTemplate | null =>
    all().find((template) => template.schoolId === schoolId && template.key === key) ?? null
  return {
    ofSchool: async (schoolId) =>
      all()
        .filter((template) => template.schoolId === schoolId)
        .sort((a, b) => a.content.title.localeCompare(b.content.title)),
    find: async (schoolId, key) => find(schoolId, key),
    add: async (template) => {
      if (templates.has(template.id)) return 'repeated'
      if (find(template.schoolId, template.key)) return 'taken'
      requireRow(schools, template.schoolId, 'school')
      templates.set(template.id, template)
      return 'added'
    },
    change: async ({ id, content, changedBy, changedAt }, asOf) => {
      const stored = templates.get(id)
      if (stored?.changedAt.getTime() !== asOf.getTime()) return 'conflict'
      templates.set(id, { ...stored, content, changedBy, changedAt })
      return 'changed'
    },
    remove: async (schoolId, key) => {
      const stored = find(schoolId, key)
      if (stored) templates.delete(stored.id)
    },
  }
}
