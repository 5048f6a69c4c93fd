import { assertNever } from '../../domain/assert-never.ts'
import type { InputElement, Option } from '../../views/view.ts'
import type { CardElement } from './card.ts'
import { escapeLabel } from './escape.ts'
import { encodeListValue, fieldId } from './fields.ts'

/** A field of a form as an Adaptive Card input. The label is part of the input, so that screen readers name it. */
export function renderInput(input: InputElement, group: string): CardElement {
  const isList = input.type === 'choices'
  const base = {
    id: fieldId(input.name, group, isList),
    label: escapeLabel(input.hint ? `${input.label} (${input.hint})` : input.label),
    ...(input.isOptional ? {} : { isRequired: true, errorMessage: 'Please fill this in.' }),
  }
  switch (input.type) {
    case 'line':
    case 'paragraph':
      return { type: 'Input.Text', ...base, isMultiline: input.type === 'paragraph', ...textOf(input) }
    case 'date':
      return { type: 'Input.Date', ...base, ...startingWith(input.initial) }
    case 'time':
      return { type: 'Input.Time', ...base, ...startingWith(input.initial) }
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...base,
        choices: choicesOf(input.options),
        ...startingWith(input.initial),
      }
    case 'choices':
      return {
        type: 'Input.ChoiceSet',
        ...base,
        isMultiSelect: true,
        choices: choicesOf(input.options).map(({ title, value }) => ({
          title,
          value: encodeListValue(value),
        })),
        ...startingWith(input.initial?.split(',').map(encodeListValue).join(',')),
      }
    default:
      return assertNever(input.type)
  }
}

function textOf(input: InputElement): object {
  return { ...(input.maxLength ? { maxLength: input.maxLength } : {}), ...startingWith(input.initial) }
}

function startingWith(value: string | undefined): { value?: string } {
  return value ? { value } : {}
}

function choicesOf(options: Option[] = []): { title: string; value: string }[] {
  return options.map((option) => ({ title: escapeLabel(option.label), value: option.value }))
}
