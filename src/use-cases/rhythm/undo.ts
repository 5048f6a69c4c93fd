import { z } from 'zod'
import { newId } from '../../domain/ids.ts'
import { WANTED_KINDS } from '../../domain/nudge.ts'
import { SNOOZE_KINDS } from '../../domain/rhythm.ts'
import type { OwnRhythm } from '../../views/rhythm-view.ts'
import type { Deps } from '../deps.ts'

const weekday = z.literal([1, 2, 3, 4, 5, 6, 7])
const time = z.string().regex(/^\d{2}:\d{2}$/)
const undoShape = z.object({
  settings: z
    .object({
      workdays: z.array(weekday),
      opensAt: time,
      closesAt: time,
      preferredTime: time.nullable(),
      optOuts: z.array(z.enum(WANTED_KINDS)),
      pace: z.enum(['usual', 'half']),
    })
    .optional(),
  /** What each snooze was before: an instant, or null for none. */
  snoozes: z.array(z.tuple([z.enum(SNOOZE_KINDS), z.iso.datetime().nullable()])).optional(),
  /** Ids of leaves that should not be. */
  away: z.array(z.uuid()).optional(),
  /** Leaves that should be again. */
  back: z.array(z.tuple([z.iso.date(), z.iso.date()])).optional(),
})

/** What it takes to bring a rhythm back to how it was before one change; buttons carry it. */
export type Undo = z.infer<typeof undoShape>

/** The undo as a button carries it. */
export function encodeUndo(undo: Undo): string {
  return JSON.stringify(undo)
}

/** The undo that a button carried; null where it is none. */
export function decodeUndo(value: string): Undo | null {
  try {
    const read = undoShape.safeParse(JSON.parse(value))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** Brings a person's rhythm back; what is over meanwhile stays over. Twice does no more than once. */
export async function undoChange(
  deps: Pick<Deps, 'stores' | 'clock'>,
  memberId: string,
  own: OwnRhythm,
  undo: Undo,
): Promise<void> {
  const { rhythms } = deps.stores
  if (undo.settings) await rhythms.put({ ...own.rhythm, ...undo.settings, memberId })
  for (const [kind, before] of undo.snoozes ?? []) {
    if (before) await rhythms.snooze({ memberId, kind, until: new Date(before) })
    else await rhythms.unsnooze(memberId, kind)
  }
  for (const id of undo.away ?? []) await rhythms.removeLeave(memberId, id)
  for (const [from, until] of undo.back ?? []) {
    const isThere = own.leaves.some((leave) => leave.from === from && leave.until === until)
    if (!isThere && until > own.today)
      await rhythms.addLeave({ id: newId(deps.clock.now()), memberId, from, until })
  }
  await deps.stores.deliveries.wake({ memberId }, deps.clock.now())
}
