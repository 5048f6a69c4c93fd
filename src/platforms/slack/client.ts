import { type Logger, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api'
import type { SlackSettings } from './settings.ts'

/** After so many milliseconds without an answer a call has failed. */
const TIMEOUT_MILLISECONDS = 10_000

/**
 * A logger for Slack's libraries that says nothing: they log whole requests, with what people wrote in them. Our own
 * edges log each fault once, by kind and id.
 */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
}

/**
 * Options under which a call fails at once instead of being tried again behind our back: the default client pauses
 * every call of the workspace after one 429, and sends a message twice when an answer is lost.
 */
export function clientOptions(settings: SlackSettings): WebClientOptions {
  return {
    slackApiUrl: settings.apiUrl,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    timeout: TIMEOUT_MILLISECONDS,
    allowAbsoluteUrls: false,
    logger: silentLogger,
  }
}

/** A Web API client of the workspace's bot. */
export function createSlackClient(settings: SlackSettings): WebClient {
  return new WebClient(settings.botToken, clientOptions(settings))
}
