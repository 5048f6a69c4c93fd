/** The longest request and answer, in UTF-16 units: what Slack's and Teams' inputs take. */
export const MAX_NEED_LENGTH = 3_000

/** What can be needed, as data: the key is kept, the label shown, a word of `cues` in a short command chooses it. */
export const NEED_CATEGORIES = [
  {
    key: 'time',
    label: 'Time',
    cues: ['time', 'planning', 'schedule', 'cover', 'coverage', 'substitute', 'meeting', 'period', 'hour'],
  },
  {
    key: 'material',
    label: 'Material',
    cues: ['material', 'book', 'copy', 'copies', 'paper', 'supplies', 'manipulatives', 'kit', 'textbook'],
  },
  {
    key: 'coaching',
    label: 'Coaching and learning',
    cues: ['coach', 'coaching', 'training', 'workshop', 'model', 'observe', 'course', 'feedback'],
  },
  {
    key: 'technology',
    label: 'Technology',
    cues: [
      'technology',
      'laptop',
      'chromebook',
      'tablet',
      'wifi',
      'projector',
      'software',
      'licence',
      'license',
    ],
  },
  {
    key: 'students',
    label: 'Support for students',
    cues: ['student', 'counselor', 'counsellor', 'interpreter', 'aide', 'behaviour', 'behavior', 'family'],
  },
  { key: 'other', label: 'Something else', cues: [] },
] as const satisfies readonly { key: string; label: string; cues: readonly string[] }[]

export type NeedCategory = (typeof NEED_CATEGORIES)[number]['key']

/** A 'draft' waits for its writer's word; 'taken': somebody is on it; 'withdrawn': its words are forgotten. */
export type NeedState = 'draft' | 'waiting' | 'taken' | 'answered' | 'withdrawn'

/** A request for support. It belongs to the team in which its writer raised it. */
export interface Need {
  id: string
  teamId: string
  /** The writer. */
  memberId: string
  desk: string
  category: NeedCategory
  text: string
  /** Whether whoever answers sees the writer's name. */
  isNamed: boolean
  state: NeedState
  raisedAt: Date
  /** Who is on it, or null. */
  takenBy: string | null
  /** When the first answer came; null before. */
  answeredAt: Date | null
  /** Event of the command or form that raised it. */
  eventKey: string
}

/** What somebody answered; for the writer alone. */
export interface NeedAnswer {
  id: string
  needId: string
  memberId: string
  text: string
  at: Date
  eventKey: string
}

/** The messages about a need, by the key of their prompt. */
export const NEED_NOTES = {
  /** To whoever answers. */
  raised: 'need.raised',
  /** To the writer: somebody is on it, it went on to another desk, an answer came. */
  taken: 'need.taken',
  passed: 'need.passed',
  answered: 'need.answered',
} as const
export type NeedNoteKey = (typeof NEED_NOTES)[keyof typeof NEED_NOTES]

/** The category of a key, or null. */
export function categoryOf(key: string): NeedCategory | null {
  return NEED_CATEGORIES.find((category) => category.key === key)?.key ?? null
}

/** What a category is called. */
export function categoryInWords(key: NeedCategory): string {
  return NEED_CATEGORIES.find((category) => category.key === key)?.label ?? key
}

/** The category that the words of a request speak of most; 'other' where they speak of none. */
export function guessCategory(text: string): NeedCategory {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const hits = NEED_CATEGORIES.map(({ key, cues }) => ({
    key,
    count: words.filter((word) => cues.some((cue) => word === cue || word === `${cue}s`)).length,
  }))
  const best = hits.reduce((most, each) => (each.count > most.count ? each : most))
  return best.count > 0 ? best.key : 'other'
}

/** Whether a need waits for an answer. */
export function isWaiting({ state }: Pick<Need, 'state'>): boolean {
  return state === 'waiting' || state === 'taken'
}

/** Whole days that a need has waited. */
export function daysWaiting({ raisedAt }: Pick<Need, 'raisedAt'>, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - raisedAt.getTime()) / 86_400_000))
}
