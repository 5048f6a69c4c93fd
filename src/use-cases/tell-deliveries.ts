import { assertNever } from '../domain/assert-never.ts'
import { type Delivery, type Prompt, reasonInWords } from '../domain/nudge.ts'
import { instantInWords } from '../views/words.ts'
import type { Deps } from './deps.ts'

/** What became of one due question, in words for somebody who wants to see how the service decides. */
export interface DeliveryTold {
  /** The question, shortened; of what may be one person's alone, only what it is. */
  what: string
  /** The person or team. */
  to: string
  /** When it was due, in the recipient's zone. */
  due: string
  /** What became of it and why, one sentence for each step. */
  steps: string[]
}

/** Letters of a question that are shown. */
const LENGTH = 60

/** The newest due questions, each with why it went, moved or lapsed. For the playground alone: it names people. */
export async function tellDeliveries(deps: Pick<Deps, 'stores'>, limit: number): Promise<DeliveryTold[]> {
  const latest = await deps.stores.deliveries.latest(limit)
  return Promise.all(latest.map((delivery) => tell(deps, delivery)))
}

async function tell(deps: Pick<Deps, 'stores'>, delivery: Delivery): Promise<DeliveryTold> {
  const { nudges, teams, members } = deps.stores
  const [nudge, team, member] = await Promise.all([
    nudges.find(delivery.nudgeId),
    teams.find(delivery.teamId),
    delivery.memberId ? members.find(delivery.memberId) : null,
  ])
  const zone = member?.zone ?? team?.zone ?? 'UTC'
  const when = (instant: Date) => instantInWords(instant, zone)
  return {
    what: `${delivery.round > 0 ? 'Reminder: ' : ''}${nudge ? subjectOf(nudge.prompt) : ''}`,
    to: member?.name ?? team?.name ?? '',
    due: when(delivery.dueAt),
    steps: [
      ...delivery.holds.map(({ reason, until }) =>
        until < delivery.closesAt
          ? `Moved to ${when(until)}. ${reasonInWords(reason)}`
          : `Held back, with no room before it closes on ${when(until)}. ${reasonInWords(reason)}`,
      ),
      ...outcomeOf(delivery, when),
    ],
  }
}

/** Notes and next steps are written by or to one person: their words are not for everybody at the playground. */
function subjectOf({ kind, text }: Prompt): string {
  switch (kind) {
    case 'note':
      return 'A note'
    case 'digest':
      return 'The weekly digest'
    case 'commitment':
      return 'A question about a next step'
    case 'rhythm':
    case 'reflection':
    case 'feedback':
    case 'check-in':
    case 'evidence':
    case 'practice':
      return text.length > LENGTH ? `${text.slice(0, LENGTH - 1)}…` : text || 'A question'
    default:
      return assertNever(kind)
  }
}

function outcomeOf(
  { state, reason, sentAt, mergedInto, nextAttemptAt }: Delivery,
  when: (at: Date) => string,
): string[] {
  const why = reason ? ` ${reasonInWords(reason)}` : ''
  switch (state) {
    case 'sent':
      return [
        `Went out ${sentAt ? when(sentAt) : ''}${mergedInto ? ', together with another question' : ''}.`,
      ]
    case 'waiting':
      return reason ? [] : [`Waits for ${when(nextAttemptAt)}.`]
    case 'sending':
      return [why ? `May be out already.${why}` : 'Is just being sent.']
    case 'suppressed':
      return [`Was not asked.${why}`]
    case 'blocked':
    case 'failed':
      return [`Could not be sent.${why}`]
  }
}
