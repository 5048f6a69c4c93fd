import { ACTIONS, type NEED_STEPS } from '../actions.ts'
import type { Button } from '../view.ts'

/** A button of a need: what to do, and with which. */
export function needButton(
  step: (typeof NEED_STEPS)[keyof typeof NEED_STEPS],
  id: string,
  label: string,
  style?: Button['style'],
): Button {
  const button = { action: ACTIONS.need, value: `${step}:${id}`, label }
  return style ? { ...button, style } : button
}

/** Words in short: as many letters as fit a line or two. */
export function shortened(text: string, letters = 280): string {
  const all = [...text]
  return all.length > letters ? `${all.slice(0, letters - 1).join('')}…` : text
}

/** How long something has waited: "today", "for a day", "for 3 days". */
export function ageInWords(days: number): string {
  if (days === 0) return 'since today'
  return days === 1 ? 'for a day' : `for ${days} days`
}
