import type { Agenda } from '../../domain/agenda/agenda.ts'
import { askTime } from '../../domain/agenda/meeting-times.ts'
import type { Team } from '../../domain/organisation.ts'
import { instantInWords } from '../../views/words.ts'
import type { Deps } from '../deps.ts'
import { planAtOnce } from '../plan-due-nudges.ts'
import type { Scene } from '../scene.ts'
import { schoolCalendar } from '../school-calendar.ts'
import { postNote } from './agenda-notes.ts'
import { sheetOf } from './sheet-of.ts'

interface OwnAgenda {
  agenda: Agenda
  team: Team
}

/** Posts the whole agenda now; what was out in part becomes whole in its place. Returns what to say of it. */
export async function postAgenda(deps: Deps, scene: Scene, { agenda, team }: OwnAgenda): Promise<string> {
  const now = deps.clock.now()
  if (agenda.meetsAt <= now || agenda.state === 'lapsed') return 'It is too late to post this agenda.'
  if (agenda.posted === 'whole') return 'It is posted already.'
  const whole = { posted: 'whole', approvedBy: scene.actor.id } as const
  const leftOut = await namingStudents(deps, { agenda, team })
  if (agenda.posted === 'safe') {
    await deps.stores.agendas.change(agenda.id, ['posted'], whole, [], now)
    return `Posted in ${team.name}, in place of what stood there.${leftOut}`
  }
  const calendar = await schoolCalendar(deps, team.schoolId)
  const endsAt = new Date(agenda.meetsAt.getTime() + agenda.minutes * 60_000)
  const change = { ...whole, state: 'posted', lookAt: askTime(endsAt, team.zone, calendar) } as const
  const note = postNote(deps, agenda, team)
  if (await deps.stores.agendas.change(agenda.id, ['coming', 'draft', 'posted'], change, [note], now)) {
    deps.log.info({ agendaId: agenda.id, actorId: scene.actor.id }, 'agenda posted')
    await planAtOnce(deps, [note.nudge])
  }
  return `Posted in ${team.name}.${leftOut}`
}

/** Lets the agenda go out at its time, or takes that back. Returns what to say of it. */
export async function approveAgenda(
  deps: Deps,
  scene: Scene,
  { agenda, team }: OwnAgenda,
  isApproved: boolean,
): Promise<string> {
  const approvedBy = isApproved ? scene.actor.id : null
  const isChanged = await deps.stores.agendas.change(
    agenda.id,
    ['draft'],
    { approvedBy },
    [],
    deps.clock.now(),
  )
  if (!isChanged || !agenda.postAt) return 'It is out already.'
  const when = instantInWords(agenda.postAt, team.zone)
  const leftOut = isApproved ? await namingStudents(deps, { agenda, team }) : ''
  return isApproved ? `It goes out on ${when}.${leftOut}` : 'Nobody’s words go out before you say so.'
}

/** What is held back as long as it seems to name a student. */
async function namingStudents(deps: Pick<Deps, 'stores'>, { agenda, team }: OwnAgenda): Promise<string> {
  const { points } = await sheetOf(deps, agenda, team, 'facilitator')
  const numbers = points.flatMap(({ students }, index) => (students.length > 0 ? [`${index + 1}`] : []))
  if (numbers.length === 0) return ''
  return ` Without what may name a student: ${numbers.length > 1 ? 'points' : 'point'} ${numbers.join(', ')}.`
}
