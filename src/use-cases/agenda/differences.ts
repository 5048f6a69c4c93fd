import { sourceOf } from '../../domain/agenda/agenda.ts'
import { type Camps, campsIn } from '../../domain/agenda/camps.ts'
import type { Candidate } from '../../domain/agenda/choose.ts'
import type { Delivery, Nudge } from '../../domain/nudge.ts'
import { listInWords } from '../../views/words.ts'
import type { Deps } from '../deps.ts'
import { tallyFor } from '../tally-for.ts'

/** The questions to the team's thread whose answers fall into two camps, as the team was shown them when they closed. */
export async function differencesIn(
  deps: Pick<Deps, 'stores'>,
  teamId: string,
  since: Date,
  until: Date,
): Promise<Candidate[]> {
  const found: Candidate[] = []
  for (const { delivery, nudge } of await deps.stores.agendas.closedQuestions(teamId, since, until)) {
    const camps = nudge.prompt.choices.length > 0 ? await campsFor(deps, delivery, nudge) : null
    if (camps) found.push(candidateOf(delivery, nudge, camps))
  }
  return found
}

async function campsFor(deps: Pick<Deps, 'stores'>, delivery: Delivery, nudge: Nudge): Promise<Camps | null> {
  const workspace = await deps.stores.organisation.findWorkspace(delivery.workspaceId)
  if (!workspace) return null
  const siblings = await deps.stores.deliveries.siblings(delivery)
  return campsIn(nudge.prompt.choices, await tallyFor(deps, siblings, nudge, workspace.districtId))
}

function candidateOf(delivery: Delivery, nudge: Nudge, { low, high }: Camps): Candidate {
  const side = ({ count, labels }: Camps['low']) => `${count} of you said ${listInWords(labels, 'or')}`
  return {
    ...{ kind: 'difference', source: sourceOf('delivery', delivery.id), entryId: null, commitmentId: null },
    text: `${nudge.prompt.text} ${side(low)}, ${side(high)}.`,
    ...{ memberId: null, isWanted: false, at: delivery.closedAt ?? delivery.dueAt },
  }
}
