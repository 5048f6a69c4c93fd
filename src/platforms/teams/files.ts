import { z } from 'zod'
import type { FileContent, Intent } from '../../domain/intent.ts'
import { fetchFile, isCalendarFile } from '../fetch-file.ts'
import type { TeamsActivity } from './activity.ts'

/** What a person sends to a bot in a personal chat lies in the person's OneDrive. */
const FILE_TYPE = 'application/vnd.microsoft.teams.file.download.info'
const FILE_HOSTS = /\.(sharepoint\.(com|us|cn|de)|sharepoint-mil\.us|sharepoint-df\.com)$/i
/** Teams waits fifteen seconds before it sends an activity again. */
const TIMEOUT_MILLISECONDS = 6_000

const downloadInfo = z.object({ downloadUrl: z.string(), fileType: z.string().optional().catch(undefined) })

/** A calendar that a message brings: its name, and the address from which it can be fetched for some minutes. */
export interface SentCalendar {
  name: string
  url: string
}

/** The first calendar among the files of a message, or null. */
export function calendarOf(activity: TeamsActivity): SentCalendar | null {
  for (const { contentType, name = '', content } of activity.attachments ?? []) {
    const info = contentType === FILE_TYPE ? downloadInfo.safeParse(content) : null
    if (info?.success && isCalendarFile(info.data.fileType ? `${name}.${info.data.fileType}` : name, null)) {
      return { name: name || 'calendar.ics', url: info.data.downloadUrl }
    }
  }
  return null
}

/** The intent with the file that its activity names; other intents as they are. */
export async function withFile(
  intent: Intent,
  activity: TeamsActivity,
  { isLocalEmulator }: { isLocalEmulator: boolean },
): Promise<Intent> {
  const file = intent.kind === 'file' ? calendarOf(activity) : null
  if (intent.kind !== 'file' || !file) return intent
  // The address holds its own permission: it gets no token of ours, and is asked at Microsoft's hosts alone.
  const isAllowed = (url: URL): boolean =>
    url.protocol === 'https:' ? FILE_HOSTS.test(url.hostname) : isLocalEmulator && isLoopback(url.hostname)
  const content: FileContent = await fetchFile(file.url, {
    isAllowed,
    timeoutMilliseconds: TIMEOUT_MILLISECONDS,
  })
  return { ...intent, content }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
