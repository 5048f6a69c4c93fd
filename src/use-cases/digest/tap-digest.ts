import type { Digest } from '../../domain/digest/digest.ts'
import { aboutDigestView, openPagesView } from '../../views/digest/digest-notes.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { makePageLink } from '../page-access.ts'
import { readerOf, scopesOf } from '../report-scopes.ts'
import { mayDo, type Scene, say } from '../scene.ts'
import { ownTeam, switchDigest } from './switch-digest.ts'

/** Where the pages say how everything is computed. */
const METHOD_PAGE = '/signals/method'
const OLD = 'This button is from an older version of me. Type /signals digest to see the digest.'

/** A button of a digest; see ACTIONS.digest. What comes back is for the eyes of the one who tapped. */
export async function tapDigest(deps: Deps, scene: Scene, value: string): Promise<Reply[]> {
  const [deed = '', kind = '', id = '', week = ''] = value.split(':')
  if (deed === 'open') return openPages(deps, scene, { kind, id, week })
  const recipient = recipientIn(kind, id)
  if (!recipient) return [say(OLD)]
  switch (deed) {
    case 'about':
      return about(deps, scene, recipient)
    case 'on':
    case 'off':
      return switchDigest(deps, scene, recipient, deed === 'on')
    default:
      return [say(OLD)]
  }
}

async function openPages(
  deps: Deps,
  scene: Scene,
  wanted: { kind: string; id: string; week: string },
): Promise<Reply[]> {
  const reader = await readerOf(deps, scene.actor.id)
  const scopes = reader ? await scopesOf(deps, reader) : []
  const scope = scopes.find(({ kind, id }) => kind === wanted.kind && id === wanted.id)
  if (!scope) return [say('You cannot see these signals. Type /signals for those that you can see.')]
  const isWeek = /^\d{4}-\d{2}-\d{2}$/.test(wanted.week)
  const query = isWeek ? `?period=${encodeURIComponent(`week:${wanted.week}`)}` : ''
  const page = await makePageLink(deps, scene.actor.id, `/signals/${scope.kind}/${scope.id}${query}`)
  return [{ kind: 'private', view: openPagesView(page) }]
}

async function about(deps: Deps, scene: Scene, recipient: Digest['recipient']): Promise<Reply[]> {
  const page = await makePageLink(deps, scene.actor.id, METHOD_PAGE)
  const team = recipient.kind === 'team' ? await ownTeam(deps, scene, recipient.id) : null
  const canStop = team ? mayDo(scene, 'run-cycle', team) : recipient.id === scene.actor.id
  return [{ kind: 'private', view: aboutDigestView({ recipient, page, canStop }) }]
}

function recipientIn(kind: string, id: string): Digest['recipient'] | null {
  return kind === 'team' || kind === 'member' ? { kind, id } : null
}
