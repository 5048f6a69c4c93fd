import { ACTIONS, type PRACTICE_STEPS } from '../actions.ts'
import type { Button } from '../view.ts'

/** A button of a practice: what to do, on which ids. */
export function practiceButton(
  step: (typeof PRACTICE_STEPS)[keyof typeof PRACTICE_STEPS],
  ids: readonly string[],
  label: string,
  style?: Button['style'],
): Button {
  return {
    action: ACTIONS.practice,
    value: [step, ...ids].join(':'),
    label,
    ...(style ? { style } : {}),
  }
}

/** The first of somebody's names, as colleagues call each other. */
export function firstNameOf(name: string): string {
  return name.trim().split(/\s+/)[0] || name
}
