import type { Agenda, AgendaItem, AgendaMark } from '../domain/agenda/agenda.ts'
import type { Agenda as AgendaRow, AgendaItem as ItemRow, AgendaMark as MarkRow } from './generated/client.ts'

/** An agenda from its row. */
export function toAgenda(row: AgendaRow): Agenda {
  return { ...row, state: row.state as Agenda['state'], posted: row.posted as Agenda['posted'] }
}

/** A point from its row. */
export function toAgendaItem(row: ItemRow): AgendaItem {
  return { ...row, kind: row.kind as AgendaItem['kind'] }
}

/** What was said of an entry or a next step, from its row. */
export function toAgendaMark(row: MarkRow): AgendaMark {
  return { ...row, wish: row.wish as AgendaMark['wish'], kind: row.kind as AgendaMark['kind'] }
}
