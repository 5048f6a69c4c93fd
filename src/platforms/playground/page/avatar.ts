import type { WirePerson } from '../wire.ts'
import { h } from './dom.ts'
import { mark } from './icons.ts'

const TONES = 9

/** The role as colleagues would say it; teachers need none. */
export const ROLE_NAMES: Record<WirePerson['role'], string> = {
  facilitator: 'Facilitator',
  coach: 'Coach',
  principal: 'Principal',
  teacher: 'Teacher',
}

/** A person's initials on a colour that is always the same; null: the bot's mark. */
export function avatar(person: WirePerson | null, size: 'small' | 'medium' | 'tiny'): HTMLElement {
  if (!person) return h(`span.avatar.${size}.bot`, { attrs: { 'aria-hidden': 'true' } }, mark())
  const initials = person.name
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
  // Drawn by the style sheet: initials are no text for readers, the name stands beside them.
  const attrs = { 'aria-hidden': 'true', 'data-initials': initials }
  return h(`span.avatar.${size}.tone-${toneOf(person.id)}`, { attrs })
}

function toneOf(id: string): number {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973
  return sum % TONES
}
