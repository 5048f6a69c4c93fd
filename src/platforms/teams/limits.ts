/** Largest activity sent, in bytes of UTF-8. Teams refuses messages above about 28 KB; the envelope takes its share. */
export const MAX_ACTIVITY_BYTES = 27_000

/** Buttons of one ActionSet: Teams draws six and puts the rest out of sight, other clients of cards draw five. */
export const MAX_ACTIONS = 5

/** Longest notification text, in UTF-16 units: clients show far less. */
export const MAX_SUMMARY_LENGTH = 500

/** Longest button title that clients of Teams show on a phone, in UTF-16 units. */
export const MAX_BUTTON_LENGTH = 75

/** The text, cut at whole characters to `length` UTF-16 units with an ellipsis. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, Math.max(0, length - 1))
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** Bytes of a value as JSON in UTF-8. */
export function bytesOf(value: object): number {
  return Buffer.byteLength(JSON.stringify(value), 'utf8')
}
