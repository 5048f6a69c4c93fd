import { createHash, randomBytes } from 'node:crypto'
import { newId } from '../domain/ids.ts'
import type { Member } from '../domain/organisation.ts'
import type { LinkState, Opening, PageReader } from '../ports/pages.ts'
import type { PageSession } from '../ports.ts'
import type { Deps } from './deps.ts'

export type AccessDeps = Pick<Deps, 'stores' | 'clock' | 'log' | 'publicUrl'>

/** How long a personal link opens the pages, and how long a session lasts, in milliseconds. */
const LINK_MS = 10 * 60_000
const SESSION_MS = 8 * 3_600_000
/** How long links and sessions are kept after they are over, in milliseconds. */
const KEPT_MS = 86_400_000
/** 256 bits. */
const TOKEN_BYTES = 32

/** Makes the member's personal link to a page (a path that begins with "/"); returns the address to open. */
export async function makePageLink(deps: AccessDeps, memberId: string, target: string): Promise<string> {
  const token = newToken()
  const now = deps.clock.now()
  const expiresAt = deps.clock.afterReal(LINK_MS)
  await deps.stores.access.addLink({
    hash: hashOf(token),
    memberId,
    target,
    createdAt: now,
    expiresAt,
    usedAt: null,
  })
  return `${deps.publicUrl()}/signals/open?t=${token}`
}

/** What a link is worth; looking at it does not use it up. */
export async function peekPageLink(deps: AccessDeps, token: string): Promise<LinkState> {
  const link = await deps.stores.access.findLink(hashOf(token))
  if (!link) return { kind: 'over', reason: 'unknown' }
  if (link.usedAt) return { kind: 'over', reason: 'used' }
  if (link.expiresAt <= deps.clock.now()) return { kind: 'over', reason: 'expired' }
  const member = await presentMember(deps, link.memberId)
  if (!member) return { kind: 'over', reason: 'unknown' }
  return { kind: 'valid', memberId: member.id, name: member.name, target: link.target }
}

/** Uses a link up and opens a session for its member. */
export async function openPageLink(deps: AccessDeps, token: string): Promise<Opening> {
  const now = deps.clock.now()
  const link = await peekPageLink(deps, token)
  if (link.kind === 'over') return link
  // Two who come at once: the store lets one through.
  if (!(await deps.stores.access.useLink(hashOf(token), now))) return { kind: 'over', reason: 'used' }
  const sessionToken = newToken()
  const session: PageSession = {
    id: newId(now),
    hash: hashOf(sessionToken),
    memberId: link.memberId,
    held: await heldBy(deps, link.memberId),
    openedAt: now,
    expiresAt: deps.clock.afterReal(SESSION_MS),
    endedAt: null,
  }
  await deps.stores.access.addSession(session)
  deps.log.info({ memberId: link.memberId, sessionId: session.id }, 'pages opened')
  return { kind: 'opened', token: sessionToken, seconds: SESSION_MS / 1_000, target: link.target }
}

/**
 * The person of a session, or null. Who has lost a role or a team since the session was opened, or whose workspace is
 * gone, is signed out everywhere.
 */
export async function readerOfSession(deps: AccessDeps, token: string): Promise<PageReader | null> {
  const now = deps.clock.now()
  const session = await deps.stores.access.findSession(hashOf(token), now)
  if (!session) return null
  const member = await presentMember(deps, session.memberId)
  const held = new Set(await heldBy(deps, session.memberId))
  if (!member || held.size === 0 || session.held.some((each) => !held.has(each))) {
    await deps.stores.access.endAllOf(session.memberId, now)
    deps.log.info({ memberId: session.memberId }, 'pages closed: a role or a team was lost')
    return null
  }
  return { sessionId: session.id, memberId: member.id, name: member.name }
}

/** Forgets links and sessions that were over a day ago. */
export async function purgeAccess(deps: Pick<Deps, 'stores' | 'clock'>): Promise<void> {
  await deps.stores.access.purge(new Date(deps.clock.now().getTime() - KEPT_MS))
}

async function presentMember(deps: AccessDeps, memberId: string): Promise<Member | null> {
  const member = await deps.stores.members.find(memberId)
  const workspace = member && (await deps.stores.organisation.findWorkspace(member.workspaceId))
  return workspace ? member : null
}

/** What lets a person read anything: roles and teams, one word each. */
async function heldBy({ stores }: AccessDeps, memberId: string): Promise<string[]> {
  const [grants, teams] = await Promise.all([
    stores.members.grantsOf(memberId),
    stores.teams.teamsOf(memberId),
  ])
  return [
    ...grants.map(({ role, scope }) => `${role}:${scope.kind}:${scope.id}`),
    ...teams.map(({ id }) => `team:${id}`),
  ]
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
