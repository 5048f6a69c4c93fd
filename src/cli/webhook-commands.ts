import type { District } from '../domain/organisation.ts'
import { EVENT_KINDS, type EventKind } from '../domain/service-event.ts'
import type { WebhookEndpoint } from '../domain/webhook.ts'
import { addEndpoint, changeEndpointSecret, testEndpoint } from '../use-cases/webhooks/endpoints.ts'
import type { ApiDeps, ApiOptions } from './api-deps.ts'
import { UsageError } from './usage-error.ts'

/** How the commands about webhooks are typed. */
export const WEBHOOK_USAGE = `  api webhooks add URL      tells a system of events, signed: --events ${EVENT_KINDS.join(',')} (all, unless said);
                            shows once what the messages are signed with
  api webhooks list         lists the addresses, what became of the messages, and which are disabled and why
  api webhooks test ID      sends a message that tells of nothing, and says what came of it
  api webhooks rotate ID    signs with a new secret, shown once; the one before signs along for a day
  api webhooks enable ID    sends again to an address that was disabled
  api webhooks remove ID    removes an address with all that waits for it`

/** Runs `api webhooks ACTION WHAT`. Throws UsageError for what cannot be done. */
export async function runWebhooks(
  deps: ApiDeps,
  district: District,
  [action, what]: readonly (string | undefined)[],
  options: ApiOptions,
): Promise<void> {
  if (action === 'list') return list(deps, district)
  if (what === undefined) throw new UsageError(`Usage: npm run cli -- COMMAND\n\n${WEBHOOK_USAGE}`)
  if (action === 'add') return add(deps, district, what, options.events)
  const endpoint = await endpointOf(deps, district, what)
  switch (action) {
    case 'test':
      return test(deps, endpoint)
    case 'rotate':
      return deps.say(`${await changeEndpointSecret(deps, endpoint.id)}\n\n${ONCE}\n`)
    case 'enable':
      await deps.stores.webhooks.enable(endpoint.id)
      return deps.say('It hears of events again from now on.\n')
    case 'remove':
      await deps.stores.webhooks.removeEndpoint(district.id, endpoint.id)
      return deps.say('It is removed.\n')
    default:
      throw new UsageError(`Usage: npm run cli -- COMMAND\n\n${WEBHOOK_USAGE}`)
  }
}

const ONCE = 'This is shown once: your system needs it to know that a message is from here (docs/api.md).'

async function add(deps: ApiDeps, district: District, url: string, events: string | undefined) {
  const fault = deps.sender.faultOf(url)
  if (fault !== null) throw new UsageError(fault)
  const wish = { districtId: district.id, url, kinds: kindsOf(events) }
  const { id, secret, kinds } = await addEndpoint(deps, wish)
  deps.say(`${id}  ${url}  ${kinds.join(',')}\n\n${secret}\n\n${ONCE}\n`)
}

async function list({ stores, say }: ApiDeps, district: District): Promise<void> {
  const endpoints = await stores.webhooks.endpoints(district.id)
  if (endpoints.length === 0) return say(`${district.name} has no webhooks.\n`)
  for (const endpoint of endpoints) {
    const { id, url, kinds } = endpoint
    const { counts, last } = await stores.webhooks.tally(id)
    const told = `${counts.sent} sent, ${counts.waiting} waiting, ${counts.failed} given up, ${counts.dropped} dropped`
    say(
      `${id}  ${url}  ${kinds.join(',')}  ${stateOf(endpoint)}\n  ${told}; last answer: ${last ?? 'none yet'}\n`,
    )
  }
}

function stateOf({ disabledAt, disabledBecause, failingSince }: WebhookEndpoint): string {
  const at = (instant: Date) => `${instant.toISOString().slice(0, 16)}Z`
  if (disabledAt) {
    const why = disabledBecause === 'gone' ? 'it said that it is gone' : 'it failed for days'
    return `DISABLED ${at(disabledAt)}: ${why}. See "api webhooks enable"`
  }
  return failingSince ? `failing since ${at(failingSince)}` : 'open'
}

async function test(deps: ApiDeps, endpoint: WebhookEndpoint): Promise<void> {
  const outcome = await testEndpoint(deps, deps.sender, endpoint)
  if (outcome.kind === 'refused')
    throw new UsageError(
      `It was not taken: ${outcome.result}. The system must answer 200 to 299 in ten seconds.`,
    )
  deps.say(`It was taken: ${outcome.result}.\n`)
}

async function endpointOf({ stores }: ApiDeps, district: District, id: string): Promise<WebhookEndpoint> {
  const endpoint = (await stores.webhooks.endpoints(district.id)).find((each) => each.id === id)
  if (!endpoint)
    throw new UsageError(`${district.name} has no webhook ${id}. See "npm run cli -- api webhooks list".`)
  return endpoint
}

function kindsOf(words: string | undefined): EventKind[] {
  const wanted = (words ?? EVENT_KINDS.join()).split(/[\s,]+/).filter(Boolean)
  const unknown = wanted.find((word) => !EVENT_KINDS.some((kind) => kind === word))
  if (unknown !== undefined || wanted.length === 0)
    throw new UsageError(`There is no event "${unknown ?? ''}". There are: ${EVENT_KINDS.join(', ')}.`)
  return EVENT_KINDS.filter((kind) => wanted.includes(kind))
}
