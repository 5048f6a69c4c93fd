/** Where a need is answered: by a school's leaders, the district's central office, or one of its departments. */
export type Desk = { kind: 'school' | 'central' | 'department'; id: string }

/** A desk as it is kept: "school:<id>", "central:<district's id>", "department:<id>". */
export function deskKey({ kind, id }: Desk): string {
  return `${kind}:${id}`
}

/** A kept desk; null where it is none. */
export function deskOf(key: string): Desk | null {
  const [kind, id = ''] = key.split(':')
  const isKind = kind === 'school' || kind === 'central' || kind === 'department'
  return isKind && id !== '' ? { kind, id } : null
}

/** A department of a district's office with the members who answer for it. */
export interface Department {
  id: string
  districtId: string
  name: string
  /** Member ids, the oldest first. */
  people: string[]
}
