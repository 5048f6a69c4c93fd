import type { Parcel } from '../../ports.ts'
import { textView } from '../../views/plain-text.ts'
import type { View } from '../../views/view.ts'
import { type ComposeDeps, composeDigest, type DigestReader } from './compose-digest.ts'

/** The message of a digest's delivery, read anew for its recipient; notes what it suggests. */
export async function digestViewFor(deps: ComposeDeps, parcel: Parcel): Promise<View> {
  const { nudge, member, team, workspace } = parcel
  const [digest] = await deps.stores.digests.list([nudge.id])
  const reader: DigestReader = member
    ? { kind: 'member', memberId: member.id, from: workspace.platform }
    : { kind: 'team', teamId: team.id, from: workspace.platform }
  const composed = digest ? await composeDigest(deps, reader, digest) : null
  // A right can be lost between the last look at it and this one.
  if (!digest || !composed) return textView('There is nothing to tell of this week.')
  if (composed.suggestion !== digest.suggestion)
    await deps.stores.digests.noteSuggestion(nudge.id, composed.suggestion)
  return composed.view
}
