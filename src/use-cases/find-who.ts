import type { Member, Team } from '../domain/organisation.ts'
import type { Deps } from './deps.ts'
import { nearest } from './nearest.ts'
import { memberOf } from './people.ts'
import type { Scene } from './scene.ts'

/** Whom words name at their beginning, and the words after that; or why nobody. */
export type Who =
  | { kind: 'person'; member: Member; rest: string }
  | { kind: 'team'; team: Team; rest: string }
  | { kind: 'unknown'; said: string; near: string[] }
  | { kind: 'several'; said: string; names: string[] }

/** No name has more words. */
const MOST_WORDS = 5
const MOST_NEAR = 3

type WhoDeps = Pick<Deps, 'stores' | 'clock' | 'platform' | 'adminEmails' | 'log'>

/**
 * Whom a command means: somebody mentioned, "me", a name, a first name, an address, or one of the teams ("team maths",
 * "us" for the place's own). Names are read without their accents. Throws where a store fails.
 */
export async function findWho(deps: WhoDeps, scene: Scene, text: string, teams: Team[]): Promise<Who> {
  const words = text.trim()
  const mention = scene.mentions.find((each) => words.startsWith(each.text))
  if (mention) {
    const member = await memberOf(deps, scene.workspace, mention.person)
    return { kind: 'person', member, rest: restOf(words.slice(mention.text.length)) }
  }
  const bare = words.replace(/^@/, '')
  const here = teams.find(({ address }) => address === scene.place?.address)
  const self = /^(?:me|myself)(?![\p{L}\p{N}])/iu.exec(bare)
  if (self) return { kind: 'person', member: scene.actor, rest: restOf(bare.slice(self[0].length)) }
  const us = /^(?:us|(?:this|our|my|the) team)(?![\p{L}\p{N}])/iu.exec(bare)
  if (us && here) return { kind: 'team', team: here, rest: restOf(bare.slice(us[0].length)) }
  const named = /^(?:the\s+)?(?:team\s+|#)/iu.exec(bare)
  if (named) return findTeam(bare.slice(named[0].length), teams)
  const people = await deps.stores.members.listOf(scene.workspace.id)
  const person = findPerson(bare, people)
  if (person.kind !== 'unknown') return person
  const team = findTeam(bare, teams)
  return team.kind === 'unknown' ? person : team
}

/** Why nobody was found, in a sentence. */
export function whoProblem(who: Extract<Who, { kind: 'unknown' | 'several' }>): string {
  if (who.kind === 'several') return `There are several: ${who.names.join(', ')}. Which of them do you mean?`
  const near = who.near.length > 0 ? ` Did you mean ${who.near.join(' or ')}?` : ''
  return who.said ? `I know nobody called “${who.said}” here.${near}` : 'Please name a person or a team.'
}

function findPerson(text: string, people: readonly Member[]): Who {
  const byKey = new Map<string, Member[]>()
  for (const member of people)
    for (const key of keysOf(member)) byKey.set(key, [...(byKey.get(key) ?? []), member])
  const found = longest(text, (key) => byKey.get(key))
  const [member, another] = found?.values ?? []
  if (found && member && !another) return { kind: 'person', member, rest: found.rest }
  const said = firstWord(text)
  if (found) return { kind: 'several', said, names: found.values.map(({ name }) => name) }
  return { kind: 'unknown', said, near: nearTo(said, people) }
}

function findTeam(text: string, teams: readonly Team[]): Who {
  const exact = longest(text, (key) => teams.filter(({ name }) => plain(name) === key))
  const part = longest(text, (key) =>
    key.length > 2 ? teams.filter(({ name }) => plain(name).includes(key)) : [],
  )
  const found = exact ?? part
  const [team, another] = found?.values ?? []
  const said = firstWord(text)
  if (found && team && !another) return { kind: 'team', team, rest: found.rest }
  if (found) return { kind: 'several', said, names: found.values.map(({ name }) => name) }
  const near = nearest(
    plain(said),
    teams.map(({ name }) => plain(name)),
  )
  return {
    kind: 'unknown',
    said,
    near: teams.filter(({ name }) => plain(name) === near).map(({ name }) => name),
  }
}

/** What the most words at the beginning of the text stand for. */
function longest<T>(
  text: string,
  find: (key: string) => T[] | undefined,
): { values: T[]; rest: string } | null {
  const ends = [...text.matchAll(/\S+/g)]
    .slice(0, MOST_WORDS)
    .map(({ 0: word, index }) => index + word.length)
  for (const end of ends.reverse()) {
    const values = find(plain(text.slice(0, end).replace(/[,:;]+$/, ''))) ?? []
    if (values.length > 0) return { values, rest: restOf(text.slice(end)) }
  }
  return null
}

function keysOf({ name, email, externalId }: Member): Set<string> {
  const local = email?.split('@')[0] ?? ''
  return new Set(
    [name, name.split(/\s+/)[0] ?? '', email ?? '', local, externalId].map(plain).filter(Boolean),
  )
}

function nearTo(said: string, people: readonly Member[]): string[] {
  const near: string[] = []
  let left = [...people]
  while (near.length < MOST_NEAR) {
    const key = nearest(
      plain(said),
      left.flatMap((member) => [plain(member.name), plain(member.name.split(/\s+/)[0] ?? '')]),
    )
    const member = left.find(({ name }) => key && plain(name).split(/\s+/)[0] === key.split(/\s+/)[0])
    if (!member) return near
    near.push(member.name)
    left = left.filter(({ id }) => id !== member.id)
  }
  return near
}

function firstWord(text: string): string {
  return /^[^\s,:;]+/.exec(text)?.[0] ?? ''
}

function restOf(text: string): string {
  return text.replace(/^[\s,:;]+/, '')
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
