import type { Entry } from '../../domain/entry.ts'
import { PRACTICE_PROMPTS, type Practice } from '../../domain/practice/practice.ts'
import { nameBeforeSharingView, wordsKeptView } from '../../views/practice/practice-talk-views.ts'
import { practiceRewordForm } from '../../views/practice/practice-word-forms.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { planAtOnce } from '../plan-due-nudges.ts'
import { enqueueReading } from '../read-entries.ts'
import { studentNamesIn } from '../replies-to-entry.ts'
import { type Scene, say } from '../scene.ts'
import { noteNudge, type PracticePeople, peopleOf } from './practice-nudges.ts'

type ShareDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log'>

const GONE = say('These words are not there any more. Type /mine to see your latest ones.')

/**
 * Shares an own entry with the coach of an own practice. Words that seem to name a student wait for a second look,
 * save where that was taken (`isSure`). Sharing twice tells the coach once.
 */
export async function shareWords(
  deps: ShareDeps,
  scene: Scene,
  ids: { practiceId: string; entryId: string },
  options = { isSure: false },
): Promise<Reply[]> {
  const found = await ownWords(deps, scene, ids)
  if (!found) return [GONE]
  const { people, entry } = found
  const { practice, coach } = people
  const names = options.isSure ? [] : await studentNamesIn(deps, entry)
  if (names.length > 0)
    return [{ kind: 'private', view: nameBeforeSharingView(practice.id, entry.id, coach.name, names) }]
  await deps.stores.entries.setVisibility(entry.id, 'coach')
  await tellCoach(deps, people, entry)
  const kept = { practiceId: practice.id, entryId: entry.id, coach: coach.name, isShared: true }
  return [{ kind: 'private', view: wordsKeptView(kept) }]
}

/** The form that changes words before they are shared. */
export async function openReword(
  deps: Pick<Deps, 'stores'>,
  scene: Scene,
  ids: { practiceId: string; entryId: string },
): Promise<Reply[]> {
  const found = await ownWords(deps, scene, ids)
  if (!found) return [GONE]
  const context = `${ids.practiceId}:${ids.entryId}`
  return [{ kind: 'form', form: practiceRewordForm(context, found.entry.text, found.people.coach.name) }]
}

/** Keeps changed words and shares them. */
export async function rewordAndShare(
  deps: ShareDeps,
  scene: Scene,
  ids: { practiceId: string; entryId: string },
  text: string,
): Promise<Reply[]> {
  const found = await ownWords(deps, scene, ids)
  if (!found) return [GONE]
  const now = deps.clock.now()
  await deps.stores.entries.edit(found.entry.id, text, now)
  await enqueueReading(deps, { id: found.entry.id, editedAt: now })
  return shareWords(deps, scene, ids)
}

async function tellCoach(deps: ShareDeps, people: PracticePeople, entry: Entry): Promise<void> {
  const now = deps.clock.now()
  const note = { key: PRACTICE_PROMPTS.shared, to: people.coach, text: '', replyTo: null }
  const nudge = await noteNudge(deps, people, note)
  if (!(await deps.stores.practices.share(nudge, entry.id, `shared:${entry.id}`, now))) return
  deps.log.info({ entryId: entry.id, practiceId: people.practice.id }, 'entry shared with a coach')
  await planAtOnce(deps, [nudge])
}

async function ownWords(
  deps: Pick<Deps, 'stores'>,
  scene: Scene,
  ids: { practiceId: string; entryId: string },
): Promise<{ people: PracticePeople; entry: Entry } | null> {
  const practice: Practice | null = await deps.stores.practices.find(ids.practiceId)
  const entry = await deps.stores.entries.find(ids.entryId)
  const isOwn = practice?.memberId === scene.actor.id && entry?.memberId === scene.actor.id
  const people = practice && isOwn ? await peopleOf(deps, practice) : null
  return people && entry ? { people, entry } : null
}
