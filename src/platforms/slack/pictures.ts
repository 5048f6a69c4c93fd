import { setTimeout as delay } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import type { Log } from '../../ports.ts'
import type { Element, PictureElement, View } from '../../views/view.ts'
import { slackErrorCode } from './errors.ts'
import { LIMITS } from './limits.ts'

/** Slack's ids of pictures that were uploaded, by their element. A picture without one is not shown. */
export type Uploads = ReadonlyMap<Element, string>

export const NO_UPLOADS: Uploads = new Map()

const FILE_HOSTS = ['files.slack.com', 'files.slack-gov.com']
const TIMEOUT_MILLISECONDS = 10_000
/** Slack takes a moment to know a new file for a picture; a message that comes before that is refused. */
const LOOKS = 6
const LOOK_EVERY_MILLISECONDS = 300

/**
 * Uploads the pictures of a view, so that its message can show them (scope files:write). Never throws: where Slack takes
 * no file, the words go alone and the log says why, by Slack's word for it.
 */
export async function uploadPictures(client: WebClient, view: View, log: Log): Promise<Uploads> {
  const uploads = new Map<Element, string>()
  for (const element of view.elements) {
    if (element.kind !== 'picture') continue
    try {
      uploads.set(element, await upload(client, element))
    } catch (error) {
      const kind = slackErrorCode(error) ?? (error instanceof Error ? error.name : typeof error)
      log.warn({ platform: 'slack', kind }, 'a picture was not uploaded; the words go alone')
    }
  }
  return uploads
}

async function upload(client: WebClient, { alt, png }: PictureElement): Promise<string> {
  const bytes = Buffer.from(png, 'base64')
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename: 'chart.png',
    length: bytes.length,
    alt_text: alt.slice(0, LIMITS.altText),
  })
  if (!url || !id || !isSlacks(url, client.slackApiUrl))
    throw new TypeError('No address of Slack to upload to')
  const response = await fetch(url, {
    method: 'POST',
    body: bytes,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  })
  await response.body?.cancel()
  if (!response.ok) throw new TypeError('Slack did not take the file')
  await client.files.completeUploadExternal({ files: [{ id, title: 'Chart' }] })
  await untilKnown(client, id)
  return id
}

async function untilKnown(client: WebClient, file: string): Promise<void> {
  for (let looks = 1; looks <= LOOKS; looks += 1) {
    const { file: info } = await client.files.info({ file })
    if (info?.mimetype) return
    await delay(LOOK_EVERY_MILLISECONDS)
  }
  throw new TypeError('Slack does not know the file yet')
}

/** Charts go to Slack's own hosts alone. */
function isSlacks(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return (
    (url.protocol === 'https:' && FILE_HOSTS.includes(url.hostname)) || url.origin === new URL(apiUrl).origin
  )
}
