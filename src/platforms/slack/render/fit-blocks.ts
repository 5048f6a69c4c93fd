import type { types } from '@slack/bolt'
import { plainLengthOf } from './measure.ts'
import { mrkdwn } from './texts.ts'

const REST_NOTE_ROOM = 100

/**
 * The blocks that one message can hold: all that can be pressed or filled in first, then as much of the text as fits,
 * in its order; where something had to go, a note in its place says how much.
 */
export function fitBlocks(
  blocks: types.KnownBlock[],
  limits: { blocks: number; text: number },
): types.KnownBlock[] {
  const textOf = (some: types.KnownBlock[]) => some.reduce((sum, block) => sum + plainLengthOf(block), 0)
  if (blocks.length <= limits.blocks && textOf(blocks) <= limits.text) return blocks
  const kept = new Set(blocks.filter(isForHands).slice(0, limits.blocks - 1))
  let room = limits.text - REST_NOTE_ROOM - textOf([...kept])
  for (const block of blocks) {
    if (kept.has(block)) continue
    room -= plainLengthOf(block)
    if (kept.size >= limits.blocks - 1 || room < 0) break
    kept.add(block)
  }
  const firstLost = blocks.findIndex((block) => !kept.has(block))
  const lost = blocks.length - kept.size
  const isKept = (block: types.KnownBlock) => kept.has(block)
  return [...blocks.slice(0, firstLost), restNote(lost), ...blocks.slice(firstLost).filter(isKept)]
}

function isForHands(block: types.KnownBlock): boolean {
  return block.type === 'actions' || block.type === 'input'
}

function restNote(count: number): types.ContextBlock {
  const parts = count === 1 ? 'One more part does' : `${count} more parts do`
  return { type: 'context', elements: [mrkdwn(`… ${parts} not fit into one Slack message.`)] }
}
