import { z } from 'zod'
import type { IntentOf } from '../../domain/intent.ts'
import { MAX_MOVE_LENGTH } from '../../domain/practice/practice.ts'
import { FORMS, PRACTICE_STEPS } from '../../views/actions.ts'
import { MAX_FORM_TEXT } from '../../views/reflect-form.ts'
import type { Reply } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { faultsOf } from '../form-faults.ts'
import { type Scene, say } from '../scene.ts'
import { openChangeForm, submitPractice } from './change-practice.ts'
import { openCoachAnswer, sendCoachAnswer } from './coach-answer.ts'
import { cancelPractice, confirmPractice } from './confirm-practice.ts'
import { keepStep, openStepForm, remindTomorrow } from './practice-taps.ts'
import { openWordsForm, submitWords } from './practice-words.ts'
import { openReword, rewordAndShare, shareWords } from './share-words.ts'
import { steerPractice } from './steer-practice.ts'

/** A button of a practice. `value`: what to do, and its ids, with colons between. */
export async function tapPractice(deps: Deps, scene: Scene, value: string): Promise<Reply[]> {
  const [step, id = '', second = ''] = value.split(':')
  const known = Object.values(PRACTICE_STEPS).find((each) => each === step)
  switch (known) {
    case 'confirm':
      return confirmPractice(deps, scene, id)
    case 'change':
      return openChangeForm(deps, scene, id)
    case 'cancel':
      return cancelPractice(deps, scene, id)
    case 'pause':
    case 'resume':
    case 'stop':
      return steerPractice(deps, scene, known, id, second === 'list')
    case 'rehearse':
    case 'tell':
    case 'keep':
      return openWordsForm(deps, scene, known, { practiceId: id, deliveryId: second })
    case 'step':
      return openStepForm(deps, scene, id)
    case 'tomorrow':
      return remindTomorrow(deps, scene, id)
    case 'share':
    case 'send-as-is':
      return shareWords(deps, scene, { practiceId: id, entryId: second }, { isSure: known === 'send-as-is' })
    case 'reword':
      return openReword(deps, scene, { practiceId: id, entryId: second })
    case 'answer':
      return openCoachAnswer(deps, scene, id)
    case undefined:
      return [say('This button is from an older version of me. See your practices with /practice list.')]
  }
}

const words = (max: number) =>
  z.object({
    text: z
      .string('Please write a few words.')
      .trim()
      .min(1, 'Please write a few words.')
      .max(max, `Please keep this under ${max} letters.`),
  })

/** A form of a practice; null where the form is another's. */
export async function submitPracticeForm(
  deps: Deps,
  scene: Scene,
  { form, context, values }: Pick<IntentOf<'submit'>, 'form' | 'context' | 'values'>,
): Promise<Reply[] | null> {
  switch (form) {
    case FORMS.practice:
      return submitPractice(deps, scene, context, values)
    case FORMS.practiceWords:
      return submitWords(deps, scene, context, values)
    case FORMS.practiceReword: {
      const [practiceId = '', entryId = ''] = context.split(':')
      return withText(values, MAX_FORM_TEXT, (text) =>
        rewordAndShare(deps, scene, { practiceId, entryId }, text),
      )
    }
    case FORMS.practiceAnswer:
      return withText(values, MAX_FORM_TEXT, (text) => sendCoachAnswer(deps, scene, context, text))
    case FORMS.practiceStep:
      return withText(values, MAX_MOVE_LENGTH, (text) => keepStep(deps, scene, context, text))
    default:
      return null
  }
}

async function withText(
  values: IntentOf<'submit'>['values'],
  max: number,
  use: (text: string) => Promise<Reply[]>,
): Promise<Reply[]> {
  const read = words(max).safeParse(values)
  return read.success ? use(read.data.text) : [faultsOf(read.error)]
}
