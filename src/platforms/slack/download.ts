import type { FileContent } from '../../domain/intent.ts'
import { fetchFile, MAX_FILE_BYTES } from '../fetch-file.ts'
import type { FileRef } from './parse/received.ts'
import type { SlackSettings } from './settings.ts'

/** Slack waits three seconds for its answer; the file must be here well before. */
const TIMEOUT_MILLISECONDS = 2_000
const FILE_HOSTS = ['files.slack.com', 'files.slack-gov.com']

/** Fetches files that people sent to the bot. */
export type Download = (file: FileRef) => Promise<FileContent>

/** A download with the bot's token, which goes to Slack's own hosts alone. */
export function createDownload({ botToken, apiUrl }: SlackSettings): Download {
  const api = new URL(apiUrl)
  const isAllowed = (url: URL): boolean =>
    (url.protocol === 'https:' && FILE_HOSTS.includes(url.hostname)) || url.origin === api.origin
  return async ({ url, size }) => {
    if (size > MAX_FILE_BYTES) return { kind: 'too-large' }
    const headers = { authorization: `Bearer ${botToken}` }
    return fetchFile(url ?? '', { isAllowed, headers, timeoutMilliseconds: TIMEOUT_MILLISECONDS })
  }
}
