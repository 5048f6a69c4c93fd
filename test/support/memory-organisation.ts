import { newId } from '../../src/domain/ids.ts'
import type { WorkspaceRef } from '../../src/domain/intent.ts'
import type { School, Workspace } from '../../src/domain/organisation.ts'
import { USUAL_BUDGET } from '../../src/domain/rhythm.ts'
import type { OrganisationStore } from '../../src/ports.ts'
import type { MemoryTables } from './memory-tables.ts'

/** The organisation store over tables in memory. */
export function createMemoryOrganisationStore(tables: MemoryTables): OrganisationStore {
  const { districts, schools, workspaces } = tables
  return {
    ensureWorkspace: async (ref, now, { apart } = { apart: false }) => {
      const known = [...workspaces.values()].find(
        (row) => row.platform === ref.platform && row.externalId === ref.externalId,
      )
      const row = known ?? {
        ...newWorkspace(
          ref,
          apart ? addSchool(tables, ref.name ?? ref.externalId, now) : schoolFor(tables, ref, now),
          now,
        ),
        removedAt: null,
      }
      workspaces.set(row.id, { ...row, name: ref.name ?? row.name, removedAt: null })
      return withoutRemoval({ ...row, name: ref.name ?? row.name })
    },
    findWorkspace: async (id) => {
      const row = workspaces.get(id)
      return row && !row.removedAt ? withoutRemoval(row) : null
    },
    removeWorkspace: async (id, now) => {
      const row = workspaces.get(id)
      if (row && !row.removedAt) workspaces.set(id, { ...row, removedAt: now })
    },
    findSchool: async (id) => schools.get(id) ?? null,
    findDistrict: async (id) => districts.get(id) ?? null,
    budgetOf: async (id) => tables.budgets.get(id) ?? USUAL_BUDGET,
    schools: async () =>
      [...schools.values()].sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id)),
    districts: async () => [...districts.values()],
    setSharesCorrections: async (id, sharesCorrections) => {
      const row = districts.get(id)
      if (row) districts.set(id, { ...row, sharesCorrections })
    },
    updateSchool: async (id, change) => {
      const row = schools.get(id)
      if (row) schools.set(id, { ...row, name: change.name, zone: change.zone })
    },
  }
}

/** The first school for the first workspace of each platform, a school of its own for any other. */
function schoolFor(tables: MemoryTables, ref: WorkspaceRef, now: Date): School {
  const first = tables.schools.get(tables.settings.get('first-school') ?? '')
  const hasFirst = [...tables.workspaces.values()].some((row) => row.platform === ref.platform)
  if (first && !hasFirst) return first
  if (first) return addSchool(tables, ref.name ?? ref.externalId, now)
  const school = addSchool(tables, null, now)
  tables.settings.set('first-school', school.id)
  return school
}

function addSchool({ districts, schools }: MemoryTables, name: string | null, now: Date): School {
  const district = { id: newId(now), name: name ?? 'Our district', sharesCorrections: false }
  const school = { id: newId(now), districtId: district.id, name: name ?? 'Our school', zone: 'UTC' }
  districts.set(district.id, district)
  schools.set(school.id, school)
  return school
}

function newWorkspace(ref: WorkspaceRef, school: School, now: Date): Workspace {
  const { platform, externalId } = ref
  const name = ref.name ?? externalId
  return { id: newId(now), districtId: school.districtId, schoolId: school.id, platform, externalId, name }
}

function withoutRemoval(row: Workspace & { removedAt?: Date | null }): Workspace {
  const { removedAt: _, ...workspace } = row
  return workspace
}
