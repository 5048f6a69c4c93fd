import { type DeliveryRow, readDeliveries } from './rows.ts'
import type { YearRun } from './run-year.ts'

/** What became of everything that fell due in a year, as lines, and how many there were in each. */
export async function tableOf(
  run: YearRun,
  spent: { seconds: number; cpuSeconds: number },
  databaseName: string,
): Promise<{ lines: string[]; due: number; parts: Map<string, number> }> {
  const deliveries = await readDeliveries(run.database)
  const parts = new Map<string, number>()
  for (const delivery of deliveries) parts.set(partOf(delivery), (parts.get(partOf(delivery)) ?? 0) + 1)
  const sum = [...parts.values()].reduce((total, count) => total + count, 0)
  const merged = deliveries.filter(({ mergedInto, state }) => mergedInto && state === 'sent').length
  const reminders = deliveries.filter(({ round }) => round > 0).length
  const rows = [...parts].sort(([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1))
  return {
    due: deliveries.length,
    parts,
    lines: [
      line('due', deliveries.length),
      ...rows.map(([name, count]) => line(`  ${name}`, count)),
      line('together', sum),
      `of these ${reminders} reminders; ${run.taken.length} messages, with ${merged} questions merged into others`,
      `the platform refused or fell silent: ${Object.entries(run.failures).map(([kind, count]) => `${kind} ${count}`)}`,
      `${spent.seconds.toFixed(0)} s on ${databaseName} (${spent.cpuSeconds.toFixed(0)} s of this process), ${run.ticks} ticks: ${Object.entries(
        run.service.spent,
      )
        .map(([part, ms]) => `${part} ${(ms / 1000).toFixed(0)} s`)
        .join(', ')}`,
    ],
  }
}

const ORDER = ['sent at once', 'sent later', 'lapsed', 'blocked', 'failed', 'waiting', 'sending']

function partOf({ state, reason, held }: DeliveryRow): string {
  if (state === 'sent') return held ? `sent later, held back for: ${held}` : 'sent at once'
  if (state === 'suppressed') return `lapsed: ${reason}`
  return `${state}: ${reason}`
}

function rank(part: string): number {
  return ORDER.findIndex((name) => part.startsWith(name))
}

function line(name: string, count: number): string {
  return `${name.padEnd(40)} ${String(count).padStart(7)}`
}
