import { newId } from '../../src/domain/ids.ts'
import type { Need } from '../../src/domain/needs/need.ts'
import type { DepartmentStore, NeedNote, NeedStore } from '../../src/ports.ts'
import { byInstant, type MemoryTables, requireRow } from './memory-tables.ts'

/** The need store over tables in memory. */
export function createMemoryNeedStore(tables: MemoryTables): NeedStore {
  const { needs, needAnswers, needNotes, nudges } = tables
  const addNotes = (needId: string, notes: NeedNote[]) => {
    for (const { nudge, answerId } of notes) {
      nudges.set(nudge.id, nudge)
      needNotes.set(nudge.id, { needId, answerId })
    }
  }
  const all = () => [...needs.values()].sort(byInstant<Need>((row) => row.raisedAt))
  return {
    raise: async (need, notes) => {
      if (all().some(({ eventKey }) => eventKey === need.eventKey)) return false
      requireRow(tables.teams, need.teamId, 'team')
      requireRow(tables.members, need.memberId, 'member')
      needs.set(need.id, need)
      addNotes(need.id, notes)
      return true
    },
    find: async (id) => needs.get(id) ?? null,
    findByEvent: async (eventKey) => all().find((row) => row.eventKey === eventKey) ?? null,
    change: async (id, from, { values, notes, answer }) => {
      const row = needs.get(id)
      const isKnown = answer && [...needAnswers.values()].some(({ eventKey }) => eventKey === answer.eventKey)
      if (!row || isKnown || !from.includes(row.state)) return false
      needs.set(id, { ...row, ...values, answeredAt: row.answeredAt ?? answer?.at ?? null })
      if (answer) needAnswers.set(answer.id, answer)
      addNotes(id, notes)
      return true
    },
    waitingAt: async (desks, limit) =>
      all()
        .filter(({ desk, state }) => desks.includes(desk) && (state === 'waiting' || state === 'taken'))
        .slice(0, limit),
    recentAt: async (desks, limit) =>
      all()
        .filter(({ desk, state }) => desks.includes(desk) && state !== 'draft' && state !== 'withdrawn')
        .reverse()
        .slice(0, limit),
    ofMember: async (memberId, limit) =>
      all()
        .filter((row) => row.memberId === memberId && row.state !== 'draft' && row.state !== 'withdrawn')
        .reverse()
        .slice(0, limit),
    answersTo: async (ids) =>
      [...needAnswers.values()].filter(({ needId }) => ids.includes(needId)).sort(byInstant((row) => row.at)),
    texts: async (teamIds, since, until, limit) =>
      all()
        .filter(({ teamId, state }) => teamIds.includes(teamId) && state !== 'draft' && state !== 'withdrawn')
        .filter(({ raisedAt }) => raisedAt >= since && raisedAt < until)
        .slice(-limit)
        .map(({ memberId, text, raisedAt }) => ({ memberId, text, writtenAt: raisedAt })),
    noteOf: async (nudgeId) => needNotes.get(nudgeId) ?? null,
    nudgesOf: async (id) =>
      [...needNotes].flatMap(([nudgeId, { needId }]) => (needId === id ? [nudgeId] : [])).sort(),
    purge: async (before) => {
      const old = all().filter(
        ({ state, raisedAt }) => (state === 'draft' || state === 'withdrawn') && raisedAt < before,
      )
      for (const { id } of old) needs.delete(id)
      return old.length
    },
  }
}

/** The store of departments over tables in memory. */
export function createMemoryDepartmentStore({ departments }: MemoryTables): DepartmentStore {
  const byName = () => [...departments.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    add: async (districtId, name, memberId, now) => {
      const known = byName().find((row) => row.districtId === districtId && row.name === name)
      const row = known ?? { id: newId(now), districtId, name, people: [] }
      const department = { ...row, people: [...new Set([...row.people, memberId])] }
      departments.set(row.id, department)
      return department
    },
    remove: async (id, memberId) => {
      const row = departments.get(id)
      if (row) departments.set(id, { ...row, people: row.people.filter((each) => each !== memberId) })
    },
    find: async (id) => departments.get(id) ?? null,
    ofDistrict: async (districtId) => byName().filter((row) => row.districtId === districtId),
    ofMember: async (memberId) => byName().filter(({ people }) => people.includes(memberId)),
  }
}
