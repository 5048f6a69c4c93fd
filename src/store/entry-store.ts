import type { Entry } from '../domain/entry.ts'
import { newId } from '../domain/ids.ts'
import type { EntryStore } from '../ports.ts'
import type { StoreClient, StoreTransaction } from './client.ts'
import type { Entry as EntryRow } from './generated/client.ts'
import { isId } from './ids.ts'

/** The entry store over a database. */
export function createEntryStore(prisma: StoreClient): EntryStore {
  return {
    record: (entry) => record(prisma, entry),
    find: async (id) => {
      const row = isId(id) ? await prisma.entry.findUnique({ where: { id, deletedAt: null } }) : null
      return row && toEntry(row)
    },
    setVisibility: async (id, visibility) =>
      void (await prisma.entry.updateMany({ where: { id, deletedAt: null }, data: { visibility } })),
    setKind: async (id, kind) =>
      void (await prisma.entry.updateMany({ where: { id, deletedAt: null }, data: { kind } })),
    findBySource: async (workspaceId, sourceRef) => {
      const where = { workspaceId_sourceRef: { workspaceId, sourceRef }, deletedAt: null }
      const row = await prisma.entry.findUnique({ where })
      return row && toEntry(row)
    },
    noteDeleted: async (workspaceId, sourceRef, now, forgetBefore) => {
      if (!isId(workspaceId)) return
      await prisma.deletedMessage.deleteMany({ where: { at: { lt: forgetBefore } } })
      await prisma.deletedMessage.createMany({
        data: [{ workspaceId, sourceRef, at: now }],
        skipDuplicates: true,
      })
    },
    edit: (id, text, now) => edit(prisma, id, text, now),
    remove: (id, now) => remove(prisma, id, now),
    listOf: async (memberId, limit) => {
      const orderBy = [{ writtenAt: 'desc' as const }, { id: 'desc' as const }]
      const rows = await prisma.entry.findMany({ where: { memberId, deletedAt: null }, orderBy, take: limit })
      return rows.map(toEntry)
    },
  }
}

/** One statement where the entry is new, which is what a person waits for. */
async function record(prisma: StoreClient, entry: Entry): Promise<{ entry: Entry; isNew: boolean }> {
  const [added] = await prisma.entry.createManyAndReturn({ data: [entry], skipDuplicates: true })
  const { workspaceId, sourceRef } = entry
  if (
    added &&
    !(await prisma.deletedMessage.findUnique({
      where: { workspaceId_sourceRef: { workspaceId, sourceRef } },
    }))
  ) {
    return { entry: toEntry(added), isNew: true }
  }
  // Looked for after the insert, as a deletion is noted before it looks for the entry: one of the two finds the other.
  if (added) await remove(prisma, added.id, entry.writtenAt)
  const where = { workspaceId_sourceRef: { workspaceId, sourceRef } }
  return { entry: toEntry(await prisma.entry.findUniqueOrThrow({ where })), isNew: false }
}

async function remove(prisma: StoreClient, id: string, now: Date): Promise<void> {
  if (!isId(id)) return
  await prisma.$transaction(async (tx) => {
    await tx.entry.updateMany({ where: { id, deletedAt: null }, data: { text: '', deletedAt: now } })
    await tx.entryRevision.deleteMany({ where: { entryId: id } })
    await tx.entryCode.deleteMany({ where: { entryId: id } })
    await tx.codeCorrection.deleteMany({ where: { entryId: id } })
    await forgetWordings(tx, id)
  })
}

/** The row is locked while it is read, so that of two edits at once each finds the text before it. */
async function edit(prisma: StoreClient, id: string, text: string, now: Date): Promise<void> {
  if (!isId(id)) return
  await prisma.$transaction(async (tx) => {
    const [before] = await tx.$queryRaw<{ text: string }[]>`
      SELECT text FROM entries WHERE id = ${id}::uuid AND deleted_at IS NULL FOR UPDATE`
    if (!before) return
    const { count } = await tx.entry.updateMany({
      where: { id, text: { not: text } },
      data: { text, editedAt: now, readBy: null, language: null, codesSeenAt: null },
    })
    if (count === 0) return
    // What was read in the old words, and said of it, does not hold for the new ones.
    await tx.entryCode.deleteMany({ where: { entryId: id } })
    await tx.codeCorrection.deleteMany({ where: { entryId: id } })
    await forgetWordings(tx, id)
    await tx.entryRevision.create({
      data: { id: newId(now), entryId: id, text: before.text, replacedAt: now },
    })
  })
}

/** What a facilitator made of the old words goes with them: an agenda shows the new ones, or none. */
async function forgetWordings(tx: StoreTransaction, entryId: string): Promise<void> {
  await tx.agendaItem.updateMany({ where: { entryId }, data: { text: null, isCleared: false } })
}

/** An entry from its row. */
export function toEntry(row: EntryRow): Entry {
  const { id, workspaceId, teamId, memberId, deliveryId, text, sourceRef, writtenAt, editedAt, isLate } = row
  return {
    ...{ id, workspaceId, teamId, memberId, deliveryId, text, sourceRef, writtenAt, editedAt, isLate },
    kind: row.kind as Entry['kind'],
    visibility: row.visibility as Entry['visibility'],
  }
}
