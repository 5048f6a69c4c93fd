import type { AgendaWish } from '../../domain/agenda/agenda.ts'
import { ACTIONS } from '../actions.ts'
import type { Button } from '../view.ts'

/** What a button about agendas can ask for; the value is the step and its ids, with ":" between. */
export const AGENDA_STEPS = {
  /** By the agenda's id, and how many points had come up when the button was drawn: nobody's words go out unseen. */
  post: 'post',
  approve: 'approve',
  /** By the agenda's id. */
  wait: 'wait',
  add: 'add',
  back: 'back',
  decide: 'decide',
  /** By the point's id. */
  change: 'change',
  up: 'up',
  out: 'out',
  clear: 'clear',
  /** By the team's id. */
  topic: 'topic',
  /** By a wish and a source. */
  wish: 'wish',
  /** By an entry's id: the team sees it differently. */
  differ: 'differ',
  /** By a decision's id and a date. */
  askMe: 'ask-me',
} as const

/** A button about agendas. */
export function agendaButton(step: keyof typeof AGENDA_STEPS, ids: string, label: string): Button {
  return { action: ACTIONS.agenda, value: `${AGENDA_STEPS[step]}:${ids}`, label }
}

/** What a writer can say of own words (or an own next step) and the agenda, beside what was said. */
export function wishButtons(source: string, said: { wish: AgendaWish | null; isTeam: boolean }): Button[] {
  const { wish, isTeam } = said
  const isOn = isTeam ? wish !== 'leave-out' : wish === 'with-name' || wish === 'without-name'
  const to = (next: AgendaWish, label: string) => agendaButton('wish', `${next}:${source}`, label)
  if (!isOn)
    return [to('without-name', 'Put it on the agenda'), to('with-name', 'On the agenda, with my name')]
  return [
    wish === 'with-name'
      ? to('without-name', 'Agenda: without my name')
      : to('with-name', 'Agenda: my name may stand there'),
    to('leave-out', 'Keep it off the agenda'),
  ]
}
