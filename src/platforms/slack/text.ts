/** What a person wrote, out of Slack's markup: entities decoded, mentions as @names, links as "label (address)". */
export function fromSlackText(text: string): string {
  return decodeEntities(text.replace(/<([^<>\n]+)>/g, (_, inside: string) => fromReference(inside)))
}

/** Plain text as Slack's mrkdwn: nothing in it can mention, link or break out; web addresses become links. */
export function toMrkdwn(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>|"]+)/)
    .map((part, index) => (index % 2 === 1 ? toLink(part) : escapeText(part)))
    .join('')
}

/** Plain text with Slack's three control characters escaped. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function toLink(address: string): string {
  // A full stop or bracket at the end belongs to the sentence around the address.
  const tail = /[.,;:!?)\]]+$/.exec(address)?.[0] ?? ''
  return `<${escapeText(address.slice(0, address.length - tail.length))}>${tail}`
}

function fromReference(inside: string): string {
  const bar = inside.indexOf('|')
  const target = bar < 0 ? inside : inside.slice(0, bar)
  const label = bar < 0 ? '' : inside.slice(bar + 1)
  switch (target[0]) {
    case '@':
      return label ? `@${label.replace(/^@/, '')}` : target
    case '#':
      return label ? `#${label}` : target
    case '!':
      return fromSpecial(target.slice(1), label)
    default:
      return fromLink(target, label)
  }
}

function fromSpecial(name: string, label: string): string {
  if (label) return name.startsWith('subteam') ? `@${label.replace(/^@/, '')}` : label
  return `@${name.replace(/^subteam\^/, '')}`
}

function fromLink(target: string, label: string): string {
  const address = target.replace(/^mailto:/, '')
  if (!label) return address
  // Slack labels a bare address with itself, often without its scheme.
  const isSame = label === address || `https://${label}` === address || `http://${label}` === address
  return isSame ? address : `${label} (${address})`
}

function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
