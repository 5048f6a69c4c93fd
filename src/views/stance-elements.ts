import type { Guarded } from '../domain/privacy.ts'
import type { Share, Stance, Topic } from '../domain/signals.ts'
import type { Habit } from '../stance/habits.ts'
import { HABIT_WORDS } from './habit-words.ts'
import type { Element } from './view.ts'
import { countInWords } from './words.ts'

/** The learning stance of a period: shares with their bounds, the past, and how far writers agree. */
export function stanceElements(stance: Guarded<Stance> | null): Element[] {
  if (!stance) return []
  if (stance.kind === 'hidden') {
    return [
      {
        kind: 'note',
        text: 'Learning stance: not shown yet. It tells of whole weeks in which five people or more wrote, and never gives a small team away.',
      },
    ]
  }
  const { entries, people, habits } = stance.value
  const written = `${countInWords(entries, 'entry', 'entries')} by ${countInWords(people, 'person', 'people')}`
  const isSmall = habits.every(({ now }) => now.isSmall)
  // A column that has nothing to say only takes room.
  const hasPast = habits.some(({ before }) => before !== null)
  const hasAgreement = habits.some(({ agreed }) => agreed.kind === 'shown')
  return [
    {
      kind: 'table',
      caption: `Learning stance in four weeks: ${written}`,
      columns: [
        'Habit',
        'Entries that show it',
        ...(hasPast ? ['12 weeks before'] : []),
        ...(hasAgreement ? ['Writers agree'] : []),
      ],
      rows: habits.map(({ habit, now, before, agreed }) => [
        HABIT_WORDS[habit as Habit] ?? habit,
        shareInWords(now),
        ...(hasPast ? [before ? shareInWords(before) : '–'] : []),
        ...(hasAgreement ? [agreed.kind === 'shown' ? percent(agreed.value) : '–'] : []),
      ]),
    },
    {
      kind: 'note',
      text: `${isSmall ? 'These are few entries, so the bounds are wide. ' : ''}Shares are estimates by a reader that makes mistakes; in nine of ten cases the true share lies between the bounds. Compare a team only with its own past. They say nothing about one person, so please judge nobody by them.`,
    },
  ]
}

/** What people wrote about, where five or more did. */
export function topicElements(topics: readonly Topic[]): Element[] {
  if (topics.length === 0) return []
  const rows = topics.map(({ label, people }) => [label, `${people} or more`])
  return [{ kind: 'table', caption: 'What people wrote about', columns: ['Topic', 'People'], rows }]
}

function shareInWords({ share, low, high }: Share): string {
  return `${percent(share)} (${Math.round(100 * low)}–${Math.round(100 * high)})`
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}
