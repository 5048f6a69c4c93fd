import { z } from 'zod'
import type { Cycle, CycleAbout } from '../../domain/cycle.ts'
import { type CycleTemplate, DEFAULT_TEMPLATE } from '../../domain/cycle-template.ts'
import type { IntentOf } from '../../domain/intent.ts'
import type { Team } from '../../domain/organisation.ts'
import { isWithinYearFrom, localDateOf } from '../../domain/schedule.ts'
import { ACTIONS } from '../../views/actions.ts'
import { NOTHING_WRITTEN, startCycleForm } from '../../views/cycle-forms.ts'
import { viewOf } from '../../views/plain-text.ts'
import { templateOption } from '../../views/template-words.ts'
import type { Reply, View } from '../../views/view.ts'
import type { Deps } from '../deps.ts'
import { mayDo, refusal, type Scene, say } from '../scene.ts'
import { startCycle } from '../start-cycle.ts'
import { findTemplate, templatesOf } from '../templates/find-templates.ts'
import { aboutFrom } from './about-fields.ts'
import { publicView, statusView } from './status.ts'

type Values = IntentOf<'submit'>['values']

/** `/inquiry start …`: a template's key may come first, then the problem; without a problem a form asks for all. */
export async function startByWords(
  deps: Deps,
  scene: Scene,
  team: Team,
  open: Cycle | null,
  words: string,
): Promise<Reply[]> {
  if (!mayDo(scene, 'run-cycle', team)) return [refusal('run-cycle', 'Starting an inquiry')]
  if (open) return [say(RUNNING_ALREADY)]
  const [first = '', ...rest] = words.split(/\s+/)
  const named = await findTemplate(deps, team.schoolId, first.toLowerCase())
  const problem = named ? rest.join(' ') : words
  const key = named?.key ?? DEFAULT_TEMPLATE
  if (problem === '') return [await startForm(deps, team, { about: NOTHING_WRITTEN, template: key })]
  const about = { ...NOTHING_WRITTEN, problem: problem.slice(0, 500) }
  return begin(deps, scene, team, { about, template: named, startsOn: null })
}

/** The start form, filled with what a finished cycle was about. */
export async function startAgain(deps: Deps, scene: Scene, team: Team, last: Cycle): Promise<Reply[]> {
  if (!mayDo(scene, 'run-cycle', team)) return [refusal('run-cycle', 'Starting an inquiry')]
  if (await deps.stores.cycles.openOf(team.id)) return [say(RUNNING_ALREADY)]
  return [await startForm(deps, team, { about: last, template: last.templateKey })]
}

/** A submitted start form. */
export async function submitStart(
  deps: Deps,
  scene: Scene,
  teamId: string,
  values: Values,
): Promise<Reply[]> {
  const team = await deps.stores.teams.find(teamId)
  if (!team?.isActive || team.workspaceId !== scene.workspace.id)
    return [say('That team is not here any more.')]
  const now = deps.clock.now()
  const read = aboutFrom(values, now, team.zone)
  if (read.kind === 'faults') return read.replies
  const startsOn = String(values.startsOn ?? '')
  const isDate = startsOn === '' || z.iso.date().safeParse(startsOn).success
  if (!isDate || (startsOn && !isWithinYearFrom(localDateOf(now, team.zone), startsOn)))
    return [
      { kind: 'faults', faults: { startsOn: 'Please choose a day from today on, within the next year.' } },
    ]
  const template = await findTemplate(deps, team.schoolId, String(values.template || DEFAULT_TEMPLATE))
  if (!template)
    return [{ kind: 'faults', faults: { template: 'This one is not here any more. Please choose another.' } }]
  const about = await withPlanOf(deps, team, read.about)
  return begin(deps, scene, team, { about, template, startsOn: startsOn || null })
}

const RUNNING_ALREADY =
  'An inquiry is running already. See it with /inquiry status, or end it with /inquiry finish.'

async function startForm(
  deps: Deps,
  team: Team,
  given: { about: CycleAbout; template: string },
): Promise<Reply> {
  const templates = await templatesOf(deps, team.schoolId)
  const template = templates.some(({ key }) => key === given.template) ? given.template : DEFAULT_TEMPLATE
  return { kind: 'form', form: startCycleForm(team, templates.map(templateOption), { ...given, template }) }
}

/** Starting on the same problem again keeps the plan that stood beside it: the form is too short to show it. */
async function withPlanOf(deps: Deps, team: Team, about: CycleAbout): Promise<CycleAbout> {
  const last = await deps.stores.cycles.lastOf(team.id)
  return last?.problem === about.problem ? { ...about, plan: last.plan } : about
}

async function begin(
  deps: Deps,
  scene: Scene,
  team: Team,
  wanted: { about: CycleAbout; template: CycleTemplate | null; startsOn: string | null },
): Promise<Reply[]> {
  if (!mayDo(scene, 'run-cycle', team)) return [refusal('run-cycle', 'Starting an inquiry')]
  const template = wanted.template ?? deps.templates.get(DEFAULT_TEMPLATE)
  if (!template) throw new Error(`The library has no template "${DEFAULT_TEMPLATE}"`)
  const who = { memberId: scene.actor.id, eventKey: scene.eventKey }
  const outcome = await startCycle(deps, { ...wanted, template, team, ...who })
  if (outcome.kind === 'taken') return [say('An inquiry is running already. See it with /inquiry status.')]
  if (outcome.kind === 'repeated') return []
  const { cycle } = outcome
  const opening = `${scene.actor.name} has begun an inquiry.`
  // In private there is no thread to announce it in: the actor alone hears of it.
  if (scene.place?.kind !== 'channel')
    return [{ kind: 'private', view: await statusView(deps, scene, team, cycle, opening) }]
  return [
    { kind: 'public', view: await publicView(deps, team, cycle, opening) },
    { kind: 'private', view: moreToSay(cycle) },
  ]
}

/** The second step, for who wants it. */
function moreToSay(cycle: Cycle): View {
  const meets = cycle.meeting ? '' : ' and when you meet'
  return viewOf([
    {
      kind: 'text',
      text: `Your inquiry is set. You can also say what should come of it, which time is set aside${meets}.`,
    },
    {
      kind: 'buttons',
      buttons: [
        { action: ACTIONS.changeCycle, value: `edit:${cycle.id}`, label: 'Add to the plan' },
        { action: ACTIONS.changeCycle, value: `show:${cycle.id}`, label: 'See it all' },
      ],
    },
  ])
}
