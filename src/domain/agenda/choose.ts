import { AGENDA_KINDS, type AgendaKind, MOST_POINTS } from './agenda.ts'

/** Something that could stand on an agenda. */
export interface Candidate {
  kind: Exclude<AgendaKind, 'decision'>
  source: string
  entryId: string | null
  commitmentId: string | null
  /** What the service itself says; null: the words of its source. */
  text: string | null
  /** Who wrote it; null: nobody alone. */
  memberId: string | null
  /** Somebody put it there: it goes before what was only found. */
  isWanted: boolean
  at: Date
}

/** The most points of a kind that are only found, so that an agenda stays a page. */
const MOST: Record<Candidate['kind'], number> = {
  decided: 4,
  commitment: 4,
  difference: 2,
  question: 3,
  evidence: 2,
  topic: 4,
}

/**
 * Which candidates an agenda takes beside what stands there: all that was put there, then the newest of each kind, first
 * one of everybody, in the order in which a meeting takes them.
 */
export function chooseCandidates(
  candidates: readonly Candidate[],
  standing: readonly { kind: AgendaKind; source: string }[],
): Candidate[] {
  const known = new Set(standing.map(({ source }) => source))
  const fresh = candidates.filter(({ source }) => !known.has(source))
  const chosen: Candidate[] = fresh.filter(({ isWanted }) => isWanted)
  for (const kind of AGENDA_KINDS) {
    if (kind === 'decision') continue
    const has = [...standing, ...chosen].filter((each) => each.kind === kind).length
    const found = fresh.filter((each) => each.kind === kind && !each.isWanted)
    chosen.push(...oneOfEach(found).slice(0, Math.max(0, MOST[kind] - has)))
  }
  const room = Math.max(0, MOST_POINTS - standing.length)
  return chosen.slice(0, room).sort((a, b) => AGENDA_KINDS.indexOf(a.kind) - AGENDA_KINDS.indexOf(b.kind))
}

/** The newest first, but the first of each person before the second of anybody. */
function oneOfEach(candidates: readonly Candidate[]): Candidate[] {
  const newest = [...candidates].sort((a, b) => b.at.getTime() - a.at.getTime())
  const counts = new Map<string, number>()
  const turns = newest.map((candidate) => {
    const person = candidate.memberId ?? candidate.source
    const turn = counts.get(person) ?? 0
    counts.set(person, turn + 1)
    return { candidate, turn }
  })
  return turns.sort((a, b) => a.turn - b.turn).map(({ candidate }) => candidate)
}
