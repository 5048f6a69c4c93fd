import { newId } from '../domain/ids.ts'
import type { WorkspaceRef } from '../domain/intent.ts'
import type { School, Workspace } from '../domain/organisation.ts'
import { USUAL_BUDGET } from '../domain/rhythm.ts'
import type { OrganisationStore } from '../ports.ts'
import type { StoreClient, StoreTransaction } from './client.ts'
import { isId } from './ids.ts'
import { toDistrict, toSchool, toWorkspace } from './organisation-rows.ts'

/** The setting whose first writer makes the first school: its row is what two services cannot both add. */
const FIRST_SCHOOL = 'first-school'
/** Before a platform's name: the setting that holds the first workspace of the platform. */
const FIRST_WORKSPACE = 'first-workspace:'

/** The organisation store over a database. */
export function createOrganisationStore(prisma: StoreClient): OrganisationStore {
  return {
    ensureWorkspace: async (ref, now, { apart } = { apart: false }) =>
      (await findAsIs(prisma, ref)) ?? makeWorkspace(prisma, ref, now, apart),
    findWorkspace: async (id) => {
      const row = isId(id) ? await prisma.workspace.findUnique({ where: { id, removedAt: null } }) : null
      return row && toWorkspace(row)
    },
    removeWorkspace: async (id, now) => {
      if (isId(id))
        await prisma.workspace.updateMany({ where: { id, removedAt: null }, data: { removedAt: now } })
    },
    findSchool: async (id) => {
      const row = isId(id) ? await prisma.school.findUnique({ where: { id } }) : null
      return row && toSchool(row)
    },
    findDistrict: async (id) => {
      const row = isId(id) ? await prisma.district.findUnique({ where: { id } }) : null
      return row && toDistrict(row)
    },
    budgetOf: async (id) => {
      const row = isId(id) ? await prisma.district.findUnique({ where: { id } }) : null
      return row ? { perDay: row.nudgesPerDay, perWeek: row.nudgesPerWeek } : USUAL_BUDGET
    },
    schools: async () =>
      prisma.school
        .findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] })
        .then((rows) => rows.map(toSchool)),
    districts: async () =>
      (await prisma.district.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] })).map(toDistrict),
    setSharesCorrections: async (id, sharesCorrections) => {
      if (isId(id)) await prisma.district.updateMany({ where: { id }, data: { sharesCorrections } })
    },
    updateSchool: async (id, { name, zone }) => {
      if (isId(id)) await prisma.school.updateMany({ where: { id }, data: { name, zone } })
    },
  }
}

/** The workspace, where it is there and nothing about it is to change: the way of nearly every event. */
async function findAsIs(prisma: StoreClient, ref: WorkspaceRef): Promise<Workspace | null> {
  const row = await prisma.workspace.findUnique({ where: { platform_externalId: keyOf(ref) } })
  return row && !row.removedAt && (ref.name === null || ref.name === row.name) ? toWorkspace(row) : null
}

/** Adds the workspace, or takes over its new name or its return. */
function makeWorkspace(
  prisma: StoreClient,
  ref: WorkspaceRef,
  now: Date,
  apart: boolean,
): Promise<Workspace> {
  return prisma.$transaction(async (tx) => {
    const where = { platform_externalId: keyOf(ref) }
    if (!(await tx.workspace.findUnique({ where }))) await addWorkspace(tx, ref, now, apart)
    const data = { removedAt: null, ...(ref.name === null ? {} : { name: ref.name }) }
    return toWorkspace(await tx.workspace.update({ where, data }))
  })
}

/**
 * The first workspace of each platform belongs to the installation's first school, which may use several platforms at
 * once. Any other is somebody else's until an admin says otherwise: it gets a district and school of its own.
 */
async function addWorkspace(
  tx: StoreTransaction,
  ref: WorkspaceRef,
  now: Date,
  apart: boolean,
): Promise<void> {
  const first = apart ? null : await firstSchoolFor(tx, ref, now)
  const name = ref.name ?? ref.externalId
  const { id: schoolId, districtId } = first ?? (await addSchool(tx, newId(now), name, now))
  const row = { id: newId(now), districtId, schoolId, ...keyOf(ref), name, createdAt: now }
  const { count } = await tx.workspace.createMany({ data: [row], skipDuplicates: true })
  // Somebody else added the workspace meanwhile, with a school of its own.
  if (count === 0 && !first) await tx.district.delete({ where: { id: districtId } })
}

/** The installation's first school where this is the first workspace of its platform, else null. */
async function firstSchoolFor(tx: StoreTransaction, ref: WorkspaceRef, now: Date): Promise<School | null> {
  const first = await ensureFirstSchool(tx, now)
  const key = `${FIRST_WORKSPACE}${ref.platform}`
  await tx.setting.createMany({ data: [{ key, value: ref.externalId }], skipDuplicates: true })
  const { value } = await tx.setting.findUniqueOrThrow({ where: { key } })
  return value === ref.externalId ? first : null
}

/** The installation's first school; the first to come makes it, and who comes meanwhile waits for the setting's row. */
async function ensureFirstSchool(tx: StoreTransaction, now: Date): Promise<School> {
  const id = newId(now)
  const mark = await tx.setting.createMany({ data: [{ key: FIRST_SCHOOL, value: id }], skipDuplicates: true })
  if (mark.count === 1) return addSchool(tx, id, null, now)
  const made = await tx.setting.findUniqueOrThrow({ where: { key: FIRST_SCHOOL } })
  return toSchool(await tx.school.findUniqueOrThrow({ where: { id: made.value } }))
}

/** A school with its district, named after a workspace or, for the first one, in general words. */
async function addSchool(tx: StoreTransaction, id: string, name: string | null, now: Date): Promise<School> {
  const district = { create: { id: newId(now), name: name ?? 'Our district', createdAt: now } }
  const data = { id, name: name ?? 'Our school', zone: 'UTC', createdAt: now, district }
  return toSchool(await tx.school.create({ data }))
}

function keyOf({ platform, externalId }: WorkspaceRef): { platform: string; externalId: string } {
  return { platform, externalId }
}
