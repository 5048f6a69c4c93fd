/** A calendar file of events, each given as its lines without BEGIN and END. */
export function icsOf(events: readonly (readonly string[])[], head: readonly string[] = []): string {
  const lines = events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...head, ...lines, 'END:VCALENDAR', ''].join('\r\n')
}

/** An all-day event's lines; `end` is the day after it. */
export function allDay(summary: string, start: string, end?: string, more: readonly string[] = []): string[] {
  const plain = (date: string) => date.replaceAll('-', '')
  return [
    `DTSTART;VALUE=DATE:${plain(start)}`,
    ...(end ? [`DTEND;VALUE=DATE:${plain(end)}`] : []),
    `SUMMARY:${summary}`,
    ...more,
  ]
}
