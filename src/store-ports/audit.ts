import type { Look } from '../domain/audit.ts'

/** Who looked at what: kept for the district's admins, read by nobody else. */
export interface AuditStore {
  record(look: Look): Promise<void>
  /** The looks of a district before an instant, the newest first. */
  list(districtId: string, before: Date, limit: number): Promise<Look[]>
}
