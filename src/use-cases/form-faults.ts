import type { z } from 'zod'
import type { Reply } from '../views/view.ts'

/** The first fault of each field, to stand beside it. */
export function faultsOf(error: z.ZodError): Extract<Reply, { kind: 'faults' }> {
  const faults: Record<string, string> = {}
  for (const { path, message } of error.issues) faults[String(path[0])] ??= message
  return { kind: 'faults', faults }
}
