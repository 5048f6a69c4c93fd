import { WANTED_KINDS } from '../domain/nudge.ts'
import { SNOOZE_KINDS } from '../domain/rhythm.ts'
import { nextDate } from '../domain/schedule.ts'
import { FORMS } from './actions.ts'
import type { OwnRhythm, RhythmPlace } from './rhythm-view.ts'
import { capitalised, kindInWords } from './rhythm-words.ts'
import type { FormView } from './view.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** The form for hours, days, preferred time, kinds and pace; as they are now. */
export function hoursForm({ rhythm }: OwnRhythm, place: RhythmPlace): FormView {
  return {
    name: FORMS.rhythm,
    context: place,
    title: 'My rhythm',
    submitLabel: 'Keep',
    elements: [
      {
        kind: 'input',
        name: 'workdays',
        type: 'choices',
        label: 'Ask me on',
        options: WEEKDAYS.map((label, index) => ({ value: String(index + 1), label })),
        initial: rhythm.workdays.join(','),
      },
      { kind: 'input', name: 'opensAt', type: 'time', label: 'From', initial: rhythm.opensAt },
      { kind: 'input', name: 'closesAt', type: 'time', label: 'Until', initial: rhythm.closesAt },
      {
        kind: 'input',
        name: 'preferredTime',
        type: 'time',
        label: 'What had to wait comes at',
        hint: 'Left empty: at its own time of day',
        isOptional: true,
        ...(rhythm.preferredTime ? { initial: rhythm.preferredTime } : {}),
      },
      {
        kind: 'input',
        name: 'kinds',
        type: 'choices',
        label: 'Send me these',
        isOptional: true,
        options: WANTED_KINDS.map((value) => ({ value, label: capitalised(kindInWords(value)) })),
        initial: WANTED_KINDS.filter((kind) => !rhythm.optOuts.includes(kind)).join(','),
      },
      {
        kind: 'input',
        name: 'pace',
        type: 'choice',
        label: 'How often?',
        options: [
          { value: 'usual', label: 'As usual' },
          { value: 'half', label: 'Half as often' },
        ],
        initial: rhythm.pace,
      },
      { kind: 'note', text: 'Only you see this.' },
    ],
  }
}

/** The form for days away. */
export function leaveForm({ today }: OwnRhythm, place: RhythmPlace): FormView {
  return {
    name: FORMS.leave,
    context: place,
    title: "I'm away",
    submitLabel: 'Keep',
    elements: [
      { kind: 'input', name: 'from', type: 'date', label: 'First day away', initial: today },
      { kind: 'input', name: 'until', type: 'date', label: 'First day back' },
      { kind: 'note', text: 'Nobody sees that you are away; nothing counts against you meanwhile.' },
    ],
  }
}

/** The form for quiet until a date. */
export function snoozeForm({ today }: OwnRhythm, place: RhythmPlace): FormView {
  return {
    name: FORMS.snooze,
    context: place,
    title: 'Quiet until',
    submitLabel: 'Keep',
    elements: [
      { kind: 'input', name: 'until', type: 'date', label: 'Ask me again on', initial: nextDate(today) },
      {
        kind: 'input',
        name: 'what',
        type: 'choice',
        label: 'What should be quiet?',
        options: SNOOZE_KINDS.map((value) => ({ value, label: capitalised(kindInWords(value)) })),
        initial: 'all',
      },
      { kind: 'note', text: 'Only you see this.' },
    ],
  }
}
