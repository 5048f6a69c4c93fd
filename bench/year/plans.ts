import { newId } from '../../src/domain/ids.ts'
import { ASKING_KINDS } from '../../src/domain/nudge.ts'
import { type Rhythm, usualRhythm, type Weekday } from '../../src/domain/rhythm.ts'
import { instantOf } from '../../src/domain/schedule.ts'
import type { Agenda } from './agenda.ts'
import { dayAfter } from './calendar.ts'
import { actorOf, type SimulatedPerson, type SimulatedSchool, type SimulatedTeam } from './district.ts'
import { memberIdOf, moveTeam, optOut, type Wishes } from './people.ts'
import type { Random } from './random.ts'
import type { SimulatedService } from './service.ts'

interface Plans {
  agenda: Agenda
  random: Random
  service: SimulatedService
  wishes: Wishes
}

/** Lessons before the end of the year after which no inquiry begins any more: one takes about 21. */
const LAST_START = 26

/** Puts into the agenda what is known of a school's year: inquiries, check-ins, leaves, opt-outs, moves, travel. */
export function planSchool(plans: Plans, school: SimulatedSchool): void {
  for (const team of school.teams) planTeam(plans, team)
  planCheckIns(plans, school)
  for (const team of school.teams) for (const person of team.people) planPerson(plans, person)
  planMoves(plans, school)
}

/** The facilitator begins an inquiry, and the next some days after the last one is over; now and then one pauses. */
function planTeam({ agenda, random, service }: Plans, team: SimulatedTeam): void {
  const { school, facilitator, place } = team
  const { lessonDays } = school.year
  const say = (day: number, time: string, text: string) => {
    const date = lessonDays[day]
    if (!date) return
    // The person as of then: who travels writes from the other zone.
    const command = () =>
      ({ kind: 'command', actor: actorOf(facilitator), place, name: 'inquiry', text }) as const
    const act = () => service.handle(school.workspace, command())
    agenda.add(instantOf(date, time, school.zone), act, { isPlan: true })
  }
  const length = 22
  const last = lessonDays.length - LAST_START
  for (let day = random.between(0, Math.min(8, last)); day <= last; day += length + random.between(1, 6)) {
    say(day, '10:00', `start How do we get better at question ${day}?`)
    if (random.happens(0.15)) say(day + random.between(3, 12), '11:00', 'next')
    if (random.happens(0.15)) {
      const from = day + random.between(3, 10)
      say(from, '09:30', 'pause')
      say(from + random.between(1, 4), '09:30', 'resume')
      // The pause makes it longer; what is still open then is finished before the next begins.
    }
    say(day + length, '16:30', 'finish yes')
  }
}

/** Every other week the principal asks all teams something, for one, three or seven days. */
function planCheckIns({ agenda, random, service }: Plans, school: SimulatedSchool): void {
  for (let day = 4; day < school.year.lessonDays.length - 6; day += 10) {
    const at = instantOf(
      school.year.lessonDays[day] as string,
      random.pick(['08:40', '12:10', '19:30']),
      school.zone,
    )
    const hours = random.pick(['24', '72', '168'])
    const answers = random.pick(['scale', 'yes-no'])
    const act = async () => {
      const { organisation, teams } = service.deps.stores
      const workspace = await organisation.ensureWorkspace(school.workspace, service.deps.clock.now())
      const ids = (await teams.listOfSchool(workspace.schoolId)).map(({ id }) => id)
      const values = { question: 'How ready do you feel for next week?', teams: ids, answers, hours }
      await service.handle(school.workspace, {
        ...{ kind: 'submit', actor: actorOf(school.principal), place: null, form: 'check-in', context: '' },
        ...{ values, message: null },
      })
    }
    agenda.add(at, act, { isPlan: true })
  }
}

function planPerson({ agenda, random, service, wishes }: Plans, person: SimulatedPerson): void {
  const { lessonDays } = person.school.year
  const { zone } = person.school
  const noonOn = (day: string) => instantOf(day, '12:00', zone)
  for (let leaves = random.pick([0, 0, 1, 1, 2, 3]); leaves > 0; leaves -= 1) {
    const from = random.pick(lessonDays)
    const until = dayAfter(from, random.pick([1, 1, 2, 3, 5, 12]))
    // Told a day ahead, or only when the day has begun.
    const told = random.happens(0.7) ? noonOn(dayAfter(from, -1)) : instantOf(from, '09:00', zone)
    agenda.add(told, async () => {
      const memberId = await memberIdOf(service, person)
      const id = newId(service.deps.clock.now())
      await service.deps.stores.rhythms.addLeave({ id, memberId, from, until })
      wishes.leaves.push({ person, from, until, since: service.deps.clock.now() })
    })
  }
  if (random.happens(0.06))
    agenda.add(noonOn(random.pick(lessonDays)), () =>
      optOut(service, person, random.pick(ASKING_KINDS), wishes),
    )
  if (random.happens(0.15))
    agenda.add(noonOn(lessonDays[0] as string), () => setHours(service, random, person, wishes))
  if (random.happens(0.08)) planTravel({ agenda, random, service, wishes }, person)
}

/** Own hours: a late start, short days, or four days a week, some with a time of their own for what was held. */
async function setHours(
  service: SimulatedService,
  random: Random,
  person: SimulatedPerson,
  wishes: Wishes,
): Promise<void> {
  const { rhythms } = service.deps.stores
  const memberId = await memberIdOf(service, person)
  const [known = usualRhythm(memberId)] = await rhythms.of([memberId])
  const weekdays: Weekday[][] = [
    [1, 2, 3, 4, 5],
    [1, 2, 3, 4],
    [1, 3, 5],
  ]
  const rhythm: Rhythm = {
    ...known,
    workdays: random.pick(weekdays),
    opensAt: random.pick(['07:00', '09:30']),
    closesAt: random.pick(['15:00', '18:00', '21:00']),
    preferredTime: random.pick([null, '12:30']),
  }
  await rhythms.put(rhythm)
  const { opensAt, closesAt, workdays } = rhythm
  wishes.hours.push({ person, opensAt, closesAt, workdays, since: service.deps.clock.now() })
}

/** A week far away: the platform tells of the other zone, and of the return. */
function planTravel({ agenda, random, service }: Plans, person: SimulatedPerson): void {
  const { lessonDays } = person.school.year
  const home = person.profile.zone
  const start = random.between(0, Math.max(0, lessonDays.length - 8))
  const moveTo = (zone: string | null) => async () => {
    person.profile.zone = zone
    await service.handle(person.school.workspace, { kind: 'person-changed', person: { ...person.profile } })
  }
  const at = (day: number) =>
    instantOf(lessonDays[day] ?? (lessonDays.at(-1) as string), '06:20', person.school.zone)
  agenda.add(at(start), moveTo(random.pick(['Asia/Tokyo', 'Pacific/Honolulu', 'Europe/London'])))
  agenda.add(at(start + 6), moveTo(home))
}

/** A few people change teams within their school. */
function planMoves({ agenda, random, service }: Plans, school: SimulatedSchool): void {
  const { teams, year, zone } = school
  for (let moves = Math.floor(teams.length / 3); moves > 0 && teams.length > 1; moves -= 1) {
    const date = random.pick(year.lessonDays)
    agenda.add(instantOf(date, '13:00', zone), async () => {
      const from = random.pick(teams)
      const to = random.pick(teams.filter((team) => team !== from))
      const movable = [...from.people].filter((person) => person !== from.facilitator)
      if (movable.length > 4) await moveTeam(service, random.pick(movable), from, to)
    })
  }
}
