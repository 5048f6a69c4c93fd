import type { Role } from '../domain/role.ts'
import { ACTIONS } from './actions.ts'
import { viewOf } from './plain-text.ts'
import type { SetupSection } from './setup-view.ts'
import type { View } from './view.ts'

/** Somebody's role, for an admin. `where`: the team, school or district. */
export interface HeldRole {
  memberId: string
  name: string
  role: Role
  scope: { kind: string; id: string }
  where: string
}

const TITLES: Record<Role, string> = {
  facilitator: 'Facilitator',
  coach: 'Coach',
  principal: 'Principal',
  central: 'Central office',
  admin: 'Admin',
}

/** What a role is called, at the beginning of a line. */
export function roleInWords(role: Role): string {
  return TITLES[role]
}

/** Who has which role. */
export function rolesView(held: readonly HeldRole[], school: string): View {
  const roles = Object.keys(TITLES) as Role[]
  const rows = roles.flatMap((role) =>
    held.filter((each) => each.role === role).map(({ name, where }) => [name, roleInWords(role), where]),
  )
  return viewOf([
    { kind: 'heading', text: `Roles at ${school}` },
    rows.length > 0
      ? { kind: 'table', caption: 'Who has a role', columns: ['Person', 'Role', 'For'], rows }
      : { kind: 'text', text: 'Nobody has a role yet.' },
    { kind: 'note', text: 'Everybody else is a teacher in the teams they belong to.' },
    {
      kind: 'note',
      text: 'Give one with /setup role @ana coach, in a team’s channel /setup role @ana facilitator. Take it back with /setup role @ana remove coach.',
    },
  ])
}

/** Tells that somebody has a role now; one tap takes it back. */
export function roleGivenView({ memberId, name, role, scope, where }: HeldRole, may: string): View {
  return viewOf([
    { kind: 'text', text: `${name} is now ${roleInWords(role).toLowerCase()} for ${where}.` },
    { kind: 'note', text: may },
    {
      kind: 'buttons',
      buttons: [
        {
          action: ACTIONS.takeRole,
          value: [memberId, role, scope.kind, scope.id].join(':'),
          label: 'Take it back',
          style: 'danger',
        },
      ],
    },
  ])
}

/** Where roles are set up. */
export const ROLES_SECTION: SetupSection = {
  title: 'Roles',
  elements: [
    {
      kind: 'text',
      text: 'Who coaches, leads, facilitates, and which departments answer needs. Admins give roles: /setup role @ana coach',
    },
    {
      kind: 'buttons',
      buttons: [
        { action: ACTIONS.runCommand, value: 'setup roles', label: 'See all roles' },
        { action: ACTIONS.runCommand, value: 'setup departments', label: 'Departments' },
      ],
    },
  ],
}
