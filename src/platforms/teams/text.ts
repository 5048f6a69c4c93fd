import type { TeamsAccount, TeamsActivity } from './activity.ts'

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const REPLY_QUOTE = /<blockquote\b[^>]*schema\.skype\.com\/Reply[^>]*>[\s\S]*?<\/blockquote>/i

/** What a person wrote, without the bot's mention and without markup. */
export interface ReadText {
  text: string
  mentionsBot: boolean
  /** The id of the message that the person quotes, as Teams' "reply" in a chat does. */
  quotedId: string | null
  /** The other people mentioned, with the words that stand for each in `text`. */
  mentioned: { text: string; account: TeamsAccount }[]
}

/** Reads the words of a message activity. */
export function readText(activity: TeamsActivity): ReadText {
  const quoted = readQuote(activity)
  const own = (activity.entities ?? []).filter(
    (entity) =>
      entity.type === 'mention' &&
      entity.mentioned?.id !== undefined &&
      entity.mentioned.id === activity.recipient?.id,
  )
  let text = quoted?.text ?? activity.text ?? ''
  for (const mention of own) if (mention.text) text = text.split(mention.text).join(' ')
  return {
    text: decode(text),
    mentionsBot: own.length > 0,
    quotedId: quoted?.id ?? null,
    mentioned: othersIn(activity),
  }
}

function othersIn(activity: TeamsActivity): ReadText['mentioned'] {
  return (activity.entities ?? []).flatMap(({ type, text, mentioned }) =>
    type === 'mention' && text && mentioned?.id && mentioned.id !== activity.recipient?.id
      ? [{ text: decode(text), account: mentioned }]
      : [],
  )
}

// A quote stands in the HTML attachment; the plain text repeats the quoted words, which are not this person's.
function readQuote(activity: TeamsActivity): { id: string; text: string } | null {
  const html = (activity.attachments ?? []).find(
    (attachment) => attachment.contentType === 'text/html',
  )?.content
  const quote = typeof html === 'string' ? REPLY_QUOTE.exec(html)?.[0] : undefined
  const id = quote ? /\bitemid="([^"]+)"/i.exec(quote)?.[1] : undefined
  return typeof html === 'string' && quote && id ? { id, text: html.replace(quote, '') } : null
}

/** The words of a message's HTML. */
export function plainTextOf(html: string): string {
  return decode(html)
}

// Other people's mentions keep their names; line ends of HTML stay line ends.
function decode(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/<br\s*\/?>|<\/(p|div|li)>/gi, '\n')
    .replace(/<\/?(at|p|div|span|strong|b|em|i|u|a|ul|ol|li)(\s[^<>]*)?>/gi, '')
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, decodeEntity)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
}

function decodeEntity(entity: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? entity
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  const isCharacter =
    Number.isInteger(code) && code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : entity
}
