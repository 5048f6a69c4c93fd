import { type AgendaWish, sourceOf } from '../../domain/agenda/agenda.ts'
import type { Commitment } from '../../domain/commitment.ts'
import type { Entry } from '../../domain/entry.ts'
import type { OwnCommitment } from '../../views/commitment-views.ts'
import type { Deps } from '../deps.ts'

/** What is older comes up on no agenda any more, in days. */
const AGENDA_DAYS = 21
const DAY = 86_400_000

/** What a writer said of own entries and the agenda: of those that can still come up when their team meets. */
export async function entryWishes(
  deps: Pick<Deps, 'stores' | 'clock'>,
  entries: readonly Entry[],
): Promise<(entry: Entry) => { wish: AgendaWish | null } | undefined> {
  const marks = await deps.stores.agendas.marksOf(entries.map(({ id }) => sourceOf('entry', id)))
  const meeting = await meetingTeams(deps, entries)
  const since = deps.clock.now().getTime() - AGENDA_DAYS * DAY
  return ({ id, teamId, kind, writtenAt }) => {
    const isOpen = meeting.has(teamId) && kind !== 'decision' && writtenAt.getTime() >= since
    return isOpen ? { wish: marks.find(({ entryId }) => entryId === id)?.wish ?? null } : undefined
  }
}

/** Own next steps with what was said of each and the agenda, where their team meets. */
export async function withWishes(
  deps: Pick<Deps, 'stores'>,
  commitments: readonly Commitment[],
): Promise<OwnCommitment[]> {
  const marks = await deps.stores.agendas.marksOf(commitments.map(({ id }) => sourceOf('commitment', id)))
  const meeting = await meetingTeams(deps, commitments)
  return commitments.map((commitment) => ({
    ...commitment,
    agenda: meeting.has(commitment.teamId)
      ? { wish: marks.find(({ commitmentId }) => commitmentId === commitment.id)?.wish ?? null }
      : undefined,
  }))
}

/** The teams among those of some words that run an inquiry and meet. */
async function meetingTeams(
  deps: Pick<Deps, 'stores'>,
  words: readonly { teamId: string }[],
): Promise<Set<string>> {
  const meeting = new Set<string>()
  for (const teamId of new Set(words.map((each) => each.teamId)))
    if ((await deps.stores.cycles.openOf(teamId))?.meeting) meeting.add(teamId)
  return meeting
}
