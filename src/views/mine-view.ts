import type { AgendaWish } from '../domain/agenda/agenda.ts'
import type { Entry } from '../domain/entry.ts'
import { HABITS, type Habit } from '../stance/habits.ts'
import { ACTIONS } from './actions.ts'
import { wishButtons } from './agenda/agenda-buttons.ts'
import { commitmentElements, type OwnCommitment } from './commitment-views.ts'
import { HABIT_WORDS } from './habit-words.ts'
import { textView, viewOf } from './plain-text.ts'
import type { Element, View } from './view.ts'
import { seenBy } from './who-sees.ts'
import { instantInWords } from './words.ts'

/** One of the reader's own entries and what was read in it. */
export interface OwnEntry {
  entry: Pick<Entry, 'id' | 'text' | 'writtenAt' | 'visibility'>
  /** Null: written in a language that is not read. */
  habits: { habit: Habit; cues: string[] }[] | null
  zone: string
  /** What was said of it and the agenda; undefined: it comes on none. */
  agenda?: { wish: AgendaWish | null } | undefined
}

const MOST_LETTERS = 280

/** A person's own latest entries, what was read in each and by which words; one tap corrects it. */
export function mineView(entries: readonly OwnEntry[], commitments: readonly OwnCommitment[] = []): View {
  const steps = commitmentElements(commitments)
  if (entries.length === 0 && steps.length > 0) return viewOf(steps)
  if (entries.length === 0)
    return textView('You have written nothing yet. Answer a question, or type /reflect.')
  return viewOf([
    ...steps,
    { kind: 'heading', text: 'Your words, and what I read in them' },
    {
      kind: 'note',
      text: 'Only you see this. I make mistakes: tap a habit to add it or to take it away.',
    },
    ...entries.flatMap((own, index): Element[] =>
      index === 0 ? entryOf(own) : [{ kind: 'divider' }, ...entryOf(own)],
    ),
  ])
}

function entryOf({ entry, habits, zone, agenda }: OwnEntry): Element[] {
  const head: Element[] = [
    { kind: 'text', text: shortened(entry.text) },
    { kind: 'note', text: `${instantInWords(entry.writtenAt, zone)}, ${seenBy(entry.visibility)} the words` },
  ]
  const forget: Element = {
    kind: 'buttons',
    buttons: [
      ...(agenda ? wishButtons(`entry:${entry.id}`, { ...agenda, isTeam: entry.visibility === 'team' }) : []),
      { action: ACTIONS.forgetEntry, value: entry.id, label: 'Forget these words', style: 'danger' },
    ],
  }
  if (!habits)
    return [
      ...head,
      { kind: 'note', text: 'I read English only, and sentences: I kept this as it is.' },
      forget,
    ]
  return [...head, { kind: 'note', text: readingOf(habits) }, togglesOf(entry.id, habits), forget]
}

function readingOf(habits: NonNullable<OwnEntry['habits']>): string {
  if (habits.length === 0) return 'I noticed no habit here. If you see one, tap it.'
  const parts = habits.map(({ habit, cues }) => {
    const quoted = cues.slice(0, 3).map((cue) => `“${cue}”`)
    return quoted.length > 0 ? `${HABIT_WORDS[habit]} (${quoted.join(', ')})` : HABIT_WORDS[habit]
  })
  return `I read: ${parts.join('; ')}.`
}

/** One button a habit: a tap says the opposite of what stands there. */
function togglesOf(entryId: string, habits: NonNullable<OwnEntry['habits']>): Element {
  return {
    kind: 'buttons',
    buttons: HABITS.map((habit) => {
      const isPresent = habits.some((each) => each.habit === habit)
      return {
        action: ACTIONS.correctCode,
        value: `${entryId}:${habit}:${isPresent ? 'no' : 'yes'}`,
        label: `${isPresent ? '✓ ' : ''}${HABIT_WORDS[habit]}`,
        ...(isPresent ? { style: 'primary' as const } : {}),
      }
    }),
  }
}

function shortened(text: string): string {
  const letters = [...text]
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join('')}…` : text
}
