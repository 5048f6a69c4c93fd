import { instantOf } from '../../src/domain/schedule.ts'
import type { Database } from '../../src/store/open-database.ts'
import { type Agenda, createAgenda } from './agenda.ts'
import { dayAfter } from './calendar.ts'
import { createChat, type TakenMessage } from './chat.ts'
import {
  actorOf,
  createDistrict,
  type SimulatedPerson,
  type SimulatedSchool,
  type SimulatedTeam,
  type YearSize,
} from './district.ts'
import { createPeople, type Wishes } from './people.ts'
import { planSchool } from './plans.ts'
import { createRandom } from './random.ts'
import { createMovedClock, createService, type MovedClock, type SimulatedService } from './service.ts'

/** What is left after a simulated year. */
export interface YearRun {
  database: Database
  service: SimulatedService
  schools: SimulatedSchool[]
  taken: TakenMessage[]
  failures: Record<string, number>
  wishes: Wishes
  /** Ticks that had something to do, and the instant at which all was over. */
  ticks: number
  endedAt: Date
}

const MINUTE = 60_000
const DAY_MS = 86_400_000

/**
 * Runs a school year through the service: from due time to due time, with all that people do in between, and with the
 * service down twice, for two days and for six and a half. Ends two weeks after the last lesson, when all has closed.
 */
export async function runYear(database: Database, size: YearSize, seed: number): Promise<YearRun> {
  const random = createRandom(seed)
  const schools = createDistrict(size, random)
  const clock = createMovedClock(new Date(`${dayAfter(firstDay(schools), -5)}T12:00:00Z`))
  const agenda = createAgenda()
  const people = createPeople(agenda, random, () => service)
  const chat = createChat({ ...placesOf(schools), random, now: clock.now, onTaken: people.read })
  const service = createService(database, clock, chat.platform)
  for (const school of schools) {
    await openSchool(service, school)
    planSchool({ agenda, random, service, wishes: people.wishes }, school)
  }
  const end = new Date(Date.parse(lastDay(schools)) + 15 * DAY_MS)
  const outages = outagesOf(schools)
  let ticks = 0
  for (;;) {
    const due = nextMinute(clock, await service.nextDueAt())
    const first = due ?? agenda.next()
    if (first === null || first > end) break
    // What people did in an outage comes after it.
    const next = new Date(Math.max(first.getTime(), clock.now().getTime()))
    const outage = outages.find(({ from, until }) => from <= next && next < until)
    // Somebody may begin something that is due sooner: then the next time is looked for again.
    if (!outage && (await actUntil(agenda, clock, next))) continue
    if (outage) clock.moveTo(outage.until)
    await service.tick()
    ticks += 1
  }
  clock.moveTo(end)
  await service.tick()
  const { taken, failures } = chat
  return { database, service, schools, taken, failures, wishes: people.wishes, ticks, endedAt: end }
}

/** The tick at which what is due then is found: the next full minute. */
function nextMinute(clock: MovedClock, due: Date | null): Date | null {
  if (!due) return null
  const soonest = Math.floor(clock.now().getTime() / MINUTE + 1) * MINUTE
  return new Date(Math.max(soonest, Math.ceil(due.getTime() / MINUTE) * MINUTE))
}

/** Lets people do until an instant what they do, each at its time; true where one of them planned something before it. */
async function actUntil(agenda: Agenda, clock: MovedClock, instant: Date): Promise<boolean> {
  for (let next = agenda.next(); next && next <= instant; next = agenda.next()) {
    clock.moveTo(next)
    const item = agenda.take(clock.now())
    await item?.act()
    if (item?.isPlan) return true
  }
  clock.moveTo(instant)
  return false
}

/** Brings a school into the service: its calendar, its principal, its channels. */
async function openSchool(service: SimulatedService, school: SimulatedSchool): Promise<void> {
  const { organisation, members, calendars } = service.deps.stores
  const now = service.deps.clock.now()
  const workspace = await organisation.ensureWorkspace(school.workspace, now)
  const imported = { schoolId: workspace.schoolId, source: 'district.ics', importedAt: now, importedBy: null }
  await calendars.put({ ...imported, content: school.year.content })
  const principal = await members.upsert(workspace.id, school.principal.profile, now)
  await members.grant(
    principal.id,
    { role: 'principal', scope: { kind: 'school', id: workspace.schoolId } },
    now,
  )
  for (const { place, facilitator } of school.teams)
    await service.handle(school.workspace, { kind: 'bot-added', place, inviter: actorOf(facilitator) })
}

function placesOf(schools: readonly SimulatedSchool[]) {
  const teams = new Map<string, SimulatedTeam>()
  const people = new Map<string, SimulatedPerson>()
  for (const school of schools) {
    people.set(school.principal.profile.address ?? '', school.principal)
    for (const team of school.teams) {
      teams.set(team.place.address, team)
      for (const person of team.people) people.set(person.profile.address ?? '', person)
    }
  }
  return { people, teams }
}

/** The service is down for two days after a third of the year, and for six and a half after two thirds. */
function outagesOf(schools: readonly SimulatedSchool[]): { from: Date; until: Date }[] {
  const days = schools[0]?.year.lessonDays ?? []
  const at = (share: number) => instantOf(days[Math.floor(days.length * share)] as string, '11:00', 'UTC')
  return [
    { from: at(1 / 3), lasts: 2 },
    { from: at(2 / 3), lasts: 6.5 },
  ].map(({ from, lasts }) => ({ from, until: new Date(from.getTime() + lasts * DAY_MS) }))
}

function firstDay(schools: readonly SimulatedSchool[]): string {
  return schools.map(({ year }) => year.startsOn).sort()[0] as string
}

function lastDay(schools: readonly SimulatedSchool[]): string {
  return schools
    .map(({ year }) => year.endsOn)
    .sort()
    .at(-1) as string
}
