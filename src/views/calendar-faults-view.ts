import type { IcsFault } from '../domain/ics/fault.ts'
import { viewOf } from './plain-text.ts'
import type { View } from './view.ts'
import { countInWords } from './words.ts'

/** So many faults help to find the cause; more hide it. */
const MOST_FAULTS = 10

/** What is wrong with a calendar file, by line. */
export function calendarFaultsView(name: string, faults: readonly IcsFault[]): View {
  const shown = faults.slice(0, MOST_FAULTS)
  const more = faults.length - shown.length
  return viewOf([
    { kind: 'text', text: `I could not read "${name.slice(0, 80)}", so nothing has changed.` },
    {
      kind: 'table',
      caption: 'What is wrong',
      columns: ['Line', 'What'],
      rows: shown.map(({ line, message }) => [String(line), message]),
    },
    ...(more > 0
      ? [{ kind: 'note' as const, text: `And ${countInWords(more, 'more fault', 'more faults')}.` }]
      : []),
    {
      kind: 'note',
      text: 'A file that your calendar program exports as "iCalendar" or ".ics" is what I can read.',
    },
  ])
}
