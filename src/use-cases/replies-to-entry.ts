import { isAsking } from '../domain/agenda/quote.ts'
import type { Entry } from '../domain/entry.ts'
import { chooseFollowUp, type FollowUp } from '../stance/follow-up.ts'
import { HABITS, type Habit } from '../stance/habits.ts'
import { findStudentNames } from '../stance/name-warning.ts'
import { readStance } from '../stance/read.ts'
import { entryReplyView } from '../views/entry-reply-view.ts'
import type { Reply } from '../views/view.ts'
import type { Deps } from './deps.ts'

/** Names shown in one warning. */
const MOST_NAMES = 3
/** How many of the writer's latest entries tell whether a prompt was answered before. */
const LOOK_BACK_ENTRIES = 20

/**
 * What the writer hears in private beside the acknowledgement: a warning where the words seem to name a student; for
 * the first answer to a prompt a thank-you that names a habit, and at most one question. Nothing for a repeat.
 */
export async function repliesToEntry(
  deps: Pick<Deps, 'stores'>,
  { entry, isNew }: { entry: Entry; isNew: boolean },
): Promise<Reply[]> {
  if (!isNew) return []
  const names = await studentNamesIn(deps, entry)
  const talk = (await deservesTalk(deps, entry)) ? talkOf(entry.text) : SILENT
  const forAgenda = talk !== SILENT && (await isForAgenda(deps, entry))
  const isShared = entry.visibility === 'team'
  const view = entryReplyView({ ...talk, names, isShared, entryId: entry.id, forAgenda })
  return view ? [{ kind: 'private', view }] : []
}

/** Whether a team that meets could talk about it: a question, what the writer is unsure of, or evidence. */
async function isForAgenda(deps: Pick<Deps, 'stores'>, entry: Entry): Promise<boolean> {
  const cycle = await deps.stores.cycles.openOf(entry.teamId)
  if (!cycle?.meeting) return false
  return entry.kind === 'evidence' || isAsking(entry.text) || isUnsure(entry.text)
}

function isUnsure(text: string): boolean {
  const reading = readStance(text)
  if (reading.kind !== 'read') return false
  return [reading.entry.not_knowing, reading.entry.inquiring].some(({ verdict }) => verdict === 'shown')
}

interface Talk {
  thanksFor: Habit | null
  followUp: FollowUp
}

const SILENT: Talk = { thanksFor: null, followUp: 'none' }

/** The words of an entry that seem to name a student, at most three. */
export async function studentNamesIn(deps: Pick<Deps, 'stores'>, entry: Entry): Promise<string[]> {
  // Staff only ever take words out: the usual text names nobody, and needs no roster.
  if (findStudentNames(entry.text, []).length === 0) return []
  const team = await deps.stores.teams.find(entry.teamId)
  const staff = team ? await deps.stores.members.namesOf(team.workspaceId) : []
  const names = findStudentNames(entry.text, staff).map(({ name }) => name)
  return [...new Set(names)].slice(0, MOST_NAMES)
}

/** Reflections and evidence are talked about, once a prompt; check-ins and second thoughts are not. */
async function deservesTalk(deps: Pick<Deps, 'stores'>, entry: Entry): Promise<boolean> {
  if (entry.kind === 'answer' || entry.kind === 'decision') return false
  if (!entry.deliveryId) return true
  const latest = await deps.stores.entries.listOf(entry.memberId, LOOK_BACK_ENTRIES)
  return latest.every(({ id, deliveryId }) => id === entry.id || deliveryId !== entry.deliveryId)
}

function talkOf(text: string): Talk {
  const reading = readStance(text)
  if (reading.kind !== 'read') return SILENT
  const thanksFor = HABITS.find((habit) => reading.entry[habit].verdict === 'shown') ?? null
  return { thanksFor, followUp: chooseFollowUp(text, reading) }
}
