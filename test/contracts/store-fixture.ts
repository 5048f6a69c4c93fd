import { type Cycle, EMPTY_PLAN } from '../../src/domain/cycle.ts'
import type { Entry } from '../../src/domain/entry.ts'
import { newId } from '../../src/domain/ids.ts'
import type { Delivery, Nudge } from '../../src/domain/nudge.ts'
import type { Member, Team, Workspace } from '../../src/domain/organisation.ts'
import type { CycleChange, Reach, Stores } from '../../src/ports.ts'

/** Opens empty stores of one kind. */
export type OpenStores = () => Promise<{ stores: Stores; close(): Promise<void> }>

/** An instant of the sample week: Monday, 7 September 2026. */
export const NOW = new Date('2026-09-07T12:00:00.123Z')

/** `NOW` and some hours. */
export function hoursLater(hours: number): Date {
  return new Date(NOW.getTime() + hours * 3_600_000)
}

let made = 0

/** A number that no other sample of this process has. */
export function unique(): string {
  made += 1
  return String(made)
}

/** A workspace with one team of as many members as wanted. */
export interface Sample {
  stores: Stores
  workspace: Workspace
  team: Team
  members: Member[]
}

/** Stores a new workspace, its team and members, who joined at `NOW`. */
export async function addSample(stores: Stores, size = 2): Promise<Sample> {
  const ref = { platform: 'slack', externalId: `T${unique()}`, name: 'Oak Hill' }
  const workspace = await stores.organisation.ensureWorkspace(ref, NOW)
  const team = await addTeam(stores, workspace, 'Maths')
  const members: Member[] = []
  for (let index = 0; index < size; index += 1)
    members.push(await addMember(stores, workspace, `Person ${index}`))
  await stores.teams.setRoster(
    team.id,
    members.map((member) => member.id),
    NOW,
  )
  return { stores, workspace, team, members }
}

/** Stores another team of a workspace. */
export async function addTeam(stores: Stores, workspace: Workspace, name: string): Promise<Team> {
  const { id: workspaceId, schoolId } = workspace
  const team = { workspaceId, schoolId, name, zone: 'America/Chicago', address: `C${unique()}` }
  return (await stores.teams.ensure(team, NOW)).team
}

/** Stores another person of a workspace. */
export function addMember(stores: Stores, workspace: Workspace, name: string): Promise<Member> {
  const externalId = `U${unique()}`
  const profile = { externalId, name, email: null, zone: null, address: `D${externalId}`, isBot: false }
  return stores.members.upsert(workspace.id, profile, NOW)
}

/** A running cycle of two phases of a week each. */
export function sampleCycle(teamId: string, values: Partial<Cycle> = {}): Cycle {
  const phase = (ordinal: number, key: string, startsOn: string, endsOn: string) => ({
    ...{ id: newId(NOW), ordinal, key, title: key, lengthDays: 5, startsOn, endsOn },
  })
  return {
    id: newId(NOW),
    teamId,
    templateKey: 'default',
    problem: 'Few students explain their thinking',
    unit: 'Fractions',
    goal: '',
    plan: { ...EMPTY_PLAN, outcomes: 'Students give reasons', resources: 'Tuesdays' },
    meeting: { weekday: 2, time: '15:15' },
    zone: 'America/Chicago',
    state: 'running',
    startsOn: '2026-09-07',
    pausedOn: null,
    finishedAt: null,
    version: 1,
    phases: [phase(0, 'plan', '2026-09-07', '2026-09-14'), phase(1, 'do', '2026-09-14', '2026-09-21')],
    ...values,
  }
}

/** A nudge that is due at `NOW`. */
export function sampleNudge(teamId: string, values: Partial<Nudge> = {}): Nudge {
  return {
    id: newId(NOW),
    teamId,
    cycleId: null,
    phaseId: null,
    practiceId: null,
    memberId: null,
    replyTo: null,
    prompt: {
      id: newId(NOW),
      templateKey: 'plan.unit-focus',
      kind: 'check-in',
      text: 'How ready are you?',
      choices: [
        { value: '1', label: 'Not yet' },
        { value: '2', label: 'Ready 🙂' },
      ],
      takesText: true,
      resultsShown: 'after-closing',
      frameworks: ['PLS-4', 'ISTE-2'],
    },
    audience: 'team',
    schedule: { kind: 'instant', at: NOW.toISOString() },
    zone: 'America/Chicago',
    windowHours: 48,
    state: 'scheduled',
    nextDueAt: NOW,
    askedBy: null,
    ...values,
    planAt:
      values.planAt === undefined ? (values.nextDueAt === undefined ? NOW : values.nextDueAt) : values.planAt,
  }
}

/** A waiting delivery of a nudge, due at `NOW`, to a member or (null) to the team. */
export function sampleDelivery(
  sample: Pick<Sample, 'workspace'>,
  nudge: Nudge,
  memberId: string | null,
  values: Partial<Delivery> = {},
): Delivery {
  return {
    id: newId(NOW),
    nudgeId: nudge.id,
    workspaceId: sample.workspace.id,
    teamId: nudge.teamId,
    memberId,
    occurrence: (values.dueAt ?? NOW).toISOString(),
    round: 0,
    dueAt: NOW,
    closesAt: hoursLater(48),
    state: 'waiting',
    reason: null,
    attempts: 0,
    nextAttemptAt: NOW,
    leasedUntil: null,
    messageRef: null,
    sentAt: null,
    closedAt: null,
    remindAt: null,
    mergedInto: null,
    holds: [],
    ...values,
  }
}

/** Stores a nudge and claims one delivery of it. */
export async function addDelivery(
  sample: Sample,
  memberId: string | null,
  values: Partial<Delivery> = {},
): Promise<Delivery> {
  const nudge = sampleNudge(sample.team.id, { audience: memberId ? 'private' : 'team' })
  await sample.stores.nudges.create(nudge, `E${unique()}`, NOW)
  const [delivery] = await sample.stores.deliveries.claim(
    [sampleDelivery(sample, nudge, memberId, values)],
    nudge.id,
    null,
  )
  if (!delivery) throw new Error('The sample delivery was not new')
  return delivery
}

/** The reach of a message that asks these people and counts against nobody's budget. */
export function reachOf(memberIds: string[]): Reach {
  const asks = memberIds.map((memberId) => ({ memberId, state: 'asked' as const, counts: null }))
  return { asks, least: 0, merged: [] }
}

/** Stores a delivery and marks it sent; it asks its member, or all who are in the team. */
export async function addSent(
  sample: Sample,
  memberId: string | null,
  sentAt: Date,
  values: Partial<Delivery> = {},
): Promise<Delivery> {
  const { id } = await addDelivery(sample, memberId, values)
  const people = memberId
    ? [memberId]
    : (await sample.stores.teams.roster(sample.team.id)).map((row) => row.id)
  await sample.stores.deliveries.take(id, sentAt, sentAt, reachOf(people))
  await sample.stores.deliveries.markSent(id, `M${unique()}`, sentAt)
  const delivery = await sample.stores.deliveries.find(id)
  if (!delivery) throw new Error('The sample delivery is lost')
  return delivery
}

/** A reflection of a member of the own accord, or an answer to a delivery. */
export function sampleEntry(sample: Sample, memberId: string, values: Partial<Entry> = {}): Entry {
  return {
    id: newId(NOW),
    workspaceId: sample.workspace.id,
    teamId: sample.team.id,
    memberId,
    deliveryId: null,
    kind: 'reflection',
    visibility: 'team',
    text: 'They explained more than last week.',
    sourceRef: `S${unique()}`,
    writtenAt: NOW,
    editedAt: null,
    isLate: false,
    ...values,
  }
}

/** A change of a cycle by a new event. */
export function sampleChange(kind: CycleChange['kind'], memberId: string | null = null): CycleChange {
  return { kind, memberId, eventId: `event-${unique()}` }
}
