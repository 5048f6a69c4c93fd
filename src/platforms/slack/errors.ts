import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api'
import { DeliveryError } from '../../ports.ts'

/** Slack's words for each kind of fault (docs.slack.dev, errors of each method); what is not listed is `rejected`. */
const KINDS: Record<Exclude<DeliveryError['kind'], 'rejected'>, readonly string[]> = {
  'rate-limited': ['ratelimited', 'rate_limited', 'message_limit_exceeded'],
  unavailable: [
    'internal_error',
    'fatal_error',
    'service_unavailable',
    'request_timeout',
    'team_added_to_org',
  ],
  'not-reachable': [
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'user_disabled',
    'user_not_found',
    'users_not_found',
    'user_not_visible',
    'user_not_in_channel',
    'cannot_dm_bot',
    'messages_tab_disabled',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'restricted_action_non_threadable_channel',
    'team_access_not_granted',
    'ekm_access_denied',
    'message_not_found',
  ],
  unauthorised: [
    'invalid_auth',
    'not_authed',
    'token_revoked',
    'token_expired',
    'account_inactive',
    'missing_scope',
    'no_permission',
    'access_denied',
    'org_login_required',
    'not_allowed_token_type',
    'two_factor_setup_required',
    'accesslimited',
  ],
}

/** Slack's own word for the fault ("channel_not_found"), or null where the answer was none of Slack's. */
export function slackErrorCode(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError)) return null
  // An answer that is not JSON (a proxy's page) arrives here whole as `error`.
  return /^[a-z0-9_]+$/.test(error.data.error) ? error.data.error : null
}

/** Any fault of a call to Slack as a DeliveryError of its kind; one that is a DeliveryError already stays as it is. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error
  const kind = kindOf(error)
  const retryAfterSeconds = kind === 'rate-limited' ? retryAfterOf(error) : null
  return new DeliveryError(kind, {
    cause: error,
    ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
  })
}

function kindOf(error: unknown): DeliveryError['kind'] {
  if (error instanceof WebAPIRateLimitedError) return 'rate-limited'
  if (error instanceof WebAPIHTTPError) return kindOfStatus(error.statusCode)
  if (!(error instanceof WebAPIPlatformError)) return 'unavailable'
  const code = slackErrorCode(error)
  if (code === null) return 'unavailable'
  const known = Object.entries(KINDS).find(([, codes]) => codes.includes(code))
  return known ? (known[0] as DeliveryError['kind']) : 'rejected'
}

function kindOfStatus(status: number): DeliveryError['kind'] {
  if (status === 401 || status === 403) return 'unauthorised'
  // A 404 is no network error: trying again for ever would not mend it.
  return status >= 500 || status === 408 ? 'unavailable' : 'rejected'
}

function retryAfterOf(error: unknown): number | null {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter
  if (error instanceof WebAPIPlatformError) return error.data.response_metadata?.retryAfter ?? null
  return null
}
