import { type ContentLine, valueIn } from './content-lines.ts'
import type { IcsFault } from './fault.ts'

/** The lines of one event, without those of its alarms. */
export interface EventBlock {
  line: number
  lines: ContentLine[]
}

/** What stands in a calendar file: its events, and what it says of itself. */
export interface IcsBlocks {
  events: EventBlock[]
  /** The zone that the file names for its times (X-WR-TIMEZONE), or null. */
  zone: string | null
  /** The name that the file gives itself (X-WR-CALNAME), or null. */
  name: string | null
  /** Whether the whole file takes events back (METHOD:CANCEL). */
  isCancellation: boolean
  /** Whether every part begins and ends: else the events are not worth reading. */
  isWhole: boolean
  faults: IcsFault[]
}

/** A deeper nesting is no calendar. */
const MAX_DEPTH = 8

/** Finds the events of a calendar file; its faults are those of its frame. */
export function eventBlocksOf(lines: readonly ContentLine[]): IcsBlocks {
  const found: IcsBlocks = {
    events: [],
    zone: null,
    name: null,
    isCancellation: false,
    isWhole: false,
    faults: [],
  }
  const [first] = lines
  if (!first || !/^BEGIN:VCALENDAR\s*$/i.test(first.text.replace(/^\uFEFF/, ''))) {
    const message = 'This is no calendar file: it does not begin with BEGIN:VCALENDAR.'
    return { ...found, faults: [{ line: first?.line ?? 1, message }] }
  }
  const open: { name: string; line: number }[] = [{ name: 'VCALENDAR', line: first.line }]
  for (const line of lines.slice(1)) if (!takeLine(found, open, line)) return found
  found.isWhole = open.length === 0
  const unclosed = open.at(-1)
  if (unclosed) {
    const message = `The ${unclosed.name} that begins here never ends: the file is cut off.`
    found.faults.push({ line: unclosed.line, message })
  }
  return found
}

/** False where there is no sense in reading on. */
function takeLine(found: IcsBlocks, open: { name: string; line: number }[], line: ContentLine): boolean {
  if (line.name === 'BEGIN') {
    const name = valueIn(line.text).toUpperCase()
    open.push({ name, line: line.line })
    if (name === 'VEVENT') found.events.push({ line: line.line, lines: [] })
    if (open.length <= MAX_DEPTH) return true
    found.faults.push({ line: line.line, message: 'Too many parts inside each other.' })
    return false
  }
  if (line.name === 'END') {
    const name = valueIn(line.text).toUpperCase()
    const begun = open.pop()
    if (begun?.name === name) return true
    const message = `END:${name} stands here without its BEGIN.`
    found.faults.push({ line: line.line, message })
    return false
  }
  if (line.name === '') {
    found.faults.push({ line: line.line, message: 'This line has no name and colon, such as "SUMMARY:".' })
    return true
  }
  noteLine(found, open.at(-1)?.name, line)
  return true
}

function noteLine(found: IcsBlocks, part: string | undefined, line: ContentLine): void {
  if (part === 'VEVENT') found.events.at(-1)?.lines.push(line)
  else if (part !== 'VCALENDAR') return
  else if (line.name === 'X-WR-TIMEZONE') found.zone = valueIn(line.text) || null
  else if (line.name === 'X-WR-CALNAME') found.name = valueIn(line.text).replace(/\\(.)/g, '$1') || null
  else if (line.name === 'METHOD') found.isCancellation = valueIn(line.text).toUpperCase() === 'CANCEL'
}
