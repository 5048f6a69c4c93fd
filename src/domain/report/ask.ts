import type { Look, Looker } from '../audit.ts'
import type { Report, ReportScope } from './report.ts'

/** The wish of a person, of a system by its token, or of a team, to read a report. */
export type ReportAsk = Looker & {
  /** Null: the widest scope that the reader may read. */
  scope: Pick<ReportScope, 'kind' | 'id'> | null
  /**
   * A period's key, also of a closed week that is offered no more; null: the newest four closed weeks. People get these
   * too where there is no such period, a system gets 'not-yet'.
   */
  period: string | null
  /** How and where it is looked at, for the audit log. */
  kind: Look['kind']
  from: string
}

/** What comes of it. `scopes`: all that the reader may read, the widest first. */
export type ReportAnswer =
  | { kind: 'report'; report: Report; scopes: ReportScope[] }
  /** Nothing of the scope (or of the period that a system names) has been closed: a report comes after a full week. */
  | { kind: 'not-yet'; scope: ReportScope; scopes: ReportScope[] }
  /** No such scope, or none that the reader may read; the two look the same. */
  | { kind: 'refused'; scopes: ReportScope[] }

/** Reads a report for a reader and notes the look; the one way to a report for every reader. */
export type ReadReport = (ask: ReportAsk) => Promise<ReportAnswer>
