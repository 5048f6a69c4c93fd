import { newId } from '../../src/domain/ids.ts'
import type { Stores } from '../../src/ports.ts'
import { HABITS } from '../../src/stance/habits.ts'
import { stanceModelVersion } from '../../src/stance/read.ts'
import { createRandom } from '../../src/stance/training/random.ts'
import type { Database } from '../../src/store/open-database.ts'
import { type Numbers, numbersOf } from './numbers.ts'
import { randomNeeds } from './random-needs.ts'

const DAY = 86_400_000
const HOUR = DAY / 24
/** The school year's first day; teams are made before it. */
export const START = new Date('2026-08-03T00:00:00Z')
const ZONES = ['America/Chicago', 'Europe/Berlin', 'Pacific/Auckland']
const TOPICS = ['plan.protected-time', 'act.support', null]

type Rows = Record<string, unknown>[]

/** A year's rows, by table. */
export interface Year {
  [table: string]: Rows
}

/**
 * Fills a database with a random year of two schools and three teams: people who join and leave, questions to teams and in private with
 * their reminders, answers in time, late and after the week, skips, absences, reflections, readings, corrections, looks,
 * messages in every state, and requests for support.
 */
export async function fillRandomYear(
  database: Database,
  stores: Stores,
  options: { seed: number; weeks: number },
): Promise<{ districtId: string }> {
  const numbers = numbersOf(createRandom(options.seed))
  const ref = { platform: 'slack', externalId: `W${options.seed}`, name: 'Oak Hill' }
  const workspace = await stores.organisation.ensureWorkspace(ref, START)
  const { districtId } = workspace
  const school = { id: newId(START), districtId, name: 'Second', zone: 'UTC', createdAt: START }
  const year: Year = { school: [school], prompt: [], nudge: [], delivery: [], ask: [], entry: [] }
  Object.assign(year, { entryCode: [], codeCorrection: [], feedback: [], member: [], team: [] })
  Object.assign(year, { membership: [], roleGrant: [], need: [] })
  const people = addPeople(year, workspace.id, numbers)
  for (const index of [0, 1, 2]) {
    const teamId = newId(START)
    const zone = ZONES[index % ZONES.length]
    const schoolId = index < 2 ? workspace.schoolId : school.id
    year.team?.push({
      ...{ id: teamId, workspaceId: workspace.id, schoolId, name: `Team ${index}`, zone },
      ...{ address: `C${index}`, createdAt: START },
    })
    const team = { id: teamId, workspaceId: workspace.id, members: addMembers(year, teamId, people, numbers) }
    for (let week = 0; week < options.weeks; week += 1) {
      addWeek(year, team, week, numbers)
      addNeeds(year, team, week, numbers)
    }
  }
  await insert(database, year)
  return { districtId }
}

interface Team {
  id: string
  workspaceId: string
  members: string[]
}

function addPeople(year: Year, workspaceId: string, numbers: Numbers): string[] {
  return Array.from({ length: 26 }, (_, index) => {
    const id = newId(START)
    // Two accounts of one person now and then; some have no address.
    const email = index % 9 === 8 ? null : `Person${index % 11 === 10 ? index - 1 : index}@School.example`
    year.member?.push({
      id,
      workspaceId,
      externalId: `U${index}`,
      name: `P${index}`,
      email,
      createdAt: START,
    })
    return id
  }).sort(() => numbers.below(3) - 1)
}

function addMembers(year: Year, teamId: string, people: readonly string[], numbers: Numbers): string[] {
  const size = 3 + numbers.below(9)
  const from = numbers.below(people.length - size)
  const members = people.slice(from, from + size)
  for (const [index, memberId] of members.entries()) {
    const joinedAt = new Date(START.getTime() + (index < 4 ? 0 : numbers.below(60)) * DAY)
    const leftAt =
      index > 5 && numbers.chance(0.4) ? new Date(joinedAt.getTime() + numbers.below(200) * DAY) : null
    year.membership?.push({ id: newId(START), teamId, memberId, joinedAt, leftAt })
  }
  const [leader] = members
  const grant = {
    memberId: leader,
    role: 'facilitator',
    scopeKind: 'team',
    scopeId: teamId,
    grantedAt: START,
  }
  year.roleGrant?.push(grant)
  return members
}

function addWeek(year: Year, team: Team, week: number, numbers: Numbers): void {
  for (let count = numbers.below(3); count >= 0; count -= 1) {
    const dueAt = numbers.instant(START, week)
    addQuestion(year, team, dueAt, numbers)
  }
  for (const memberId of team.members)
    if (numbers.chance(0.3))
      addEntry(year, team, { memberId, deliveryId: null, at: numbers.instant(START, week) }, numbers)
}

function addNeeds(year: Year, team: Team, week: number, numbers: Numbers): void {
  year.need?.push(...randomNeeds(team, { start: START, number: week }, numbers))
}

function addQuestion(year: Year, team: Team, dueAt: Date, numbers: Numbers): void {
  const promptId = newId(dueAt)
  const nudgeId = newId(dueAt)
  const templateKey = numbers.oneOf(TOPICS)
  const kind = numbers.chance(0.1) ? 'note' : 'feedback'
  year.prompt?.push({
    ...{ id: promptId, templateKey, kind, text: 'How?', choices: [], takesText: true },
    ...{ resultsShown: 'after-closing', frameworks: ['PLS-7'], createdAt: dueAt },
  })
  year.nudge?.push({
    ...{ id: nudgeId, teamId: team.id, promptId, audience: 'team', schedule: {}, zone: 'UTC' },
    ...{ windowHours: 48, state: 'planned', createdAt: dueAt },
  })
  const closesAt = new Date(dueAt.getTime() + numbers.oneOf([24, 48, 96, 200]) * HOUR)
  const question = { nudgeId, templateKey, dueAt, closesAt, occurrence: dueAt.toISOString() }
  const recipients = numbers.chance(0.4) ? team.members : [null]
  for (const recipient of recipients) {
    const root = addMessage(year, team, { ...question, recipient, round: 0 }, numbers)
    const rounds =
      root.state === 'sent' && numbers.chance(0.3)
        ? [root, addMessage(year, team, { ...question, recipient, round: 1 }, numbers)]
        : [root]
    for (const memberId of recipient === null ? team.members : [recipient])
      if (kind !== 'note' && root.state === 'sent')
        addReach(year, team, { ...question, memberId, rounds }, numbers)
  }
}

interface Question {
  nudgeId: string
  templateKey: string | null
  dueAt: Date
  closesAt: Date
  occurrence: string
}

interface Message {
  id: string
  state: string
  sentAt: Date
}

function addMessage(
  year: Year,
  team: Team,
  { templateKey: _, recipient, ...question }: Question & { recipient: string | null; round: number },
  numbers: Numbers,
): Message {
  const id = newId(question.dueAt)
  const state = numbers.chance(0.85)
    ? 'sent'
    : numbers.oneOf(['blocked', 'failed', 'suppressed', 'waiting', 'sending'])
  const reason = state === 'sent' ? null : numbers.oneOf(['away', 'not-reachable', 'gave-up', null])
  const dueAt = new Date(question.dueAt.getTime() + question.round * 24 * HOUR)
  year.delivery?.push({
    ...{ id, ...question, dueAt, workspaceId: team.workspaceId, teamId: team.id, memberId: recipient },
    ...{ recipient: recipient ? `member:${recipient}` : `team:${team.id}`, state, reason },
    ...{ nextAttemptAt: dueAt, sentAt: state === 'sent' ? dueAt : null },
  })
  return { id, state, sentAt: dueAt }
}

function addReach(
  year: Year,
  team: Team,
  { memberId, rounds, ...question }: Question & { memberId: string; rounds: Message[] },
  numbers: Numbers,
): void {
  const { nudgeId, occurrence, dueAt, closesAt } = question
  const state = numbers.chance(0.85) ? 'asked' : numbers.oneOf(['away', 'opted-out', 'over-budget'])
  const skippedAt = numbers.chance(0.1) ? new Date(dueAt.getTime() + numbers.below(12 * 24) * HOUR) : null
  for (const { id, sentAt } of rounds)
    year.ask?.push({
      ...{
        deliveryId: id,
        memberId,
        teamId: team.id,
        nudgeId,
        occurrence,
        state,
        dueAt,
        at: sentAt,
        skippedAt,
      },
    })
  if (state !== 'asked') return
  for (const { id, state: sent } of rounds) {
    if (sent !== 'sent' || !numbers.chance(0.5)) continue
    const at = new Date(dueAt.getTime() + numbers.below(12 * 24 * 60) * 60_000)
    if (numbers.chance(0.5)) addEntry(year, team, { memberId, deliveryId: id, at, closesAt }, numbers)
    else addTap(year, team, { memberId, deliveryId: id, at, isLate: at >= closesAt }, numbers)
  }
}

function addTap(
  year: Year,
  team: Team,
  tap: { memberId: string; deliveryId: string; at: Date; isLate: boolean },
  numbers: Numbers,
): void {
  year.feedback?.push({ ...tap, teamId: team.id, value: numbers.oneOf(['yes', 'some', 'no']) })
}

function addEntry(
  year: Year,
  team: Team,
  { closesAt, ...of }: { memberId: string; deliveryId: string | null; at: Date; closesAt?: Date },
  numbers: Numbers,
): void {
  const { memberId, deliveryId, at } = of
  const id = newId(at)
  const isForeign = numbers.chance(0.1)
  const looked = numbers.chance(0.5) ? new Date(at.getTime() + numbers.below(20 * 24) * HOUR) : null
  const readBy = stanceModelVersion()
  year.entry?.push({
    ...{ id, workspaceId: team.workspaceId, teamId: team.id, memberId, deliveryId, kind: 'reflection' },
    ...{ visibility: numbers.oneOf(['team', 'private']), text: 'So 🙂 '.repeat(1 + numbers.below(9)) },
    ...{ sourceRef: id, writtenAt: at, isLate: closesAt !== undefined && at >= closesAt, readBy },
    ...{ language: isForeign ? 'deu' : null, codesSeenAt: looked },
  })
  if (isForeign) return
  for (const habit of HABITS) {
    const probability = numbers.share()
    year.entryCode?.push({
      ...{ entryId: id, habit, probability, prior: 0.05 + numbers.share() / 10 },
      verdict: probability > 0.5 ? 'shown' : 'absent',
    })
    if (looked && numbers.chance(0.2))
      year.codeCorrection?.push({ entryId: id, habit, isPresent: numbers.chance(0.5), at: looked })
  }
}

async function insert({ prisma }: Database, year: Year): Promise<void> {
  const add = async (table: { createMany(args: { data: never[] }): Promise<unknown> }, rows: Rows = []) => {
    for (let from = 0; from < rows.length; from += 500)
      await table.createMany({ data: rows.slice(from, from + 500) as never[] })
  }
  await add(prisma.school, year.school)
  await add(prisma.team, year.team)
  await add(prisma.member, year.member)
  await add(prisma.membership, year.membership)
  await add(prisma.roleGrant, year.roleGrant)
  await add(prisma.prompt, year.prompt)
  await add(prisma.nudge, year.nudge)
  await add(prisma.delivery, year.delivery)
  await add(prisma.ask, year.ask)
  await add(prisma.entry, year.entry)
  await add(prisma.entryCode, year.entryCode)
  await add(prisma.codeCorrection, year.codeCorrection)
  await add(prisma.feedback, year.feedback)
  await add(prisma.need, year.need)
}
