import type { Department } from '../domain/needs/desk.ts'
import type { Need, NeedAnswer, NeedState } from '../domain/needs/need.ts'
import type { Nudge } from '../domain/nudge.ts'

/** A message that tells of a need, or of an answer to it. */
export interface NeedNote {
  nudge: Nudge
  answerId: string | null
}

/** What changes with a need, in one step. */
export interface NeedChange {
  values: Partial<Pick<Need, 'state' | 'desk' | 'takenBy' | 'category' | 'text' | 'isNamed' | 'raisedAt'>>
  notes: NeedNote[]
  /** Kept with it; the first one's time is the need's `answeredAt`. */
  answer?: NeedAnswer
}

/** A request's words, for the reader of themes alone. */
export interface NeedText {
  memberId: string
  text: string
  writtenAt: Date
}

export interface NeedStore {
  /** Stores a need with the messages that tell of it; false where one of this event exists: nothing changes then. */
  raise(need: Need, notes: NeedNote[], now: Date): Promise<boolean>
  find(id: string): Promise<Need | null>
  findByEvent(eventKey: string): Promise<Need | null>
  /** Changes a need that is in one of the states; false where it is not, or the answer's event is known. */
  change(id: string, from: NeedState[], change: NeedChange, now: Date): Promise<boolean>
  /** Those that wait at the desks, the oldest first. */
  waitingAt(desks: string[], limit: number): Promise<Need[]>
  /** Those at the desks that wait or were answered, the newest first. */
  recentAt(desks: string[], limit: number): Promise<Need[]>
  /** A member's own ones, drafts and withdrawn ones apart, the newest first. */
  ofMember(memberId: string, limit: number): Promise<Need[]>
  /** The answers to needs, the oldest first. */
  answersTo(ids: string[]): Promise<NeedAnswer[]>
  /** What a nudge tells of; null where it is no note of a need. */
  noteOf(nudgeId: string): Promise<{ needId: string; answerId: string | null } | null>
  /** The nudges that tell of a need. */
  nudgesOf(id: string): Promise<string[]>
  /** The newest `limit` requests of teams, raised in [since, until), the oldest first; drafts and those taken back apart. */
  texts(teamIds: string[], since: Date, until: Date, limit: number): Promise<NeedText[]>
  /** Forgets drafts that nobody sent since an instant, and what was taken back before it. */
  purge(before: Date): Promise<number>
}

/** The departments that answer needs, and who answers for them. */
export interface DepartmentStore {
  /** Adds somebody to the department of that name, made on first use. */
  add(districtId: string, name: string, memberId: string, now: Date): Promise<Department>
  remove(id: string, memberId: string): Promise<void>
  find(id: string): Promise<Department | null>
  /** All of a district, also those without people, by name. */
  ofDistrict(districtId: string): Promise<Department[]>
  /** Those that a member answers for, by name. */
  ofMember(memberId: string): Promise<Department[]>
}
