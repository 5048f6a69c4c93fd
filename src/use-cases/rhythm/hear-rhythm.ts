import { z } from 'zod'
import type { IntentOf } from '../../domain/intent.ts'
import { wishInMessage } from '../../domain/rhythm-wish.ts'
import { ACTIONS } from '../../views/actions.ts'
import { textView } from '../../views/plain-text.ts'
import { changedView } from '../../views/rhythm-notes.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { recordMessage } from '../record-message.ts'
import { type Scene, say } from '../scene.ts'
import { changeRhythm } from './change-rhythm.ts'
import { ownRhythm } from './own-rhythm.ts'
import { decodeUndo, encodeUndo, undoChange } from './undo.ts'

/**
 * "I'm away until Monday" or "I'm back" as a whole private message: does it and says so, with a way to keep the words as
 * a reflection after all. Null for whatever else people write.
 */
export async function hearRhythm(
  deps: Deps,
  scene: Scene,
  intent: IntentOf<'message'>,
): Promise<Reply[] | null> {
  const { text, message, thread, place } = intent
  if (place.kind !== 'direct' || thread !== null) return null
  // Any zone tells whether the words are about the rhythm at all.
  if (!wishInMessage(text, { now: deps.clock.now(), zone: 'UTC' })) return null
  const own = await ownRhythm(deps, scene.actor)
  const wish = wishInMessage(text, own)
  if (!wish) return null
  const { lines, undo } = await changeRhythm(deps, own, wish)
  const code = undo && encodeUndo(undo)
  const keep = {
    action: ACTIONS.keepWords,
    value: JSON.stringify({ undo: code, text, message }),
    label: 'Keep it as a reflection',
  }
  return [{ kind: 'private', view: changedView(lines, code, [keep]) }]
}

const keptShape = z.object({
  undo: z.string().nullable(),
  text: z.string().min(1),
  message: z.string().min(1),
})

/** The words were no word about the rhythm: takes the change back and keeps them as what they are. */
export async function keepWords(deps: Deps, scene: Scene, intent: IntentOf<'tap'>): Promise<Reply[]> {
  const kept = readKept(intent.value)
  if (!kept) return [say('This button is from an older version of me. Please send your words once more.')]
  const undo = kept.undo === null ? null : decodeUndo(kept.undo)
  if (undo) await undoChange(deps, scene.actor.id, await ownRhythm(deps, scene.actor), undo)
  const { text, message } = kept
  const { actor, eventId, place, workspace } = intent
  const told = { kind: 'message', actor, eventId, workspace, text, message, thread: null } as const
  const said = { ...told, place: { ...place, kind: 'direct' as const } }
  const view = textView('A reflection, then: I keep your words, and the rest is as it was.')
  return [{ kind: 'replacement', view }, ...(await recordMessage(deps, scene, said))]
}

function readKept(value: string): z.infer<typeof keptShape> | null {
  try {
    const read = keptShape.safeParse(JSON.parse(value))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
