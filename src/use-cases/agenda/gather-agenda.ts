import { type Agenda, type AgendaItem, mayStand, sourceOf } from '../../domain/agenda/agenda.ts'
import { type Candidate, chooseCandidates } from '../../domain/agenda/choose.ts'
import { isAsking } from '../../domain/agenda/quote.ts'
import { newId } from '../../domain/ids.ts'
import type { AgendaMaterial, KeptCode } from '../../ports.ts'
import type { Deps } from '../deps.ts'
import { readOwnEntries } from '../read-entries.ts'
import { differencesIn } from './differences.ts'

/** What is older was not written for this meeting, in days. */
const LOOK_BACK_DAYS = 21
const DAY = 86_400_000
/** What a phase of this key asks for is evidence. */
const EVIDENCE_PHASE = 'assess'

/**
 * Puts on an agenda what the team wrote since the last one: open questions, evidence, disagreements, next steps due and
 * what was decided last time. What stands there, or was left out, stays so.
 */
export async function gatherAgenda(deps: Pick<Deps, 'stores' | 'clock'>, agenda: Agenda): Promise<void> {
  const { agendas } = deps.stores
  const now = deps.clock.now()
  const last = await agendas.lastOf(agenda.teamId, agenda.meetsOn)
  const since = last?.gatheredAt ?? new Date(agenda.madeAt.getTime() - LOOK_BACK_DAYS * DAY)
  const candidates = [
    ...(await decidedIn(deps, last)),
    ...(await commitmentsFor(deps, agenda)),
    ...(await differencesIn(deps, agenda.teamId, since, now)),
    ...(await writtenIn(deps, agenda.teamId, since, now)),
  ]
  const standing = await agendas.itemsOf(agenda.id)
  await followKinds(deps, standing, candidates)
  const chosen = chooseCandidates(candidates, standing)
  await agendas.addItems(
    chosen.map(({ kind, source, entryId, commitmentId, text }) => ({
      ...{ id: newId(now), agendaId: agenda.id, kind, source, entryId, commitmentId, text },
      ...{ minutes: null, isOut: false, isCleared: false, addedBy: null },
    })),
  )
  await agendas.change(agenda.id, ['coming', 'draft'], { gatheredAt: now }, [], now)
}

/** What stands there already is what somebody has said of it since. */
async function followKinds(
  deps: Pick<Deps, 'stores'>,
  standing: readonly AgendaItem[],
  candidates: readonly Candidate[],
): Promise<void> {
  for (const { id, source, kind } of standing) {
    const said = candidates.find((candidate) => candidate.source === source && candidate.isWanted)
    if (said && said.kind !== kind) await deps.stores.agendas.changeItem(id, { kind: said.kind })
  }
}

async function decidedIn(deps: Pick<Deps, 'stores'>, last: Agenda | null): Promise<Candidate[]> {
  const items = last ? await deps.stores.agendas.itemsOf(last.id) : []
  return items.flatMap(({ kind, source, entryId }) =>
    kind === 'decision' && last
      ? [{ ...NOBODYS, kind: 'decided' as const, source, entryId, at: last.meetsAt }]
      : [],
  )
}

const NOBODYS = { entryId: null, commitmentId: null, text: null, memberId: null, isWanted: false }

/** Next steps that are due up to a week after the meeting, where their owners put them there. */
async function commitmentsFor(deps: Pick<Deps, 'stores'>, agenda: Agenda): Promise<Candidate[]> {
  const until = new Date(agenda.meetsAt.getTime() + 7 * DAY).toISOString().slice(0, 10)
  const shared = await deps.stores.agendas.sharedCommitments(agenda.teamId, until)
  return shared.map(({ commitment: { id, memberId }, mark }) => ({
    ...{ ...NOBODYS, kind: 'commitment' as const, source: sourceOf('commitment', id) },
    ...{ commitmentId: id, memberId, isWanted: true, at: mark.at },
  }))
}

async function writtenIn(
  deps: Pick<Deps, 'stores'>,
  teamId: string,
  since: Date,
  now: Date,
): Promise<Candidate[]> {
  const material = await deps.stores.agendas.material(teamId, since, new Date(now.getTime() + 1))
  const standing = material.filter(({ entry, mark }) => mayStand(entry.visibility, mark?.wish ?? null))
  const entries = standing.map(({ entry }) => entry)
  await readOwnEntries(deps, entries)
  const codes = await deps.stores.stance.codesOf(entries.map(({ id }) => id))
  return standing.flatMap((each) => {
    const own = codes.filter(({ entryId }) => entryId === each.entry.id)
    const isWanted = each.mark !== null
    const kind = each.mark?.kind ?? kindOf(each, own) ?? (isWanted ? 'topic' : null)
    if (!kind) return []
    const { id, memberId, writtenAt } = each.entry
    const source = sourceOf('entry', id)
    return [{ ...NOBODYS, kind, source, entryId: id, memberId, isWanted, at: writtenAt }]
  })
}

/** What an entry is for an agenda; null: nothing that a meeting needs. */
function kindOf({ entry, phaseKey }: AgendaMaterial, codes: readonly KeptCode[]): Candidate['kind'] | null {
  if (entry.kind === 'evidence' || phaseKey === EVIDENCE_PHASE) return 'evidence'
  return isOpenQuestion(entry.text, codes) ? 'question' : null
}

/** Whether words ask something, or show not-knowing or inquiring: the writer's word goes before the reader's. */
export function isOpenQuestion(
  text: string,
  codes: readonly Pick<KeptCode, 'habit' | 'verdict' | 'corrected'>[],
): boolean {
  const asks = codes.some(
    ({ habit, verdict, corrected }) =>
      (habit === 'not_knowing' || habit === 'inquiring') && (corrected ?? verdict === 'shown'),
  )
  return asks || isAsking(text)
}
