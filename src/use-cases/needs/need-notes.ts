import { newId } from '../../domain/ids.ts'
import { NEED_NOTES, type Need, type NeedNoteKey } from '../../domain/needs/need.ts'
import { newNudge } from '../../domain/new-nudge.ts'
import type { Delivery, Nudge } from '../../domain/nudge.ts'
import type { Member, Team } from '../../domain/organisation.ts'
import { upcoming } from '../../domain/schedule.ts'
import { DeliveryError, type NeedNote } from '../../ports.ts'
import { needAnsweredView, needNewsView, needNoteView, TAKEN_BACK } from '../../views/needs/need-views.ts'
import { textView } from '../../views/plain-text.ts'
import type { View } from '../../views/view.ts'
import { addressOf } from '../address-of.ts'
import type { Deps } from '../deps.ts'
import { refOf } from '../people.ts'
import { atWorkingMoment } from '../working-moment.ts'
import { answerersAt, deskInWords } from './desks.ts'
import { fromInWords, shownWriter } from './shown-writer.ts'

/** Notes are read when their reader comes to it. */
const NOTE_HOURS = 14 * 24

type NoteDeps = Pick<Deps, 'stores' | 'clock'>

/** A note about a need to one person, in the working hours. Its words come from the need itself when it is sent. */
export async function needNote(
  deps: NoteDeps,
  need: Pick<Need, 'teamId'>,
  note: { to: Member; team: Team; key: NeedNoteKey; answerId?: string },
): Promise<NeedNote> {
  const now = deps.clock.now()
  const { to, team, key, answerId } = note
  const nudge = newNudge({
    id: newId(now),
    teamId: need.teamId,
    audience: 'private',
    memberId: to.id,
    schedule: await atWorkingMoment(deps, to, team),
    zone: to.zone ?? team.zone,
    windowHours: NOTE_HOURS,
    prompt: {
      ...{ id: newId(now), templateKey: key, kind: 'note', text: '', choices: [] },
      ...{ takesText: false, resultsShown: 'after-closing', frameworks: ['PLS-1', 'STD-LD'] },
    },
  })
  return { nudge, answerId: answerId ?? null }
}

/** The notes to everybody who answers at a need's desk, save its writer. */
export async function notesToDesk(
  deps: NoteDeps,
  need: Pick<Need, 'teamId' | 'desk' | 'memberId'>,
  team: Team,
): Promise<NeedNote[]> {
  const answerers = (await answerersAt(deps, need.desk)).filter(({ id }) => id !== need.memberId)
  return Promise.all(answerers.map((to) => needNote(deps, need, { to, team, key: NEED_NOTES.raised })))
}

/** Whether a nudge tells of a need. */
export function isNeedNote({ prompt }: Pick<Nudge, 'prompt'>): boolean {
  return Object.values(NEED_NOTES).some((key) => key === prompt.templateKey)
}

/** The message about a need as it should look now; null where the nudge tells of none. */
export async function needViewFor(
  deps: Pick<Deps, 'stores'>,
  { nudge }: { nudge: Nudge },
): Promise<View | null> {
  if (!isNeedNote(nudge)) return null
  const note = await deps.stores.needs.noteOf(nudge.id)
  const need = note && (await deps.stores.needs.find(note.needId))
  if (!need) return textView(TAKEN_BACK)
  switch (nudge.prompt.templateKey) {
    case NEED_NOTES.taken: {
      const name = await nameOf(deps, need.takenBy)
      return needNewsView(need.text, `${name ?? 'Somebody'} is on it. The answer comes to you here.`)
    }
    case NEED_NOTES.passed:
      return needNewsView(need.text, `Your request went on to ${await deskInWords(deps, need.desk)}.`)
    case NEED_NOTES.answered: {
      const answers = await deps.stores.needs.answersTo([need.id])
      const answer = answers.find(({ id }) => id === note.answerId)
      if (!answer) return textView('This answer is not there any more.')
      return needAnsweredView(need.text, {
        by: (await nameOf(deps, answer.memberId)) ?? 'Somebody',
        text: answer.text,
      })
    }
    default:
      return viewForDesk(deps, need, nudge.memberId)
  }
}

/** Shows the messages to those who answer as they are to look now. */
export async function refreshNotes(
  deps: Pick<Deps, 'stores' | 'log' | 'platform'>,
  needId: string,
): Promise<void> {
  for (const nudgeId of await deps.stores.needs.nudgesOf(needId)) {
    const nudge = await deps.stores.nudges.find(nudgeId)
    if (nudge?.prompt.templateKey !== NEED_NOTES.raised) continue
    const [first] = upcoming(nudge.schedule, nudge.zone, new Date(0), 1)
    const sent = first ? await deps.stores.deliveries.siblings({ nudgeId, occurrence: first.key }) : []
    for (const delivery of sent) await showAgain(deps, nudge, delivery)
  }
}

async function viewForDesk(deps: Pick<Deps, 'stores'>, need: Need, readerId: string | null): Promise<View> {
  const isHere = (await answerersAt(deps, need.desk)).some(({ id }) => id === readerId)
  const answers = need.state === 'answered' ? await deps.stores.needs.answersTo([need.id]) : []
  return needNoteView({
    need,
    from: fromInWords(await shownWriter(deps, need)),
    takenBy: need.state === 'taken' ? await nameOf(deps, need.takenBy) : null,
    passedTo: isHere ? null : await deskInWords(deps, need.desk),
    answeredBy: await nameOf(deps, answers[0]?.memberId ?? null),
  })
}

async function showAgain(
  deps: Pick<Deps, 'stores' | 'log' | 'platform'>,
  nudge: Nudge,
  delivery: Delivery,
): Promise<void> {
  const workspace = await deps.stores.organisation.findWorkspace(delivery.workspaceId)
  const address = await addressOf(deps, delivery)
  const view = await needViewFor(deps, { nudge })
  if (!workspace || !address || !view || !delivery.messageRef) return
  try {
    await deps.platform(workspace.platform).update(refOf(workspace), address, delivery.messageRef, view)
  } catch (error) {
    // It is changed here already; only the message shows it as it was.
    if (!(error instanceof DeliveryError)) throw error
    deps.log.warn({ deliveryId: delivery.id, reason: error.kind }, 'a need could not be shown anew')
  }
}

async function nameOf(deps: Pick<Deps, 'stores'>, memberId: string | null): Promise<string | null> {
  return memberId ? ((await deps.stores.members.find(memberId))?.name ?? null) : null
}
