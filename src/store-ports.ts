import type { Cycle, CycleChangeKind } from './domain/cycle.ts'
import type { Entry, Feedback } from './domain/entry.ts'
import type { WorkspaceRef } from './domain/intent.ts'
import type { Nudge } from './domain/nudge.ts'
import type { District, Member, PersonProfile, School, Team, Workspace } from './domain/organisation.ts'
import type { Budget } from './domain/rhythm.ts'
import type { RoleGrant } from './domain/role.ts'
import type { ServiceEvent } from './domain/service-event.ts'
import type { AccessStore } from './store-ports/access.ts'
import type { AgendaStore } from './store-ports/agendas.ts'
import type { ApiTokenStore } from './store-ports/api-tokens.ts'
import type { AskStore } from './store-ports/asks.ts'
import type { AuditStore } from './store-ports/audit.ts'
import type { CalendarStore } from './store-ports/calendar.ts'
import type { CommitmentStore } from './store-ports/commitments.ts'
import type { DeliveryStore } from './store-ports/deliveries.ts'
import type { DigestStore } from './store-ports/digests.ts'
import type { DepartmentStore, NeedStore } from './store-ports/needs.ts'
import type { PracticeStore } from './store-ports/practices.ts'
import type { ReportStore } from './store-ports/reports.ts'
import type { RhythmStore } from './store-ports/rhythm.ts'
import type { StanceStore } from './store-ports/stance.ts'
import type { TemplateStore } from './store-ports/templates.ts'
import type { ToldBackStore } from './store-ports/told-back.ts'
import type { WebhookStore } from './store-ports/webhooks.ts'

export type * from './store-ports/access.ts'
export type * from './store-ports/agendas.ts'
export type * from './store-ports/api-tokens.ts'
export type * from './store-ports/asks.ts'
export type * from './store-ports/audit.ts'
export type * from './store-ports/calendar.ts'
export type * from './store-ports/commitments.ts'
export type * from './store-ports/deliveries.ts'
export type * from './store-ports/digests.ts'
export type * from './store-ports/needs.ts'
export type * from './store-ports/practices.ts'
export type * from './store-ports/reports.ts'
export type * from './store-ports/rhythm.ts'
export type * from './store-ports/stance.ts'
export type * from './store-ports/templates.ts'
export type * from './store-ports/told-back.ts'
export type * from './store-ports/webhooks.ts'

export interface OrganisationStore {
  /**
   * The workspace of a platform's id, made on first sight: the first of each platform in the installation's first
   * school, any other, and one that stands `apart`, in a district and school of its own.
   */
  ensureWorkspace(ref: WorkspaceRef, now: Date, options?: { apart: boolean }): Promise<Workspace>
  /** Null also for a removed one. */
  findWorkspace(id: string): Promise<Workspace | null>
  removeWorkspace(id: string, now: Date): Promise<void>
  findSchool(id: string): Promise<School | null>
  findDistrict(id: string): Promise<District | null>
  /** How many nudges each person of a district gets at most; the usual ones where there is no such district. */
  budgetOf(districtId: string): Promise<Budget>
  /** All schools of the installation, by name. */
  schools(): Promise<School[]>
  /** All districts of the installation, by name. */
  districts(): Promise<District[]>
  setSharesCorrections(districtId: string, isOn: boolean): Promise<void>
  /** Renames the workspace's school and sets its zone (sample school, admin). */
  updateSchool(id: string, change: { name: string; zone: string }): Promise<void>
}

export interface TeamStore {
  /** Makes the place a team, or makes an inactive one active again; `isNew` tells whether anything changed. */
  ensure(team: Omit<Team, 'id' | 'isActive'>, now: Date): Promise<{ team: Team; isNew: boolean }>
  find(id: string): Promise<Team | null>
  findByAddress(workspaceId: string, address: string): Promise<Team | null>
  /** All of a school, inactive ones too, by name. */
  listOfSchool(schoolId: string): Promise<Team[]>
  deactivate(id: string, now: Date): Promise<void>
  /** Sets the team's IANA zone; a cycle that has begun keeps its own. */
  setZone(id: string, zone: string): Promise<void>
  /** Makes the roster exactly these members: joins and leaves are kept with their time. */
  setRoster(teamId: string, memberIds: string[], now: Date): Promise<void>
  /** Active teams whose whole roster was last taken over before an instant, the longest ago first. */
  withRosterBefore(instant: Date, limit: number): Promise<Team[]>
  join(teamId: string, memberId: string, now: Date): Promise<void>
  leave(teamId: string, memberId: string, now: Date): Promise<void>
  roster(teamId: string): Promise<Member[]>
  /** The rosters of several teams. */
  rosters(teamIds: string[]): Promise<{ teamId: string; members: Member[] }[]>
  /** The teams of these ids. */
  list(ids: string[]): Promise<Team[]>
  /** The active teams that the member is in now, by name. */
  teamsOf(memberId: string): Promise<Team[]>
}

export interface MemberStore {
  /** Adds or updates the person; null fields of the profile leave what is known as it is. */
  upsert(workspaceId: string, profile: PersonProfile, now: Date): Promise<Member>
  /** The same for several people, in the order of their profiles. */
  upsertAll(workspaceId: string, profiles: readonly PersonProfile[], now: Date): Promise<Member[]>
  find(id: string): Promise<Member | null>
  /** The members of these ids. */
  list(ids: string[]): Promise<Member[]>
  findByExternalId(workspaceId: string, externalId: string): Promise<Member | null>
  /** The same, with all that the person may. */
  findWithGrants(
    workspaceId: string,
    externalId: string,
  ): Promise<{ member: Member; grants: RoleGrant[] } | null>
  /** All members of a workspace as far as they were met, by name. */
  listOf(workspaceId: string): Promise<Member[]>
  /** The names of all members of a workspace: the staff, as far as it was met. */
  namesOf(workspaceId: string): Promise<string[]>
  grant(memberId: string, grant: RoleGrant, now: Date): Promise<void>
  revoke(memberId: string, grant: RoleGrant): Promise<void>
  grantsOf(memberId: string): Promise<RoleGrant[]>
  /** All grants of a workspace's members, by the names of who hold them, the oldest first. */
  grantsIn(workspaceId: string): Promise<{ member: Member; grant: RoleGrant }[]>
  /** The members who hold a role in a scope. */
  holdersOf(grant: RoleGrant): Promise<Member[]>
}

/** Who changed a cycle by which event: the event makes a repeat harmless. */
export interface CycleChange {
  kind: CycleChangeKind
  memberId: string | null
  eventId: string
  /** What systems of the district hear of it, noted in the same step. */
  tells?: ServiceEvent | null
}

export interface CycleStore {
  /** Stores cycle, phases and nudges in one step. 'taken' where the team has an open cycle, 'repeated' for a known event. */
  create(
    cycle: Cycle,
    nudges: Nudge[],
    change: CycleChange,
    now: Date,
  ): Promise<'created' | 'taken' | 'repeated'>
  /**
   * Stores the changed cycle and its not yet planned nudges in one step. 'conflict' where somebody else changed it
   * since it was read, 'repeated' for a known event.
   */
  update(
    cycle: Cycle,
    nudges: Nudge[],
    change: CycleChange,
    now: Date,
  ): Promise<'updated' | 'conflict' | 'repeated'>
  find(id: string): Promise<Cycle | null>
  /** The running or paused cycle of a team. */
  openOf(teamId: string): Promise<Cycle | null>
  lastOf(teamId: string): Promise<Cycle | null>
  /** Running cycles whose last phase is over. */
  endedBefore(now: Date, limit: number): Promise<Cycle[]>
}

export interface NudgeStore {
  /** Stores a nudge asked by a person; false where one of this event, team and kind exists. */
  create(nudge: Nudge, eventId: string, now: Date): Promise<boolean>
  find(id: string): Promise<Nudge | null>
  /** Those of the ids that exist, in no order. */
  list(ids: string[]): Promise<Nudge[]>
  ofCycle(cycleId: string): Promise<Nudge[]>
  /** Nudges that the planner takes up by `now`, the earliest first. */
  dueUntil(now: Date, limit: number): Promise<Nudge[]>
  /** When scheduled nudges of teams are due next, as far as that is before an instant. */
  dueOfTeams(
    teamIds: string[],
    before: Date,
  ): Promise<{ teamId: string; memberId: string | null; nextDueAt: Date }[]>
  /** Scheduled nudges of teams that ask a member, in their threads or in private, the earliest first. */
  comingTo(teamIds: string[], memberId: string, limit: number): Promise<Nudge[]>
  /** The earliest due time of all, or null. */
  nextDueAt(): Promise<Date | null>
  /** When the planner has to do next, or null. */
  nextPlanAt(): Promise<Date | null>
}

export interface EntryStore {
  /** Stores an entry; for a known sourceRef the stored one comes back and nothing changes. */
  record(entry: Entry): Promise<{ entry: Entry; isNew: boolean }>
  find(id: string): Promise<Entry | null>
  findBySource(workspaceId: string, sourceRef: string): Promise<Entry | null>
  /** Lets somebody else read it, or nobody any more. */
  setVisibility(id: string, visibility: Entry['visibility']): Promise<void>
  /** Says that it is of another kind. */
  setKind(id: string, kind: Entry['kind']): Promise<void>
  /** Replaces the text and keeps the one before as a revision. */
  edit(id: string, text: string, now: Date): Promise<void>
  /**
   * Notes that a message was deleted in the chat, before or after it was recorded: `record` keeps nothing of it from now
   * on. Notes older than `forgetBefore` go.
   */
  noteDeleted(workspaceId: string, sourceRef: string, now: Date, forgetBefore: Date): Promise<void>
  /** Forgets the text and its revisions; that something was deleted, and when, remains. */
  remove(id: string, now: Date): Promise<void>
  listOf(memberId: string, limit: number): Promise<Entry[]>
}

export interface FeedbackStore {
  put(feedback: Feedback): Promise<void>
  find(deliveryId: string, memberId: string): Promise<Feedback | null>
  listFor(deliveryIds: string[]): Promise<Feedback[]>
}

/** Small facts of the service itself: the playground's clock, the sample school's mark. */
export interface SettingStore {
  get(key: string): Promise<string | null>
  set(key: string, value: string): Promise<void>
  /** Sets the value where there is none, and returns the one that stands: the same to all who ask at once. */
  ensure(key: string, value: string): Promise<string>
  remove(key: string): Promise<void>
}

/** The playground's memory: what a real platform keeps on its own side. */
export interface PlaygroundStore {
  /** Appends; a message whose id exists stays as it was, and false comes back. `body` is JSON. */
  append(message: PlaygroundRecord): Promise<boolean>
  replace(id: string, body: string): Promise<void>
  find(id: string): Promise<PlaygroundRecord | null>
  all(): Promise<PlaygroundRecord[]>
}
export interface PlaygroundRecord {
  id: string
  at: Date
  body: string
}

export interface Stores {
  organisation: OrganisationStore
  teams: TeamStore
  members: MemberStore
  cycles: CycleStore
  nudges: NudgeStore
  deliveries: DeliveryStore
  asks: AskStore
  entries: EntryStore
  feedback: FeedbackStore
  stance: StanceStore
  rhythms: RhythmStore
  calendars: CalendarStore
  audit: AuditStore
  reports: ReportStore
  digests: DigestStore
  practices: PracticeStore
  commitments: CommitmentStore
  needs: NeedStore
  departments: DepartmentStore
  agendas: AgendaStore
  toldBack: ToldBackStore
  templates: TemplateStore
  access: AccessStore
  apiTokens: ApiTokenStore
  webhooks: WebhookStore
  settings: SettingStore
  playground: PlaygroundStore
}
