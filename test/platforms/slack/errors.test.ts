import { describe, expect, it } from '@jest/globals'
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'
import { slackErrorCode, toDeliveryError } from '../../../src/platforms/slack/errors.ts'
import { DeliveryError } from '../../../src/ports.ts'

const platform = (error: string, retryAfter?: number) =>
  new WebAPIPlatformError({
    ok: false,
    error,
    ...(retryAfter === undefined ? {} : { response_metadata: { retryAfter } }),
  })

describe('toDeliveryError', () => {
  it.each([
    ['ratelimited', 'rate-limited'],
    ['internal_error', 'unavailable'],
    ['channel_not_found', 'not-reachable'],
    ['is_archived', 'not-reachable'],
    ['not_in_channel', 'not-reachable'],
    ['user_disabled', 'not-reachable'],
    ['cannot_dm_bot', 'not-reachable'],
    ['invalid_auth', 'unauthorised'],
    ['token_revoked', 'unauthorised'],
    ['account_inactive', 'unauthorised'],
    ['missing_scope', 'unauthorised'],
    ['invalid_blocks', 'rejected'],
    ['msg_too_long', 'rejected'],
    ['msg_blocks_too_long', 'rejected'],
    ['a_word_that_slack_invents_tomorrow', 'rejected'],
  ])('takes %s for %s', (code, kind) => {
    expect(toDeliveryError(platform(code)).kind).toBe(kind)
    expect(slackErrorCode(platform(code))).toBe(code)
  })

  it('keeps the seconds that Slack asks to wait', () => {
    expect(toDeliveryError(new WebAPIRateLimitedError(30))).toMatchObject({
      kind: 'rate-limited',
      retryAfterSeconds: 30,
    })
    expect(toDeliveryError(platform('ratelimited', 7))).toMatchObject({ retryAfterSeconds: 7 })
    expect(toDeliveryError(platform('ratelimited'))).toMatchObject({ retryAfterSeconds: null })
  })

  it.each([
    [500, 'unavailable'],
    [503, 'unavailable'],
    [404, 'rejected'],
    [403, 'unauthorised'],
  ])(
    'does not take a %i for a network error that would be tried for ever, nor the other way round',
    (status, kind) => {
      expect(toDeliveryError(new WebAPIHTTPError(status, '', {}, '')).kind).toBe(kind)
    },
  )

  it('takes a broken connection and a time-out for an outage', () => {
    expect(toDeliveryError(new WebAPIRequestError(new Error('ECONNRESET'))).kind).toBe('unavailable')
    expect(toDeliveryError(new Error('whatever')).kind).toBe('unavailable')
  })

  it("takes a proxy's page for an outage and keeps it out of the error's code", () => {
    const page = platform('<html>Sign in to the school network</html>')
    expect(toDeliveryError(page).kind).toBe('unavailable')
    expect(slackErrorCode(page)).toBeNull()
  })

  it('leaves what is a DeliveryError already', () => {
    const error = new DeliveryError('rejected')
    expect(toDeliveryError(error)).toBe(error)
  })
})
