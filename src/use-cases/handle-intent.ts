import { assertNever } from '../domain/assert-never.ts'
import type { ActorRef, Intent, IntentOf, Mention, PlaceRef } from '../domain/intent.ts'
import type { Workspace } from '../domain/organisation.ts'
import { isAboutRhythm } from '../domain/rhythm-wish.ts'
import { ACTIONS } from '../views/actions.ts'
import type { Reply } from '../views/view.ts'
import { actOnMessage } from './agenda/message-action.ts'
import { tapAgenda } from './agenda/tap-agenda.ts'
import { tapCommitment } from './commitment/keep-commitment.ts'
import type { Deps } from './deps.ts'
import { tapDigest } from './digest/tap-digest.ts'
import { editEntry, removeEntry } from './follow-message.ts'
import { saveChange } from './inquiry/plan-form.ts'
import { tapCycle } from './inquiry/run-inquiry.ts'
import { tapNeed } from './needs/run-need.ts'
import { openHome } from './open-home.ts'
import { actorOf, joinTeam, leaveTeam, updatePerson } from './people.ts'
import { tapPractice } from './practice/practice-step.ts'
import { correctCode, forgetEntry } from './read-mine.ts'
import { decideCalendar, receiveFile } from './receive-file.ts'
import { openAnswerForm, recordFeedback } from './record-feedback.ts'
import { recordMessage } from './record-message.ts'
import { registerTeam, undoTeam, unregisterTeam } from './register-team.ts'
import { hearRhythm, keepWords } from './rhythm/hear-rhythm.ts'
import { openNotNow, skipQuestion } from './rhythm/not-now.ts'
import { tapRhythm, tapUndoRhythm } from './rhythm/run-rhythm.ts'
import { tapTakeRole } from './roles.ts'
import { commandNamed, runCommand } from './run-command.ts'
import { type Scene, say } from './scene.ts'
import { submitForm } from './submit-form.ts'
import { tapTemplate } from './templates/tap-template.ts'

/**
 * Does what an event from a chat asks for and returns what comes back to the chat. All is stored when it resolves; a
 * repeat of the event changes nothing. Throws where a store or platform fails: the edge then asks for a repeat.
 */
export async function handleIntent(deps: Deps, intent: Intent): Promise<Reply[]> {
  const workspace = await deps.stores.organisation.ensureWorkspace(intent.workspace, deps.clock.now())
  switch (intent.kind) {
    case 'command':
      return runCommand(deps, await sceneOf(deps, workspace, intent, intent.place), intent.name, intent.text)
    case 'message':
      return handleMessage(deps, workspace, intent)
    case 'tap':
      return handleTap(deps, await sceneOf(deps, workspace, intent, intent.place), intent)
    case 'submit':
      return submitForm(deps, await sceneOf(deps, workspace, intent, intent.place), intent)
    case 'file':
      return receiveFile(deps, await sceneOf(deps, workspace, intent, intent.place), intent)
    case 'message-action':
      return actOnMessage(deps, await sceneOf(deps, workspace, intent, intent.place), intent)
    case 'home-opened':
      return openHome(deps, await sceneOf(deps, workspace, intent, null))
    case 'bot-added':
      return registerTeam(deps, workspace, intent)
    default:
      await follow(deps, workspace, intent)
      return []
  }
}

type SilentIntent = Exclude<
  Intent,
  { kind: 'command' | 'message' | 'message-action' | 'file' | 'tap' | 'submit' | 'home-opened' | 'bot-added' }
>

/** Events that the chat expects no answer to. */
async function follow(deps: Deps, workspace: Workspace, intent: SilentIntent): Promise<void> {
  switch (intent.kind) {
    case 'message-edited':
      return editEntry(deps, workspace, { ...intent, externalId: intent.actor.externalId })
    case 'message-deleted':
      return removeEntry(deps, workspace, intent.message)
    case 'bot-removed':
      return unregisterTeam(deps, workspace, intent.place)
    case 'person-joined':
      return joinTeam(deps, workspace, intent.place, intent.person)
    case 'person-left':
      return leaveTeam(deps, workspace, intent.place, intent.person)
    case 'person-changed':
      return updatePerson(deps, workspace, intent.person)
    case 'workspace-removed':
      return deps.stores.organisation.removeWorkspace(workspace.id, deps.clock.now())
    default:
      return assertNever(intent)
  }
}

/** "Rhythm away until Monday" is a command in private; "Rhythm helped them count" is a thought. */
function isRhythmMessage(text: string): boolean {
  const words = /^\/?rhythm\s+(.+)$/i.exec(text.trim())?.[1]
  return words !== undefined && isAboutRhythm(words)
}

/** In private a message that is just a command's name is the command. */
async function handleMessage(
  deps: Deps,
  workspace: Workspace,
  intent: IntentOf<'message'>,
): Promise<Reply[]> {
  const isDirect = intent.place.kind === 'direct'
  const isCommand = isDirect && (commandNamed(intent.text) !== null || isRhythmMessage(intent.text))
  if (!isCommand && intent.place.kind === 'channel' && intent.thread === null) return []
  const scene = await sceneOf(deps, workspace, intent, intent.place)
  if (isCommand) return runWords(deps, scene, intent.text)
  return (await hearRhythm(deps, scene, intent)) ?? recordMessage(deps, scene, intent)
}

async function handleTap(deps: Deps, scene: Scene, intent: IntentOf<'tap'>): Promise<Reply[]> {
  const { action, value, message } = intent
  switch (action) {
    case ACTIONS.answer:
      return recordFeedback(deps, scene, value, message)
    case ACTIONS.writeAnswer:
      return openAnswerForm(deps, scene, value, message)
    case ACTIONS.runCommand:
      return runWords(deps, scene, value)
    case ACTIONS.changeCycle:
      return tapCycle(deps, scene, value, message)
    case ACTIONS.saveChange:
      return saveChange(deps, scene, value, message)
    case ACTIONS.template:
      return tapTemplate(deps, scene, value, message)
    case ACTIONS.correctCode:
      return correctCode(deps, scene, value)
    case ACTIONS.forgetEntry:
      return forgetEntry(deps, scene, value)
    case ACTIONS.notNow:
      return openNotNow(deps, scene, value, message)
    case ACTIONS.skipQuestion:
      return skipQuestion(deps, scene, value)
    case ACTIONS.rhythm:
      return tapRhythm(deps, scene, value)
    case ACTIONS.undoRhythm:
      return tapUndoRhythm(deps, scene, value)
    case ACTIONS.keepWords:
      return keepWords(deps, scene, intent)
    case ACTIONS.practice:
      return tapPractice(deps, scene, value)
    case ACTIONS.commitment:
      return tapCommitment(deps, scene, value)
    case ACTIONS.need:
      return tapNeed(deps, scene, value)
    case ACTIONS.agenda:
      return tapAgenda(deps, scene, value, message)
    case ACTIONS.digest:
      return tapDigest(deps, scene, value)
    case ACTIONS.takeRole:
      return tapTakeRole(deps, scene, value)
    case ACTIONS.decideCalendar:
      return decideCalendar(deps, scene, value)
    case ACTIONS.undoTeam:
      return undoTeam(deps, scene, value)
    default:
      return [say('This button is from an older version of me. Type /help to see what you can do.')]
  }
}

/** A command as words: its name, then what follows it. */
function runWords(deps: Deps, scene: Scene, words: string): Promise<Reply[]> {
  const [name = '', ...rest] = words.trim().split(/\s+/)
  return runCommand(deps, scene, name, rest.join(' '))
}

async function sceneOf(
  deps: Deps,
  workspace: Workspace,
  intent: { actor: ActorRef; eventId: string; mentions?: Mention[] },
  place: PlaceRef | null,
): Promise<Scene> {
  const { member: actor, grants } = await actorOf(deps, workspace, intent.actor)
  const mentions = intent.mentions ?? []
  return { workspace, actor, grants, place, mentions, eventKey: `${workspace.id}:${intent.eventId}` }
}
