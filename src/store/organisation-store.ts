import { newId } from '../domain/ids.ts'
import type { WorkspaceRef } from '../domain/intent.ts'
import type { School, Workspace } from '../domain/organisation.ts'
import type { OrganisationStore } from '../ports.ts'
import type { StoreClient, StoreTransaction } from './client.ts'
import { isId } from './ids.ts'
import { toDistrict, toSchool, toWorkspace } from './organisation-rows.ts'

/** The setting whose first writer makes the first school: its row is what two services cannot both add. */
const FIRST_SCHOOL = 'first-school'

/** The organisation store over a database. */
export function createOrganisationStore(prisma: StoreClient): OrganisationStore {
  return {
    ensureWorkspace: async (ref, now) => (await findAsIs(prisma, ref)) ?? makeWorkspace(prisma, ref, now),
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

function makeWorkspace(prisma: StoreClient, ref: WorkspaceRef, now: Date): Promise<Workspace> {
  return prisma.$transaction(async (tx) => {
    const { id: schoolId, districtId } = await ensureSchool(tx, now)
    const name = ref.name ?? ref.externalId
    await tx.workspace.createMany({
      data: [{ id: newId(now), districtId, schoolId, ...keyOf(ref), name, createdAt: now }],
      skipDuplicates: true,
    })
    const row = await tx.workspace.update({
      where: { platform_externalId: keyOf(ref) },
      data: { removedAt: null, ...(ref.name === null ? {} : { name: ref.name }) },
    })
    return toWorkspace(row)
  })
}

/** The installation's first school; the first to come makes it, and who comes meanwhile waits for the setting's row. */
async function ensureSchool(tx: StoreTransaction, now: Date): Promise<School> {
  const known = await tx.school.findFirst({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  if (known) return toSchool(known)
  const id = newId(now)
  const mark = await tx.setting.createMany({ data: [{ key: FIRST_SCHOOL, value: id }], skipDuplicates: true })
  if (mark.count === 1) {
    const district = { create: { id: newId(now), name: 'Our district', createdAt: now } }
    return toSchool(
      await tx.school.create({ data: { id, name: 'Our school', zone: 'UTC', createdAt: now, district } }),
    )
  }
  const made = await tx.setting.findUniqueOrThrow({ where: { key: FIRST_SCHOOL } })
  return toSchool(await tx.school.findUniqueOrThrow({ where: { id: made.value } }))
}

function keyOf({ platform, externalId }: WorkspaceRef): { platform: string; externalId: string } {
  return { platform, externalId }
}
