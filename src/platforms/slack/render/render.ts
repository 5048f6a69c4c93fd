import type { types } from '@slack/bolt'
import type { FormView, View } from '../../../views/view.ts'
import { LIMITS } from '../limits.ts'
import { NO_UPLOADS, type Uploads } from '../pictures.ts'
import { createActionIds } from './actions.ts'
import { renderElement, renderSummary, type Surface } from './elements.ts'
import { fitBlocks } from './fit-blocks.ts'
import { encodeMetadata, type ModalMetadata } from './metadata.ts'
import { plainText } from './texts.ts'

/** A view as a message: `text` is what notifications and screen readers get. `uploads`: pictures that Slack has. */
export function renderMessage(
  view: View,
  uploads: Uploads = NO_UPLOADS,
): { text: string; blocks: types.KnownBlock[] } {
  const text = renderSummary(view.summary)
  const blocks = renderBlocks(view.elements, 'message', uploads)
  return {
    text,
    blocks: blocks.length > 0 ? blocks : renderBlocks([{ kind: 'text', text: view.summary }], 'message'),
  }
}

/** A view as the App Home of a person. */
export function renderHome(view: View): types.HomeView {
  return { type: 'home', blocks: renderBlocks(view.elements, 'home') }
}

/** A form as a modal that remembers where it was opened. */
export function renderModal(form: FormView, opened: Omit<ModalMetadata, 'context'>): types.ModalView {
  return {
    type: 'modal',
    callback_id: form.name,
    title: plainText(form.title, LIMITS.modalTitle),
    submit: plainText(form.submitLabel, LIMITS.modalSubmit),
    close: plainText('Cancel', LIMITS.modalClose),
    private_metadata: encodeMetadata({ ...opened, context: form.context }),
    blocks: renderBlocks(form.elements, 'modal'),
  }
}

function renderBlocks(
  elements: View['elements'],
  surface: Surface,
  uploads: Uploads = NO_UPLOADS,
): types.KnownBlock[] {
  const ids = createActionIds()
  const blocks = elements.flatMap((element) => renderElement(element, surface, ids, uploads))
  return fitBlocks(blocks, {
    blocks: surface === 'message' ? LIMITS.messageBlocks : LIMITS.viewBlocks,
    text: surface === 'message' ? LIMITS.messageText : Number.POSITIVE_INFINITY,
  })
}
