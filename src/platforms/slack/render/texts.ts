import type { types } from '@slack/bolt'
import { trimText } from './fit-text.ts'

/** A Block Kit plain text of at most `limit` characters; Slack neither escapes nor parses it. */
export function plainText(text: string, limit: number): types.PlainTextElement {
  // Slack refuses an empty text.
  return { type: 'plain_text', text: trimText(text.trim(), limit) || '–', emoji: true }
}

/** A Block Kit mrkdwn text of escaped words; `verbatim` keeps Slack from finding mentions in it by itself. */
export function mrkdwn(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true }
}
