import type { Button, Element, Reply } from '../../src/views/view.ts'
import type { Stage } from './stage.ts'
import { WORKSPACE } from './stage.ts'

/** All buttons that replies show and that come back as a tap, in their order. */
export function buttonsOf(replies: readonly Reply[]): Button[] {
  return replies.flatMap((reply) => ('view' in reply ? buttonsIn(reply.view.elements) : []))
}

function buttonsIn(elements: readonly Element[]): Button[] {
  return elements.flatMap((element) => {
    if (element.kind === 'buttons') return element.buttons.filter((button) => 'action' in button)
    return element.kind === 'answer-box' && element.beside ? [element.beside] : []
  })
}

/** Taps the button of this label among those that replies show. */
export function tapLabel(
  stage: Stage,
  name: string,
  replies: readonly Reply[],
  label: string,
): Promise<Reply[]> {
  const button = buttonsOf(replies).find((each) => each.label === label)
  if (!button) throw new Error(`No button "${label}" among: ${buttonsOf(replies).map((each) => each.label)}`)
  return stage.tap(name, button.action, button.value)
}

/** What the stores hold of a person's rhythm. */
export async function keptOf(stage: Stage, name: string) {
  const { organisation, members, rhythms } = stage.deps.stores
  const now = stage.clock.now()
  const workspace = await organisation.ensureWorkspace(WORKSPACE, now)
  const id = (await members.findByExternalId(workspace.id, name.toLowerCase()))?.id ?? ''
  const [rhythm = null] = await rhythms.of([id])
  const leaves = (await rhythms.leavesOf([id], '2026-01-01')).map(({ from, until }) => [from, until])
  const snoozes = (await rhythms.snoozesOf([id], now)).map(({ kind, until }) => [kind, until.toISOString()])
  return { id, rhythm, leaves, snoozes }
}
