import type { Entry } from '../../domain/entry.ts'
import type { Nudge } from '../../domain/nudge.ts'
import { wordsKeptView } from '../../views/practice/practice-talk-views.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { peopleOf } from './practice-nudges.ts'

/** Words that answer a practice are the writer's alone: one tap shares them with the coach. */
export async function offerToShare(
  deps: Pick<Deps, 'stores'>,
  nudge: Nudge,
  { entry, isNew }: { entry: Entry; isNew: boolean },
): Promise<Reply[]> {
  const practice = isNew && nudge.practiceId ? await deps.stores.practices.find(nudge.practiceId) : null
  const people = practice?.memberId === entry.memberId ? await peopleOf(deps, practice) : null
  if (!people) return []
  const kept = { practiceId: people.practice.id, entryId: entry.id, coach: people.coach.name }
  return [{ kind: 'private', view: wordsKeptView({ ...kept, isShared: false }) }]
}
