import type { Cycle } from '../../domain/cycle.ts'
import type { Team } from '../../domain/organisation.ts'
import { finishQuestion } from '../../views/cycle-views.ts'
import type { Reply } from '../../views/view.ts'
import { showAgenda } from '../agenda/show-agenda.ts'
import type { Deps } from '../deps.ts'
import { nearest } from '../nearest.ts'
import { mayDo, refusal, type Scene, say, teamOf } from '../scene.ts'
import { listTemplates } from '../templates/show-templates.ts'
import { answer } from './answer.ts'
import { startAgain, startByWords } from './begin.ts'
import { runChange } from './change.ts'
import { openEditForm } from './edit.ts'
import { moveOf, PHASE_WORDS, type PhaseWord } from './move-of.ts'
import { openPlanForm } from './plan-form.ts'
import { previewFarDay } from './preview-dates.ts'
import { statusView } from './status.ts'
import { teamOfCycle } from './team-of-cycle.ts'

const STEPS = ['next', 'pause', 'resume', 'finish'] as const

const PHASES = Object.keys(PHASE_WORDS)
const OTHERS = ['start', 'status', 'agenda', 'edit', 'change', 'again', 'templates']
const WORDS = [...OTHERS, ...STEPS, ...PHASES]

/** `/inquiry …`: starts, shows or changes the cycle of the team; without a word, a form or the status. */
export async function runInquiry(deps: Deps, scene: Scene, text: string): Promise<Reply[]> {
  const [word = '', ...rest] = text.trim().split(/\s+/)
  const verb = word.toLowerCase()
  if (verb === 'templates') return listTemplates(deps, scene, null)
  const choice = await teamOf(deps, scene)
  if (choice.kind === 'none') return [choice.reply]
  const { team } = choice
  const cycle = await deps.stores.cycles.openOf(team.id)
  const said = rest.join(' ')
  if (verb === 'status' || (verb === '' && cycle)) return [await statusOf(deps, scene, team)]
  if (verb === 'agenda') return showAgenda(deps, scene, team)
  if (verb === 'start' || verb === '') return startByWords(deps, scene, team, cycle, said)
  if (verb === 'again') return again(deps, scene, team)
  const step = STEPS.find((each) => each === verb)
  if (step === 'finish' && cycle && said.toLowerCase() !== 'yes') return askToFinish(scene, team, cycle, null)
  if (step) return runChange(deps, scene, { team, cycle, move: { kind: step }, card: null })
  if (!WORDS.includes(verb)) return [noSuchWord(word)]
  if (!cycle) return [say(`No inquiry is running in ${team.name}. Begin one with /inquiry start.`)]
  if (verb === 'edit') return openEditForm(scene, team, cycle)
  if (verb === 'change') return openPlanForm(deps, scene, team, cycle)
  return changePhase(deps, scene, team, cycle, verb as PhaseWord, said)
}

/** A button on a cycle's card: a change of it, or what to open. `value`: what, ":" and the cycle's id. */
export async function tapCycle(
  deps: Deps,
  scene: Scene,
  value: string,
  card: string | null,
): Promise<Reply[]> {
  const [what = '', cycleId = ''] = value.split(':', 2)
  const found = await teamOfCycle(deps, scene, cycleId, { isOver: what === 'again' || what === 'show' })
  if (!found) return [say(HAS_ENDED)]
  const { team, cycle } = found
  if (!mayDo(scene, 'run-cycle', team)) return [refusal('run-cycle', "Changing the team's inquiry")]
  switch (what) {
    case 'show':
      return [answer(await statusView(deps, scene, team, cycle), card)]
    case 'plan':
      return openPlanForm(deps, scene, team, cycle)
    case 'edit':
      return openEditForm(scene, team, cycle)
    case 'again':
      return startAgain(deps, scene, team, cycle)
    case 'ask-finish':
      return askToFinish(scene, team, cycle, card)
    default: {
      const step = STEPS.find((each) => each === what)
      return step ? runChange(deps, scene, { team, cycle, move: { kind: step }, card }) : [say(HAS_ENDED)]
    }
  }
}

function askToFinish(scene: Scene, team: Team, cycle: Cycle, card: string | null): Reply[] {
  if (!mayDo(scene, 'run-cycle', team)) return [refusal('run-cycle', "Changing the team's inquiry")]
  return [answer(finishQuestion(cycle, team.name), card)]
}

const HAS_ENDED = 'That inquiry has ended. Type /inquiry to see what is there now.'

async function again(deps: Deps, scene: Scene, team: Team): Promise<Reply[]> {
  const last = await deps.stores.cycles.lastOf(team.id)
  return last ? startAgain(deps, scene, team, last) : startByWords(deps, scene, team, null, '')
}

async function changePhase(
  deps: Deps,
  scene: Scene,
  team: Team,
  cycle: Cycle,
  word: PhaseWord,
  said: string,
): Promise<Reply[]> {
  const reading = moveOf(word, said, cycle, deps.clock.now())
  switch (reading.kind) {
    case 'unclear':
      return [say(reading.text)]
    case 'ask':
      return openPlanForm(deps, scene, team, cycle, reading)
    case 'move':
      return (
        (await previewFarDay(deps, scene, team, cycle, reading.move)) ??
        runChange(deps, scene, { team, cycle, move: reading.move, card: null })
      )
  }
}

async function statusOf(deps: Deps, scene: Scene, team: Team): Promise<Reply> {
  const cycle = await deps.stores.cycles.lastOf(team.id)
  if (!cycle)
    return say(`No inquiry has begun in ${team.name}. Its facilitator can begin one with /inquiry start.`)
  return { kind: 'private', view: await statusView(deps, scene, team, cycle) }
}

function noSuchWord(word: string): Reply {
  const close = nearest(word.toLowerCase(), WORDS)
  const hint = close ? `Did you mean /inquiry ${close}?` : `Try one of: ${WORDS.join(', ')}.`
  return say(`There is no "/inquiry ${word}". ${hint}`)
}
