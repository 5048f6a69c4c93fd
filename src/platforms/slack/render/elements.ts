import type { types } from '@slack/bolt'
import { assertNever } from '../../../domain/assert-never.ts'
import type { Element, PictureElement } from '../../../views/view.ts'
import { LIMITS } from '../limits.ts'
import { NO_UPLOADS, type Uploads } from '../pictures.ts'
import { type ActionIds, renderButtons, renderChoices } from './actions.ts'
import { mrkdwnPieces, trimMrkdwn, trimPlainEscaped, trimText } from './fit-text.ts'
import { renderInput } from './inputs.ts'
import { renderTable } from './table.ts'
import { mrkdwn, plainText } from './texts.ts'

/** Where an element stands: a form takes typed words itself, a message or home page opens a form for them. */
export type Surface = 'message' | 'home' | 'modal'

/** One element as blocks; none where it has nothing to show. */
export function renderElement(
  element: Element,
  surface: Surface,
  ids: ActionIds,
  uploads: Uploads = NO_UPLOADS,
): types.KnownBlock[] {
  switch (element.kind) {
    case 'heading':
      return renderHeading(element.text)
    case 'text':
      return mrkdwnPieces(element.text).map((piece) => section(piece))
    case 'note':
      return mrkdwnPieces(element.text, LIMITS.contextText).map((piece) => ({
        type: 'context',
        elements: [mrkdwn(piece)],
      }))
    case 'facts':
      return renderFacts(element.facts)
    case 'table':
      return [
        ...(element.caption.trim() ? [section(`*${trimPlainEscaped(element.caption, 500)}*`)] : []),
        ...renderTable(element.columns, element.rows).map((text) => section(text)),
      ]
    case 'choices':
      return renderChoices(element, ids)
    case 'buttons':
      return renderButtons(element.buttons, ids)
    case 'answer-box':
      return surface === 'modal' ? [answerInput(element.label)] : renderAnswerButton(element, ids)
    case 'input':
      return [renderInput(element)]
    case 'picture':
      return renderPicture(element, uploads)
    case 'divider':
      return [{ type: 'divider' }]
    default:
      return assertNever(element)
  }
}

/** Slack shows a picture that it has as a file; without it the words beside it say the same. */
function renderPicture(picture: PictureElement, uploads: Uploads): types.ImageBlock[] {
  const id = uploads.get(picture)
  const alt = trimText(picture.alt, LIMITS.altText)
  return id === undefined ? [] : [{ type: 'image', slack_file: { id }, alt_text: alt }]
}

function section(text: string): types.SectionBlock {
  return { type: 'section', text: mrkdwn(text) }
}

function renderHeading(text: string): types.KnownBlock[] {
  const heading = text.trim()
  if (heading === '') return []
  if (heading.length <= LIMITS.headerText) {
    return [{ type: 'header', text: plainText(heading, LIMITS.headerText) }]
  }
  return mrkdwnPieces(heading).map((piece) => section(piece))
}

function renderFacts(facts: { label: string; value: string }[]): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = []
  let fields: types.MrkdwnElement[] = []
  const flush = () => {
    if (fields.length > 0) blocks.push({ type: 'section', fields })
    fields = []
  }
  for (const fact of facts) {
    const label = `*${trimPlainEscaped(fact.label, 200)}*`
    const [value = '–', ...more] = mrkdwnPieces(fact.value, LIMITS.fieldText - 300)
    if (fields.length === LIMITS.fields) flush()
    if (more.length === 0) fields.push(mrkdwn(`${label}\n${value}`))
    else {
      // A value too long for a field stands for itself, so that nothing of it is lost.
      flush()
      blocks.push(section(`${label}\n${value}`), ...more.map((piece) => section(piece)))
    }
  }
  flush()
  return blocks
}

function renderAnswerButton(
  box: Extract<Element, { kind: 'answer-box' }>,
  ids: ActionIds,
): types.ActionsBlock[] {
  const answer = { action: box.action, value: box.context, label: box.buttonLabel }
  return renderButtons(box.beside ? [answer, box.beside] : [answer], ids)
}

function answerInput(label: string): types.InputBlock {
  return renderInput({ kind: 'input', name: 'text', label, type: 'paragraph' })
}

/** The view's plain words as Slack's `text`: escaped, and cut where Slack would cut. */
export function renderSummary(summary: string): string {
  return trimMrkdwn(summary.trim(), LIMITS.summaryText) || '–'
}
