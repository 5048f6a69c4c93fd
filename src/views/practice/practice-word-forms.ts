import { MAX_MOVE_LENGTH } from '../../domain/practice/practice.ts'
import { FORMS } from '../actions.ts'
import { MAX_FORM_TEXT } from '../reflect-form.ts'
import type { FormView, InputElement } from '../view.ts'
import { ONLY_YOU } from '../who-sees.ts'
import { firstNameOf } from './practice-buttons.ts'

/** What words are for: rehearsing, telling the coach, or keeping. */
export type WordsFor = 'rehearse' | 'tell' | 'keep'

/** The form for how it went, or for a rehearsal. It says who will see the words. */
export function practiceWordsForm(context: string, purpose: WordsFor, coach: string, move: string): FormView {
  const name = firstNameOf(coach)
  return {
    name: FORMS.practiceWords,
    context,
    title: { rehearse: 'Rehearse', tell: 'How did it go?', keep: 'How did it go?' }[purpose],
    submitLabel: purpose === 'tell' ? 'Share' : 'Keep',
    elements: [
      { kind: 'text', text: move },
      textInput(
        purpose === 'rehearse'
          ? 'The first two sentences you would use'
          : 'How did it go? What did students say or do?',
      ),
      ...(purpose === 'rehearse' ? [] : [LINK]),
      {
        kind: 'note',
        text:
          purpose === 'tell'
            ? `${coach} alone sees this, and can answer you. Please leave students’ names out.`
            : ONLY_YOU,
      },
      ...(purpose === 'rehearse'
        ? [
            {
              kind: 'note' as const,
              text: `Say them aloud once, or to a colleague. ${name} does not see them.`,
            },
          ]
        : []),
    ],
  }
}

const LINK: InputElement = {
  kind: 'input',
  name: 'link',
  type: 'line',
  label: 'A link to student work',
  hint: 'If you like. For example: a photo or document in your school’s drive',
  isOptional: true,
  maxLength: 500,
}

/** The form that changes words before they are shared. */
export function practiceRewordForm(context: string, text: string, coach: string): FormView {
  return {
    name: FORMS.practiceReword,
    context,
    title: 'Change my words',
    submitLabel: 'Share',
    elements: [
      { ...textInput('Your words'), initial: text.slice(0, MAX_FORM_TEXT) },
      { kind: 'note', text: `${coach} alone sees this.` },
    ],
  }
}

/** The form of a coach's answer. */
export function coachAnswerForm(nudgeId: string, person: string, shared: string): FormView {
  const quote = shared.length > 500 ? `${shared.slice(0, 499)}…` : shared
  return {
    name: FORMS.practiceAnswer,
    context: nudgeId,
    title: 'Your answer',
    submitLabel: 'Send',
    elements: [
      { kind: 'text', text: quote },
      {
        ...textInput(`Your answer to ${person}`.slice(0, 150)),
        hint: 'One thing you noticed, one question, or one idea to try next',
      },
      { kind: 'note', text: `Goes to ${person} alone, in private.` },
    ],
  }
}

/** The form for the next step: one line that the next reminder begins with. */
export function practiceStepForm(practiceId: string, next: string): FormView {
  return {
    name: FORMS.practiceStep,
    context: practiceId,
    title: 'My next step',
    submitLabel: 'Keep',
    elements: [
      {
        kind: 'input',
        name: 'text',
        type: 'line',
        label: 'Next time I will …',
        hint: 'One line, for example: count to five before I take an answer',
        maxLength: MAX_MOVE_LENGTH,
      },
      { kind: 'note', text: `The reminder on ${next} begins with it. Only you see it.` },
    ],
  }
}

function textInput(label: string): InputElement {
  return { kind: 'input', name: 'text', type: 'paragraph', label, maxLength: MAX_FORM_TEXT }
}
