import type { Agenda } from '../../domain/agenda/agenda.ts'
import {
  AGENDA_TIMES,
  askTime,
  draftTime,
  isInTime,
  type MeetingTime,
  minutesOf,
  nextMeeting,
  postTime,
  stillMeets,
} from '../../domain/agenda/meeting-times.ts'
import type { Cycle } from '../../domain/cycle.ts'
import { newId } from '../../domain/ids.ts'
import { hasSafePart } from '../../views/agenda/agenda-view.ts'
import type { Deps } from '../deps.ts'
import { schoolCalendar } from '../school-calendar.ts'
import { askNote, draftNotes, postNote } from './agenda-notes.ts'
import { type AgendaPlace, facilitatorsOf, placeOfAgenda } from './agenda-place.ts'
import { gatherAgenda } from './gather-agenda.ts'
import { refreshAgenda, sentOf } from './refresh-agenda.ts'
import { sheetOf } from './sheet-of.ts'

type RunDeps = Pick<Deps, 'stores' | 'clock' | 'log' | 'platform'>

const BATCH = 100
const MINUTE = 60_000
/** So long after the meeting nobody is asked any more. */
const ASK_WITHIN_MS = 72 * 3_600_000

/**
 * Takes every agenda on by the steps whose time has come: drafted, posted, asked about; each once, whoever runs it and how
 * often, as a step and its messages are stored together. Agendas of meetings that do not take place lapse.
 */
export async function runAgendas(deps: RunDeps): Promise<void> {
  await runDue(deps)
  for (const cycle of await deps.stores.agendas.cyclesWithout(BATCH)) {
    const agenda = await comingAgenda(deps, cycle)
    // Its message says that the meeting is off: now it is on again.
    if (agenda?.state === 'posted') await refreshAgenda(deps, agenda.id)
  }
  await runDue(deps)
}

/** The agenda of a cycle's next meeting that is still in time; null where none is to come. */
export async function comingAgenda(
  deps: Pick<Deps, 'stores' | 'clock'>,
  cycle: Cycle,
): Promise<Agenda | null> {
  const team = await deps.stores.teams.find(cycle.teamId)
  if (!team?.isActive) return null
  const now = deps.clock.now()
  const calendar = await schoolCalendar(deps, team.schoolId)
  const after = new Date(now.getTime() + AGENDA_TIMES.leastMinutes * MINUTE - 1)
  const meeting = nextMeeting(cycle, after, calendar)
  if (!meeting) return null
  const { on: meetsOn, at: meetsAt, minutes, endsAt } = meeting
  const made = await deps.stores.agendas.make({
    ...{ id: newId(now), teamId: team.id, cycleId: cycle.id, meetsOn, meetsAt, minutes },
    ...{ state: 'coming', posted: null, approvedBy: null, postAt: null },
    ...{ lookAt: draftTime(meeting, cycle.zone, calendar), madeAt: now, gatheredAt: null },
  })
  if (made.state !== 'lapsed') return made
  // It was out already when the meeting was called off: now it is on again.
  const again = { state: 'posted', meetsAt, minutes, lookAt: askTime(endsAt, cycle.zone, calendar) } as const
  await deps.stores.agendas.change(made.id, ['lapsed'], again, [], now)
  return { ...made, ...again }
}

async function runDue(deps: RunDeps): Promise<void> {
  for (;;) {
    const due = await deps.stores.agendas.dueUntil(deps.clock.now(), BATCH)
    for (const agenda of due) await step(deps, agenda)
    if (due.length < BATCH) return
  }
}

async function step(deps: RunDeps, agenda: Agenda): Promise<void> {
  const now = deps.clock.now()
  const place = await placeOfAgenda(deps, agenda)
  const isAhead = agenda.meetsAt > now
  const expected = { on: agenda.meetsOn, at: agenda.meetsAt }
  if (!place || (isAhead && !stillMeets(place.cycle, expected, place.calendar))) return lapse(deps, agenda)
  switch (agenda.state) {
    case 'coming':
      return stepToDraft(deps, place, now)
    case 'draft':
      return stepToPosted(deps, place, now)
    case 'posted':
      return stepToAsked(deps, place, now)
    default:
      await deps.stores.agendas.change(agenda.id, [agenda.state], { lookAt: null }, [], now)
  }
}

async function lapse(deps: RunDeps, agenda: Agenda): Promise<void> {
  const now = deps.clock.now()
  const isLapsed = await deps.stores.agendas.change(
    agenda.id,
    [agenda.state],
    { state: 'lapsed', lookAt: null, approvedBy: null },
    [],
    now,
  )
  if (!isLapsed) return
  deps.log.info({ agendaId: agenda.id }, 'agenda lapsed')
  await refreshAgenda(deps, agenda.id)
}

async function stepToDraft(deps: RunDeps, { agenda, cycle, team, calendar }: AgendaPlace, now: Date) {
  const meeting = meetingOf(agenda, cycle)
  const at = draftTime(meeting, cycle.zone, calendar)
  const { agendas } = deps.stores
  if (now < at)
    return void (await agendas.change(agenda.id, ['coming'], { lookAt: at, ...lengthOf(cycle) }, [], now))
  if (!isInTime(meeting, now)) return lapse(deps, agenda)
  await gatherAgenda(deps, agenda)
  const notes = await draftNotes(deps, agenda, team, await facilitatorsOf(deps, team.id))
  const postAt = postTime(meeting, cycle.zone, calendar, now)
  const change = { state: 'draft', postAt, lookAt: postAt, ...lengthOf(cycle) } as const
  if (await agendas.change(agenda.id, ['coming'], change, notes, now))
    deps.log.info({ agendaId: agenda.id, drafts: notes.length }, 'agenda drafted')
}

async function stepToPosted(deps: RunDeps, { agenda, cycle, team, calendar }: AgendaPlace, now: Date) {
  const { agendas } = deps.stores
  const { postAt } = agenda
  if (postAt && now < postAt)
    return void (await agendas.change(agenda.id, ['draft'], { lookAt: postAt, ...lengthOf(cycle) }, [], now))
  const isOver = agenda.meetsAt <= now
  const hasWords = hasSafePart(await sheetOf(deps, agenda, team, 'team'))
  const posted = isOver || !hasWords ? null : agenda.approvedBy ? 'whole' : 'safe'
  const notes = posted ? [postNote(deps, agenda, team)] : []
  const lookAt = askTime(meetingOf(agenda, cycle).endsAt, cycle.zone, calendar)
  if (await agendas.change(agenda.id, ['draft'], { state: 'posted', posted, lookAt }, notes, now)) {
    deps.log.info({ agendaId: agenda.id, posted }, 'agenda posted')
    await refreshAgenda(deps, agenda.id)
  }
}

async function stepToAsked(deps: RunDeps, { agenda, cycle, team, calendar }: AgendaPlace, now: Date) {
  const at = askTime(meetingOf(agenda, cycle).endsAt, cycle.zone, calendar)
  const { agendas } = deps.stores
  if (now < at) return void (await agendas.change(agenda.id, ['posted'], { lookAt: at }, [], now))
  const isTooLate = now.getTime() - at.getTime() > ASK_WITHIN_MS
  const notes = isTooLate ? [] : [askNote(deps, agenda, team, await postedDelivery(deps, agenda))]
  if (await agendas.change(agenda.id, ['posted'], { state: 'asked', lookAt: null }, notes, now)) {
    deps.log.info({ agendaId: agenda.id }, 'asked what was decided')
    await refreshAgenda(deps, agenda.id)
  }
}

/** The delivery in whose thread the team is asked: the agenda's message, where it went out. */
async function postedDelivery(deps: RunDeps, agenda: Agenda): Promise<string | null> {
  const notes = await deps.stores.agendas.notesOf(agenda.id)
  const posted = notes.findLast(({ part }) => part === 'post')
  const nudge = posted ? await deps.stores.nudges.find(posted.nudgeId) : null
  const sent = nudge ? await sentOf(deps, nudge) : []
  return sent.find(({ messageRef }) => messageRef !== null)?.id ?? null
}

function meetingOf(agenda: Agenda, cycle: Cycle): MeetingTime {
  const minutes = lengthOf(cycle).minutes ?? agenda.minutes
  const endsAt = new Date(agenda.meetsAt.getTime() + minutes * MINUTE)
  return { on: agenda.meetsOn, at: agenda.meetsAt, minutes, endsAt }
}

function lengthOf({ meeting }: Cycle): { minutes?: number } {
  return meeting ? { minutes: minutesOf(meeting) } : {}
}
