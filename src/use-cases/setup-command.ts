import { z } from 'zod'
import type { IntentOf } from '../domain/intent.ts'
import { calendarDayForm } from '../views/calendar-day-form.ts'
import { calendarDecidedView } from '../views/calendar-preview-view.ts'
import { spanInWords } from '../views/calendar-words.ts'
import { ROLES_SECTION } from '../views/role-views.ts'
import { setupView } from '../views/setup-view.ts'
import type { Reply } from '../views/view.ts'
import { dateInWords } from '../views/words.ts'
import { type HandChange, setByHand } from './calendar-by-hand.ts'
import { readCalendarSection } from './calendar-setup.ts'
import { todayAt } from './change-calendar.ts'
import type { Deps } from './deps.ts'
import { changeDepartment, listDepartments } from './needs/departments.ts'
import { faultOfDays, parseHandChange } from './parse-hand-change.ts'
import { endlessLine, proposeRemoval, schoolOf } from './receive-file.ts'
import { assignRole, listRoles } from './roles.ts'
import { maySetUp, refusal, type Scene, say } from './scene.ts'

type SetupDeps = Pick<Deps, 'stores' | 'clock'>
type RoleDeps = SetupDeps & Pick<Deps, 'platform' | 'adminEmails' | 'log'>

const WHAT = 'Setting up the school'

/** `/setup …`: shows what can be set up; with words it sets a day of the calendar, removes a source, gives a role or a department. */
export async function runSetup(deps: RoleDeps, scene: Scene, text: string): Promise<Reply[]> {
  if (!maySetUp(scene)) return [refusal('set-up-school', WHAT)]
  const words = text.trim()
  const [word = ''] = words.toLowerCase().split(/\s+/)
  if (word === '' || word === 'calendar') return [await overview(deps, scene)]
  if (word === 'roles') return listRoles(deps, scene)
  if (word === 'role') return assignRole(deps, scene, words.slice('role'.length))
  if (word === 'departments') return listDepartments(deps, scene)
  if (word === 'department') return changeDepartment(deps, scene, words.slice('department'.length))
  if (word === 'day') return [{ kind: 'form', form: calendarDayForm() }]
  if (word === 'remove') return proposeRemoval(deps, scene, words.slice('remove'.length))
  const school = await schoolOf(deps, scene)
  const parsed = parseHandChange(words, deps.clock.now(), school.zone)
  return parsed.kind === 'fault' ? [say(parsed.fault)] : [await applied(deps, scene, parsed.change)]
}

/** Sets the days of a submitted form. */
export async function submitCalendarDay(
  deps: SetupDeps,
  scene: Scene,
  values: IntentOf<'submit'>['values'],
): Promise<Reply[]> {
  if (!maySetUp(scene)) return [refusal('set-up-school', WHAT)]
  const field = (name: string) => String(values[name] ?? '').trim()
  const [from, until, kind] = [field('from'), field('until') || field('from'), field('kind')]
  const fault = (name: string, sentence: string): Reply[] => [
    { kind: 'faults', faults: { [name]: sentence } },
  ]
  if (!isDate(from)) return fault('from', 'Please choose a day.')
  if (!isDate(until)) return fault('until', 'Please choose a day, or leave it empty.')
  const wrong = faultOfDays(from, until, todayAt(deps, await schoolOf(deps, scene)))
  if (wrong) return fault(until < from ? 'until' : 'from', wrong)
  if (kind === 'clear') return [await applied(deps, scene, { kind: 'clear', from, until })]
  if (kind !== 'holiday' && kind !== 'staff-day' && kind !== 'school-day')
    return fault('kind', 'Please choose what it is.')
  const name = field('name').slice(0, 60)
  return [await applied(deps, scene, { kind: 'days', day: kind, from, until, name })]
}

/** What can be set up, each part a section. */
async function overview(deps: SetupDeps, scene: Scene): Promise<Reply> {
  const school = await schoolOf(deps, scene)
  const sections = [await readCalendarSection(deps, school), ROLES_SECTION]
  return { kind: 'private', view: setupView(school.name, sections) }
}

async function applied(deps: SetupDeps, scene: Scene, change: HandChange): Promise<Reply> {
  const school = await schoolOf(deps, scene)
  const by = { changeId: scene.eventKey, memberId: scene.actor.id }
  const outcome = await setByHand(deps, school, change, by)
  if (outcome.kind === 'endless') return say(endlessLine(outcome))
  const text = doneInWords(change, todayAt(deps, school))
  return { kind: 'private', view: calendarDecidedView(text, outcome.moves) }
}

function doneInWords(change: HandChange, today: string): string {
  switch (change.kind) {
    case 'days': {
      const days = spanInWords(change.from, change.until, today)
      const name = change.name ? ` (${change.name})` : ''
      return `${days}${name}: ${DONE[change.day]} Take it back with /setup clear ${datesOf(change)}.`
    }
    case 'clear':
      return `${spanInWords(change.from, change.until, today)}: what was set by hand is forgotten.`
    case 'weeks':
      return `The week of ${dateInWords(change.from)} is week ${change.letter}; from there on A and B take turns.`
    case 'no-weeks':
      return 'The A and B weeks that were set by hand are forgotten.'
  }
}

const DONE = {
  holiday: 'no school, and nobody is asked anything.',
  'staff-day': 'no lessons; questions may come, and inquiries do not count it.',
  'school-day': 'a school day like others.',
} as const

function isDate(text: string): boolean {
  return z.iso.date().safeParse(text).success
}

function datesOf({ from, until }: { from: string; until: string }): string {
  return from === until ? from : `${from} to ${until}`
}
