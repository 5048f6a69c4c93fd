import { assertNever } from '../domain/assert-never.ts'
import type { IntentOf } from '../domain/intent.ts'
import type { School } from '../domain/organisation.ts'
import { calendarFaultsView } from '../views/calendar-faults-view.ts'
import { calendarDecidedView, calendarPreviewView } from '../views/calendar-preview-view.ts'
import type { Reply } from '../views/view.ts'
import { dateInWords } from '../views/words.ts'
import { type ReadCalendarFile, readCalendarFile } from './calendar-file.ts'
import { applyCalendar, previewCalendar, todayAt } from './change-calendar.ts'
import type { Deps } from './deps.ts'
import { findPending, forgetPending, keepPending } from './pending-calendar.ts'
import { maySetUp, refusal, type Scene, say } from './scene.ts'

type FileDeps = Pick<Deps, 'stores' | 'clock'>

/** A file that somebody sent in private: a calendar is read and shown, and changes nothing before a yes. */
export async function receiveFile(deps: FileDeps, scene: Scene, intent: IntentOf<'file'>): Promise<Reply[]> {
  if (intent.place.kind !== 'direct') return []
  if (!maySetUp(scene)) return [refusal('set-up-school', "Setting up the school's calendar")]
  const { name, content } = intent
  switch (content.kind) {
    case 'too-large':
      return [
        say('That file is larger than 1 MB. Please export one year alone, or your school’s calendar alone.'),
      ]
    case 'unreachable':
      return [say('I could not fetch that file. Please send it again; if it happens again, ask your admin.')]
    case 'text': {
      const school = await schoolOf(deps, scene)
      const file = readCalendarFile(deps, school, { name, text: content.text })
      if (file.kind === 'read') return [await proposeCalendar(deps, scene, school, file)]
      return [{ kind: 'private', view: calendarFaultsView(name, file.faults) }]
    }
    default:
      return assertNever(content)
  }
}

/** Shows what the removal of a source would change. */
export async function proposeRemoval(deps: FileDeps, scene: Scene, source: string): Promise<Reply[]> {
  if (!maySetUp(scene)) return [refusal('set-up-school', "Setting up the school's calendar")]
  const school = await schoolOf(deps, scene)
  const sources = await deps.stores.calendars.of([school.id])
  const wanted = source.trim().toLowerCase()
  const known = sources.find((each) => each.source.toLowerCase() === wanted)
  if (!known) {
    const names = sources.map((each) => `"${each.source}"`).join(', ')
    return [say(names ? `There is no such calendar. There is: ${names}.` : 'No calendar is set up yet.')]
  }
  return [await proposal(deps, scene, school, { source: known.source, content: null }, [], 0)]
}

/** The answer to a preview: "use" or "leave", ":" and its id. */
export async function decideCalendar(deps: FileDeps, scene: Scene, value: string): Promise<Reply[]> {
  if (!maySetUp(scene)) return [refusal('set-up-school', "Setting up the school's calendar")]
  const [choice, id = ''] = value.split(':', 2)
  const pending = await findPending(deps, scene.actor.id, id)
  if (!pending || pending.schoolId !== scene.workspace.schoolId) {
    return [say('That preview is decided or older than a day. See /setup, or send the file again.')]
  }
  const { source, content } = pending
  if (choice !== 'use') {
    await forgetPending(deps, scene.actor.id)
    return decided('All right, nothing has changed.', [])
  }
  const school = await schoolOf(deps, scene)
  const by = { changeId: id, memberId: scene.actor.id }
  const moves = await applyCalendar(deps, { school, source, content }, by)
  await forgetPending(deps, scene.actor.id)
  const text = content === null ? `"${source}" is removed.` : `"${source}" is in use at ${school.name} now.`
  return decided(text, moves)
}

/** The scene's school. */
export async function schoolOf(deps: Pick<Deps, 'stores'>, scene: Scene): Promise<School> {
  const school = await deps.stores.organisation.findSchool(scene.workspace.schoolId)
  if (!school) throw new Error(`There is no school ${scene.workspace.schoolId}`)
  return school
}

function decided(text: string, moves: Awaited<ReturnType<typeof applyCalendar>>): Reply[] {
  return [{ kind: 'replacement', view: calendarDecidedView(text, moves) }]
}

function proposeCalendar(
  deps: FileDeps,
  scene: Scene,
  school: School,
  file: ReadCalendarFile,
): Promise<Reply> {
  return proposal(deps, scene, school, file, file.ignored, file.ignoredEvents)
}

async function proposal(
  deps: FileDeps,
  scene: Scene,
  school: School,
  told: Pick<ReadCalendarFile, 'source'> & { content: ReadCalendarFile['content'] | null },
  ignored: string[],
  ignoredEvents: number,
): Promise<Reply> {
  const { source, content } = told
  const preview = await previewCalendar(deps, { school, source, content })
  if (preview.kind === 'endless') return say(endlessLine(preview))
  const { id } = await keepPending(deps, scene.actor.id, { schoolId: school.id, source, content })
  const view = calendarPreviewView({
    ...{ pendingId: id, schoolName: school.name, source, today: todayAt(deps, school) },
    act: content === null ? 'remove' : preview.isKnown ? 'replace' : 'add',
    ...{ spans: preview.spans, moves: preview.moves, otherSources: preview.otherSources },
    ...{ terms: content?.terms ?? [], weeks: content?.weeks ?? [], ignored, ignoredEvents },
  })
  return { kind: 'private', view }
}

/** Says that a calendar cannot be right. */
export function endlessLine({ from, until }: { from: string; until: string }): string {
  const dates = `${dateInWords(from)} to ${dateInWords(until)}`
  return `With this there would be no lessons from ${dates} and beyond. That cannot be right, so nothing has changed.`
}
