import { FORMS } from './actions.ts'
import type { FormView } from './view.ts'

/** The form that sets days of the school's calendar by hand. */
export function calendarDayForm(): FormView {
  return {
    name: FORMS.calendarDay,
    context: '',
    title: 'Set a day',
    submitLabel: 'Set',
    elements: [
      { kind: 'input', name: 'from', type: 'date', label: 'Which day?' },
      {
        kind: 'input',
        name: 'until',
        type: 'date',
        label: 'Until which day?',
        hint: 'Leave it empty for a single day',
        isOptional: true,
      },
      {
        kind: 'input',
        name: 'kind',
        type: 'choice',
        label: 'What is it?',
        options: [
          { value: 'holiday', label: 'No school: nobody is asked anything' },
          { value: 'staff-day', label: 'Staff day: no lessons, questions may come' },
          { value: 'school-day', label: 'School day, whatever the calendar says' },
          { value: 'clear', label: 'Forget what was set by hand' },
        ],
        initial: 'holiday',
      },
      {
        kind: 'input',
        name: 'name',
        type: 'line',
        label: 'Its name',
        hint: 'For example: Columbus Day',
        isOptional: true,
        maxLength: 60,
      },
    ],
  }
}
