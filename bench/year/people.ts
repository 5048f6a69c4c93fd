import type { AskingKind } from '../../src/domain/nudge.ts'
import { type SnoozeKind, usualRhythm } from '../../src/domain/rhythm.ts'
import type { Element, View } from '../../src/views/view.ts'
import type { Agenda } from './agenda.ts'
import type { TakenMessage } from './chat.ts'
import { actorOf, directWith, type SimulatedPerson, type SimulatedTeam } from './district.ts'
import type { Random } from './random.ts'
import type { SimulatedService } from './service.ts'

const HOUR = 3_600_000
const WORDS = [
  'Half of them compared the fractions with a drawing, and I was not sure how to move on.',
  'I tried waiting five seconds and more hands went up than usual.',
  'What would happen if they explained it to each other first?',
  'Two groups found the pattern by themselves; the exit tickets show it.',
  'I would like somebody to watch my questions on Thursday.',
  'They mix up area and perimeter, so next time I begin with tiles.',
  'Not sure yet. I need to look at their work again.',
  'We planned the lesson together and changed the opening.',
]
const SNOOZED: readonly SnoozeKind[] = ['all', 'reflection', 'feedback', 'check-in']

/** What somebody wished for, with the time from which it counts: what the audit holds the service to. */
export interface Wishes {
  leaves: { person: SimulatedPerson; from: string; until: string; since: Date }[]
  snoozes: { person: SimulatedPerson; kind: SnoozeKind; until: Date; since: Date }[]
  optOuts: { person: SimulatedPerson; kind: AskingKind; since: Date }[]
  hours: { person: SimulatedPerson; opensAt: string; closesAt: string; workdays: number[]; since: Date }[]
}

/** People who answer, or not, sooner or later. */
export interface People {
  /** A message has reached a person or a team's thread. */
  read(message: TakenMessage, view: View): void
  wishes: Wishes
}

/** Gives the people their habits; what they do goes through the service as from a chat. */
export function createPeople(agenda: Agenda, random: Random, service: () => SimulatedService): People {
  const wishes: Wishes = { leaves: [], snoozes: [], optOuts: [], hours: [] }
  const later = (from: Date): Date => {
    const hours = random.pick([0.05, 0.3, 1, 2, 4, 20, 30, 60, 110])
    return new Date(from.getTime() + hours * HOUR * (0.5 + random.next()))
  }
  return {
    wishes,
    read(message, view) {
      const { to, at } = message
      const readers = 'person' in to ? [to.person] : [...to.team.people]
      for (const person of readers) {
        if (random.happens(person.eagerness))
          agenda.add(later(at), () => answer(service(), random, person, message, view))
        if ('person' in to && random.happens(0.015)) {
          const asked = new Date(at.getTime() + HOUR / 2)
          agenda.add(asked, () => snooze(service(), random, person, wishes))
        }
      }
    },
  }
}

/** Answers each question of a message: a tap where there are choices, else words in the thread or in private. */
async function answer(
  service: SimulatedService,
  random: Random,
  person: SimulatedPerson,
  message: TakenMessage,
  view: View,
): Promise<void> {
  const { to, ref } = message
  const base = { actor: actorOf(person) }
  const { workspace } = person.school
  const place = 'team' in to ? to.team.place : directWith(person)
  const choices = view.elements.filter((element) => element.kind === 'choices')
  for (const { action, value, options } of choices) {
    const picked = random.pick(options).value
    await service.handle(workspace, {
      ...base,
      kind: 'tap',
      place,
      action,
      value: `${value}:${picked}`,
      message: ref,
    })
  }
  const boxes = view.elements.filter(isBox)
  if (choices.length > 0 || boxes.length === 0) return
  const text = random.pick(WORDS)
  if (boxes.length === 1 && random.happens(0.6)) {
    const own = `${ref}-${person.profile.externalId}`
    const thread = 'team' in to ? ref : null
    await service.handle(workspace, { ...base, kind: 'message', place, text, message: own, thread })
    return
  }
  for (const { form, context } of boxes)
    await service.handle(workspace, {
      ...base,
      kind: 'submit',
      place,
      form,
      context,
      values: { text },
      message: ref,
    })
}

function isBox(element: Element): element is Extract<Element, { kind: 'answer-box' }> {
  return element.kind === 'answer-box'
}

/** "Not now": quiet for a day or a week, of one kind or all. */
async function snooze(
  service: SimulatedService,
  random: Random,
  person: SimulatedPerson,
  wishes: Wishes,
): Promise<void> {
  const now = service.deps.clock.now()
  const kind = random.pick(SNOOZED)
  const until = new Date(now.getTime() + random.pick([1, 7]) * 24 * HOUR)
  await service.deps.stores.rhythms.snooze({ memberId: await memberIdOf(service, person), kind, until })
  // A snooze of a kind takes the place of the one before.
  for (const known of wishes.snoozes)
    if (known.person === person && known.kind === kind && known.until > now) known.until = now
  wishes.snoozes.push({ person, kind, until, since: now })
}

/** Says that a person does not want one kind of question any more. */
export async function optOut(
  service: SimulatedService,
  person: SimulatedPerson,
  kind: AskingKind,
  wishes: Wishes,
): Promise<void> {
  const { rhythms } = service.deps.stores
  const memberId = await memberIdOf(service, person)
  const [rhythm = usualRhythm(memberId)] = await rhythms.of([memberId])
  await rhythms.put({ ...rhythm, optOuts: [...rhythm.optOuts, kind] })
  wishes.optOuts.push({ person, kind, since: service.deps.clock.now() })
}

/** The member's id in the service. Throws for somebody it has not met. */
export async function memberIdOf(service: SimulatedService, person: SimulatedPerson): Promise<string> {
  const { organisation, members } = service.deps.stores
  const workspace = await organisation.ensureWorkspace(person.school.workspace, service.deps.clock.now())
  const member = await members.findByExternalId(workspace.id, person.profile.externalId)
  if (!member) throw new Error(`The service has not met ${person.profile.externalId}`)
  return member.id
}

/** A person moves from one team's channel to another's. */
export async function moveTeam(
  service: SimulatedService,
  person: SimulatedPerson,
  from: SimulatedTeam,
  to: SimulatedTeam,
): Promise<void> {
  const { workspace } = person.school
  from.people.delete(person)
  to.people.add(person)
  await service.handle(workspace, { kind: 'person-left', place: from.place, person: actorOf(person) })
  await service.handle(workspace, { kind: 'person-joined', place: to.place, person: actorOf(person) })
}
