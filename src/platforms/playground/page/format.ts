const formats = new Map<string, Intl.DateTimeFormat>()

/** The local date as a stable key ("2026-09-10"). */
export function dayKeyOf(iso: string, zone: string): string {
  return format('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }, iso, zone)
}

/** "Thursday 10 September", as the messages say it. */
export function dayInWords(iso: string, zone: string): string {
  return format('en-GB', { weekday: 'long', month: 'long', day: 'numeric' }, iso, zone).replace(',', '')
}

/** "3:15 pm". */
export function timeInWords(iso: string, zone: string): string {
  return format('en-US', { hour: 'numeric', minute: '2-digit' }, iso, zone).toLowerCase()
}

/** The day for a reader who knows today: "Today", "Tomorrow", "Yesterday" or the day in words. */
export function dayForReader(iso: string, now: string, zone: string): string {
  const days = Math.round((Date.parse(dayKeyOf(iso, zone)) - Date.parse(dayKeyOf(now, zone))) / 86_400_000)
  if (days === 0) return 'Today'
  if (days === 1) return 'Tomorrow'
  if (days === -1) return 'Yesterday'
  return dayInWords(iso, zone)
}

/** The day within a sentence: "today", "yesterday", "Thursday 10 September". */
export function dayInSentence(iso: string, now: string, zone: string): string {
  const day = dayForReader(iso, now, zone)
  return day === dayInWords(iso, zone) ? day : day.toLowerCase()
}

/** "Thu 10 Sep". */
export function shortDay(iso: string, zone: string): string {
  return format('en-GB', { weekday: 'short', month: 'short', day: 'numeric' }, iso, zone).replace(',', '')
}

/** "America/Chicago" → "Chicago time". */
export function zoneInWords(zone: string): string {
  return `${zone.split('/').at(-1)?.replaceAll('_', ' ')} time`
}

/** "1 reply", "3 replies". */
export function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

function format(locale: string, options: Intl.DateTimeFormatOptions, iso: string, zone: string): string {
  const key = JSON.stringify([locale, options, zone])
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  formats.set(key, known)
  // Some engines put a narrow no-break space before PM: plain spaces are easier to search and to test.
  return known.format(new Date(iso)).replaceAll('\u202f', ' ')
}
