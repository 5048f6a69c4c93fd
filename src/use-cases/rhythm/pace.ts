import { endIn } from '../../domain/plain-spans.ts'
import type { RhythmWish } from '../../domain/rhythm-wish.ts'
import type { View } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import type { Scene } from '../scene.ts'
import { changeRhythm } from './change-rhythm.ts'
import { ownRhythm } from './own-rhythm.ts'
import { noteOf } from './run-rhythm.ts'

/** Does what a person answered to "Does this rhythm suit you?", and says so. */
export async function answerPace(
  deps: Pick<Deps, 'stores' | 'clock' | 'log'>,
  scene: Scene,
  choice: string,
): Promise<View> {
  const own = await ownRhythm(deps, scene.actor)
  const wishes: Record<string, RhythmWish> = {
    half: { kind: 'set', settings: { pace: 'half' } },
    quiet: { kind: 'snooze', what: 'all', until: endIn('a week', own) ?? own.now },
  }
  const wish = wishes[choice]
  if (!wish) return noteOf({ lines: ['Good to know, thank you. All stays as it is.'], undo: null })
  return noteOf(await changeRhythm(deps, own, wish))
}
