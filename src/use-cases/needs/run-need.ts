import type { IntentOf } from '../../domain/intent.ts'
import { FORMS, NEED_STEPS } from '../../views/actions.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { type Scene, say } from '../scene.ts'
import { openNeedAnswer, openPassOn, submitNeedAnswer, submitPassOn, takeNeed } from './answer-need.ts'
import { listNeeds } from './list-needs.ts'
import {
  keepAsThought,
  openNeedForm,
  ownNeed,
  raiseShortly,
  sendDraft,
  submitNeed,
  withdrawNeed,
} from './raise-need.ts'
import { dropTellBack, openTellBack, postTellBack, previewTellBack, rewordTellBack } from './tell-back.ts'

type NeedDeps = Pick<Deps, 'stores' | 'clock' | 'queue' | 'log' | 'platform'>

/** `/need`: the form; `/need list`: what waits and the own ones; `/need tell`: what was done, for everybody; other words are the request itself. */
export async function runNeed(deps: NeedDeps, scene: Scene, text: string): Promise<Reply[]> {
  const words = text.trim()
  if (words === '') return openNeedForm(deps, scene, null)
  if (/^(?:list|mine|all|status)$/i.test(words)) return listNeeds(deps, scene)
  if (/^(?:tell|told|we did|you said)$/i.test(words)) return openTellBack(deps, scene)
  return raiseShortly(deps, scene, words)
}

/** A button of a need. `value`: what to do and the need's id, with a colon between. */
export async function tapNeed(deps: NeedDeps, scene: Scene, value: string): Promise<Reply[]> {
  const [step = '', id = ''] = value.split(':', 2)
  switch (step) {
    case NEED_STEPS.send:
      return sendDraft(deps, scene, id)
    case NEED_STEPS.sendNamed:
      return sendDraft(deps, scene, id, { isNamed: true })
    case NEED_STEPS.keep:
      return keepAsThought(deps, scene, id)
    case NEED_STEPS.withdraw:
      return withdrawNeed(deps, scene, id)
    case NEED_STEPS.change: {
      const need = await ownNeed(deps, scene, id)
      return need
        ? openNeedForm(deps, scene, need)
        : [say('It is not open any more. Type /need to ask anew.')]
    }
    case NEED_STEPS.answer:
      return openNeedAnswer(deps, scene, id)
    case NEED_STEPS.take:
      return takeNeed(deps, scene, id)
    case NEED_STEPS.pass:
      return openPassOn(deps, scene, id)
    case NEED_STEPS.tell:
      return openTellBack(deps, scene, { needId: id })
    case NEED_STEPS.theme:
      return openTellBack(deps, scene, { theme: id })
    case NEED_STEPS.post:
      return postTellBack(deps, scene, id)
    case NEED_STEPS.reword:
      return rewordTellBack(deps, scene, id)
    case NEED_STEPS.drop:
      return dropTellBack(deps, scene, id)
    default:
      return [say('This button is from an older version of me. Type /need to see what you can do.')]
  }
}

/** A form of a need; null where the form is another's. */
export async function submitNeedForm(
  deps: NeedDeps,
  scene: Scene,
  { form, context, values }: Pick<IntentOf<'submit'>, 'form' | 'context' | 'values'>,
): Promise<Reply[] | null> {
  switch (form) {
    case FORMS.need:
      return submitNeed(deps, scene, context, values)
    case FORMS.needAnswer:
      return submitNeedAnswer(deps, scene, context, values)
    case FORMS.needPass:
      return submitPassOn(deps, scene, context, values)
    case FORMS.toldBack:
      return previewTellBack(deps, scene, context, values)
    default:
      return null
  }
}
