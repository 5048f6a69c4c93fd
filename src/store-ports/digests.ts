import type { Digest } from '../domain/digest/digest.ts'
import type { Nudge } from '../domain/nudge.ts'
import type { Member } from '../domain/organisation.ts'
import type { RoleGrant } from '../domain/role.ts'

/** Who gets which digest, and what it suggested. */
export interface DigestStore {
  /** The newest week of each of the districts whose digests have all been planned; no row where none is. */
  lastPlanned(districtIds: string[]): Promise<{ districtId: string; week: string }[]>
  markPlanned(districtId: string, week: string, now: Date): Promise<void>
  /** Stores a digest with the nudge that brings it, in one step; false where the recipient has one of that week. */
  plan(digest: Digest, nudge: Nudge, now: Date): Promise<boolean>
  /** The digests of these nudges. */
  list(nudgeIds: string[]): Promise<Digest[]>
  /** Notes what a digest suggests; the same again changes nothing. */
  noteSuggestion(nudgeId: string, suggestion: string | null): Promise<void>
  /** The digests of a recipient from a week on, the oldest first. */
  since(recipient: Digest['recipient'], week: string): Promise<Digest[]>
  /** Who holds one of the roles in one of the units (teams, schools, districts), by member. */
  holdersIn(unitIds: string[], roles: RoleGrant['role'][]): Promise<{ member: Member; grant: RoleGrant }[]>
  /** Switches the digest in a team's channel on or off. */
  setTeam(teamId: string, isOn: boolean, memberId: string, now: Date): Promise<void>
  /** Those of the teams that want no digest in their channel. */
  teamsWithout(teamIds: string[]): Promise<string[]>
}
