import type { Agenda, AgendaItem, AgendaMark, AgendaPart } from '../../src/domain/agenda/agenda.ts'
import type { ApiToken } from '../../src/domain/api-token.ts'
import type { Look } from '../../src/domain/audit.ts'
import type { Commitment } from '../../src/domain/commitment.ts'
import type { Cycle } from '../../src/domain/cycle.ts'
import type { Digest } from '../../src/domain/digest/digest.ts'
import type { Entry, Feedback } from '../../src/domain/entry.ts'
import type { Department } from '../../src/domain/needs/desk.ts'
import type { Need, NeedAnswer } from '../../src/domain/needs/need.ts'
import type { ToldBack } from '../../src/domain/needs/told-back.ts'
import type { Ask, Delivery, Nudge } from '../../src/domain/nudge.ts'
import type { District, Member, School, Team, Workspace } from '../../src/domain/organisation.ts'
import type { Practice } from '../../src/domain/practice/practice.ts'
import type { Budget, Leave, Rhythm, Snooze } from '../../src/domain/rhythm.ts'
import type { RoleGrant } from '../../src/domain/role.ts'
import type { ServiceEvent } from '../../src/domain/service-event.ts'
import type { WebhookDelivery, WebhookEndpoint } from '../../src/domain/webhook.ts'
import type {
  ImportedCalendar,
  PageLink,
  PageSession,
  PlaygroundRecord,
  SchoolTemplate,
} from '../../src/ports.ts'

/** One stay of a member in a team. */
export interface MembershipRow {
  teamId: string
  memberId: string
  joinedAt: Date
  leftAt: Date | null
}

/** What all in-memory stores share; each map is keyed by id. */
export interface MemoryTables {
  districts: Map<string, District>
  schools: Map<string, School>
  workspaces: Map<string, Workspace & { removedAt: Date | null }>
  teams: Map<string, Team>
  members: Map<string, Member>
  memberships: MembershipRow[]
  grants: { memberId: string; grant: RoleGrant }[]
  /** In the order of creation. */
  cycles: Map<string, Cycle>
  changes: Set<string>
  nudges: Map<string, Nudge>
  nudgeEvents: Set<string>
  deliveries: Map<string, Delivery>
  /** Keyed by delivery and member. */
  asks: Map<string, Ask>
  /** Of districts that have set one. */
  budgets: Map<string, Budget>
  entries: Map<string, Entry & { deletedAt: Date | null }>
  revisions: { entryId: string; text: string; replacedAt: Date }[]
  /** Keyed by delivery and member. */
  feedback: Map<string, Feedback>
  rhythms: Map<string, Rhythm>
  leaves: Leave[]
  /** Keyed by member and kind. */
  snoozes: Map<string, Snooze>
  /** Keyed by school and source. */
  calendars: Map<string, ImportedCalendar>
  looks: Look[]
  /** Keyed by nudge. */
  digests: Map<string, Digest>
  practices: Map<string, Practice>
  /** Keyed by nudge: the entry that it tells of. */
  sharedNotes: Map<string, string>
  commitments: Map<string, Commitment>
  needs: Map<string, Need>
  needAnswers: Map<string, NeedAnswer>
  /** Keyed by nudge. */
  needNotes: Map<string, { needId: string; answerId: string | null }>
  departments: Map<string, Department>
  agendas: Map<string, Agenda>
  agendaItems: Map<string, AgendaItem>
  /** Keyed by nudge. */
  agendaNotes: Map<string, { agendaId: string; part: AgendaPart }>
  /** Keyed by source. */
  agendaMarks: Map<string, AgendaMark>
  toldBack: Map<string, ToldBack>
  /** Keyed by nudge: what it tells. */
  toldBackNotes: Map<string, string>
  templates: Map<string, SchoolTemplate>
  /** Keyed by hash. */
  pageLinks: Map<string, PageLink>
  pageSessions: Map<string, PageSession>
  apiTokens: Map<string, ApiToken>
  endpoints: Map<string, WebhookEndpoint>
  events: Map<string, ServiceEvent>
  webhookDeliveries: Map<string, WebhookDelivery>
  settings: Map<string, string>
  playground: Map<string, PlaygroundRecord>
}

/** Empty tables. */
export function createMemoryTables(): MemoryTables {
  return {
    districts: new Map(),
    schools: new Map(),
    workspaces: new Map(),
    teams: new Map(),
    members: new Map(),
    memberships: [],
    grants: [],
    cycles: new Map(),
    changes: new Set(),
    nudges: new Map(),
    nudgeEvents: new Set(),
    deliveries: new Map(),
    asks: new Map(),
    budgets: new Map(),
    entries: new Map(),
    revisions: [],
    feedback: new Map(),
    rhythms: new Map(),
    leaves: [],
    snoozes: new Map(),
    calendars: new Map(),
    looks: [],
    digests: new Map(),
    practices: new Map(),
    sharedNotes: new Map(),
    commitments: new Map(),
    needs: new Map(),
    needAnswers: new Map(),
    needNotes: new Map(),
    departments: new Map(),
    agendas: new Map(),
    agendaItems: new Map(),
    agendaNotes: new Map(),
    agendaMarks: new Map(),
    toldBack: new Map(),
    toldBackNotes: new Map(),
    templates: new Map(),
    pageLinks: new Map(),
    pageSessions: new Map(),
    apiTokens: new Map(),
    endpoints: new Map(),
    events: new Map(),
    webhookDeliveries: new Map(),
    settings: new Map(),
    playground: new Map(),
  }
}

/** Throws where a row would point at none, as the database does. */
export function requireRow(table: ReadonlyMap<string, unknown>, id: string | null, kind: string): void {
  if (id !== null && !table.has(id))
    throw new Error(`There is no ${kind} ${id}: the database would refuse this row.`)
}

/** Sorts by an instant (nulls first), then by id. */
export function byInstant<T extends { id: string }>(
  instantOf: (row: T) => Date | null,
): (a: T, b: T) => number {
  return (a, b) =>
    (instantOf(a)?.getTime() ?? 0) - (instantOf(b)?.getTime() ?? 0) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** When a row was made: its id tells (UUID of version 7). */
export function madeAt(id: string): Date {
  return new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16))
}
