import { z } from 'zod'
import { MAX_POINT, sourceOf } from '../../domain/agenda/agenda.ts'
import { MAX_COMMITMENT_LENGTH } from '../../domain/commitment.ts'
import { newId } from '../../domain/ids.ts'
import type { IntentOf } from '../../domain/intent.ts'
import { FORMS } from '../../views/actions.ts'
import { MAX_DECISION } from '../../views/agenda/agenda-forms.ts'
import type { Reply } from '../../views/view.ts'
import { keepCommitment } from '../commitment/keep-commitment.ts'
import type { Deps } from '../deps.ts'
import { faultsOf } from '../form-faults.ts'
import { type Scene, say } from '../scene.ts'
import { isInTeam } from './agenda-place.ts'
import { keepDecision } from './decisions.ts'
import { keepTopic } from './keep-topic.ts'
import { sheetOf } from './sheet-of.ts'
import { AGENDA_GONE, ownAgenda, placeItem, showChanged } from './tap-agenda.ts'

type Submitted = Pick<IntentOf<'submit'>, 'form' | 'context' | 'values' | 'message'>

const words = (max: number) =>
  z
    .string('Please write a line.')
    .trim()
    .min(1, 'Please write a line.')
    .max(max, `Please keep this under ${max} letters.`)

const MINUTES = 'Please give whole minutes, from 1 to 120.'
const minutes = z
  .string()
  .trim()
  .default('')
  .refine(
    (value) => value === '' || (/^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 120),
    MINUTES,
  )
  .transform((value) => (value === '' ? null : Number(value)))

const pointFields = z.object({
  text: words(MAX_POINT),
  minutes,
  place: z.coerce.number().int().min(1).max(50),
})
const ownFields = z.object({ text: words(MAX_POINT), minutes })
const topicFields = z.object({
  text: words(MAX_POINT),
  kind: z.enum(['question', 'evidence', 'difference', 'topic'], 'Please choose what it is.'),
  name: z.enum(['with-name', 'without-name'], 'Please choose whether your name stands there.'),
})
const decisionFields = z.object({
  text: words(MAX_DECISION),
  when: z.string().trim().max(60).default(''),
  on: z.union([z.literal(''), z.iso.date('Please choose a date.')]).default(''),
})

/** A form about agendas; null where the form is another's. */
export async function submitAgendaForm(
  deps: Deps,
  scene: Scene,
  submitted: Submitted,
): Promise<Reply[] | null> {
  switch (submitted.form) {
    case FORMS.agendaPoint:
      return changePoint(deps, scene, submitted)
    case FORMS.agendaOwn:
      return addPoint(deps, scene, submitted)
    case FORMS.agendaTopic:
      return addTopic(deps, scene, submitted)
    case FORMS.agendaDecision:
      return decide(deps, scene, submitted)
    default:
      return null
  }
}

async function changePoint(
  deps: Deps,
  scene: Scene,
  { context, values, message }: Submitted,
): Promise<Reply[]> {
  const read = pointFields.safeParse(values)
  if (!read.success) return [faultsOf(read.error)]
  const item = await deps.stores.agendas.findItem(context)
  const own = item ? await ownAgenda(deps, scene, item.agendaId) : null
  if (!item || !own) return [say(AGENDA_GONE)]
  const { points } = await sheetOf(deps, own.agenda, own.team, 'facilitator')
  const point = points.find(({ id }) => id === item.id)
  if (!point) return [say('Its words are not there any more: they were changed or taken back.')]
  const { text, minutes: length, place } = read.data
  // What stays as it was is not the facilitator's word: it still follows its source, and the meeting's length.
  const isNew = text !== point.text
  await deps.stores.agendas.changeItem(item.id, {
    ...(isNew ? { text, isCleared: false } : {}),
    ...(length !== point.minutes ? { minutes: length } : {}),
  })
  await placeItem(
    deps,
    points.map(({ id }) => id),
    own.agenda.id,
    item.id,
    place - 1,
  )
  return showChanged(deps, own, message, { isTap: false })
}

async function addPoint(deps: Deps, scene: Scene, { context, values, message }: Submitted): Promise<Reply[]> {
  const read = ownFields.safeParse(values)
  if (!read.success) return [faultsOf(read.error)]
  const own = await ownAgenda(deps, scene, context)
  if (!own) return [say(AGENDA_GONE)]
  const id = newId(deps.clock.now())
  await deps.stores.agendas.addItems([
    {
      ...{ id, agendaId: own.agenda.id, kind: 'topic', source: sourceOf('own', scene.eventKey) },
      ...{ entryId: null, commitmentId: null, ...read.data, isOut: false, isCleared: false },
      addedBy: scene.actor.id,
    },
  ])
  return showChanged(deps, own, message, { isTap: false })
}

async function addTopic(deps: Deps, scene: Scene, { context, values }: Submitted): Promise<Reply[]> {
  const read = topicFields.safeParse(values)
  if (!read.success) return [faultsOf(read.error)]
  const team = (await deps.stores.teams.teamsOf(scene.actor.id)).find(({ id }) => id === context)
  if (!team) return [say('Only who is in the team can add to its agenda.')]
  const { text, kind, name } = read.data
  return keepTopic(deps, scene, team, { text, kind, wish: name })
}

async function decide(deps: Deps, scene: Scene, { context, values }: Submitted): Promise<Reply[]> {
  const read = decisionFields.safeParse(values)
  if (!read.success) return [faultsOf(read.error)]
  const agenda = await deps.stores.agendas.find(context)
  if (!agenda || !(await isInTeam(deps, agenda.teamId, scene.actor.id))) return [say(AGENDA_GONE)]
  const { text, when, on } = read.data
  const step =
    when || on
      ? await keepCommitment(deps, scene, `team:${agenda.teamId}`, {
          text: text.slice(0, MAX_COMMITMENT_LENGTH),
          when,
          on,
        })
      : []
  if (step.some(({ kind }) => kind === 'faults')) return step
  const kept = await keepDecision(deps, scene, agenda, { text, sourceRef: `form:${scene.eventKey}` })
  // The step says by itself that it is kept, and with a day in the form nobody needs to be offered one.
  return step.length > 0 ? [...kept.slice(0, 1), ...step] : kept
}
