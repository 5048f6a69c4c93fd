import type { AccessStore } from '../../src/ports.ts'
import { type MemoryTables, requireRow } from './memory-tables.ts'

/** The store of links and sessions over tables in memory. */
export function createMemoryAccessStore(tables: MemoryTables): AccessStore {
  const { pageLinks, pageSessions } = tables
  return {
    addLink: async (link) => {
      requireRow(tables.members, link.memberId, 'member')
      pageLinks.set(link.hash, link)
    },
    findLink: async (hash) => pageLinks.get(hash) ?? null,
    useLink: async (hash, now) => {
      const link = pageLinks.get(hash)
      if (!link || link.usedAt || link.expiresAt <= now) return false
      pageLinks.set(hash, { ...link, usedAt: now })
      return true
    },
    addSession: async (session) => {
      requireRow(tables.members, session.memberId, 'member')
      pageSessions.set(session.id, session)
    },
    findSession: async (hash, now) =>
      [...pageSessions.values()].find(
        (row) => row.hash === hash && row.endedAt === null && row.expiresAt > now,
      ) ?? null,
    endSession: async (id, now) => {
      const row = pageSessions.get(id)
      if (row && row.endedAt === null) pageSessions.set(id, { ...row, endedAt: now })
    },
    endAllOf: async (memberId, now) => {
      for (const link of pageLinks.values())
        if (link.memberId === memberId && !link.usedAt) pageLinks.set(link.hash, { ...link, usedAt: now })
      const open = [...pageSessions.values()].filter(
        (row) => row.memberId === memberId && row.endedAt === null && row.expiresAt > now,
      )
      for (const row of open) pageSessions.set(row.id, { ...row, endedAt: now })
      return open.length
    },
    purge: async (before) => {
      const links = [...pageLinks.values()].filter(({ expiresAt }) => expiresAt < before)
      const sessions = [...pageSessions.values()].filter(({ expiresAt }) => expiresAt < before)
      for (const { hash } of links) pageLinks.delete(hash)
      for (const { id } of sessions) pageSessions.delete(id)
      return links.length + sessions.length
    },
  }
}
