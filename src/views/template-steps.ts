import { ACTIONS } from './actions.ts'
import type { Button } from './view.ts'

/** Where a tap on a template leads, with the keys that it needs: the template's, a phase's, a question's. */
export type TemplateStep =
  | { step: 'list' }
  | { step: 'look' | 'copy' | 'name' | 'add-phase' | 'remove'; template: string }
  | { step: 'phase' | 'edit-phase' | 'add-prompt' | 'remove-phase'; template: string; phase: string }
  | { step: 'edit-prompt' | 'remove-prompt'; template: string; phase: string; prompt: string }

const NEEDS: Record<TemplateStep['step'], number> = {
  list: 0,
  look: 1,
  copy: 1,
  name: 1,
  'add-phase': 1,
  remove: 1,
  phase: 2,
  'edit-phase': 2,
  'add-prompt': 2,
  'remove-phase': 2,
  'edit-prompt': 3,
  'remove-prompt': 3,
}

/** A button that leads to a step. */
export function stepButton(step: TemplateStep, label: string, style?: Button['style']): Button {
  const keys = 'template' in step ? [step.template] : []
  if ('phase' in step) keys.push(step.phase)
  if ('prompt' in step) keys.push(step.prompt)
  return {
    action: ACTIONS.template,
    value: [step.step, ...keys].join(':'),
    label,
    ...(style ? { style } : {}),
  }
}

/** The step of a button's value; null where it names none. Keys hold no ":". */
export function stepOf(value: string): TemplateStep | null {
  const [step = '', template = '', phase = '', prompt = ''] = value.split(':')
  const isKnown = step in NEEDS
  const needs = isKnown ? NEEDS[step as TemplateStep['step']] : 0
  const isWhole = [template, phase, prompt].slice(0, needs).every((key) => key !== '')
  return isKnown && isWhole ? ({ step, template, phase, prompt } as TemplateStep) : null
}
