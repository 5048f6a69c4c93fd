import type { TakenMessage } from './chat.ts'
import { type Asked, faultsOfAsking, localTime } from './manners.ts'
import { type DeliveryRow, readAnswers, readAsked, readDeliveries, readUnplanned } from './rows.ts'
import type { YearRun } from './run-year.ts'

const PER_DAY = 1
const PER_WEEK = 3

/**
 * What went wrong in a year, in sentences; empty where nothing did. Judged by what the platform took and by what the
 * people had wished, apart from the code that decided: nothing lost, nothing doubled, nobody asked on a day off, outside
 * their hours, while away, against their wish, over the budget, after the close, or again after an answer.
 */
export async function auditYear(run: YearRun): Promise<string[]> {
  const { database, taken, endedAt } = run
  const deliveries = await readDeliveries(database)
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]))
  const merged = groupsOf(
    deliveries.filter(({ mergedInto }) => mergedInto),
    ({ mergedInto }) => `${mergedInto}`,
  )
  const answers = await readAnswers(database)
  const ledger = await readAsked(database)
  const asked = taken.flatMap((message) => askedBy(message, byId, merged, ledger))
  return [
    ...(await readUnplanned(database, endedAt)),
    ...faultsOfStates(deliveries, taken),
    ...asked.flatMap((ask) => faultsOfAsking(ask, run, answers)),
    ...faultsOfDoubles(asked),
    ...faultsOfBudget(asked),
    ...(await faultsOfPlanningAgain(run, deliveries.length)),
  ]
}

/** Whom a message asked what. */
function askedBy(
  message: TakenMessage,
  byId: ReadonlyMap<string, DeliveryRow>,
  merged: ReadonlyMap<string, DeliveryRow[]>,
  ledger: ReadonlyMap<string, string[]>,
): Asked[] {
  const first = byId.get(message.key)
  if (!first) return []
  return [first, ...(merged.get(first.id) ?? [])].flatMap((delivery) =>
    (ledger.get(delivery.id) ?? []).map((id) => {
      const reader = message.readers.find(({ person }) => person.profile.externalId === id)
      return { message, delivery, externalId: id, reader: reader ?? null, isFirst: delivery === first }
    }),
  )
}

function faultsOfStates(deliveries: readonly DeliveryRow[], taken: readonly TakenMessage[]): string[] {
  const times = new Map<string, number>()
  for (const { key } of taken) times.set(key, (times.get(key) ?? 0) + 1)
  return deliveries.flatMap(({ id, state, mergedInto }) => {
    const count = times.get(mergedInto ?? id) ?? 0
    if (state === 'waiting' || state === 'sending') return [`${id} is still ${state} at the end`]
    if (state === 'sent' && count !== 1) return [`${id} counts as sent and was taken ${count} times`]
    return state !== 'sent' && count > 0 ? [`${id} is ${state} and was taken ${count} times`] : []
  })
}

function faultsOfDoubles(asked: readonly Asked[]): string[] {
  const seen = new Map<string, number>()
  for (const { delivery, externalId } of asked) {
    const key = `${externalId} ${delivery.question} round ${delivery.round}`
    seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  return [...seen].flatMap(([key, count]) => (count > 1 ? [`asked ${count} times: ${key}`] : []))
}

/** Messages count, not questions: what was merged goes out as one. */
function faultsOfBudget(asked: readonly Asked[]): string[] {
  const days = new Map<string, number>()
  const weeks = new Map<string, number>()
  for (const { message, externalId, reader, isFirst } of asked) {
    if (!reader || !isFirst) continue
    const { date, monday } = localTime(reader.zone, message.at)
    days.set(`${externalId} on ${date}`, (days.get(`${externalId} on ${date}`) ?? 0) + 1)
    weeks.set(
      `${externalId} in the week of ${monday}`,
      (weeks.get(`${externalId} in the week of ${monday}`) ?? 0) + 1,
    )
  }
  const over = (counts: ReadonlyMap<string, number>, limit: number) =>
    [...counts].flatMap(([key, count]) => (count > limit ? [`${key}: ${count} messages`] : []))
  return [...over(days, PER_DAY), ...over(weeks, PER_WEEK)]
}

async function faultsOfPlanningAgain(run: YearRun, before: number): Promise<string[]> {
  await run.service.tick()
  await run.service.tick()
  const after = (await readDeliveries(run.database)).length
  return after === before ? [] : [`planning again made ${after - before} new deliveries`]
}

function groupsOf<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row)) ?? []
    group.push(row)
    groups.set(keyOf(row), group)
  }
  return groups
}
