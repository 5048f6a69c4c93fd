import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { decodeText } from '../domain/ics/decode-text.ts'
import { newId } from '../domain/ids.ts'
import type { School } from '../domain/organisation.ts'
import type { Clock, Stores } from '../ports.ts'
import { readCalendarFile } from '../use-cases/calendar-file.ts'
import { readCalendarSection } from '../use-cases/calendar-setup.ts'
import {
  applyCalendar,
  type CalendarProposal,
  previewCalendar,
  todayAt,
} from '../use-cases/change-calendar.ts'
import { calendarFaultsView } from '../views/calendar-faults-view.ts'
import { calendarDecidedView, calendarPreviewView } from '../views/calendar-preview-view.ts'
import { renderPlainText } from '../views/plain-text.ts'
import { UsageError } from './usage-error.ts'

/** What the commands about calendars need. */
export interface CalendarDeps {
  stores: Stores
  clock: Clock
  say(text: string): void
}

export interface CalendarOptions {
  school: string | undefined
  source: string | undefined
  /** Do it; else only show what it would change. */
  yes: boolean
}

/** How these commands are typed. */
export const CALENDAR_USAGE = `  schools                   lists the schools
  calendar show             what the school's calendar says
  calendar import FILE      shows what an .ics file would change; with --yes it changes that. --source NAME: what it replaces
  calendar remove NAME      shows what would go with a source; with --yes it goes`

/** A district's calendar of some years is smaller. */
const MAX_BYTES = 20_000_000

/** Runs `calendar ACTION WHAT`. Throws UsageError for what cannot be done. */
export async function runCalendar(
  deps: CalendarDeps,
  words: readonly (string | undefined)[],
  options: CalendarOptions,
): Promise<void> {
  const [action, what] = words
  const school = await chosenSchool(deps, options.school)
  if (action === 'show') {
    const { title, elements } = await readCalendarSection(deps, school)
    return deps.say(`${school.name}: ${title}\n${renderPlainText(elements)}\n`)
  }
  if (action === 'import' && what) return importFile(deps, school, what, options)
  if (action === 'remove' && what) {
    return propose(deps, { school, source: what, content: null }, options.yes, {
      ignored: [],
      ignoredEvents: 0,
    })
  }
  throw new UsageError(`Usage: npm run cli -- COMMAND\n\n${CALENDAR_USAGE}`)
}

/** The lines of `schools`: id, name and zone. */
export async function schoolLines({ stores }: Pick<CalendarDeps, 'stores'>): Promise<string> {
  return (await stores.organisation.schools())
    .map(({ id, name, zone }) => `${id}  ${name}  ${zone}\n`)
    .join('')
}

async function importFile(
  deps: CalendarDeps,
  school: School,
  path: string,
  options: CalendarOptions,
): Promise<void> {
  const name = basename(path)
  const source = options.source === undefined ? {} : { source: options.source }
  const file = readCalendarFile(deps, school, { name, text: textOf(path), ...source })
  if (file.kind === 'faults') throw new UsageError(calendarFaultsView(name, file.faults).summary)
  await propose(deps, { school, source: file.source, content: file.content }, options.yes, file)
}

async function propose(
  deps: CalendarDeps,
  proposal: CalendarProposal,
  isYes: boolean,
  ignored: { ignored: string[]; ignoredEvents: number },
): Promise<void> {
  const { school, source, content } = proposal
  const preview = await previewCalendar(deps, proposal)
  if (preview.kind === 'endless') {
    const dates = `${preview.from} to ${preview.until}`
    throw new UsageError(`With this there would be no lessons from ${dates} and beyond: nothing has changed.`)
  }
  if (content === null && !preview.isKnown)
    throw new UsageError(`${school.name} has no calendar "${source}".`)
  if (!isYes) {
    const view = calendarPreviewView({
      ...{ pendingId: null, schoolName: school.name, source, today: todayAt(deps, school) },
      act: content === null ? 'remove' : preview.isKnown ? 'replace' : 'add',
      ...{ spans: preview.spans, moves: preview.moves, otherSources: preview.otherSources },
      ...{ terms: content?.terms ?? [], weeks: content?.weeks ?? [], ...ignored },
    })
    return deps.say(`${view.summary}\n\nTo do it, add --yes.\n`)
  }
  const moves = await applyCalendar(deps, proposal, { changeId: newId(deps.clock.now()), memberId: null })
  const text = content === null ? `"${source}" is removed.` : `"${source}" is in use at ${school.name} now.`
  deps.say(`${calendarDecidedView(text, moves).summary}\n`)
}

async function chosenSchool({ stores }: CalendarDeps, id: string | undefined): Promise<School> {
  const schools = await stores.organisation.schools()
  const [only] = schools
  if (!only)
    throw new UsageError('There is no school yet: start the service and add the bot to a channel first.')
  const school = id ? schools.find((each) => each.id === id) : schools.length === 1 ? only : undefined
  if (!school) throw new UsageError('Which school? See "npm run cli -- schools", and add --school ID.')
  return school
}

function textOf(path: string): string {
  try {
    if (statSync(path).size > MAX_BYTES)
      throw new UsageError(`${path} is larger than 20 MB: is it a calendar?`)
    return decodeText(readFileSync(path))
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${path} cannot be read.`, { cause: error })
  }
}
