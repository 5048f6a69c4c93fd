import type { PlaceRef } from '../../domain/intent.ts'
import type { Element, FormView } from '../../views/view.ts'

/** A form as it was shown: a card comes back without its own text, which faults need. */
export interface ShownForm {
  form: FormView
  /** Where it was asked for: a form of a channel opens in the private chat, its outcome belongs to the channel. */
  place: PlaceRef
  rootId: string | null
}

/** The forms that were shown lately. */
export interface ShownForms {
  remember(personId: string, shown: ShownForm): void
  recall(personId: string, name: string, context: string): ShownForm | null
}

const MOST_FORMS = 500

/**
 * Creates an empty memory, kept here and not in the card, which a client could change. After a restart faults are
 * shown without the form, and outcomes in private.
 */
export function createShownForms(): ShownForms {
  const shownForms = new Map<string, ShownForm>()
  const keyOf = (...parts: string[]): string => JSON.stringify(parts)
  return {
    remember(personId, shown) {
      const key = keyOf(personId, shown.form.name, shown.form.context)
      shownForms.delete(key)
      shownForms.set(key, shown)
      const oldest = shownForms.keys().next().value
      if (shownForms.size > MOST_FORMS && oldest !== undefined) shownForms.delete(oldest)
    },
    recall(personId, name, context) {
      return shownForms.get(keyOf(personId, name, context)) ?? null
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
