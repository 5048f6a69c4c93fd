import type { ActorRef, PlaceRef, WorkspaceRef } from '../../src/domain/intent.ts'
import type { PersonProfile } from '../../src/domain/organisation.ts'
import { type SchoolYear, schoolYear } from './calendar.ts'
import type { Random } from './random.ts'

/** How large and long the simulation is. */
export interface YearSize {
  schools: number
  teams: number
  teamSize: number
  lessonDays: number
  /** The first day, where it is later than the schools' own. */
  startsOn?: string
}

/** The whole year of the product's promise. */
export const WHOLE_YEAR: YearSize = { schools: 3, teams: 40, teamSize: 10, lessonDays: 180 }

export interface SimulatedSchool {
  workspace: WorkspaceRef
  zone: string
  year: SchoolYear
  principal: SimulatedPerson
  teams: SimulatedTeam[]
}

export interface SimulatedTeam {
  place: PlaceRef
  school: SimulatedSchool
  facilitator: SimulatedPerson
  /** Who is in the channel now. */
  people: Set<SimulatedPerson>
}

/** A person, as the platform knows them; the zone changes with travel. */
export interface SimulatedPerson {
  profile: PersonProfile
  school: SimulatedSchool
  /** How likely a question gets an answer. */
  eagerness: number
  /** Whether the person has blocked the bot. */
  isBlocked: boolean
}

const SCHOOL_ZONES = ['America/New_York', 'America/Chicago', 'America/Denver']
/** Where some work from: one without daylight saving, one where it begins and ends on other days. */
const FAR_ZONES = ['America/Phoenix', 'Europe/Berlin']
const EAGERNESS = [0.9, 0.6, 0.6, 0.35, 0.35, 0.1, 0.02]

/** The schools with their teams and people; every person is in one team, principals in none. */
export function createDistrict(size: YearSize, random: Random): SimulatedSchool[] {
  const schools = Array.from({ length: size.schools }, (_, index) => createSchool(index, size, random))
  for (let index = 0; index < size.teams; index += 1) {
    const school = schools[index % schools.length] as SimulatedSchool
    const people = Array.from({ length: size.teamSize }, (_, number) =>
      createPerson(school, `t${index}p${number}`, random),
    )
    const [facilitator] = people
    const name = `team ${index}`
    const place: PlaceRef = { address: `channel:${index}`, kind: 'channel', name }
    if (facilitator) school.teams.push({ place, school, facilitator, people: new Set(people) })
  }
  return schools
}

/** The person as the author of an event. */
export function actorOf({ profile }: SimulatedPerson): ActorRef {
  return { ...profile }
}

/** The conversation of the person with the bot. */
export function directWith({ profile }: SimulatedPerson): PlaceRef {
  return { address: profile.address ?? '', kind: 'direct', name: null }
}

function createSchool(index: number, size: YearSize, random: Random): SimulatedSchool {
  const school = {
    workspace: { platform: 'year', externalId: `S${index}`, name: `School ${index}` },
    zone: SCHOOL_ZONES[index % SCHOOL_ZONES.length] as string,
    year: schoolYear(index, size.lessonDays, size.startsOn),
    teams: [],
  }
  // The principal needs the school and the school its principal.
  const made: SimulatedSchool = Object.assign(school, { principal: null as unknown as SimulatedPerson })
  made.principal = { ...createPerson(made, `principal${index}`, random), isBlocked: false }
  return made
}

function createPerson(school: SimulatedSchool, id: string, random: Random): SimulatedPerson {
  const externalId = `${school.workspace.externalId}-${id}`
  return {
    profile: {
      externalId,
      name: `Person ${id}`,
      email: `${externalId.toLowerCase()}@school.example`,
      zone: random.happens(0.12) ? random.pick(FAR_ZONES) : school.zone,
      address: `person:${externalId}`,
      isBot: false,
    },
    school,
    eagerness: random.pick(EAGERNESS),
    isBlocked: random.happens(0.02),
  }
}
