import type { Digest, DigestScope } from '../../domain/digest/digest.ts'
import type { Team } from '../../domain/organisation.ts'
import type { ReportScope } from '../../domain/report/report.ts'
import { noDigestView } from '../../views/digest/digest-notes.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { readerOf, scopesOf } from '../report-scopes.ts'
import { type Scene, say } from '../scene.ts'
import { type ComposeDeps, type Composed, composeDigest } from './compose-digest.ts'
import { switchDigest } from './switch-digest.ts'

/** `/signals digest`: the newest week's digest now, of the team of the channel, a scope by name, or the widest; or `on`, `off`. */
export async function runDigest(deps: Deps, scene: Scene, text: string): Promise<Reply[]> {
  const words = text.trim().toLowerCase()
  const here = await teamHere(deps, scene)
  const recipient: Digest['recipient'] = here
    ? { kind: 'team', id: here.id }
    : { kind: 'member', id: scene.actor.id }
  if (words === 'on' || words === 'off') return switchDigest(deps, scene, recipient, words === 'on')
  const reader = await readerOf(deps, scene.actor.id)
  const scopes = reader ? await scopesOf(deps, reader) : []
  const scope = words === '' ? (scopes.find(({ id }) => id === here?.id) ?? scopes[0]) : named(scopes, words)
  if (!scope) return [say(unknownLine(text.trim(), scopes))]
  const composed = await composeNewest(deps, scene, scope, recipientOf(scene, scope, here))
  return [{ kind: 'private', view: composed?.view ?? noDigestView(scope.name) }]
}

/** In the team's channel as the team gets it; anywhere else as the person would. */
function recipientOf(scene: Scene, scope: DigestScope, here: Team | null): Digest['recipient'] {
  const isTeams = scope.id === here?.id
  return isTeams ? { kind: 'team', id: scope.id } : { kind: 'member', id: scene.actor.id }
}

async function composeNewest(
  deps: ComposeDeps,
  scene: Scene,
  scope: ReportScope,
  recipient: Digest['recipient'],
): Promise<Composed | null> {
  const [newest] = (await deps.stores.reports.weeksOf(scope.id, 1)).slice(-1)
  if (!newest) return null
  const { week } = newest
  const [sent] = await deps.stores.digests.since(recipient, week)
  const isSame = sent?.scopes.some(({ id }) => id === scope.id) ?? false
  const reader = { kind: 'member', memberId: scene.actor.id, from: scene.workspace.platform } as const
  const suggestion = isSame ? (sent?.suggestion ?? null) : null
  return composeDigest(deps, reader, { recipient, scopes: [scope], week, suggestion })
}

async function teamHere(deps: Pick<Deps, 'stores'>, { workspace, place }: Scene): Promise<Team | null> {
  if (place?.kind !== 'channel') return null
  const team = await deps.stores.teams.findByAddress(workspace.id, place.address)
  return team?.isActive ? team : null
}

function named(scopes: readonly ReportScope[], name: string): ReportScope | undefined {
  const wanted = name.replace(/^#/, '')
  return scopes.find((scope) => scope.name.toLowerCase() === wanted)
}

function unknownLine(name: string, scopes: readonly ReportScope[]): string {
  if (scopes.length === 0)
    return 'You are in no learning team yet, so there is no digest to show. Join the channel of a team, or ask your principal.'
  return `I know no team "${name}" that you can see. There are: ${scopes.map((scope) => scope.name).join(', ')}.`
}
