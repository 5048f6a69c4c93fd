import { assertNever } from '../../domain/assert-never.ts'
import { WANTED_KINDS } from '../../domain/nudge.ts'
import { endIn } from '../../domain/plain-spans.ts'
import { type RhythmForm, type RhythmWish, readWish, type SaidOfRhythm } from '../../domain/rhythm-wish.ts'
import { hoursForm, leaveForm, snoozeForm } from '../../views/rhythm-forms.ts'
import { changedView, rhythmHelpView, unclearView } from '../../views/rhythm-notes.ts'
import { type OwnRhythm, type RhythmPlace, rhythmView } from '../../views/rhythm-view.ts'
import type { FormView, Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { nearest } from '../nearest.ts'
import { openHome } from '../open-home.ts'
import { type Scene, say } from '../scene.ts'
import { type Changed, changeRhythm } from './change-rhythm.ts'
import { ownRhythm } from './own-rhythm.ts'
import { decodeUndo, encodeUndo, undoChange } from './undo.ts'

/** `/rhythm …`: shows the own rhythm, or changes it as the words say; always in private. */
export async function runRhythm(deps: Deps, scene: Scene, text: string): Promise<Reply[]> {
  const own = await ownRhythm(deps, scene.actor)
  const said = readWish(text, own)
  switch (said.kind) {
    case 'show':
      return [{ kind: 'private', view: rhythmView(own) }]
    case 'help':
      return [{ kind: 'private', view: rhythmHelpView() }]
    case 'form':
      return [{ kind: 'form', form: formOf(said.form, own, 'note') }]
    case 'unclear':
      return [{ kind: 'private', view: unclearView(said.part, insteadOf(said, text, own)) }]
    case 'wish':
      return [{ kind: 'private', view: noteOf(await changeRhythm(deps, own, said.wish)) }]
    default:
      return assertNever(said)
  }
}

/** The first words of what can be typed; shorter ones are near to too much. */
const WORDS = ['away', 'back', 'snooze', 'wake', 'hours', 'days', 'half', 'usual', 'help']

/** What may have been meant ("snooze a week" for "snoze a week"); null where nothing is near. */
function insteadOf(said: SaidOfRhythm, text: string, own: OwnRhythm): string | null {
  if (said.kind === 'unclear' && said.part === 'order') return said.instead
  if (said.kind !== 'unclear' || said.part !== 'all') return null
  const [typed = '', ...rest] = text.trim().split(/\s+/)
  const word = nearest(typed, WORDS)
  if (!word) return null
  const whole = [word, ...rest].join(' ')
  return readWish(whole, own).kind === 'unclear' ? word : whole
}

/** A button about the rhythm. `value`: where it stands, ":" and what it does. */
export async function tapRhythm(deps: Deps, scene: Scene, value: string): Promise<Reply[]> {
  const [place, deed] = placeAndRest(value)
  const own = await ownRhythm(deps, scene.actor)
  if (deed === 'card') return [{ kind: 'private', view: rhythmView(own) }]
  const form = FORM_DEEDS[deed]
  if (form) return [{ kind: 'form', form: formOf(form, own, place) }]
  const wish = wishOf(deed, own)
  if (wish) return shown(deps, scene, place, await changeRhythm(deps, own, wish))
  return stay(deps, scene, place, own, deed)
}

/** Takes one change of the rhythm back. `value`: where the button stands, ":" and what to restore. */
export async function tapUndoRhythm(deps: Deps, scene: Scene, value: string): Promise<Reply[]> {
  const [place, code] = placeAndRest(value)
  const undo = decodeUndo(code)
  if (!undo) return [say('This button is from an older version of me. Type /rhythm to see how it is now.')]
  const own = await ownRhythm(deps, scene.actor)
  await undoChange(deps, scene.actor.id, own, undo)
  return shown(deps, scene, place, { lines: ['Taken back: all is as it was.'], undo: null })
}

/** What has changed, where the button or form stood: the home page, the whole card, or a short note. */
export async function shown(
  deps: Deps,
  scene: Scene,
  place: RhythmPlace,
  changed: Changed,
): Promise<Reply[]> {
  if (place === 'home') return openHome(deps, scene)
  if (place === 'note') return [{ kind: 'replacement', view: noteOf(changed) }]
  const now = await ownRhythm(deps, scene.actor)
  const undo = changed.undo && encodeUndo(changed.undo)
  return [{ kind: 'replacement', view: rhythmView(now, changed.lines.join(' '), undo) }]
}

/** The short note about a change. */
export function noteOf({ lines, undo }: Changed) {
  return changedView(lines, undo && encodeUndo(undo))
}

const FORM_DEEDS: Record<string, RhythmForm> = { away: 'leave', until: 'snooze', hours: 'hours' }

function formOf(form: RhythmForm, own: OwnRhythm, place: RhythmPlace): FormView {
  switch (form) {
    case 'leave':
      return leaveForm(own, place)
    case 'snooze':
      return snoozeForm(own, place)
    case 'hours':
      return hoursForm(own, place)
    default:
      return assertNever(form)
  }
}

function wishOf(deed: string, own: OwnRhythm): RhythmWish | null {
  if (deed === 'back') return { kind: 'back' }
  if (deed === 'wake') return { kind: 'wake' }
  if (deed === 'half' || deed === 'usual') return { kind: 'set', settings: { pace: deed } }
  const kind = WANTED_KINDS.find((each) => deed === `no-${each}`)
  if (kind) return { kind: 'opt', what: [kind], isOut: true }
  const until = deed === 'today' || deed === 'week' ? endIn(deed === 'week' ? 'a week' : 'today', own) : null
  return until && { kind: 'snooze', what: 'all', until }
}

/** Takes a leave back that has not begun: "stay-" and its id. */
async function stay(
  deps: Deps,
  scene: Scene,
  place: RhythmPlace,
  own: OwnRhythm,
  deed: string,
): Promise<Reply[]> {
  const leave = own.leaves.find(({ id }) => deed === `stay-${id}`)
  if (!leave) return shown(deps, scene, place, { lines: ['That is so no more already.'], undo: null })
  await undoChange(deps, scene.actor.id, own, { away: [leave.id] })
  const changed = {
    lines: ['You are here on those days, then.'],
    undo: { back: [[leave.from, leave.until]] },
  }
  return shown(deps, scene, place, changed as Changed)
}

/** "card:wake" in its two parts; an unknown place is a note. */
export function placeAndRest(value: string): [RhythmPlace, string] {
  const at = value.indexOf(':')
  const place = (['home', 'card'] as const).find((each) => each === value.slice(0, at)) ?? 'note'
  return [place, value.slice(at + 1)]
}
