import type { District } from '../domain/organisation.ts'
import type { ApiDeps, ApiOptions } from './api-deps.ts'
import { runTokens, TOKEN_USAGE } from './token-commands.ts'
import { UsageError } from './usage-error.ts'
import { runWebhooks, WEBHOOK_USAGE } from './webhook-commands.ts'

/** How these commands are typed. */
export const API_USAGE = `${TOKEN_USAGE}
${WEBHOOK_USAGE}`

/** Runs `api TOPIC ACTION WHAT` for a district. Throws UsageError for what cannot be done. */
export function runApi(
  deps: ApiDeps,
  district: District,
  [topic, action, what]: readonly (string | undefined)[],
  options: ApiOptions,
): Promise<void> {
  if (topic === 'tokens') return runTokens(deps, district, [action, what], options)
  if (topic === 'webhooks') return runWebhooks(deps, district, [action, what], options)
  throw new UsageError(`Usage: npm run cli -- COMMAND\n\n${API_USAGE}`)
}
