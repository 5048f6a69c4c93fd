import { type Cycle, isSkipped, lastDayOf, type Phase, phaseAfter } from '../domain/cycle.ts'
import type { IsSchoolDay } from '../domain/schedule.ts'
import { ACTIONS } from './actions.ts'
import { viewOf } from './plain-text.ts'
import type { View } from './view.ts'
import { countInWords, dateInWords } from './words.ts'

/** A change of a cycle as it is told: what, of which phase, and how the cycle is afterwards. */
export interface ToldChange {
  kind:
    | 'next'
    | 'pause'
    | 'resume'
    | 'finish'
    | 'lengthen'
    | 'shorten'
    | 'until'
    | 'skip'
    | 'restore'
    | 'repeat'
    | 'edit'
  cycle: Cycle
  phase: Phase | null
  /** By how many school days a phase became longer or shorter, or what comes moved along with a pause. */
  days: number
  /** The last day that was wished for (local ISO date); null where the change is about none. */
  lastDay: string | null
  today: string
  isSchoolDay: IsSchoolDay
}

/** One or two sentences for the team on what somebody changed. */
export function changeInWords(who: string, change: ToldChange): string {
  const { kind, phase } = change
  switch (kind) {
    case 'next':
      return `${who} moved on: ${phase ? fromInWords(phase, change.today) : 'the end'}.`
    case 'pause':
      return `${who} paused the inquiry. Nothing is asked until it goes on.`
    case 'resume':
      return `${who} resumed the inquiry. ${movedInWords(change.days)}`
    case 'finish':
      return `${who} finished the inquiry. Thank you for learning together.`
    case 'edit':
      return `${who} changed what our inquiry is about: ${change.cycle.problem}`
    default:
      return phase ? phaseChangeInWords(who, { ...change, kind, phase }) : `${who} changed the plan.`
  }
}

function movedInWords(days: number): string {
  if (days === 0) return 'All dates stay as they were.'
  return `All dates moved along by ${countInWords(days, 'school day', 'school days')}.`
}

type PhaseChange = Omit<ToldChange, 'kind' | 'phase'> & {
  kind: Exclude<ToldChange['kind'], 'next' | 'pause' | 'resume' | 'finish' | 'edit'>
  phase: Phase
}

function phaseChangeInWords(who: string, change: PhaseChange): string {
  const { kind, phase, days } = change
  const until = dateInWords(lastDayOf(phase, change.isSchoolDay), change.today)
  const length = countInWords(days, 'school day', 'school days')
  switch (kind) {
    case 'lengthen':
      return `${who} made ${phase.title} ${length} longer: it lasts until ${until}.${afterwards(change)}`
    case 'shorten':
      return `${who} made ${phase.title} ${length} shorter: it lasts until ${until}.${afterwards(change)}`
    case 'until':
      return `${who} changed how long ${phase.title} is: it lasts until ${until}${noSchoolOn(change)}.${afterwards(change)}`
    case 'skip':
      return `${who} left out ${phase.title}.${afterwards(change)}`
    case 'restore':
      return `${who} brought ${phase.title} back, from ${dateInWords(phase.startsOn, change.today)} until ${until}.${afterwards(change)}`
    case 'repeat':
      return `${who} chose to do ${phase.title} once more, until ${until}. Its questions come again.${afterwards(change)}`
  }
}

/** Asks whether a last day so far ahead is meant; the new dates stand below. */
export function farDayInWords(
  phase: Phase,
  lastDay: string,
  today: string,
  isSchoolDay: IsSchoolDay,
): string {
  const none = isSchoolDay(lastDay) ? '' : ', no school day'
  return `Did you mean ${dateInWords(lastDay, today)}${none}? ${phase.title} would be much longer. See the dates first, or type /inquiry change for a form.`
}

/** How a phase that was left out comes back, for who left it out. `running`: the phase that goes on meanwhile, where none was named. */
export function wayBackInWords(phase: Phase, running: Phase | null): string {
  const meant = running
    ? ` Without a name, skip means the phase after this one: ${running.title} goes on. To end it now, type /inquiry next.`
    : ''
  return `To bring ${phase.title} back, type /inquiry restore ${phase.title.toLowerCase()}.${meant}`
}

/** A change before it is made: the dates as they are and as they would be, and buttons to save or leave it. */
export function changePreview(input: {
  before: Cycle
  after: Cycle
  /** The value of the button that saves it. */
  value: string
  isSchoolDay: IsSchoolDay
  today: string
  /** What to think of before these dates are saved. */
  opening?: string
}): View {
  const { before, after, value, isSchoolDay, today, opening } = input
  return viewOf([
    ...(opening ? [{ kind: 'text' as const, text: opening }] : []),
    { kind: 'heading', text: 'The new dates' },
    {
      kind: 'table',
      caption: 'Phases',
      columns: ['Phase', 'now', 'new'],
      rows: after.phases.map((phase, index) => {
        const [old, fresh] = [
          datesOf(before.phases[index] ?? phase, isSchoolDay, today),
          datesOf(phase, isSchoolDay, today),
        ]
        return [phase.title, old, fresh === old ? 'the same' : fresh]
      }),
    },
    { kind: 'note', text: 'Questions that are not asked yet move along. Nothing is changed until you save.' },
    {
      kind: 'buttons',
      buttons: [
        { action: ACTIONS.saveChange, value, label: 'Save these dates', style: 'primary' },
        { action: ACTIONS.changeCycle, value: `show:${before.id}`, label: 'Leave it as it is' },
      ],
    },
  ])
}

/** "Practice", or where it begins later "Practice, from Tuesday 8 September". */
function fromInWords(phase: Phase, today: string): string {
  return phase.startsOn > today ? `${phase.title}, from ${dateInWords(phase.startsOn, today)}` : phase.title
}

/** " (Saturday 9 October is no school day)" where the wished last day is none. */
function noSchoolOn({ lastDay, isSchoolDay, today }: PhaseChange): string {
  return lastDay && !isSchoolDay(lastDay) ? ` (${dateInWords(lastDay, today)} is no school day)` : ''
}

/** " Do begins on Monday 14 September.", or nothing after the last phase. */
function afterwards({ cycle, phase, today }: PhaseChange): string {
  const next = isSkipped(phase)
    ? cycle.phases.find(({ ordinal, startsOn, endsOn }) => ordinal > phase.ordinal && startsOn !== endsOn)
    : phaseAfter(cycle, phase.startsOn)
  return next ? ` ${next.title} begins on ${dateInWords(next.startsOn, today)}.` : ''
}

function datesOf(phase: Phase, isSchoolDay: IsSchoolDay, today: string): string {
  if (isSkipped(phase)) return 'left out'
  return `${shortDate(phase.startsOn, today)} – ${shortDate(lastDayOf(phase, isSchoolDay), today)}`
}

/** "8 Sep": tables are narrow. */
function shortDate(date: string, today: string): string {
  const [, day = '', month = '', ...year] = dateInWords(date, today).split(' ')
  return [day, month.slice(0, 3), ...year].join(' ')
}
