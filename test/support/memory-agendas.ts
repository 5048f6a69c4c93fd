import { type Agenda, type AgendaItem, OPEN_AGENDA } from '../../src/domain/agenda/agenda.ts'
import type { AgendaStore } from '../../src/ports.ts'
import { byInstant, type MemoryTables, requireRow } from './memory-tables.ts'

/** The agenda store over tables in memory. */
export function createMemoryAgendaStore(tables: MemoryTables): AgendaStore {
  return { ...finding(tables), ...changing(tables), ...items(tables), ...material(tables) }
}

const isOpen = ({ state }: Agenda) => OPEN_AGENDA.includes(state)

type Finding =
  | 'find'
  | 'openOf'
  | 'lastOf'
  | 'cyclesWithout'
  | 'dueUntil'
  | 'nextLookAt'
  | 'ofNudge'
  | 'notesOf'

function finding({ agendas, agendaNotes, cycles }: MemoryTables): Pick<AgendaStore, Finding> {
  const all = () => [...agendas.values()].sort((a, b) => (a.meetsOn < b.meetsOn ? -1 : 1))
  const looks = () => all().filter(({ lookAt }) => lookAt)
  return {
    find: async (id) => agendas.get(id) ?? null,
    openOf: async (teamId) => all().find((row) => row.teamId === teamId && isOpen(row)) ?? null,
    lastOf: async (teamId, before) =>
      all().findLast(
        (row) => row.teamId === teamId && row.meetsOn < before && ['posted', 'asked'].includes(row.state),
      ) ?? null,
    cyclesWithout: async (limit) =>
      [...cycles.values()]
        .filter(({ id, state, meeting }) => {
          const has = all().some((row) => row.cycleId === id && isOpen(row))
          return state === 'running' && meeting !== null && !has
        })
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    dueUntil: async (now, limit) =>
      looks()
        .filter(({ lookAt }) => lookAt && lookAt <= now)
        .sort(byInstant<Agenda>(({ lookAt }) => lookAt))
        .slice(0, limit),
    nextLookAt: async () => looks().sort(byInstant<Agenda>(({ lookAt }) => lookAt))[0]?.lookAt ?? null,
    ofNudge: async (nudgeId) => {
      const note = agendaNotes.get(nudgeId)
      const agenda = note && agendas.get(note.agendaId)
      return note && agenda ? { agenda, part: note.part } : null
    },
    notesOf: async (agendaId) =>
      [...agendaNotes]
        .flatMap(([nudgeId, note]) => (note.agendaId === agendaId ? [{ nudgeId, part: note.part }] : []))
        .sort((a, b) => (a.nudgeId < b.nudgeId ? -1 : 1)),
  }
}

function changing(tables: MemoryTables): Pick<AgendaStore, 'make' | 'wake' | 'change'> {
  const { agendas, agendaNotes, nudges } = tables
  return {
    make: async (agenda) => {
      requireRow(tables.teams, agenda.teamId, 'team')
      requireRow(tables.cycles, agenda.cycleId, 'cycle')
      const known = [...agendas.values()].find(
        (row) => row.teamId === agenda.teamId && row.meetsOn === agenda.meetsOn,
      )
      if (!known) agendas.set(agenda.id, agenda)
      if (known?.state === 'lapsed' && known.posted === null)
        agendas.set(known.id, { ...agenda, id: known.id, gatheredAt: known.gatheredAt })
      return agendas.get(known?.id ?? agenda.id) ?? agenda
    },
    wake: async (cycleId, now) => wakeAgendas(tables, cycleId, now),
    change: async (id, from, change, notes) => {
      const row = agendas.get(id)
      if (!row || !from.includes(row.state)) return false
      agendas.set(id, { ...row, ...change })
      if (change.state === 'lapsed')
        for (const [nudgeId, note] of agendaNotes) {
          const nudge = nudges.get(nudgeId)
          if (nudge && note.agendaId === id)
            nudges.set(nudgeId, { ...nudge, state: 'cancelled', nextDueAt: null, planAt: null })
        }
      for (const { nudge, part } of notes) {
        nudges.set(nudge.id, nudge)
        agendaNotes.set(nudge.id, { agendaId: id, part })
      }
      return true
    },
  }
}

/** Looks again at a cycle's open agendas. */
export function wakeAgendas({ agendas }: MemoryTables, cycleId: string, now: Date): void {
  for (const row of agendas.values())
    if (row.cycleId === cycleId && isOpen(row)) agendas.set(row.id, { ...row, lookAt: now })
}

type Items = 'itemsOf' | 'findItem' | 'addItems' | 'changeItem' | 'order' | 'showing'

function items(tables: MemoryTables): Pick<AgendaStore, Items> {
  const { agendaItems } = tables
  const of = (agendaId: string) =>
    [...agendaItems.values()]
      .filter((row) => row.agendaId === agendaId)
      .sort((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))
  return {
    itemsOf: async (agendaId) => of(agendaId),
    findItem: async (id) => agendaItems.get(id) ?? null,
    addItems: async (added) => {
      const first = Math.max(-1, ...of(added[0]?.agendaId ?? '').map(({ ordinal }) => ordinal)) + 1
      for (const [index, item] of added.entries()) {
        requireRow(tables.agendas, item.agendaId, 'agenda')
        requireRow(tables.entries, item.entryId, 'entry')
        requireRow(tables.commitments, item.commitmentId, 'commitment')
        requireRow(tables.members, item.addedBy, 'member')
        const isKnown = of(item.agendaId).some(({ source }) => source === item.source)
        if (!isKnown) agendaItems.set(item.id, { ...item, ordinal: first + index })
      }
    },
    changeItem: async (id, change) => {
      const row = agendaItems.get(id)
      if (row) agendaItems.set(id, { ...row, ...change })
    },
    order: async (agendaId, ids) => {
      for (const [ordinal, id] of ids.entries()) {
        const row = agendaItems.get(id)
        if (row?.agendaId === agendaId) agendaItems.set(id, { ...row, ordinal })
      }
    },
    showing: async (source) =>
      [...agendaItems.values()]
        .filter((row) => row.source === source)
        .map(({ agendaId }) => agendaId)
        .sort(),
  }
}

/** Puts the words of an entry's points back to the entry's own. */
export function forgetWordings({ agendaItems }: MemoryTables, entryId: string): void {
  for (const row of agendaItems.values())
    if (row.entryId === entryId)
      agendaItems.set(row.id, { ...row, text: null, isCleared: false } satisfies AgendaItem)
}

type Material = 'mark' | 'marksOf' | 'material' | 'closedQuestions' | 'sharedCommitments'

function material(tables: MemoryTables): Pick<AgendaStore, Material> {
  const { agendaMarks, entries, deliveries, nudges, cycles, commitments } = tables
  const phases = () => [...cycles.values()].flatMap((cycle) => cycle.phases)
  const phaseKeyOf = (deliveryId: string | null) => {
    const nudge = nudges.get(deliveries.get(deliveryId ?? '')?.nudgeId ?? '')
    return phases().find(({ id }) => id === nudge?.phaseId)?.key ?? null
  }
  return {
    mark: async (mark) => {
      requireRow(entries, mark.entryId, 'entry')
      requireRow(commitments, mark.commitmentId, 'commitment')
      const known = agendaMarks.get(mark.source)
      const { wish, kind } = mark
      const merged = { ...mark, wish: wish ?? known?.wish ?? null, kind: kind ?? known?.kind ?? null }
      agendaMarks.set(mark.source, merged)
    },
    marksOf: async (sources) =>
      [...agendaMarks.values()]
        .filter(({ source }) => sources.includes(source))
        .sort((a, b) => (a.source < b.source ? -1 : 1)),
    material: async (teamId, since, until) => {
      const isIn = (at: Date | undefined) => at !== undefined && at >= since && at < until
      return [...entries.values()]
        .filter((row) => row.teamId === teamId && !row.deletedAt && row.kind !== 'decision')
        .map(({ deletedAt: _, ...entry }) => ({
          entry,
          phaseKey: phaseKeyOf(entry.deliveryId),
          mark: agendaMarks.get(`entry:${entry.id}`) ?? null,
        }))
        .filter(({ entry, mark }) => (entry.visibility === 'team' && isIn(entry.writtenAt)) || isIn(mark?.at))
        .sort((a, b) => byInstant<typeof a.entry>((row) => row.writtenAt)(a.entry, b.entry))
    },
    closedQuestions: async (teamId, since, until) =>
      [...deliveries.values()]
        .filter(({ memberId, round, state }) => memberId === null && round === 0 && state === 'sent')
        .filter(
          (row) => row.teamId === teamId && row.closedAt && row.closedAt >= since && row.closedAt < until,
        )
        .sort(byInstant((row) => row.dueAt))
        .flatMap((delivery) => {
          const nudge = nudges.get(delivery.nudgeId)
          return nudge ? [{ delivery, nudge }] : []
        }),
    sharedCommitments: async (teamId, dueBefore) =>
      [...commitments.values()]
        .filter((row) => row.teamId === teamId && row.state === 'open' && row.dueOn < dueBefore)
        .sort((a, b) => (`${a.dueOn} ${a.id}` < `${b.dueOn} ${b.id}` ? -1 : 1))
        .flatMap((commitment) => {
          const mark = agendaMarks.get(`commitment:${commitment.id}`)
          return mark?.wish && mark.wish !== 'leave-out' ? [{ commitment, mark }] : []
        }),
  }
}
