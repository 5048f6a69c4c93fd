import { h } from './dom.ts'
import { icon } from './icons.ts'

/** Larger files are not sent, only named. In bytes; the service has the same limit. */
const MAX_FILE_BYTES = 1_000_000

/** The button; `send` gets the file's name and its bytes in base64, or null where it is too large to be sent. */
export function createAttachButton(
  send: (name: string, data: string | null) => Promise<boolean>,
): HTMLElement {
  const field = h('input', {
    attrs: { type: 'file', accept: '.ics,.ical,text/calendar', tabindex: -1, 'aria-label': 'Calendar file' },
    on: { change: () => void take() },
  })
  field.hidden = true
  const take = async (): Promise<void> => {
    const file = field.files?.[0]
    // The same file can be chosen again.
    if (file) await send(file.name, file.size > MAX_FILE_BYTES ? null : await base64Of(file))
    field.value = ''
  }
  const label = 'Send a calendar file (.ics)'
  const button = h(
    'button.attach',
    { attrs: { type: 'button', 'aria-label': label, title: label }, on: { click: () => field.click() } },
    icon('clip'),
  )
  return h('span.attach-part', null, button, field)
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  // A spread of a million arguments would be too many for a call.
  for (let at = 0; at < bytes.length; at += 8_192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(binary)
}
