import type { InputElement } from '../../../views/view.ts'
import { h } from './dom.ts'

/** A labelled field of a form; `name` of the view is the name of its controls. `key` makes ids unique. */
export function renderField(input: InputElement, key: string): HTMLElement {
  const hintId = input.hint ? `hint-${key}` : null
  const faultId = `fault-${key}`
  const label = h(
    'span',
    null,
    input.label,
    input.isOptional === true && h('span.optional', null, ' (optional)'),
  )
  const hint = hintId && h('p.field-hint', { attrs: { id: hintId } }, input.hint ?? '')
  const fault = h('p.field-fault', { attrs: { id: faultId, 'data-fault': input.name } })
  fault.hidden = true
  const describedBy = [hintId, faultId].filter((id) => id !== null).join(' ')
  if (input.type === 'choices' || (input.type === 'choice' && (input.options?.length ?? 0) <= 6))
    return h(
      'fieldset.form-field',
      { attrs: { 'aria-describedby': describedBy } },
      h('legend.field-label', null, label),
      hint,
      h('div.options', null, ...optionsOf(input, key)),
      fault,
    )
  const control = controlOf(input, key, describedBy)
  return h(
    'div.form-field',
    null,
    h('label.field-label', { attrs: { for: `field-${key}` } }, label),
    hint,
    control,
    fault,
  )
}

function controlOf(input: InputElement, key: string, describedBy: string): HTMLElement {
  const attrs = {
    id: `field-${key}`,
    name: input.name,
    'aria-describedby': describedBy,
    'aria-required': input.isOptional === true ? null : 'true',
    maxlength: input.maxLength ?? null,
  }
  if (input.type === 'paragraph') {
    const area = h('textarea.field.tall', { attrs: { ...attrs, rows: 3, dir: 'auto' } })
    area.value = input.initial ?? ''
    return area
  }
  if (input.type === 'choice') {
    const empty = h('option', { attrs: { value: '' } }, 'Choose…')
    const options = (input.options ?? []).map((option) =>
      h('option', { attrs: { value: option.value } }, option.label),
    )
    const select = h('select.field', { attrs: { ...attrs, maxlength: null } }, empty, ...options)
    select.value = input.initial ?? ''
    return select
  }
  const type = input.type === 'date' || input.type === 'time' ? input.type : 'text'
  const field = h('input.field', { attrs: { ...attrs, type, dir: 'auto', autocomplete: 'off' } })
  field.value = input.initial ?? ''
  return field
}

function optionsOf(input: InputElement, key: string): HTMLElement[] {
  const type = input.type === 'choices' ? 'checkbox' : 'radio'
  return (input.options ?? []).map((option, index) => {
    const id = `field-${key}-${index}`
    const control = h('input', { attrs: { type, id, name: input.name, value: option.value } })
    control.checked = (input.initial ?? '').split(',').includes(option.value)
    return h('label.option', { attrs: { for: id } }, control, h('span', null, option.label))
  })
}

/** What was filled in, by field name: a list for several choices, else a string; empty where nothing was. */
export function readValues(form: HTMLFormElement, inputs: InputElement[]): Record<string, string | string[]> {
  const data = new FormData(form)
  const textsOf = (name: string): string[] =>
    data.getAll(name).filter((value): value is string => typeof value === 'string')
  return Object.fromEntries(
    inputs.map((input) => {
      const texts = textsOf(input.name)
      return [input.name, input.type === 'choices' ? texts : (texts[0] ?? '')]
    }),
  )
}

/** Shows the faults under their fields and puts the cursor into the first; those without a field come back. */
export function showFaults(form: HTMLFormElement, faults: Record<string, string>): string[] {
  const rest = new Map(Object.entries(faults))
  let first: HTMLElement | null = null
  for (const place of form.querySelectorAll<HTMLElement>('[data-fault]')) {
    const name = place.dataset.fault ?? ''
    const fault = rest.get(name)
    rest.delete(name)
    place.textContent = fault ?? ''
    place.hidden = fault === undefined
    for (const control of form.querySelectorAll<HTMLElement>(`[name="${CSS.escape(name)}"]`)) {
      if (fault === undefined) control.removeAttribute('aria-invalid')
      else control.setAttribute('aria-invalid', 'true')
      if (fault !== undefined) first ??= control
    }
  }
  first?.focus()
  return [...rest.values()]
}
