import type { Element, FormView } from '../../views/view.ts'

/** The forms that were shown lately: a card comes back without its own text, which faults need. */
export interface ShownForms {
  remember(personId: string, form: FormView): void
  recall(personId: string, name: string, context: string): FormView | null
}

const MOST_FORMS = 500

/** Creates an empty memory; after a restart faults are shown without the form, which stays open where it is. */
export function createShownForms(): ShownForms {
  const shown = new Map<string, FormView>()
  const keyOf = (...parts: string[]): string => JSON.stringify(parts)
  return {
    remember(personId, form) {
      const key = keyOf(personId, form.name, form.context)
      shown.delete(key)
      shown.set(key, form)
      const oldest = shown.keys().next().value
      if (shown.size > MOST_FORMS && oldest !== undefined) shown.delete(oldest)
    },
    recall(personId, name, context) {
      return shown.get(keyOf(personId, name, context)) ?? null
    },
  }
}

/** The form with what the person had filled in. */
export function withValues(form: FormView, values: Record<string, string | string[]>): FormView {
  const filled = (element: Element): Element => {
    const value = element.kind === 'input' ? values[element.name] : undefined
    return value === undefined ? element : ({ ...element, initial: [value].flat().join(',') } as Element)
  }
  return { ...form, elements: form.elements.map(filled) }
}
