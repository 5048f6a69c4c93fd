import type { CalendarContent } from '../domain/calendar.ts'
import type { WorkspaceRef } from '../domain/intent.ts'
import type { Workspace } from '../domain/organisation.ts'
import type { Role } from '../domain/role.ts'
import { localDateOf } from '../domain/schedule.ts'
import type { Deps } from './deps.ts'
import { memberOf } from './people.ts'

/** The playground's school as its own chat knows it; people's roles by their id on the platform. */
export interface SampleSchool {
  workspace: WorkspaceRef & { name: string }
  zone: string
  people: readonly { id: string; role: Role | 'teacher' }[]
  /** Who answers requests for support beside the principal. */
  departments: readonly { name: string; personId: string }[]
  /** The calendar that it begins with, for the local ISO date on which it is opened first. */
  calendarFor(today: string): CalendarContent
}

/** Marks that the sample calendar was given once: who removes it does not get it again. */
const CALENDAR_GIVEN = 'playground.calendar'

/**
 * Gives the sample school a district of its own, its name, zone, leaders, departments and calendar; facilitators are those who add the bot.
 * Safe to repeat.
 */
export async function openSampleSchool(deps: Deps, school: SampleSchool): Promise<void> {
  const now = deps.clock.now()
  const workspace = await deps.stores.organisation.ensureWorkspace(school.workspace, now, { apart: true })
  const { name } = school.workspace
  await deps.stores.organisation.updateSchool(workspace.schoolId, { name, zone: school.zone })
  await giveCalendar(deps, workspace.schoolId, school)
  await giveDepartments(deps, workspace, school)
  const scope = { kind: 'school', id: workspace.schoolId } as const
  for (const { id, role } of school.people) {
    if (role === 'teacher' || role === 'facilitator') continue
    const member = await memberOf(deps, workspace, { externalId: id })
    await deps.stores.members.grant(member.id, { role, scope }, now)
    // So that all of a school's settings can be tried out.
    if (role === 'principal') await deps.stores.members.grant(member.id, { role: 'admin', scope }, now)
  }
}

/** The departments, each with the person who answers. */
async function giveDepartments(deps: Deps, workspace: Workspace, school: SampleSchool): Promise<void> {
  for (const { name, personId } of school.departments) {
    const member = await memberOf(deps, workspace, { externalId: personId })
    await deps.stores.departments.add(workspace.districtId, name, member.id, deps.clock.now())
  }
}

async function giveCalendar(deps: Deps, schoolId: string, school: SampleSchool): Promise<void> {
  if (await deps.stores.settings.get(CALENDAR_GIVEN)) return
  const now = deps.clock.now()
  const content = school.calendarFor(localDateOf(now, school.zone))
  const source = `${school.workspace.name} calendar`
  await deps.stores.calendars.put({ schoolId, source, content, importedAt: now, importedBy: null })
  await deps.stores.settings.set(CALENDAR_GIVEN, now.toISOString())
}
