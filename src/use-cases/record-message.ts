import { type EntryKind, MAX_ENTRY_LENGTH } from '../domain/entry.ts'
import type { IntentOf } from '../domain/intent.ts'
import { asksNothing, type Delivery, type Nudge } from '../domain/nudge.ts'
import { PRACTICE_PROMPTS } from '../domain/practice/practice.ts'
import { helpView } from '../views/help-view.ts'
import { textView } from '../views/plain-text.ts'
import type { Reply } from '../views/view.ts'
import { decideInThread } from './agenda/decisions.ts'
import { deliveryOfThread } from './delivery-of-thread.ts'
import type { Deps } from './deps.ts'
import { keepEntry } from './keep-entry.ts'
import { answerNeedInThread } from './needs/answer-need.ts'
import { isNeedNote } from './needs/need-notes.ts'
import { ownTeamAt } from './own-team-at.ts'
import { answerInThread } from './practice/coach-answer.ts'
import { offerToShare } from './practice/offer-to-share.ts'
import { repliesToEntry } from './replies-to-entry.ts'
import { openQuestion, rootOf } from './root-delivery.ts'
import { type Scene, say } from './scene.ts'

type RecordDeps = Pick<Deps, 'stores' | 'clock' | 'log' | 'queue'>
type MessageDeps = RecordDeps & Pick<Deps, 'platform'>

/** A private message of fewer words is a greeting or a slip, not a reflection: it gets the help. */
const FEWEST_WORDS = 3
/** So many days after its close a private prompt still gets what its reader writes: the prompt says that late is fine. */
const LATE_DAYS = 3
const DAY = 86_400_000
/** How many of the actor's latest entries tell whether a prompt was answered. */
const LOOK_BACK_ENTRIES = 20

/**
 * Stores a reply in the thread of one of our prompts, or what a person writes to the bot in private; nothing else.
 * A repeated event is stored once.
 */
export async function recordMessage(
  deps: MessageDeps,
  scene: Scene,
  intent: IntentOf<'message'>,
): Promise<Reply[]> {
  const asked = intent.thread ? await deliveryOfThread(deps, scene, intent.place, intent.thread) : null
  const nudge = asked ? await deps.stores.nudges.find(asked.nudgeId) : null
  const answeredByCoach = nudge ? await answerInThread(deps, scene, nudge, intent.text) : null
  if (answeredByCoach) return answeredByCoach
  const answeredNeed = nudge ? await answerNeedInThread(deps, scene, nudge, intent.text) : null
  if (answeredNeed) return answeredNeed
  const kind = nudge?.prompt.kind ?? null
  const decided = asked && kind === 'note' ? await decideInThread(deps, scene, asked, intent) : null
  if (decided) return decided
  // What people say under a note or a digest is between them: it was no question.
  if (kind && intent.place.kind === 'channel' && asksNothing(kind)) return []
  if (intent.place.kind === 'channel') return asked ? recordAnswer(deps, scene, intent, asked, nudge) : []
  const answered = (kind === 'digest' ? null : asked) ?? (await openPrivateDelivery(deps, scene))
  return answered ? recordAnswer(deps, scene, intent, answered, nudge) : recordOwnThought(deps, scene, intent)
}

/** Stores a thought of one's own, from `/reflect` or a private message, for the writer's eyes. */
export async function recordReflection(
  deps: RecordDeps,
  scene: Scene,
  text: string,
  sourceRef: string,
): Promise<Reply[]> {
  const team = await ownTeamAt(deps, scene)
  if (!team)
    return [
      say(
        'You are in no learning team yet, so there is no place to keep this. Join the channel of a team first.',
      ),
    ]
  const problem = textProblem(text)
  if (problem) return [say(problem)]
  const draft = {
    teamId: team.id,
    delivery: null,
    kind: 'reflection',
    visibility: 'private',
    text,
    sourceRef,
  } as const
  const kept = await keepEntry(deps, scene, draft)
  const view = textView('Kept. Only you see it. Type /mine to see it again or to forget it.')
  return [{ kind: 'acknowledgement', view }, ...(await repliesToEntry(deps, kept))]
}

/** Stores words that answer a delivery in private: from a form or the box in a message. */
export async function recordPrivateAnswer(
  deps: RecordDeps,
  scene: Scene,
  input: { root: Delivery; nudge: Nudge; text: string; sourceRef: string },
): Promise<Reply[]> {
  const { root: delivery, nudge, text, sourceRef } = input
  const problem = textProblem(text)
  if (problem) return [{ kind: 'faults', faults: { text: problem } }]
  const draft = {
    teamId: delivery.teamId,
    delivery,
    kind: kindOf(nudge),
    visibility: 'private',
    text,
    sourceRef,
  } as const
  const kept = await keepEntry(deps, scene, draft)
  return [say('Kept. Only you see your words.'), ...(await repliesToEntry(deps, kept))]
}

async function recordAnswer(
  deps: RecordDeps,
  scene: Scene,
  intent: IntentOf<'message'>,
  answered: Delivery,
  known: Nudge | null,
): Promise<Reply[]> {
  const asked = await openQuestion(deps, answered, scene.actor.id)
  const nudge = known?.id === asked.nudgeId ? known : await deps.stores.nudges.find(asked.nudgeId)
  if (!nudge || intent.text.trim() === '') return []
  const delivery = await rootOf(deps, asked, nudge)
  const text = intent.text.slice(0, MAX_ENTRY_LENGTH)
  const visibility = answered.memberId ? 'private' : 'team'
  const sourceRef = intent.message
  const kept = await keepEntry(deps, scene, {
    teamId: delivery.teamId,
    delivery,
    kind: kindOf(nudge),
    visibility,
    text,
    sourceRef,
  })
  return [
    { kind: 'acknowledgement', view: textView('Kept, thank you.') },
    ...(await offerToShare(deps, nudge, kept)),
    ...(await repliesToEntry(deps, kept)),
  ]
}

async function recordOwnThought(
  deps: RecordDeps,
  scene: Scene,
  intent: IntentOf<'message'>,
): Promise<Reply[]> {
  const words = intent.text.trim().split(/\s+/).filter(Boolean).length
  if (words < FEWEST_WORDS) {
    return [
      {
        kind: 'private',
        view: helpView('Hello! Write me a thought of three words or more and I keep it for you alone.'),
      },
    ]
  }
  return recordReflection(deps, scene, intent.text.slice(0, MAX_ENTRY_LENGTH), intent.message)
}

/** The newest private prompt to the actor that still takes answers, or one that closed of late without the actor's. */
async function openPrivateDelivery(deps: RecordDeps, scene: Scene): Promise<Delivery | null> {
  const last = await deps.stores.deliveries.lastPrivateTo(scene.actor.id)
  if (!last) return null
  const nudge = await deps.stores.nudges.find(last.nudgeId)
  // What a coach writes beside somebody's shared words is no answer to them, nor the team's.
  if (nudge?.prompt.templateKey === PRACTICE_PROMPTS.shared) return null
  // Nor are thoughts an answer to a request: that takes a tap, or its thread.
  if (nudge && isNeedNote(nudge)) return null
  const closedFor = deps.clock.now().getTime() - last.closesAt.getTime()
  if (closedFor < 0) return last
  if (closedFor > LATE_DAYS * DAY) return null
  const root = nudge ? await rootOf(deps, last, nudge) : last
  const latest = await deps.stores.entries.listOf(scene.actor.id, LOOK_BACK_ENTRIES)
  return latest.some(({ deliveryId }) => deliveryId === root.id) ? null : last
}

function kindOf(nudge: Nudge): EntryKind {
  if (nudge.prompt.kind === 'evidence') return 'evidence'
  const isReflection = ['reflection', 'practice', 'commitment'].includes(nudge.prompt.kind)
  return isReflection || nudge.practiceId !== null ? 'reflection' : 'answer'
}

function textProblem(text: string): string | null {
  if (text.trim() === '') return 'There were no words in it. Please write a few.'
  if (text.length > MAX_ENTRY_LENGTH)
    return `That is longer than I can keep (${MAX_ENTRY_LENGTH} letters). Please split it in two.`
  return null
}
