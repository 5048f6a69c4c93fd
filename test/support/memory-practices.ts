import type { Nudge } from '../../src/domain/nudge.ts'
import type { Practice, PracticeState } from '../../src/domain/practice/practice.ts'
import type { CommitmentStore, PracticeStore } from '../../src/ports.ts'
import { putUnplanned } from './memory-cycles.ts'
import { byInstant, type MemoryTables, requireRow } from './memory-tables.ts'

/** The practice store over tables in memory. */
export function createMemoryPracticeStore(tables: MemoryTables): PracticeStore {
  const { practices } = tables
  const patch = (id: string, change: Partial<Practice>) => {
    const row = practices.get(id)
    if (row) practices.set(id, { ...row, ...change })
  }
  const openOnes = (isMeant: (practice: Practice) => boolean) =>
    [...practices.values()]
      .filter((row) => isMeant(row) && isOpen(row))
      .sort(byInstant<Practice>((row) => row.createdAt))
  const ofGroup = (groupId: string) =>
    [...practices.values()].filter((row) => row.groupId === groupId).sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    ...sharing(tables),
    draft: async (drafts) => {
      const known = new Set([...practices.values()].map(({ eventKey }) => eventKey))
      if (drafts.some(({ eventKey }) => known.has(eventKey))) return false
      for (const draft of drafts) practices.set(draft.id, draft)
      return drafts.length > 0
    },
    find: async (id) => practices.get(id) ?? null,
    ofGroup: async (groupId) => ofGroup(groupId),
    ofMember: async (memberId) => openOnes((row) => row.memberId === memberId),
    ofCoach: async (coachId) => openOnes((row) => row.coachId === coachId),
    begin: async (groupId, nudges) => {
      const drafts = ofGroup(groupId).filter(({ state }) => state === 'draft')
      for (const { id, replaces } of drafts) {
        patch(id, { state: 'running' })
        const before = replaces ? practices.get(replaces) : undefined
        if (!before || !isOpen(before)) continue
        patch(before.id, { state: 'ended' })
        for (const nudge of remindersOf(tables, before.id)) cancel(tables, nudge.id)
      }
      if (drafts.length > 0) for (const nudge of nudges) tables.nudges.set(nudge.id, nudge)
      return drafts.length > 0
    },
    discard: async (groupId) => {
      for (const { id, state } of ofGroup(groupId)) if (state === 'draft') practices.delete(id)
    },
    change: async (id, from, to, nudges) => {
      const row = practices.get(id)
      if (!row || !from.includes(row.state)) return false
      patch(id, { state: to })
      for (const nudge of nudges) putUnplanned(tables, nudge)
      for (const nudge of remindersOf(tables, id)) {
        if (to === 'ended') cancel(tables, nudge.id)
        if (to === 'paused' && nudge.state === 'planned')
          tables.nudges.set(nudge.id, { ...nudge, state: 'held' })
      }
      return true
    },
    setNextStep: async (id, nextStep) => patch(id, { nextStep }),
    noteRehearsed: async (id, now) => {
      if (!practices.get(id)?.rehearsedAt) patch(id, { rehearsedAt: now })
    },
    remindersOf: async (id) =>
      remindersOf(tables, id).filter(({ state }) => state === 'scheduled' || state === 'held'),
  }
}

function sharing(
  tables: MemoryTables,
): Pick<PracticeStore, 'share' | 'entryShownBy' | 'nudgesShowing' | 'activityOf'> {
  return {
    share: async (nudge, entryId, eventId) => {
      const key = `${nudge.teamId}:${eventId}`
      if (tables.nudgeEvents.has(key)) return false
      requireRow(tables.entries, entryId, 'entry')
      tables.nudgeEvents.add(key)
      tables.nudges.set(nudge.id, nudge)
      tables.sharedNotes.set(nudge.id, entryId)
      return true
    },
    entryShownBy: async (nudgeId) => tables.sharedNotes.get(nudgeId) ?? null,
    nudgesShowing: async (entryId) =>
      [...tables.sharedNotes].flatMap(([nudgeId, shown]) => (shown === entryId ? [nudgeId] : [])).sort(),
    activityOf: async (ids) =>
      ids.flatMap((practiceId) => {
        const own = [...tables.feedback.values()].filter(({ deliveryId }) => {
          const nudge = tables.nudges.get(tables.deliveries.get(deliveryId)?.nudgeId ?? '')
          return nudge?.practiceId === practiceId && nudge.prompt.kind === 'practice'
        })
        const countOf = (value: string) => own.filter((tap) => tap.value === value).length
        if (own.length === 0) return []
        return [{ practiceId, did: countOf('did'), notYet: countOf('not-yet'), skipped: countOf('skip') }]
      }),
  }
}

/** The commitment store over tables in memory. */
export function createMemoryCommitmentStore(tables: MemoryTables): CommitmentStore {
  const { commitments, nudges } = tables
  const takeOpen = (id: string) => {
    const row = commitments.get(id)
    if (row?.state !== 'open') return null
    if (row.nudgeId) cancel(tables, row.nudgeId)
    return row
  }
  return {
    create: async (commitment, nudge) => {
      if ([...commitments.values()].some(({ eventKey }) => eventKey === commitment.eventKey)) return false
      commitments.set(commitment.id, commitment)
      nudges.set(nudge.id, nudge)
      return true
    },
    find: async (id) => commitments.get(id) ?? null,
    findByNudge: async (nudgeId) => [...commitments.values()].find((row) => row.nudgeId === nudgeId) ?? null,
    openOf: async (memberId) =>
      [...commitments.values()]
        .filter((row) => row.memberId === memberId && row.state === 'open')
        .sort((a, b) => (`${a.dueOn} ${a.id}` < `${b.dueOn} ${b.id}` ? -1 : 1)),
    move: async (id, dueOn, nudge) => {
      const row = takeOpen(id)
      if (!row) return false
      nudges.set(nudge.id, nudge)
      commitments.set(id, { ...row, dueOn, nudgeId: nudge.id })
      return true
    },
    close: async (id, state, now) => {
      const row = takeOpen(id)
      if (row) commitments.set(id, { ...row, state, closedAt: now })
      return row !== null
    },
  }
}

function isOpen({ state }: { state: PracticeState }): boolean {
  return state === 'running' || state === 'paused'
}

function remindersOf({ nudges }: MemoryTables, practiceId: string): Nudge[] {
  return [...nudges.values()]
    .filter((nudge) => nudge.practiceId === practiceId && nudge.prompt.kind === 'practice')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

function cancel({ nudges }: MemoryTables, id: string): void {
  const nudge = nudges.get(id)
  if (nudge) nudges.set(id, { ...nudge, state: 'cancelled', nextDueAt: null, planAt: null })
}
