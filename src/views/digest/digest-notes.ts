import type { Digest } from '../../domain/digest/digest.ts'
import { ACTIONS } from '../actions.ts'
import { textView, viewOf } from '../plain-text.ts'
import type { Button, View } from '../view.ts'

/**
 * What a digest is, for the eyes of the one who asked. `page`: a fresh personal link to how it is computed; `recipient`:
 * who gets it; `canStop`: whether the reader may switch it off.
 */
export function aboutDigestView(input: {
  recipient: Digest['recipient']
  page: string
  canStop: boolean
}): View {
  const { recipient, page, canStop } = input
  const isTeam = recipient.kind === 'team'
  const stop: Button = {
    action: ACTIONS.digest,
    value: `off:${recipient.kind}:${recipient.id}`,
    label: isTeam ? 'Stop it in this channel' : 'Stop it for me',
  }
  return viewOf([
    {
      kind: 'text',
      text: isTeam
        ? 'Once a week I tell the team how it took part and what it wrote about: exactly what its leaders may see of it, and no more.'
        : 'Once a week I tell you how your teams took part and what they wrote about, with one thing to try.',
    },
    {
      kind: 'text',
      text: 'It comes on Monday morning, or on the first working day of the week. It asks nothing and uses up none of the questions that anybody gets.',
    },
    {
      kind: 'text',
      text: 'Every number is of five people or more and of a week that is over. Shares of habits are estimates with bounds: compare a team only with its own past, and judge nobody by them.',
    },
    {
      kind: 'buttons',
      buttons: [{ url: page, label: 'How this is computed', style: 'primary' }, ...(canStop ? [stop] : [])],
    },
    { kind: 'note', text: 'The link is yours alone, once, for ten minutes.' },
  ])
}

/** The way to the pages, made for the one who tapped. */
export function openPagesView(page: string): View {
  return viewOf([
    { kind: 'buttons', buttons: [{ url: page, label: 'Open the page', style: 'primary' }] },
    {
      kind: 'note',
      text: 'The page has charts, print and CSV. Its link is yours alone, once, for ten minutes.',
    },
  ])
}

/** That the digest of a team or a person was switched on or off, with the way back. */
export function digestSwitchedView(recipient: Digest['recipient'], isOn: boolean, teamName: string): View {
  const isTeam = recipient.kind === 'team'
  const where = isTeam ? `in the channel of ${teamName}` : 'for you'
  const back: Button = {
    action: ACTIONS.digest,
    value: `${isOn ? 'off' : 'on'}:${recipient.kind}:${recipient.id}`,
    label: 'Undo',
  }
  return viewOf([
    {
      kind: 'text',
      text: isOn
        ? `The weekly digest is on ${where}: it comes on Monday morning.`
        : `The weekly digest is off ${where}. /signals digest shows it whenever you like.`,
    },
    { kind: 'buttons', buttons: [back] },
  ])
}

/** Where nothing can be told yet. */
export function noDigestView(name: string): View {
  return textView(
    `There is no digest of ${name} yet: it tells of whole weeks, and the first is not over.`,
    'It begins with the first question: a facilitator asks with /inquiry or /checkin.',
  )
}
