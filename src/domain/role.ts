import type { Team } from './organisation.ts'

/** Every role in the field's own words; a member without a grant is a teacher of the own teams. */
export const ROLES = ['facilitator', 'coach', 'principal', 'central', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** A role and the unit for which it holds: a team, a school or a district, by id. */
export interface RoleGrant {
  role: Role
  scope: { kind: 'team' | 'school' | 'district'; id: string }
}

/** What a person may be asked to be allowed to do. */
export type Act =
  | 'run-cycle'
  | 'edit-templates'
  | 'start-check-in'
  | 'read-school-signals'
  | 'schedule-practice'
  | 'assign-roles'
  | 'set-up-school'
  | 'tell-teams'

const ROLES_FOR: Record<Act, readonly Role[]> = {
  'run-cycle': ['facilitator', 'principal', 'admin'],
  'edit-templates': ['facilitator', 'principal', 'admin'],
  'start-check-in': ['facilitator', 'principal', 'admin'],
  'read-school-signals': ['principal', 'central', 'admin'],
  'schedule-practice': ['coach', 'principal', 'admin'],
  'assign-roles': ['admin'],
  'set-up-school': ['principal', 'admin'],
  'tell-teams': ['facilitator', 'principal', 'central', 'admin'],
}

/** The unit in which an act would happen. */
export interface Place {
  teamId: string | null
  schoolId: string
  districtId: string
}

/** Where a team stands, as the place of an act. */
export function placeOf(team: Team, districtId: string): Place {
  return { teamId: team.id, schoolId: team.schoolId, districtId }
}

/** Whether one of the grants allows the act at the place: a wider scope covers the narrower ones in it. */
export function isAllowed(act: Act, grants: readonly RoleGrant[], place: Place): boolean {
  return grants.some((grant) => ROLES_FOR[act].includes(grant.role) && covers(grant.scope, place))
}

/** The roles that may do it, as words for a refusal: "the facilitator, a principal or an admin". */
export function rolesAllowedInWords(act: Act): string {
  const names: Record<Role, string> = {
    facilitator: "the team's facilitator",
    coach: 'a coach',
    principal: 'a principal',
    central: 'central office',
    admin: 'an admin',
  }
  const words = ROLES_FOR[act].map((role) => names[role])
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words.join('')
}

function covers(scope: RoleGrant['scope'], place: Place): boolean {
  switch (scope.kind) {
    case 'team':
      return scope.id === place.teamId
    case 'school':
      return scope.id === place.schoolId
    case 'district':
      return scope.id === place.districtId
  }
}
