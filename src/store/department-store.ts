import { newId } from '../domain/ids.ts'
import type { Department } from '../domain/needs/desk.ts'
import type { DepartmentStore } from '../ports.ts'
import type { StoreClient } from './client.ts'
import { isId } from './ids.ts'

const WITH_PEOPLE = {
  people: {
    select: { memberId: true },
    orderBy: [{ addedAt: 'asc' as const }, { memberId: 'asc' as const }],
  },
}

/** The store of departments over a database. */
export function createDepartmentStore(prisma: StoreClient): DepartmentStore {
  const find = async (id: string) => {
    const row = isId(id) ? await prisma.department.findUnique({ where: { id }, include: WITH_PEOPLE }) : null
    return row && toDepartment(row)
  }
  return {
    find,
    add: async (districtId, name, memberId, now) => {
      const fresh = { id: newId(now), districtId, name, createdAt: now }
      await prisma.department.createMany({ data: [fresh], skipDuplicates: true })
      const where = { districtId_name: { districtId, name } }
      const { id } = await prisma.department.findUniqueOrThrow({ where, select: { id: true } })
      await prisma.departmentPerson.createMany({
        data: [{ departmentId: id, memberId, addedAt: now }],
        skipDuplicates: true,
      })
      return toDepartment(await prisma.department.findUniqueOrThrow({ where: { id }, include: WITH_PEOPLE }))
    },
    remove: async (departmentId, memberId) =>
      void (await prisma.departmentPerson.deleteMany({ where: { departmentId, memberId } })),
    ofDistrict: async (districtId) => {
      const rows = await prisma.department.findMany({
        where: { districtId },
        include: WITH_PEOPLE,
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      })
      return rows.map(toDepartment)
    },
    ofMember: async (memberId) => {
      const rows = await prisma.department.findMany({
        where: { people: { some: { memberId } } },
        include: WITH_PEOPLE,
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      })
      return rows.map(toDepartment)
    },
  }
}

function toDepartment(row: {
  id: string
  districtId: string
  name: string
  people: { memberId: string }[]
}): Department {
  const { id, districtId, name, people } = row
  return { id, districtId, name, people: people.map(({ memberId }) => memberId) }
}
