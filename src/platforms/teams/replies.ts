import { assertNever } from '../../domain/assert-never.ts'
import type { Intent, PlaceRef } from '../../domain/intent.ts'
import type { Log } from '../../ports.ts'
import type { FormView, Reply, View } from '../../views/view.ts'
import type { OutgoingActivity } from './adapter.ts'
import { type ShownForm, type ShownForms, withValues } from './forms.ts'
import type { InvokeOutcome } from './invoke-answer.ts'
import type { Origin } from './origin.ts'
import type { Outbox } from './outbox.ts'
import { messageOf, renderAdaptiveCard, renderFormCard } from './render.ts'

/** Where the answers to one intent go. */
export interface Situation {
  intent: Intent
  origin: Origin
  /** The conversation's address. */
  place: string
  /** The actor's own address; null where nobody acted. */
  person: string | null
  /** Where answers for everybody go: a conversation, in channels also the root message of the thread. */
  audience: { place: PlaceRef; rootId: string | null }
  /** The form that was handed in, where it is remembered. */
  shown: ShownForm | null
  /** An invoke takes an answer of its own. */
  isInvoke: boolean
  /** A dialog stays open for a form; a message cannot. */
  isDialog: boolean
  /** Inputs came from a card that is a form and nothing else. */
  isFormCard: boolean
}

interface Means {
  outbox: Outbox
  forms: ShownForms
  log: Log
}

const IN_PRIVATE = 'You find the answer in your private chat with me.'
const NOT_REACHABLE = 'I could not write to you in private. Add me to your own apps in Teams, then try again.'

/**
 * Shows what came back for an intent, in order, and returns what the invoke is answered with. Replies are for
 * people's eyes: all is stored already, so what cannot be shown is logged and left.
 */
export async function showReplies(means: Means, replies: Reply[], at: Situation): Promise<InvokeOutcome> {
  const outcome: InvokeOutcome = { card: null, line: null, form: null }
  for (const reply of replies) {
    try {
      await showReply(means, reply, at, outcome)
    } catch (fault) {
      const reason = fault instanceof Error ? ('kind' in fault ? fault.kind : fault.name) : 'unknown'
      means.log.warn(
        { platform: 'teams', reply: reply.kind, event: at.intent.eventId, reason },
        'a reply was not shown',
      )
    }
  }
  if (at.isFormCard && !replies.some((reply) => reply.kind === 'faults')) await closeForm(means, at, outcome)
  return outcome
}

async function showReply(means: Means, reply: Reply, at: Situation, outcome: InvokeOutcome): Promise<void> {
  switch (reply.kind) {
    case 'acknowledgement':
      return acknowledge(means, reply.view, at, outcome)
    case 'private':
      return inPrivate(means, messageOf(renderAdaptiveCard(reply.view)), at, outcome)
    case 'public':
      return inPublic(means, messageOf(renderAdaptiveCard(reply.view)), at)
    case 'replacement':
      outcome.card = renderAdaptiveCard(reply.view)
      return replaceMessage(means, at, messageOf(outcome.card))
    case 'form':
      return showForm(means, reply.form, at, outcome)
    case 'faults':
      return showFaults(reply.faults, at, outcome)
    case 'home':
      // The personal chat has no home page.
      return
    default:
      return assertNever(reply)
  }
}

// Bots cannot react to messages: in a channel's thread silence is the light sign, in a private chat a short line.
async function acknowledge(means: Means, view: View, at: Situation, outcome: InvokeOutcome): Promise<void> {
  if (at.isInvoke) outcome.line ??= view.summary
  else if (at.origin.kind === 'direct') await means.outbox.post(at.place, plain(view.summary))
}

// Teams has no messages for one person in a channel: they go to the person's private chat.
async function inPrivate(
  means: Means,
  activity: OutgoingActivity,
  at: Situation,
  outcome: InvokeOutcome,
): Promise<void> {
  if (at.origin.kind === 'direct') {
    await means.outbox.post(at.place, activity)
    return
  }
  try {
    if (!at.person) return
    await means.outbox.post(at.person, activity)
    outcome.line ??= IN_PRIVATE
  } catch (fault) {
    outcome.line ??= NOT_REACHABLE
    if (!at.isInvoke) await inPublic(means, plain(NOT_REACHABLE), at)
    throw fault
  }
}

async function inPublic(means: Means, activity: OutgoingActivity, at: Situation): Promise<void> {
  const { place, rootId } = at.audience
  const { outbox } = means
  await (rootId === null
    ? outbox.post(place.address, activity)
    : outbox.postInThread(place.address, rootId, activity))
}

// The answer to the invoke changes the card for the one who tapped; the update changes it for everybody.
async function replaceMessage(means: Means, at: Situation, activity: OutgoingActivity): Promise<void> {
  const message = 'message' in at.intent ? at.intent.message : null
  if (message && at.isInvoke) await means.outbox.update(at.place, message, activity, at.origin.rootId)
}

async function showForm(means: Means, form: FormView, at: Situation, outcome: InvokeOutcome): Promise<void> {
  const { place, rootId } = at.audience
  means.forms.remember(at.person ?? '', { form, place, rootId })
  const card = renderFormCard(form)
  if (at.isDialog) outcome.form = { view: form, card }
  else await inPrivate(means, messageOf(card), at, outcome)
}

function showFaults(faults: Record<string, string>, at: Situation, outcome: InvokeOutcome): void {
  if (at.intent.kind !== 'submit') return
  if (at.shown) outcome.card = renderFormCard(withValues(at.shown.form, at.intent.values), faults)
  else outcome.line = Object.values(faults).join(' ')
}

// A form that was handed in cannot be handed in again.
async function closeForm(means: Means, at: Situation, outcome: InvokeOutcome): Promise<void> {
  if (outcome.card || outcome.form || at.isDialog || at.intent.kind !== 'submit') return
  const text = `${at.shown ? `${at.shown.form.title}: ` : ''}${outcome.line ?? 'handed in.'}`
  outcome.card = renderAdaptiveCard({ summary: text, elements: [{ kind: 'note', text }] })
  try {
    await replaceMessage(means, at, messageOf(outcome.card))
  } catch (fault) {
    const reason = fault instanceof Error ? fault.name : 'unknown'
    means.log.warn({ platform: 'teams', event: at.intent.eventId, reason }, 'a form was not closed')
  }
}

function plain(text: string): OutgoingActivity {
  return { type: 'message', text, textFormat: 'plain', summary: text }
}
