import type { Delivery } from '../../domain/nudge.ts'
import type { Practice } from '../../domain/practice/practice.ts'
import {
  instantOf,
  localDateOf,
  nextDate,
  nextDueAfter,
  type Schedule,
  weekdayOf,
} from '../../domain/schedule.ts'
import { commitmentForm } from '../../views/commitment-views.ts'
import { viewOf } from '../../views/plain-text.ts'
import { howDidItGo } from '../../views/practice/practice-prompt-views.ts'
import { notYetView } from '../../views/practice/practice-talk-views.ts'
import { practiceStepForm } from '../../views/practice/practice-word-forms.ts'
import type { Reply } from '../../views/view.ts'
import { instantInWords } from '../../views/words.ts'
import type { Deps } from '../deps.ts'
import { type Scene, say } from '../scene.ts'
import { schoolCalendar } from '../school-calendar.ts'
import { type PracticePeople, peopleOf, reminderNudge } from './practice-nudges.ts'

type TapDeps = Pick<Deps, 'stores' | 'clock'>

/** What comes back in private to a tap on a reminder. */
export async function repliesToPracticeTap(
  deps: TapDeps,
  practiceId: string,
  delivery: Delivery,
  choice: string,
  isLate: boolean,
): Promise<Reply[]> {
  const practice = await deps.stores.practices.find(practiceId)
  const people = practice ? await peopleOf(deps, practice) : null
  if (!people) return [say('Kept.')]
  const { zone, coach } = people
  const next = await nextOf(deps, people)
  if (choice === 'did') {
    // What was meant for this time is tried: the next reminder begins with what comes after it.
    await deps.stores.practices.setNextStep(practiceId, null)
    // The message itself asks now how it went; one that has closed stays as it is.
    if (!isLate) return []
    return [{ kind: 'private', view: viewOf(howDidItGo(practiceId, delivery.id, coach.name)) }]
  }
  if (choice === 'skip') {
    const then = next ? ` The next reminder comes on ${instantInWords(next, zone)}.` : ''
    return [say(`Skipped, which is fine.${then}`)]
  }
  const tomorrow = await tomorrowOf(deps, people)
  const isSooner = tomorrow && (!next || tomorrow.at < next)
  const view = notYetView(delivery.id, { tomorrow: isSooner ? tomorrow.at : null, next }, zone)
  return [{ kind: 'private', view }]
}

/** Another reminder on the next working day, once for each that was put off. */
export async function remindTomorrow(deps: TapDeps, scene: Scene, deliveryId: string): Promise<Reply[]> {
  const delivery = await deps.stores.deliveries.find(deliveryId)
  const nudge = delivery?.memberId === scene.actor.id ? await deps.stores.nudges.find(delivery.nudgeId) : null
  const practice = nudge?.practiceId ? await deps.stores.practices.find(nudge.practiceId) : null
  const people = practice?.state === 'running' ? await peopleOf(deps, practice) : null
  if (!people) return [say('This practice is over or paused. See yours with /practice list.')]
  const tomorrow = await tomorrowOf(deps, people)
  if (!tomorrow) return [say('I found no working day soon. The next reminder comes as planned.')]
  const reminder = reminderNudge(people, tomorrow.schedule, deps.clock.now())
  await deps.stores.nudges.create(reminder, `put off:${deliveryId}`, deps.clock.now())
  return [say(`I remind you on ${instantInWords(tomorrow.at, people.zone)}.`)]
}

/** The form for the next step: for the next reminder, or, where none is left, with a day of its own. */
export async function openStepForm(deps: TapDeps, scene: Scene, practiceId: string): Promise<Reply[]> {
  const people = await ownPractice(deps, scene, practiceId)
  if (!people) return [say('This practice is not here any more. Type /mine to see your next steps.')]
  const next = people.practice.state === 'running' ? await nextOf(deps, people) : null
  const form = next
    ? practiceStepForm(practiceId, instantInWords(next, people.zone))
    : commitmentForm(`practice:${practiceId}`)
  return [{ kind: 'form', form }]
}

/** Keeps the next step; the next reminder begins with it. */
export async function keepStep(
  deps: TapDeps,
  scene: Scene,
  practiceId: string,
  text: string,
): Promise<Reply[]> {
  const people = await ownPractice(deps, scene, practiceId)
  if (!people) return [say('This practice is not here any more.')]
  await deps.stores.practices.setNextStep(practiceId, text)
  const next = await nextOf(deps, people)
  const when = next ? `on ${instantInWords(next, people.zone)}` : 'next time'
  return [say(`Kept. I remind you of it ${when}: ${text}`)]
}

async function ownPractice(deps: TapDeps, scene: Scene, id: string): Promise<PracticePeople | null> {
  const practice: Practice | null = await deps.stores.practices.find(id)
  return practice?.memberId === scene.actor.id ? peopleOf(deps, practice) : null
}

/** The next reminder of all that are planned. */
async function nextOf(deps: TapDeps, { practice, zone }: PracticePeople): Promise<Date | null> {
  const now = deps.clock.now()
  const reminders = await deps.stores.practices.remindersOf(practice.id)
  const times = reminders.flatMap(({ schedule, state }) =>
    state === 'scheduled' ? (nextDueAfter(schedule, zone, now)?.at ?? []) : [],
  )
  return times.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}

const SOON_DAYS = 7

/** The same time on the person's next working day. */
async function tomorrowOf(
  deps: TapDeps,
  { practice, learner, team, zone }: PracticePeople,
): Promise<{ at: Date; schedule: Schedule } | null> {
  const { schedule } = practice
  const calendar = await schoolCalendar(deps, team.schoolId)
  const [rhythm] = await deps.stores.rhythms.of([learner.id])
  const time = schedule.kind === 'instant' ? '07:45' : schedule.time
  let date = localDateOf(deps.clock.now(), zone)
  for (let tries = 0; tries < SOON_DAYS; tries += 1) {
    date = nextDate(date)
    const day = weekdayOf(date)
    const isWorkday = rhythm ? rhythm.workdays.some((each) => each === day) : day <= 5
    if (isWorkday && calendar.closureOf(date) !== 'holiday')
      return { at: instantOf(date, time, zone), schedule: { kind: 'local', date, time } }
  }
  return null
}
