import { sourceOf } from '../domain/agenda/agenda.ts'
import type { KeptCode } from '../ports.ts'
import { HABITS, type Habit } from '../stance/habits.ts'
import { readStance } from '../stance/read.ts'
import { mineView, type OwnEntry } from '../views/mine-view.ts'
import type { Reply, View } from '../views/view.ts'
import { entryWishes, withWishes } from './agenda/own-wishes.ts'
import { followOnAgendas } from './agenda/refresh-agenda.ts'
import type { Deps } from './deps.ts'
import { followShared } from './practice/follow-shared.ts'
import { readOwnEntries } from './read-entries.ts'
import { type Scene, say } from './scene.ts'

const ENTRIES = 5

/** The actor's own latest entries with what was read in them, and by which words. */
export async function readMine(deps: Pick<Deps, 'stores' | 'clock' | 'log'>, scene: Scene): Promise<Reply[]> {
  return [{ kind: 'private', view: await mine(deps, scene) }]
}

/** The writer's word on a habit in an own entry. `value`: entry id, habit, "yes" or "no", with colons between. */
export async function correctCode(
  deps: Pick<Deps, 'stores' | 'clock' | 'log'>,
  scene: Scene,
  value: string,
): Promise<Reply[]> {
  const [entryId = '', name, answer] = value.split(':')
  const habit = HABITS.find((each) => each === name)
  const own = await deps.stores.entries.listOf(scene.actor.id, ENTRIES * 20)
  if (!habit || !own.some(({ id }) => id === entryId) || (answer !== 'yes' && answer !== 'no')) {
    return [say('These words are not there any more. Type /mine to see your latest ones.')]
  }
  await deps.stores.stance.correct(entryId, habit, answer === 'yes', deps.clock.now())
  deps.log.info({ entryId, habit }, 'code corrected')
  return [{ kind: 'replacement', view: await mine(deps, scene) }]
}

/** Takes an own entry away for good; what was written in the chat stays there. */
export async function forgetEntry(
  deps: Pick<Deps, 'stores' | 'clock' | 'log' | 'platform'>,
  scene: Scene,
  entryId: string,
): Promise<Reply[]> {
  const own = await deps.stores.entries.listOf(scene.actor.id, ENTRIES * 20)
  if (own.some(({ id }) => id === entryId)) {
    await deps.stores.entries.remove(entryId, deps.clock.now())
    await followShared(deps, entryId)
    await followOnAgendas(deps, sourceOf('entry', entryId))
    deps.log.info({ entryId }, 'entry deleted')
  }
  return [{ kind: 'replacement', view: await mine(deps, scene) }]
}

async function mine(deps: Pick<Deps, 'stores' | 'clock' | 'log'>, scene: Scene): Promise<View> {
  const commitments = await deps.stores.commitments.openOf(scene.actor.id)
  return mineView(await ownEntries(deps, scene), await withWishes(deps, commitments))
}

async function ownEntries(deps: Pick<Deps, 'stores' | 'clock' | 'log'>, scene: Scene): Promise<OwnEntry[]> {
  const { stores, clock } = deps
  const entries = await stores.entries.listOf(scene.actor.id, ENTRIES)
  await readOwnEntries(deps, entries)
  const ids = entries.map(({ id }) => id)
  const codes = await stores.stance.codesOf(ids)
  await stores.stance.markSeen(ids, clock.now())
  const zone = scene.actor.zone ?? (await stores.teams.teamsOf(scene.actor.id))[0]?.zone ?? 'UTC'
  const wishOf = await entryWishes(deps, entries)
  return entries.map((entry) => ({
    entry,
    zone,
    agenda: wishOf(entry),
    habits: habitsIn(
      entry.text,
      codes.filter(({ entryId }) => entryId === entry.id),
    ),
  }))
}

/** The habits that stand: the writer's word before the reader's. The words that spoke are found again in the text. */
function habitsIn(text: string, codes: KeptCode[]): OwnEntry['habits'] {
  if (codes.length === 0) return null
  const reading = readStance(text)
  const cuesOf = (habit: Habit): string[] =>
    reading.kind === 'read' ? reading.entry[habit].cues.map(({ words }) => words) : []
  return codes
    .filter(({ verdict, corrected }) => corrected ?? verdict === 'shown')
    .map(({ habit }) => ({ habit, cues: cuesOf(habit) }))
}
