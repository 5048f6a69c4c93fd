import type { Need } from '../../domain/needs/need.ts'
import type { Member, School, Team } from '../../domain/organisation.ts'
import type { Deps } from '../deps.ts'
import { personsOf } from '../persons-of.ts'
import { answerersAt } from './desks.ts'

/** What whoever answers may know of the writer beside the words. */
export type ShownWriter =
  | { kind: 'named'; name: string; team: string }
  | { kind: 'team' | 'school'; name: string }
  | { kind: 'hidden' }

/**
 * Without a name the team is shown where enough people are in it who do not answer at the desk themselves, else the
 * school likewise, else nothing: nobody is one of a handful.
 */
export async function shownWriter(
  deps: Pick<Deps, 'stores'>,
  need: Pick<Need, 'memberId' | 'teamId' | 'desk' | 'isNamed'>,
): Promise<ShownWriter> {
  const { members, teams, organisation, reports } = deps.stores
  const [writer, team] = await Promise.all([members.find(need.memberId), teams.find(need.teamId)])
  if (!writer || !team) return { kind: 'hidden' }
  if (need.isNamed) return { kind: 'named', name: writer.name, team: team.name }
  const school = await organisation.findSchool(team.schoolId)
  if (!school) return { kind: 'hidden' }
  const minPeople = await reports.minPeople(school.districtId)
  const answerers = await answerersAt(deps, need.desk)
  if ((await crowd(deps, [team], answerers)) >= minPeople) return { kind: 'team', name: team.name }
  return (await crowd(deps, await teamsOf(deps, school), answerers)) >= minPeople
    ? { kind: 'school', name: school.name }
    : { kind: 'hidden' }
}

/** The same for whoever answers, in a sentence. */
export function fromInWords(shown: ShownWriter): string {
  switch (shown.kind) {
    case 'named':
      return `From ${shown.name}, ${shown.team}.`
    case 'team':
      return `From somebody of ${shown.name}, without a name.`
    case 'school':
      return `From somebody at ${shown.name}, without a name.`
    case 'hidden':
      return 'Without a name, team or school: there are too few people to say more.'
  }
}

/** The same for the writer, in a sentence. */
export function shownInWords(shown: ShownWriter): string {
  switch (shown.kind) {
    case 'named':
      return 'They see your words, your name and your team.'
    case 'team':
      return `They see your words and your team (${shown.name}), not who wrote them.`
    case 'school':
      return `They see your words and your school (${shown.name}), not who wrote them: your team is too small to be named.`
    case 'hidden':
      return 'They see your words alone, not who wrote them: your team and school are too small to be named.'
  }
}

async function teamsOf(deps: Pick<Deps, 'stores'>, { id }: School): Promise<Team[]> {
  return (await deps.stores.teams.listOfSchool(id)).filter(({ isActive }) => isActive)
}

/** How many people are in the teams, those apart who answer. */
async function crowd(
  deps: Pick<Deps, 'stores'>,
  teams: readonly Team[],
  answerers: readonly Member[],
): Promise<number> {
  const rosters = await deps.stores.teams.rosters(teams.map(({ id }) => id))
  const ids = rosters.flatMap(({ members }) => members.map(({ id }) => id))
  const personOf = await personsOf(deps, [...ids, ...answerers.map(({ id }) => id)])
  const people = new Set(ids.map(personOf))
  for (const { id } of answerers) people.delete(personOf(id))
  return people.size
}
