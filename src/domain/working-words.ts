import type { Rhythm, Weekday } from './rhythm.ts'

const TIME = /^(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|a\.m\.|p\.m\.)?$/

/** The local time ("15:30") of words such as "3:30 pm", "15.30", "8", "noon"; null for others. */
export function readTime(words: string): string | null {
  const said = words.trim().toLowerCase()
  if (said === 'noon') return '12:00'
  const [, hours = '', minutes = '00', half] = TIME.exec(said) ?? []
  if (hours === '') return null
  const isPm = half?.startsWith('p')
  if (half && (Number(hours) < 1 || Number(hours) > 12)) return null
  const hour = half ? (Number(hours) % 12) + (isPm ? 12 : 0) : Number(hours)
  if (hour > 23 || Number(minutes) > 59) return null
  return `${String(hour).padStart(2, '0')}:${minutes}`
}

/** The hours of words such as "8:00-16:30", "8 to 4", "from 7:30 am until 4 pm"; null where they end before they begin. */
export function readHours(words: string): Pick<Rhythm, 'opensAt' | 'closesAt'> | null {
  const [first, last] = endsIn(words)
  const opensAt = readTime(first)
  const given = readTime(last)
  if (!opensAt || !given) return null
  // "8 to 4" ends in the afternoon.
  const isAfternoon =
    opensAt < '13:00' && given <= opensAt && /^\d{1,2}(?:[:.h]\d{2})?$/.test(last) && given < '12:00'
  const closesAt = isAfternoon ? `${Number(given.slice(0, 2)) + 12}${given.slice(2)}` : given
  return opensAt < closesAt ? { opensAt, closesAt } : null
}

/** The hours of words that name the later time first, the right way round: "16-8" is "8-16"; null for others. */
export function turnedHours(words: string): string | null {
  const [first, last] = endsIn(words)
  const turned = `${last}-${first}`
  return readHours(words) === null && readHours(turned) ? turned : null
}

function endsIn(words: string): [string, string] {
  const said = words.trim().toLowerCase()
  const [, first = '', last = ''] = /^(?:from )?(.+?)\s*(?:-|–|to|until|till)\s*(.+)$/.exec(said) ?? []
  return [first, last]
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const NAMES =
  /^(?:mon(?:days?)?|tues?(?:days?)?|wed(?:s|nesdays?)?|thu(?:rs?)?(?:days?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)$/

/** The weekdays of words such as "Mon-Thu", "Monday, Tuesday and Friday", "weekdays", "every day"; null for others. */
export function readDays(words: string): Weekday[] | null {
  const said = words.trim().toLowerCase()
  if (/^(?:week ?days|usual|working days)$/.test(said)) return [1, 2, 3, 4, 5]
  if (/^(?:every ?day|all|all days)$/.test(said)) return [1, 2, 3, 4, 5, 6, 7]
  const days = new Set<Weekday>()
  for (const part of said.split(/\s*(?:,|\band\b|&|\+)\s*/).filter(Boolean)) {
    const range = daysOf(part)
    if (!range) return null
    for (const day of range) days.add(day)
  }
  return days.size > 0 ? [...days].sort() : null
}

/** "mon", "mon-thu" or "mon tue"; a range may run over the week's end. */
function daysOf(part: string): Weekday[] | null {
  const [first = '', last, ...more] = part.split(/\s*(?:-|–|\bto\b|\bthrough\b)\s*/)
  if (more.length > 0) return null
  if (last === undefined) {
    const days = first.split(' ').map(weekdayNamed)
    return days.every((day) => day !== null) ? days : null
  }
  const from = weekdayNamed(first)
  const to = weekdayNamed(last)
  if (!from || !to) return null
  const days: Weekday[] = [from]
  for (let day = from; day !== to; days.push(day)) day = ((day % 7) + 1) as Weekday
  return days
}

function weekdayNamed(word: string): Weekday | null {
  return NAMES.test(word) ? ((DAYS.indexOf(word.slice(0, 3)) + 1) as Weekday) : null
}
