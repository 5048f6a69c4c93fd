import { viewOf } from '../plain-text.ts'
import type { View } from '../view.ts'
import { listInWords } from '../words.ts'

/** Who answers for which department, for an admin. */
export function departmentsView(departments: readonly { name: string; people: readonly string[] }[]): View {
  const rows = departments
    .filter(({ people }) => people.length > 0)
    .map(({ name, people }) => [name, listInWords(people)])
  return viewOf([
    { kind: 'heading', text: 'Departments that answer needs' },
    rows.length > 0
      ? { kind: 'table', caption: 'Who answers', columns: ['Department', 'People'], rows }
      : { kind: 'text', text: 'There is none yet: requests go to principals and central office.' },
    {
      kind: 'note',
      text: 'Add one with /setup department @ana Technology. Take somebody off it with /setup department @ana remove Technology.',
    },
  ])
}
