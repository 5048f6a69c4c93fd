import type { CycleTemplate } from '../domain/cycle-template.ts'
import type { ChatPlatform, Clock, JobQueue, Log, Pictures, Stores } from '../ports.ts'

/** What the use-cases stand on; app.ts fills it in. A use-case names the part that it takes. */
export interface Deps {
  stores: Stores
  clock: Clock
  log: Log
  queue: JobQueue
  pictures: Pictures
  /** The platform of a name. Throws DeliveryError ('not-reachable') where it is not configured. */
  platform(name: string): ChatPlatform
  /** The library's templates by key; a school's own are in the template store. */
  templates: ReadonlyMap<string, CycleTemplate>
  /** Lower-case addresses whose owners are admins and principals. */
  adminEmails: ReadonlySet<string>
  /** The address under which people reach the service, without a slash at the end. */
  publicUrl(): string
}
