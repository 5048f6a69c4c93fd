import type { CycleTemplate } from '../domain/cycle-template.ts'

/** A template that a school made its own. */
export interface SchoolTemplate {
  id: string
  schoolId: string
  /** Unique in the school; a cycle keeps it. */
  key: string
  content: CycleTemplate
  /** The key of the template that it was copied from. */
  basedOn: string
  changedBy: string | null
  changedAt: Date
}

export interface TemplateStore {
  /** All of a school, by title. */
  ofSchool(schoolId: string): Promise<SchoolTemplate[]>
  find(schoolId: string, key: string): Promise<SchoolTemplate | null>
  /** 'taken' where the school has one of this key, 'repeated' where one of this id is there. */
  add(template: SchoolTemplate): Promise<'added' | 'taken' | 'repeated'>
  /** Replaces what it holds; 'conflict' where it is gone, or was changed after `asOf`. */
  change(template: SchoolTemplate, asOf: Date): Promise<'changed' | 'conflict'>
  remove(schoolId: string, key: string): Promise<void>
}
