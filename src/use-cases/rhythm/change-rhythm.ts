import { assertNever } from '../../domain/assert-never.ts'
import { newId } from '../../domain/ids.ts'
import { WANTED_KINDS, type WantedKind } from '../../domain/nudge.ts'
import type { Span } from '../../domain/plain-spans.ts'
import type { Leave, Rhythm, Snooze } from '../../domain/rhythm.ts'
import type { RhythmWish, Settings } from '../../domain/rhythm-wish.ts'
import { changesInWords, wokenInWords } from '../../views/rhythm-notes.ts'
import type { OwnRhythm } from '../../views/rhythm-view.ts'
import { hoursInWords, leaveInWords, snoozeSentence, timeInWords } from '../../views/rhythm-words.ts'
import type { Deps } from '../deps.ts'
import type { Undo } from './undo.ts'

type RhythmDeps = Pick<Deps, 'stores' | 'clock' | 'log'>

/** What a wish has changed, in sentences, and what takes it back; `undo` is null where nothing has changed. */
export interface Changed {
  lines: string[]
  undo: Undo | null
}

/**
 * Does what a person wants of the own rhythm, and lets what waits for the person be looked at again. `own`: how it is
 * before. A repeat changes nothing more.
 */
export async function changeRhythm(deps: RhythmDeps, own: OwnRhythm, wish: RhythmWish): Promise<Changed> {
  const changed = await change(deps, own, wish)
  if (!changed.undo) return changed
  await deps.stores.deliveries.wake({ memberId: own.rhythm.memberId }, deps.clock.now())
  deps.log.info({ memberId: own.rhythm.memberId, wish: wish.kind }, 'rhythm changed')
  return changed
}

async function change(deps: RhythmDeps, own: OwnRhythm, wish: RhythmWish): Promise<Changed> {
  switch (wish.kind) {
    case 'away':
      return goAway(deps, own, wish.span)
    case 'back':
      return comeBack(deps, own)
    case 'snooze':
      return snooze(deps, own, { memberId: own.rhythm.memberId, kind: wish.what, until: wish.until })
    case 'wake':
      return wake(deps, own)
    case 'set':
      return set(deps, own.rhythm, wish.settings)
    case 'opt':
      return set(deps, own.rhythm, { optOuts: optOutsAfter(own.rhythm, wish) })
    default:
      return assertNever(wish)
  }
}

/** A leave that covers its first day already is changed to end on the new day; others stay. */
async function goAway({ stores, clock }: RhythmDeps, own: OwnRhythm, span: Span): Promise<Changed> {
  const { memberId } = own.rhythm
  const line = `You are away ${leaveInWords(span, own.today)}. Nothing comes to you meanwhile, and nothing counts against you.`
  const same = own.leaves.find(({ from, until }) => from === span.from && until === span.until)
  if (same) return { lines: [line], undo: { away: [same.id] } }
  const begun = own.leaves.filter(({ from, until }) => from <= span.from && span.from < until)
  const [from = span.from] = [span.from, ...begun.map((leave) => leave.from)].sort()
  const leave: Leave = { id: newId(clock.now()), memberId, from, until: span.until }
  for (const { id } of begun) await stores.rhythms.removeLeave(memberId, id)
  await stores.rhythms.addLeave(leave)
  return { lines: [line], undo: { away: [leave.id], back: begun.map(({ from, until }) => [from, until]) } }
}

async function comeBack({ stores }: RhythmDeps, { rhythm, leaves, today }: OwnRhythm): Promise<Changed> {
  const here = leaves.filter(({ from }) => from <= today)
  if (here.length === 0) return { lines: ['You are not away just now, so all stays as it is.'], undo: null }
  await stores.rhythms.endLeaves(rhythm.memberId, today)
  return {
    lines: ['Welcome back! I ask you again.'],
    undo: { back: here.map(({ until }) => [today, until]) },
  }
}

async function snooze({ stores }: RhythmDeps, own: OwnRhythm, wanted: Snooze): Promise<Changed> {
  const before = own.snoozes.find(({ kind }) => kind === wanted.kind)
  await stores.rhythms.snooze(wanted)
  return {
    lines: [snoozeSentence(wanted, own.zone, own.today)],
    undo: { snoozes: [[wanted.kind, before?.until.toISOString() ?? null]] },
  }
}

async function wake({ stores }: RhythmDeps, { rhythm, snoozes }: OwnRhythm): Promise<Changed> {
  if (snoozes.length === 0) return { lines: ['Nothing was quiet, so all stays as it is.'], undo: null }
  for (const { kind } of snoozes) await stores.rhythms.unsnooze(rhythm.memberId, kind)
  return {
    lines: [wokenInWords(snoozes)],
    undo: { snoozes: snoozes.map(({ kind, until }) => [kind, until.toISOString()]) },
  }
}

async function set({ stores }: RhythmDeps, rhythm: Rhythm, settings: Partial<Settings>): Promise<Changed> {
  const wanted = { ...rhythm, ...settings }
  if (settings.preferredTime && !isInHours(wanted, settings.preferredTime)) {
    const line = `${timeInWords(settings.preferredTime)} is outside your hours, ${hoursInWords(wanted)}.`
    return { lines: [line, 'Change the hours first, or choose another time.'], undo: null }
  }
  const lost = wanted.preferredTime && !isInHours(wanted, wanted.preferredTime) ? wanted.preferredTime : null
  const kept = { ...wanted, preferredTime: lost ? null : wanted.preferredTime }
  await stores.rhythms.put(kept)
  const lines = changesInWords(rhythm, kept)
  if (lost) lines.push(`(${timeInWords(lost)} is outside these hours.)`)
  if (lines.length === 0) return { lines: ['So it was already; all stays as it is.'], undo: null }
  return { lines, undo: { settings: settingsOf(rhythm) } }
}

/** Whether a local time lies in a rhythm's hours. */
export function isInHours(
  { opensAt, closesAt }: Pick<Rhythm, 'opensAt' | 'closesAt'>,
  time: string,
): boolean {
  return time >= opensAt && time < closesAt
}

function optOutsAfter(
  { optOuts }: Rhythm,
  { what, isOut }: Extract<RhythmWish, { kind: 'opt' }>,
): WantedKind[] {
  return WANTED_KINDS.filter((kind) => (what.includes(kind) ? isOut : optOuts.includes(kind)))
}

function settingsOf({ memberId: _, paceAskedAt: __, ...settings }: Rhythm): Settings {
  return settings
}
