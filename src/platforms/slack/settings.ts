/** What connects one Slack workspace. `apiUrl` ends in a slash. */
export interface SlackSettings {
  signingSecret: string
  botToken: string
  apiUrl: string
}

const SLACK_API_URL = 'https://slack.com/api/'

/**
 * Reads the SLACK_ variables. `settings` is null where Slack is not configured or where anything is at fault; `faults`
 * names each missing or ill-formed variable in one sentence, without its value.
 */
export function readSlackSettings(env: Record<string, string | undefined>): {
  settings: SlackSettings | null
  faults: string[]
} {
  const signingSecret = env.SLACK_SIGNING_SECRET?.trim() ?? ''
  const botToken = env.SLACK_BOT_TOKEN?.trim() ?? ''
  if (!signingSecret && !botToken) return { settings: null, faults: [] }
  const apiUrl = toApiUrl(env.SLACK_API_URL?.trim() || SLACK_API_URL)
  const faults = [...signingSecretFaults(signingSecret), ...botTokenFaults(botToken)]
  if (!apiUrl) {
    faults.push(
      'SLACK_API_URL must be an https address (http only on this machine), such as https://slack.com/api/.',
    )
  }
  return { settings: faults.length === 0 && apiUrl ? { signingSecret, botToken, apiUrl } : null, faults }
}

/** Whether the settings reach beyond this machine: a simulated clock is refused then. */
export function isOutsideLoopback(settings: SlackSettings): boolean {
  return !isLoopback(new URL(settings.apiUrl).hostname)
}

function signingSecretFaults(secret: string): string[] {
  if (!secret)
    return ['SLACK_SIGNING_SECRET is missing: it stands under "Basic Information" of the Slack app.']
  // Slack's secrets have 32 hexadecimal digits; only what can never be one is refused.
  return /^\S{16,}$/.test(secret)
    ? []
    : ['SLACK_SIGNING_SECRET is too short or has a space in it: copy it whole from "Basic Information".']
}

function botTokenFaults(token: string): string[] {
  if (!token) return ['SLACK_BOT_TOKEN is missing: it stands under "OAuth & Permissions" of the Slack app.']
  return /^xoxb-[\w-]+$/.test(token)
    ? []
    : ['SLACK_BOT_TOKEN must be a bot token: it begins with "xoxb-" and holds letters, digits and dashes.']
}

function toApiUrl(text: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  // The token travels in each request: in the clear it may only go to this machine.
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  if (!isSafe || url.search || url.hash) return null
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
