/**
 * 'coming': being gathered, shown to nobody unasked; 'draft': with the facilitator; 'posted': its time to go out has
 * come; 'asked': the meeting is over and the team was asked what it decided; 'lapsed': the meeting does not take place.
 */
export type AgendaState = 'coming' | 'draft' | 'posted' | 'asked' | 'lapsed'

/** The states of an agenda whose meeting is still ahead, or not asked about yet. */
export const OPEN_AGENDA: readonly AgendaState[] = ['coming', 'draft', 'posted']

/**
 * What went out to the team: all that the facilitator let stand, or only what needs nobody's look (counts, and next steps
 * that their owners put there themselves).
 */
export type PostedPart = 'whole' | 'safe'

/** What the team talks about in one meeting. */
export interface Agenda {
  id: string
  teamId: string
  cycleId: string
  /** Local ISO date; a team has one agenda a day. */
  meetsOn: string
  meetsAt: Date
  /** The meeting's length. */
  minutes: number
  state: AgendaState
  /** Null: nothing went out (yet). */
  posted: PostedPart | null
  /** The facilitator who let it go out at its time, or null. */
  approvedBy: string | null
  /** When it goes out by itself at the earliest; null before it is a draft. */
  postAt: Date | null
  /** When the next step is due; null: none is. */
  lookAt: Date | null
  madeAt: Date
  /** When it was last gathered from what the team wrote; null: not yet. */
  gatheredAt: Date | null
}

/** What a point of an agenda is; in the order in which a meeting takes them. 'decision': made in this very meeting. */
export const AGENDA_KINDS = [
  'decided',
  'commitment',
  'difference',
  'question',
  'evidence',
  'topic',
  'decision',
] as const
export type AgendaKind = (typeof AGENDA_KINDS)[number]

/** One point of an agenda. It shows what it comes from as that is now, or the facilitator's wording. */
export interface AgendaItem {
  id: string
  agendaId: string
  kind: AgendaKind
  /** Where it comes from ("entry:<id>"): unique in its agenda, so that nothing stands there twice. */
  source: string
  entryId: string | null
  commitmentId: string | null
  /** The facilitator's wording, or what the service itself says; null: the words of its source. */
  text: string | null
  /** Set by the facilitator; null: a share of the meeting. */
  minutes: number | null
  ordinal: number
  /** Left out by the facilitator: it does not come back by itself. */
  isOut: boolean
  /** The facilitator has looked at words that seem to name a student, and let them stand. */
  isCleared: boolean
  /** Who typed it in, or null. */
  addedBy: string | null
}

/** What writers say of their words and the agenda. Nothing said: words that the team has read may be quoted, without a name. */
export type AgendaWish = 'with-name' | 'without-name' | 'leave-out'

/** What was said of an entry or a next step and the agenda. */
export interface AgendaMark {
  /** "entry:<id>" or "commitment:<id>". */
  source: string
  teamId: string
  entryId: string | null
  commitmentId: string | null
  /** The writer's word; null: only the team has put it there. */
  wish: AgendaWish | null
  /** What somebody in the team wants it for; null: what it looks like. */
  kind: Extract<AgendaKind, 'question' | 'evidence' | 'difference' | 'topic'> | null
  at: Date
}

/** What a message about an agenda is for. */
export const AGENDA_PROMPTS = {
  draft: 'agenda.draft',
  post: 'agenda.post',
  ask: 'agenda.ask',
} as const
export type AgendaPart = keyof typeof AGENDA_PROMPTS

/** Longest wording of a point, in letters. */
export const MAX_POINT = 300
/** The most points that an agenda shows. */
export const MOST_POINTS = 12

/** The name of a source. */
export function sourceOf(kind: 'entry' | 'commitment' | 'delivery' | 'own', id: string): string {
  return `${kind}:${id}`
}

/**
 * Whether an entry may stand on an agenda: what the team has read, unless its writer said no; what was written in private
 * only where its writer said so.
 */
export function mayStand(visibility: 'team' | 'coach' | 'private', wish: AgendaWish | null): boolean {
  if (wish === 'leave-out') return false
  return visibility === 'team' || wish !== null
}
