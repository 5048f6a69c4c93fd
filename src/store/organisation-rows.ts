import type { District, Member, School, Team, Workspace } from '../domain/organisation.ts'
import type {
  District as DistrictRow,
  Member as MemberRow,
  School as SchoolRow,
  Team as TeamRow,
  Workspace as WorkspaceRow,
} from './generated/client.ts'

/** A district from its row. */
export function toDistrict({ id, name, sharesCorrections }: DistrictRow): District {
  return { id, name, sharesCorrections }
}

/** A school from its row. */
export function toSchool({ id, districtId, name, zone }: SchoolRow): School {
  return { id, districtId, name, zone }
}

/** A workspace from its row. */
export function toWorkspace(row: WorkspaceRow): Workspace {
  const { id, districtId, schoolId, platform, externalId, name } = row
  return { id, districtId, schoolId, platform, externalId, name }
}

/** A team from its row. */
export function toTeam(row: TeamRow): Team {
  const { id, workspaceId, schoolId, name, zone, address } = row
  return { id, workspaceId, schoolId, name, zone, address, isActive: row.deactivatedAt === null }
}

/** A member from its row. */
export function toMember(row: MemberRow): Member {
  const { id, workspaceId, externalId, name, email, zone, address } = row
  return { id, workspaceId, externalId, name, email, zone, address }
}
