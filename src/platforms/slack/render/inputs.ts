import type { types } from '@slack/bolt'
import { assertNever } from '../../../domain/assert-never.ts'
import type { InputElement, Option } from '../../../views/view.ts'
import { LIMITS } from '../limits.ts'
import { trimText } from './fit-text.ts'
import { plainText } from './texts.ts'

/** The action id of each input: its block id is the field's name. */
export const INPUT_ACTION = 'value'

type InputBlockElement = types.InputBlock['element']

/** A field as an input block whose block id is the field's name. */
export function renderInput(input: InputElement): types.InputBlock {
  return {
    type: 'input',
    block_id: input.name,
    label: plainText(input.label, LIMITS.inputLabel),
    element: renderElement(input),
    optional: input.isOptional ?? false,
    ...(input.hint ? { hint: plainText(input.hint, LIMITS.inputHint) } : {}),
  }
}

function renderElement(input: InputElement): InputBlockElement {
  switch (input.type) {
    case 'line':
    case 'paragraph':
      return renderTextInput(input)
    case 'choice':
      return renderChoice(input)
    case 'choices':
      return renderManyChoices(input)
    case 'date':
      return { type: 'datepicker', action_id: INPUT_ACTION, ...initialDate(input.initial) }
    case 'time':
      return { type: 'timepicker', action_id: INPUT_ACTION, ...initialTime(input.initial) }
    default:
      return assertNever(input.type)
  }
}

function renderTextInput(input: InputElement): types.PlainTextInput {
  const maxLength = Math.min(input.maxLength ?? LIMITS.inputText, LIMITS.inputText)
  return {
    type: 'plain_text_input',
    action_id: INPUT_ACTION,
    multiline: input.type === 'paragraph',
    max_length: maxLength,
    ...(input.initial ? { initial_value: trimText(input.initial, maxLength) } : {}),
  }
}

function renderChoice(input: InputElement): InputBlockElement {
  const options = toOptions(input)
  const initial = options.find((option) => option.value === input.initial)
  const start = initial ? { initial_option: initial } : {}
  if (options.length <= LIMITS.boxOptions) {
    return { type: 'radio_buttons', action_id: INPUT_ACTION, options, ...start }
  }
  return { type: 'static_select', action_id: INPUT_ACTION, ...toSelectable(options), ...start }
}

function renderManyChoices(input: InputElement): InputBlockElement {
  const options = toOptions(input)
  const wanted = (input.initial ?? '').split(',')
  const initial = options.filter((option) => wanted.includes(option.value ?? ''))
  const start = initial.length > 0 ? { initial_options: initial } : {}
  if (options.length <= LIMITS.boxOptions) {
    return { type: 'checkboxes', action_id: INPUT_ACTION, options, ...start }
  }
  return { type: 'multi_static_select', action_id: INPUT_ACTION, ...toSelectable(options), ...start }
}

function toOptions(input: InputElement): types.PlainTextOption[] {
  return (input.options ?? []).map(({ value, label }: Option) => ({
    text: plainText(label, LIMITS.optionText),
    value,
  }))
}

/** More options than one list takes go into groups, so that none is lost. */
function toSelectable(options: types.PlainTextOption[]) {
  if (options.length <= LIMITS.options) return { options }
  const groups: { label: types.PlainTextElement; options: types.PlainTextOption[] }[] = []
  for (let start = 0; start < options.length; start += LIMITS.options) {
    const end = Math.min(start + LIMITS.options, options.length)
    groups.push({
      label: plainText(`${start + 1}–${end}`, LIMITS.optionText),
      options: options.slice(start, end),
    })
  }
  return { option_groups: groups }
}

function initialDate(initial: string | undefined): { initial_date?: string } {
  return initial && /^\d{4}-\d{2}-\d{2}$/.test(initial) ? { initial_date: initial } : {}
}

function initialTime(initial: string | undefined): { initial_time?: string } {
  return initial && /^\d{2}:\d{2}$/.test(initial) ? { initial_time: initial } : {}
}
