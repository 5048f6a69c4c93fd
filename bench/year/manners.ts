import { dayAfter } from './calendar.ts'
import type { TakenMessage } from './chat.ts'
import type { DeliveryRow } from './rows.ts'
import type { YearRun } from './run-year.ts'

/** One question to one person in one message. */
export interface Asked {
  message: TakenMessage
  delivery: DeliveryRow
  externalId: string
  /** Null where the person could not read the message. */
  reader: TakenMessage['readers'][number] | null
  /** Whether it is the message's own question, not one that was merged into it. */
  isFirst: boolean
}

const readers = new Map<string, Intl.DateTimeFormat>()

/** What the clock and calendar on the wall show: the local ISO date, its Monday, the ISO weekday and the time. */
export function localTime(
  zone: string,
  instant: Date,
): { date: string; monday: string; weekday: number; time: string } {
  const reader =
    readers.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      dateStyle: 'short',
      timeStyle: 'short',
    })
  readers.set(zone, reader)
  const [date = '', time = ''] = reader.format(instant).split(', ')
  const weekday = new Date(date).getUTCDay() || 7
  return { date, monday: dayAfter(date, 1 - weekday), weekday, time }
}

/** What was wrong with asking somebody something at that time; empty where nothing was. */
export function faultsOfAsking(ask: Asked, run: YearRun, answers: ReadonlyMap<string, Date>): string[] {
  const { message, delivery, externalId, reader } = ask
  const { at } = message
  const say = (what: string) => `${delivery.kind} to ${externalId} at ${at.toISOString()}: ${what}`
  if (!reader) return [say('not in the channel')]
  const faults: string[] = []
  if (at < delivery.dueAt) faults.push(say('before it was due'))
  if (at >= delivery.closesAt) faults.push(say('after it had closed'))
  const answered = answers.get(`${externalId} ${delivery.question}`)
  if (answered && answered < at && delivery.person !== null) faults.push(say('answered already'))
  return [...faults, ...faultsOfDay(ask, run).map(say), ...faultsOfWishes(ask, run).map(say)]
}

/** A thread keeps to the team's zone and the usual hours, a private message to the person's own. */
function faultsOfDay({ message, delivery, reader }: Asked, { wishes }: YearRun): string[] {
  const person = reader?.person
  if (!person) return []
  const isThread = delivery.person === null
  const { date, weekday, time } = localTime(isThread ? delivery.teamZone : reader.zone, message.at)
  const own = wishes.hours.filter((hours) => hours.person === person && hours.since < message.at).at(-1)
  const usual = { opensAt: '07:00', closesAt: '18:00', workdays: [1, 2, 3, 4, 5] }
  const { opensAt, closesAt, workdays } = (isThread ? undefined : own) ?? usual
  const faults: string[] = []
  if (!person.school.year.isWorkday(date)) faults.push(`on a day off, ${date}`)
  if (!workdays.includes(weekday)) faults.push(`on a free weekday, ${weekday}`)
  if (time < opensAt || time >= closesAt) faults.push(`outside the hours, ${time}`)
  return faults
}

function faultsOfWishes({ message, delivery, reader }: Asked, { wishes }: YearRun): string[] {
  if (!reader) return []
  const { at } = message
  const { date } = localTime(reader.zone, at)
  const isTheirs = (wish: { person: unknown; since: Date }) =>
    wish.person === reader.person && wish.since < at
  const isAway = wishes.leaves.some((leave) => isTheirs(leave) && leave.from <= date && date < leave.until)
  const isQuiet = wishes.snoozes.some(
    (snooze) =>
      isTheirs(snooze) && at < snooze.until && (snooze.kind === 'all' || snooze.kind === delivery.kind),
  )
  const isOut = wishes.optOuts.some((out) => isTheirs(out) && out.kind === delivery.kind)
  return [...(isAway ? ['away'] : []), ...(isQuiet ? ['snoozed'] : []), ...(isOut ? ['opted out'] : [])]
}
