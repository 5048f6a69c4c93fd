import { type Agenda, type AgendaItem, type AgendaMark, mayStand } from '../../domain/agenda/agenda.ts'
import { shareMinutes } from '../../domain/agenda/minutes.ts'
import { quoteOf } from '../../domain/agenda/quote.ts'
import type { Team } from '../../domain/organisation.ts'
import { findStudentNames } from '../../stance/name-warning.ts'
import type { AgendaPoint, AgendaSheet } from '../../views/agenda/sheet.ts'
import type { Deps } from '../deps.ts'

/** Names shown of one point. */
const MOST_NAMES = 3

/**
 * An agenda as it is now: each point in the words that its source has now, without what was deleted, taken back or left
 * out. `for` the team: also without what seems to name a student and nobody has looked at.
 */
export async function sheetOf(
  deps: Pick<Deps, 'stores'>,
  agenda: Agenda,
  team: Team,
  reader: 'facilitator' | 'team',
): Promise<AgendaSheet> {
  const items = await deps.stores.agendas.itemsOf(agenda.id)
  const marks = await deps.stores.agendas.marksOf(items.map(({ source }) => source))
  const staff = await deps.stores.members.namesOf(team.workspaceId)
  const shown: { item: AgendaItem; point: Omit<AgendaPoint, 'minutes'> }[] = []
  for (const item of items.filter(({ isOut }) => !isOut)) {
    const mark = marks.find(({ source }) => source === item.source) ?? null
    const point = await pointOf(deps, item, mark)
    if (!point) continue
    const students = item.isCleared ? [] : studentsIn(point.text, staff)
    if (reader === 'team' && students.length > 0) continue
    shown.push({ item, point: { ...point, students } })
  }
  const points = shown.filter(({ item }) => item.kind !== 'decision')
  const shares = shareMinutes(
    points.map(({ item }) => item),
    agenda.minutes,
  )
  return {
    agenda,
    teamName: team.name,
    zone: team.zone,
    points: points.map(({ point }, index) => ({ ...point, minutes: shares.points[index] ?? 1 })),
    closing: shares.closing,
    pointCount: items.filter(({ kind }) => kind !== 'decision').length,
    outCount: items.filter(({ isOut }) => isOut).length,
    decisions: shown.flatMap(({ item, point }) => (item.kind === 'decision' ? [point.text] : [])),
  }
}

type Found = Omit<AgendaPoint, 'minutes' | 'students'>

async function pointOf(
  deps: Pick<Deps, 'stores'>,
  item: AgendaItem,
  mark: AgendaMark | null,
): Promise<Found | null> {
  if (item.entryId) return pointOfEntry(deps, item, item.entryId, mark)
  if (item.commitmentId) return pointOfCommitment(deps, item, item.commitmentId, mark)
  return item.text === null ? null : { ...bare(item), text: item.text, isQuote: false }
}

async function pointOfEntry(
  deps: Pick<Deps, 'stores'>,
  item: AgendaItem,
  entryId: string,
  mark: AgendaMark | null,
): Promise<Found | null> {
  const entry = await deps.stores.entries.find(entryId)
  const wish = mark?.wish ?? null
  if (!entry || !mayStand(entry.visibility, wish)) return null
  // What was decided is the team's, not anybody's words.
  const isQuote = item.text === null && item.kind !== 'decided' && item.kind !== 'decision'
  const text = item.text ?? quoteOf(entry.text, item.kind)
  return {
    ...bare(item),
    text,
    isQuote,
    name: wish === 'with-name' ? await nameOf(deps, entry.memberId) : null,
  }
}

async function pointOfCommitment(
  deps: Pick<Deps, 'stores'>,
  item: AgendaItem,
  commitmentId: string,
  mark: AgendaMark | null,
): Promise<Found | null> {
  const commitment = await deps.stores.commitments.find(commitmentId)
  const wish = mark?.wish ?? null
  const isOn = wish === 'with-name' || wish === 'without-name'
  if (!commitment || commitment.state === 'let-go' || !isOn) return null
  const name = wish === 'with-name' ? await nameOf(deps, commitment.memberId) : null
  const text = item.text ?? commitment.text
  return { ...bare(item), text, isQuote: item.text === null, name, isDone: commitment.state === 'done' }
}

function bare({ id, kind }: AgendaItem) {
  return { id, kind, name: null, isDone: false }
}

async function nameOf(deps: Pick<Deps, 'stores'>, memberId: string): Promise<string | null> {
  return (await deps.stores.members.find(memberId))?.name ?? null
}

function studentsIn(text: string, staff: string[]): string[] {
  return [...new Set(findStudentNames(text, staff).map(({ name }) => name))].slice(0, MOST_NAMES)
}
