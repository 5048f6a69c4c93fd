import type { types } from '@slack/bolt'
import type { Button, Element, LinkButton } from '../../../views/view.ts'
import { LIMITS } from '../limits.ts'
import { trimText } from './fit-text.ts'
import { plainText } from './texts.ts'

/** Hands out action ids that are unique in one message; what stands before "#" is the action. */
export type ActionIds = (action: string, suffix: string) => string

/** A fresh set of action ids for one message or view. */
export function createActionIds(): ActionIds {
  const taken = new Set<string>()
  return (action, suffix) => {
    const wanted = suffix ? `${action}#${suffix}` : action
    let id = wanted.length <= LIMITS.actionId ? wanted : `${action}#`
    for (let count = 2; taken.has(id) || id.endsWith('#'); count += 1)
      id = `${action}#${suffix.slice(0, 100)}#${count}`
    taken.add(id)
    return id
  }
}

/** The action of an action id. */
export function actionOf(actionId: string): string {
  const hash = actionId.indexOf('#')
  return hash < 0 ? actionId : actionId.slice(0, hash)
}

/** The action of every button that opens a page: Slack tells of the press, and nobody need answer it. */
export const LINK_ACTION = 'open-page'

/** Buttons in rows of five. A link too long for Slack is left out: cut, it would lead nowhere. */
export function renderButtons(
  buttons: readonly (Button | LinkButton)[],
  ids: ActionIds,
): types.ActionsBlock[] {
  return toRows(
    buttons.flatMap((button) => {
      if (!('url' in button)) return [toButton(button, ids(button.action, ''))]
      return button.url.length <= LIMITS.buttonUrl ? [toLink(button, ids(LINK_ACTION, ''))] : []
    }),
  )
}

/** One button for each choice, named for screen readers by question and answer. */
export function renderChoices(
  choices: Extract<Element, { kind: 'choices' }>,
  ids: ActionIds,
): types.ActionsBlock[] {
  const buttons = choices.options.map((option) => ({
    ...toButton(
      { action: choices.action, value: `${choices.value}:${option.value}`, label: option.label },
      ids(choices.action, option.value),
    ),
    accessibility_label: accessibilityLabel(choices.label, option.label),
  }))
  return toRows(buttons)
}

function toButton(button: Button, actionId: string): types.Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(button.label, LIMITS.buttonText),
    ...(button.value ? { value: button.value } : {}),
    ...(button.style && button.style !== 'quiet' ? { style: button.style } : {}),
    ...(button.style === 'danger' ? { confirm: askFirst(button.label) } : {}),
  }
}

function toLink(button: LinkButton, actionId: string): types.Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(button.label, LIMITS.buttonText),
    url: button.url,
    ...(button.style ? { style: button.style } : {}),
  }
}

/** Slack's own question before what cannot be taken back. */
function askFirst(label: string): types.ConfirmationDialog {
  return {
    title: plainText(label, LIMITS.confirmTitle),
    text: plainText('This cannot be taken back.', LIMITS.confirmText),
    confirm: plainText('Yes', LIMITS.confirmButton),
    deny: plainText('Not now', LIMITS.confirmButton),
    style: 'danger',
  }
}

function accessibilityLabel(question: string, answer: string): string {
  const end = trimText(answer, LIMITS.accessibilityLabel)
  const room = LIMITS.accessibilityLabel - end.length - 2
  // The answer matters most: the question takes what room is left.
  return question && room >= 10 ? `${trimText(question, room)}: ${end}` : end
}

function toRows(buttons: types.Button[]): types.ActionsBlock[] {
  const rows: types.ActionsBlock[] = []
  for (let index = 0; index < buttons.length; index += LIMITS.actionsInRow) {
    rows.push({ type: 'actions', elements: buttons.slice(index, index + LIMITS.actionsInRow) })
  }
  return rows
}
