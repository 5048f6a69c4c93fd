import { AGENDA_PROMPTS, type Agenda, type AgendaPart } from '../../domain/agenda/agenda.ts'
import { newId } from '../../domain/ids.ts'
import { newNudge } from '../../domain/new-nudge.ts'
import type { Nudge } from '../../domain/nudge.ts'
import type { Member, Team } from '../../domain/organisation.ts'
import type { Schedule } from '../../domain/schedule.ts'
import type { AgendaNoteDraft } from '../../ports.ts'
import type { Deps } from '../deps.ts'
import { workingMoment } from '../working-moment.ts'

const HOUR = 3_600_000
/** So long after the meeting it is still worth asking what was decided, in hours. */
const ASK_HOURS = 72

const TEXTS: Record<AgendaPart, string> = {
  draft: 'The draft of your next agenda',
  post: 'The agenda of your next meeting',
  ask: 'What did you decide?',
}

/** The draft for each facilitator, in that person's working hours; none for who is not back before the meeting. */
export async function draftNotes(
  deps: Pick<Deps, 'stores' | 'clock'>,
  agenda: Agenda,
  team: Team,
  facilitators: readonly Member[],
): Promise<AgendaNoteDraft[]> {
  const notes: AgendaNoteDraft[] = []
  for (const member of facilitators) {
    const at = await workingMoment(deps, member, team)
    if (at < agenda.meetsAt)
      notes.push({ part: 'draft', nudge: noteOf(deps, agenda, team, { part: 'draft', member, at }) })
  }
  return notes
}

/** The agenda to the team's channel, now. */
export function postNote(deps: Pick<Deps, 'clock'>, agenda: Agenda, team: Team): AgendaNoteDraft {
  return { part: 'post', nudge: noteOf(deps, agenda, team, { part: 'post', at: deps.clock.now() }) }
}

/** The question what was decided, in the agenda's thread where that went out. */
export function askNote(
  deps: Pick<Deps, 'clock'>,
  agenda: Agenda,
  team: Team,
  replyTo: string | null,
): AgendaNoteDraft {
  return { part: 'ask', nudge: noteOf(deps, agenda, team, { part: 'ask', at: deps.clock.now(), replyTo }) }
}

interface Note {
  part: AgendaPart
  at: Date
  member?: Member
  replyTo?: string | null
}

/** It belongs to no cycle: what stops a meeting is looked at before, and a finished cycle must not hold it back. */
function noteOf(deps: Pick<Deps, 'clock'>, agenda: Agenda, team: Team, note: Note): Nudge {
  const now = deps.clock.now()
  const { part, at, member, replyTo = null } = note
  const schedule: Schedule = { kind: 'instant', at: at.toISOString() }
  const hoursLeft = Math.floor((agenda.meetsAt.getTime() - at.getTime()) / HOUR)
  return newNudge({
    id: newId(now),
    teamId: team.id,
    ...(member ? { audience: 'private', memberId: member.id } : {}),
    replyTo,
    schedule,
    zone: member?.zone ?? team.zone,
    windowHours: part === 'ask' ? ASK_HOURS : Math.max(1, hoursLeft),
    prompt: {
      id: newId(now),
      templateKey: AGENDA_PROMPTS[part],
      kind: 'note',
      text: TEXTS[part],
      choices: [],
      takesText: false,
      resultsShown: 'after-closing',
      frameworks: ['PLS-7', 'PLS-9'],
    },
  })
}
