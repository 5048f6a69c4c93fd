import type { Look } from '../domain/audit.ts'

/** Who looked at what: kept for the district's admins, read by nobody else. */
export interface AuditStore {
  record(look: Look): Promise<void>
  /**
   * The looks of a district before an instant, the newest first. `beforeId`: also those of that very instant with a
   * smaller id, so that a list can be read on from any look.
   */
  list(districtId: string, before: Date, limit: number, beforeId?: string): Promise<Look[]>
}
