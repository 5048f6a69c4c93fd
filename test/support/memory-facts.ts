import { createHash } from 'node:crypto'
import type { Delivery } from '../../src/domain/nudge.ts'
import type { AskFact, EvidenceFact, LeadingFact, TapFact, WeekFacts } from '../../src/domain/report/facts.ts'
import type { ReadEntry } from '../../src/ports.ts'
import { evidenceOf } from '../../src/stance/quantify.ts'
import { memoryNeedFacts } from './memory-need-facts.ts'
import type { MemoryStanceStore } from './memory-stance.ts'
import { type MemoryTables, madeAt } from './memory-tables.ts'

interface TeamWeek {
  teamId: string
  since: Date
  until: Date
}

type Answer = { memberId: string; at: Date; isLate: boolean; delivery: Delivery }

/** A team's week over tables in memory, as the database tells it. */
export function memoryFacts(tables: MemoryTables, stance: MemoryStanceStore, week: TeamWeek): WeekFacts {
  const { teamId, since, until } = week
  const read = stance.readOfTeam(teamId, until).filter(({ codes }) => codes.length > 0)
  const inWeek = (at: Date | null) => at !== null && at >= since && at < until
  const written = read.filter(({ writtenAt }) => inWeek(writtenAt))
  const seen = read.filter(({ codesSeenAt }) => inWeek(codesSeenAt))
  return {
    roster: rosterOf(tables, week),
    asks: asksOf(tables, week),
    late: lateOf(tables, week),
    writers: writersOf(tables, week, new Set(written.map(({ entryId }) => entryId))),
    evidence: evidenceIn(written),
    lookers: byPerson(tables, seen).map(([person, own]) => ({ person, entries: own.length })),
    readings: readingsIn(seen),
    taps: tapsOf(tables, week),
    deliveries: deliveriesOf(tables, week),
    leading: leadingOf(tables, week, read),
    needs: memoryNeedFacts(tables, week, (id) => personOf(tables, id)),
    questions: questionsOf(tables, week),
    cycles: [...tables.cycles.values()]
      .filter((cycle) => cycle.teamId === teamId && madeAt(cycle.id) < until)
      .filter(({ finishedAt }) => finishedAt === null || finishedAt > since)
      .map(({ id, templateKey, phases }) => ({
        ...{ id, templateKey },
        phases: phases.map(({ id: phaseId, startsOn, endsOn }) => ({ id: phaseId, startsOn, endsOn })),
      })),
  }
}

function personOf({ members }: MemoryTables, memberId: string): string {
  const email = members.get(memberId)?.email
  return email ? createHash('md5').update(email.toLowerCase()).digest('hex') : memberId
}

function rosterOf(tables: MemoryTables, { teamId, since, until }: TeamWeek): string[] {
  const stays = tables.memberships.filter(
    (stay) =>
      stay.teamId === teamId && stay.joinedAt < until && (stay.leftAt === null || stay.leftAt > since),
  )
  return [...new Set(stays.map(({ memberId }) => personOf(tables, memberId)))].sort()
}

/** The first messages of the questions that closed in the week. */
function rootsOf({ deliveries, nudges }: MemoryTables, { teamId, since, until }: TeamWeek): Delivery[] {
  return [...deliveries.values()].filter((row) => {
    const kind = nudges.get(row.nudgeId)?.prompt.kind
    const isClosed = row.closesAt >= since && row.closesAt < until && row.dueAt < until
    return (
      row.teamId === teamId &&
      row.round === 0 &&
      isClosed &&
      !['note', 'digest', 'rhythm'].includes(kind ?? '')
    )
  })
}

function isOf(question: { nudgeId: string; occurrence: string }) {
  return (row: { nudgeId: string; occurrence: string }) =>
    row.nudgeId === question.nudgeId && row.occurrence === question.occurrence
}

function answersOf({ entries, feedback, deliveries }: MemoryTables): Answer[] {
  const answer = (deliveryId: string | null, memberId: string, at: Date, isLate: boolean): Answer[] => {
    const delivery = deliveryId === null ? undefined : deliveries.get(deliveryId)
    return delivery ? [{ delivery, memberId, at, isLate }] : []
  }
  return [
    ...[...entries.values()]
      .filter(({ deletedAt }) => !deletedAt)
      .flatMap((row) => answer(row.deliveryId, row.memberId, row.writtenAt, row.isLate)),
    ...[...feedback.values()].flatMap((row) => answer(row.deliveryId, row.memberId, row.at, row.isLate)),
  ]
}

function asksOf(tables: MemoryTables, week: TeamWeek): AskFact[] {
  const answers = answersOf(tables)
  const facts = new Map<string, AskFact>()
  for (const root of rootsOf(tables, week)) {
    const asks = [...tables.asks.values()]
      .filter(isOf(root))
      .filter(({ memberId }) => root.memberId === null || root.memberId === memberId)
    for (const memberId of new Set(asks.map((ask) => ask.memberId))) {
      const own = asks.filter((ask) => ask.memberId === memberId)
      const isSent = ({ deliveryId }: { deliveryId: string }) =>
        tables.deliveries.get(deliveryId)?.state === 'sent'
      const asked = own.filter((ask) => ask.state === 'asked' && isSent(ask))
      const states = new Set(own.filter(({ state }) => state !== 'asked').map(({ state }) => state))
      const missed = (['away', 'opted-out', 'over-budget'] as const).find((state) => states.has(state))
      if (asked.length === 0 && !missed) continue
      const came = answers.filter(
        (row) => isOf(root)(row.delivery) && row.memberId === memberId && row.at < week.until,
      )
      const state = asked.length > 0 || came.length > 0 || !missed ? 'asked' : missed
      const question = `${root.nudgeId} ${root.occurrence}`
      facts.set(`${question} ${memberId}`, {
        ...{ person: personOf(tables, memberId), question, state },
        isSkipped: own.some(({ skippedAt }) => skippedAt !== null && skippedAt < week.until),
        askedAt: earliest(asked.map(({ at }) => at)),
        answeredAt: earliest(came.map(({ at }) => at)),
      })
    }
  }
  return [...facts.values()]
}

function earliest(instants: Date[]): Date | null {
  return instants.length === 0 ? null : new Date(Math.min(...instants.map((at) => at.getTime())))
}

function lateOf(tables: MemoryTables, { teamId, since, until }: TeamWeek): number {
  const questions = new Map<string, Answer[]>()
  for (const answer of answersOf(tables)) {
    if (answer.delivery.teamId !== teamId || answer.at >= until) continue
    const key = `${answer.delivery.nudgeId} ${answer.delivery.occurrence} ${answer.memberId}`
    questions.set(key, [...(questions.get(key) ?? []), answer])
  }
  return [...questions.values()].filter((own) => own.every(({ isLate, at }) => isLate && at >= since)).length
}

function byPerson<T extends { memberId: string }>(tables: MemoryTables, rows: readonly T[]): [string, T[]][] {
  const people = new Map<string, T[]>()
  for (const row of rows) {
    const person = personOf(tables, row.memberId)
    people.set(person, [...(people.get(person) ?? []), row])
  }
  return [...people].sort(([a], [b]) => (a < b ? -1 : 1))
}

function writersOf(tables: MemoryTables, week: TeamWeek, read: ReadonlySet<string>): WeekFacts['writers'] {
  const rows = [...tables.entries.values()].filter(
    (row) =>
      !row.deletedAt &&
      row.teamId === week.teamId &&
      row.writtenAt >= week.since &&
      row.writtenAt < week.until,
  )
  return byPerson(tables, rows).map(([person, own]) => ({
    ...{ person, entries: own.length, read: own.filter(({ id }) => read.has(id)).length },
    letters: own.reduce((sum, { text }) => sum + [...text].length, 0),
  }))
}

function evidenceIn(entries: readonly ReadEntry[]): EvidenceFact[] {
  const bins = new Map<string, EvidenceFact>()
  for (const { habit, probability, prior, corrected } of entries.flatMap(({ codes }) => codes)) {
    const bin = evidenceOf({ probability: corrected === null ? probability : Number(corrected), prior })
    const fact = bins.get(`${habit} ${bin}`) ?? { habit, bin, readings: 0, prior: 0 }
    fact.readings += 1
    fact.prior += Math.round(prior * 1e6)
    bins.set(`${habit} ${bin}`, fact)
  }
  return [...bins.values()].sort((a, b) => (a.habit < b.habit ? -1 : a.habit > b.habit ? 1 : a.bin - b.bin))
}

function readingsIn(entries: readonly ReadEntry[]): WeekFacts['readings'] {
  const habits = new Map<string, { habit: string; readings: number; agreed: number }>()
  for (const { habit, corrected, verdict } of entries.flatMap(({ codes }) => codes)) {
    const counts = habits.get(habit) ?? { habit, readings: 0, agreed: 0 }
    counts.readings += 1
    counts.agreed += Number(corrected === null || corrected === (verdict === 'shown'))
    habits.set(habit, counts)
  }
  return [...habits.values()].sort((a, b) => (a.habit < b.habit ? -1 : 1))
}

function tapsOf(tables: MemoryTables, week: TeamWeek): TapFact[] {
  const { deliveries, nudges, feedback } = tables
  const roots = rootsOf(tables, week)
  return [...feedback.values()].flatMap(({ deliveryId, memberId, value, isLate }): TapFact[] => {
    const delivery = deliveries.get(deliveryId)
    const prompt = delivery && nudges.get(delivery.nudgeId)?.prompt
    if (!delivery || !prompt || isLate || !roots.some(isOf(delivery))) return []
    const isOpen = [...deliveries.values()].some(
      (row) => isOf(delivery)(row) && row.round === 0 && row.closesAt >= week.until,
    )
    if (isOpen || !/[.-](time|support)$/.test(prompt.templateKey ?? '')) return []
    const question = `${delivery.nudgeId} ${delivery.occurrence}`
    return [{ question, templateKey: prompt.templateKey, value, person: personOf(tables, memberId) }]
  })
}

function deliveriesOf(tables: MemoryTables, { teamId, since, until }: TeamWeek): WeekFacts['deliveries'] {
  const counts = new Map<string, WeekFacts['deliveries'][number]>()
  for (const row of tables.deliveries.values()) {
    if (row.teamId !== teamId || row.dueAt < since || row.dueAt >= until) continue
    if (tables.nudges.get(row.nudgeId)?.prompt.templateKey?.startsWith('need.')) continue
    if (row.memberId !== null && tables.nudges.get(row.nudgeId)?.prompt.kind === 'digest') continue
    const person = row.memberId === null ? null : personOf(tables, row.memberId)
    const key = `${row.state} ${row.reason} ${person}`
    const fact = counts.get(key) ?? { state: row.state, reason: row.reason, person, count: 0 }
    counts.set(key, { ...fact, count: fact.count + 1 })
  }
  return [...counts.values()]
}

function leadingOf(tables: MemoryTables, week: TeamWeek, read: readonly ReadEntry[]): LeadingFact {
  const { teamId, since, until } = week
  const school = tables.schools.get(tables.teams.get(teamId)?.schoolId ?? '')
  const scopes = new Set([`team ${teamId}`, `school ${school?.id}`, `district ${school?.districtId}`])
  const leaders = new Set(
    tables.grants
      .filter(({ grant }) => grant.role === 'facilitator' || grant.role === 'principal')
      .filter(({ grant }) => scopes.has(`${grant.scope.kind} ${grant.scope.id}`))
      .map(({ memberId }) => memberId),
  )
  const shared = [...tables.entries.values()]
    .filter(
      (row) => !row.deletedAt && row.teamId === teamId && row.visibility === 'team' && row.writtenAt < until,
    )
    .sort((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime() || (a.id < b.id ? -1 : 1))
  const own = shared.filter((row) => leaders.has(row.memberId) && row.writtenAt >= since)
  const admits = (id: string) =>
    read
      .find(({ entryId }) => entryId === id)
      ?.codes.some((code) => code.habit === 'not_knowing' && (code.corrected ?? code.verdict === 'shown'))
  const questions = new Map(
    rootsOf(tables, week)
      .filter(({ memberId }) => memberId === null)
      .map((root) => [`${root.nudgeId} ${root.occurrence}`, root]),
  )
  const firsts = [...questions.values()].flatMap((root) => {
    const answered = (id: string | null) => {
      const delivery = id === null ? undefined : tables.deliveries.get(id)
      return delivery !== undefined && isOf(root)(delivery)
    }
    return shared.find(({ deliveryId }) => answered(deliveryId)) ?? []
  })
  const roster = rosterOf(tables, week)
  const there = [...leaders].filter(
    (id) => roster.includes(personOf(tables, id)) || own.some(({ memberId }) => memberId === id),
  )
  return {
    leaders: [...new Set(there.map((id) => personOf(tables, id)))].sort(),
    ...{
      questions: firsts.length,
      leaderFirst: firsts.filter(({ memberId }) => leaders.has(memberId)).length,
    },
    ...{ shared: own.length, notKnowing: own.filter(({ id }) => admits(id)).length },
  }
}

function questionsOf({ deliveries, nudges }: MemoryTables, week: TeamWeek): WeekFacts['questions'] {
  const questions = new Map<string, WeekFacts['questions'][number]>()
  const seen = new Set<string>()
  for (const row of deliveries.values()) {
    const nudge = nudges.get(row.nudgeId)
    const isSent = row.state === 'sent' && row.round === 0 && row.teamId === week.teamId
    if (!nudge || !isSent || row.dueAt < week.since || row.dueAt >= week.until) continue
    if (seen.has(`${row.nudgeId} ${row.occurrence}`)) continue
    seen.add(`${row.nudgeId} ${row.occurrence}`)
    const key = `${nudge.cycleId} ${nudge.prompt.frameworks.join()}`
    const { cycleId, prompt } = nudge
    const fact = questions.get(key) ?? { cycleId, frameworks: prompt.frameworks, count: 0 }
    questions.set(key, { ...fact, count: fact.count + 1 })
  }
  return [...questions.values()]
}
