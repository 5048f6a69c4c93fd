import type { ActorRef, PlaceRef, WorkspaceRef } from '../domain/intent.ts'
import type { Member, PersonProfile, Workspace } from '../domain/organisation.ts'
import type { RoleGrant } from '../domain/role.ts'
import { isZone } from '../domain/schedule.ts'
import { DeliveryError } from '../ports.ts'
import type { Deps } from './deps.ts'

type PeopleDeps = Pick<Deps, 'stores' | 'clock' | 'platform' | 'adminEmails' | 'log'>

/** Adds or updates a person; the owners of admin addresses become admins and principals. */
export async function takeOverPerson(
  deps: Pick<PeopleDeps, 'stores' | 'clock' | 'adminEmails'>,
  workspace: Workspace,
  profile: PersonProfile,
): Promise<Member> {
  const [member] = await takeOverPeople(deps, workspace, [profile])
  if (!member) throw new Error('A person who was just kept is not there')
  return member
}

/** The same for several people, in the order of their profiles; one statement where nobody is new or has changed. */
async function takeOverPeople(
  deps: Pick<PeopleDeps, 'stores' | 'clock' | 'adminEmails'>,
  workspace: Workspace,
  profiles: readonly PersonProfile[],
): Promise<Member[]> {
  const now = deps.clock.now()
  const placed = profiles.map((profile) => {
    const zone = profile.zone && isZone(profile.zone) ? profile.zone : null
    return { ...profile, zone }
  })
  const members = await deps.stores.members.upsertAll(workspace.id, placed, now)
  for (const [at, { id }] of members.entries()) {
    const email = profiles[at]?.email?.toLowerCase()
    if (!email || !deps.adminEmails.has(email)) continue
    const scope = { kind: 'district', id: workspace.districtId } as const
    await deps.stores.members.grant(id, { role: 'admin', scope }, now)
    const school = { kind: 'school', id: workspace.schoolId } as const
    await deps.stores.members.grant(id, { role: 'principal', scope: school }, now)
  }
  return members
}

/** The member behind an event. A platform that cannot be asked just now does not stop what the person does. */
export async function memberOf(deps: PeopleDeps, workspace: Workspace, actor: ActorRef): Promise<Member> {
  return (await actorOf(deps, workspace, actor)).member
}

/** The member behind an event, with all that the person may. */
export async function actorOf(
  deps: PeopleDeps,
  workspace: Workspace,
  actor: ActorRef,
): Promise<{ member: Member; grants: RoleGrant[] }> {
  const known = await deps.stores.members.findWithGrants(workspace.id, actor.externalId)
  if (known && !hasNews(known.member, actor)) return known
  const profile = known ? null : await askPlatform(deps, workspace, actor)
  const member = await meet(deps, workspace, actor, known?.member ?? null, profile)
  return { member, grants: await deps.stores.members.grantsOf(member.id) }
}

/** The member, with what the event and the platform's `profile` tell of the person. */
async function meet(
  deps: PeopleDeps,
  workspace: Workspace,
  actor: ActorRef,
  known: Member | null,
  profile: PersonProfile | null,
): Promise<Member> {
  if (known && !hasNews(known, actor)) return known
  const asTold: PersonProfile = {
    externalId: actor.externalId,
    name: actor.name ?? known?.name ?? 'A colleague',
    email: actor.email ?? null,
    zone: actor.zone ?? null,
    address: actor.address ?? null,
    isBot: false,
  }
  const member = await takeOverPerson(
    deps,
    workspace,
    profile ? { ...profile, zone: profile.zone ?? asTold.zone } : asTold,
  )
  if (member.zone && !known?.zone) await placeTeamsOf(deps, workspace, member, member.zone)
  return member
}

/** The zone of a team or school that nobody has placed yet. */
export const NO_ZONE = 'UTC'

/** A school that nobody has placed yet takes the zone. */
export async function adoptZone(
  deps: Pick<Deps, 'stores'>,
  workspace: Workspace,
  zone: string,
): Promise<void> {
  const school = await deps.stores.organisation.findSchool(workspace.schoolId)
  if (school?.zone === NO_ZONE && zone !== NO_ZONE) {
    await deps.stores.organisation.updateSchool(school.id, { name: school.name, zone })
  }
}

/** Where a platform tells zones only with what people do, the first one learned places the person's teams. */
async function placeTeamsOf(
  deps: Pick<Deps, 'stores'>,
  workspace: Workspace,
  member: Member,
  zone: string,
): Promise<void> {
  for (const team of await deps.stores.teams.teamsOf(member.id)) {
    if (team.zone === NO_ZONE) await deps.stores.teams.setZone(team.id, zone)
  }
  await adoptZone(deps, workspace, zone)
}

/** The people of a place as members, without bots. Throws DeliveryError. */
export async function readPeople(deps: PeopleDeps, workspace: Workspace, address: string): Promise<Member[]> {
  const profiles = await deps.platform(workspace.platform).readRoster(refOf(workspace), address)
  return takeOverPeople(
    deps,
    workspace,
    profiles.filter(({ isBot }) => !isBot),
  )
}

/** A person came to a place; counts where the place is a team. Other bots are no people, and no group grows by them. */
export async function joinTeam(
  deps: PeopleDeps,
  workspace: Workspace,
  place: PlaceRef,
  person: ActorRef,
): Promise<void> {
  const team = await deps.stores.teams.findByAddress(workspace.id, place.address)
  if (!team?.isActive || person.isBot) return
  const known = await deps.stores.members.findByExternalId(workspace.id, person.externalId)
  const profile = known ? null : await askPlatform(deps, workspace, person)
  if (profile?.isBot) return
  const member = await meet(deps, workspace, person, known, profile)
  await deps.stores.teams.join(team.id, member.id, deps.clock.now())
}

/** A person left a place. */
export async function leaveTeam(
  deps: PeopleDeps,
  workspace: Workspace,
  place: PlaceRef,
  person: ActorRef,
): Promise<void> {
  const team = await deps.stores.teams.findByAddress(workspace.id, place.address)
  const member = await deps.stores.members.findByExternalId(workspace.id, person.externalId)
  if (team && member) await deps.stores.teams.leave(team.id, member.id, deps.clock.now())
}

/** A person's profile changed; people who were never met are left alone. */
export async function updatePerson(
  deps: PeopleDeps,
  workspace: Workspace,
  profile: PersonProfile,
): Promise<void> {
  const known = await deps.stores.members.findByExternalId(workspace.id, profile.externalId)
  if (known) await takeOverPerson(deps, workspace, profile)
}

/** A workspace as its platform names it. */
export function refOf(workspace: Workspace): WorkspaceRef {
  return { platform: workspace.platform, externalId: workspace.externalId, name: workspace.name }
}

function hasNews(known: Member, actor: ActorRef): boolean {
  const differs = <K extends 'zone' | 'address' | 'name'>(key: K) => !!actor[key] && actor[key] !== known[key]
  return differs('zone') || differs('address') || differs('name')
}

async function askPlatform(
  deps: PeopleDeps,
  workspace: Workspace,
  actor: ActorRef,
): Promise<PersonProfile | null> {
  try {
    return await deps.platform(workspace.platform).readPerson(refOf(workspace), actor)
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    deps.log.warn(
      { workspaceId: workspace.id, reason: error.kind },
      'could not read a profile; going on with what the event tells',
    )
    return null
  }
}
