import type { Intent } from '../../domain/intent.ts'
import type { Inbox, Log } from '../../ports.ts'
import { applyEvent } from './apply-event.ts'
import { applyReplies } from './apply-replies.ts'
import type { Conversation } from './conversation.ts'
import { faultFields } from './fault-fields.ts'
import type { Journal } from './journal.ts'
import { actorOf, findPerson } from './places.ts'
import type { SampleSchool } from './sample-school.ts'
import { createSerial } from './serial.ts'
import type { ActResult } from './wire.ts'

/** Hands events to the service: written down first, shown in the chat, then taken, then answered. */
export interface EventIntake {
  /** Rejects where the service could not take it; the event then stays in the journal. */
  take(intent: Intent): Promise<ActResult>
  /** What the run before left unfinished, then the bot's arrival in channels that do not know it yet. */
  catchUp(): Promise<void>
}

interface IntakeDeps {
  school: SampleSchool
  conversation: Conversation
  journal: Journal
  inbox: Inbox
  log: Log
}

/** An intake over an inbox. The events of one person are taken one after the other. */
export function createEventIntake(deps: IntakeDeps): EventIntake {
  const { school, conversation, journal, inbox, log } = deps
  const serial = createSerial()
  const takeNow = async (intent: Intent): Promise<ActResult> => {
    await journal.open(intent)
    await applyEvent(conversation, intent)
    const replies = await inbox(intent)
    const result = await applyReplies(conversation, intent, replies)
    await journal.close(intent)
    return result
  }
  const take = (intent: Intent): Promise<ActResult> =>
    serial('actor' in intent ? intent.actor.externalId : intent.eventId, () => takeNow(intent))

  return {
    take,
    async catchUp() {
      const unfinished = await journal.takeUnfinished()
      const arrivals = botArrivals(school).filter((intent) => !journal.isKnown(intent.eventId))
      for (const intent of [...unfinished, ...arrivals]) {
        try {
          await take(intent)
        } catch (error) {
          // The next start tries again; one bad event must not keep the service from starting.
          log.error(
            { eventId: intent.eventId, kind: intent.kind, ...faultFields(error) },
            'playground event failed',
          )
        }
      }
    },
  }
}

/** The bot is added to each channel by its facilitator, as somebody would in Slack. */
function botArrivals(school: SampleSchool): Intent[] {
  return school.channels.map((channel) => {
    const facilitator = findPerson(school, channel.facilitatorId)
    return {
      kind: 'bot-added',
      eventId: `bot-added-${channel.address}`,
      workspace: school.workspace,
      place: { address: channel.address, kind: 'channel', name: channel.name },
      inviter: facilitator && actorOf(school, facilitator),
    }
  })
}
