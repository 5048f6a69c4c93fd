import type { Cycle, Phase } from '../domain/cycle.ts'
import type { Team } from '../domain/organisation.ts'
import { localDateOf } from '../domain/schedule.ts'
import { cycleView, startCycleForm } from '../views/cycle-views.ts'
import type { Reply } from '../views/view.ts'
import { dateInWords } from '../views/words.ts'
import { type ChangeKind, type ChangeOutcome, changeCycle } from './change-cycle.ts'
import type { Deps } from './deps.ts'
import { nearest } from './nearest.ts'
import { mayDo, refusal, type Scene, say, teamOf } from './scene.ts'
import { type CycleAbout, earliest, type StartOutcome, startCycle } from './start-cycle.ts'

const CHANGES = ['next', 'pause', 'resume', 'finish'] as const
const WORDS = ['start', 'status', ...CHANGES]

/** `/inquiry …`: starts, shows or changes the cycle of the team; without a word, a form or the status. */
export async function runInquiry(deps: Deps, scene: Scene, text: string): Promise<Reply[]> {
  const choice = await teamOf(deps, scene)
  if (choice.kind === 'none') return [choice.reply]
  const { team } = choice
  const [word = '', ...rest] = text.trim().split(/\s+/)
  const verb = word.toLowerCase()
  const cycle = await deps.stores.cycles.openOf(team.id)
  if (verb === 'status' || (verb === '' && cycle)) return [await statusOf(deps, scene, team)]
  if (verb === 'start' || verb === '') return start(deps, scene, team, cycle, rest.join(' '))
  const change = changeNamed(verb)
  if (change) return runChange(deps, scene, team, cycle, change)
  const close = nearest(verb, WORDS)
  return [
    say(
      `There is no "/inquiry ${word}". ${close ? `Did you mean /inquiry ${close}?` : `Try one of: ${WORDS.join(', ')}.`}`,
    ),
  ]
}

/** The change of a word ("next"); undefined for any other word. */
export function changeNamed(word: string): ChangeKind | undefined {
  return CHANGES.find((kind) => kind === word)
}

/** Starts the cycle that a form or a short command described; the team's thread hears of it. */
export async function beginCycle(deps: Deps, scene: Scene, team: Team, about: CycleAbout): Promise<Reply[]> {
  if (!mayDo(scene, 'run-cycle', team)) return [refusal('run-cycle', 'Starting an inquiry')]
  const outcome = await startCycle(deps, { team, about, memberId: scene.actor.id, eventKey: scene.eventKey })
  return startReplies(deps, scene, team, outcome)
}

/** Changes the open cycle, by command or button. */
export async function runChange(
  deps: Deps,
  scene: Scene,
  team: Team,
  cycle: Cycle | null,
  change: ChangeKind,
): Promise<Reply[]> {
  if (!mayDo(scene, 'run-cycle', team)) return [refusal('run-cycle', "Changing the team's inquiry")]
  if (!cycle) return [say(`No inquiry is running in ${team.name}. Begin one with /inquiry start.`)]
  const outcome = await changeCycle(deps, {
    cycle,
    change,
    memberId: scene.actor.id,
    eventKey: scene.eventKey,
  })
  return changeReplies(deps, scene, team, change, outcome)
}

async function start(
  deps: Deps,
  scene: Scene,
  team: Team,
  open: Cycle | null,
  problem: string,
): Promise<Reply[]> {
  if (!mayDo(scene, 'run-cycle', team)) return [refusal('run-cycle', 'Starting an inquiry')]
  if (open)
    return [
      say('An inquiry is running already. See it with /inquiry status, or end it with /inquiry finish.'),
    ]
  if (problem === '') return [{ kind: 'form', form: startCycleForm(team.id, team.name) }]
  return beginCycle(deps, scene, team, { problem: problem.slice(0, 500), unit: '', goal: '', startsOn: null })
}

async function statusOf(deps: Deps, scene: Scene, team: Team): Promise<Reply> {
  const cycle = await deps.stores.cycles.lastOf(team.id)
  if (!cycle)
    return say(`No inquiry has begun in ${team.name}. Its facilitator can begin one with /inquiry start.`)
  const nudges = await deps.stores.nudges.ofCycle(cycle.id)
  const nextDueAt = earliest(nudges.map((nudge) => nudge.nextDueAt))
  const counts = await deps.stores.deliveries.countByState(cycle.id)
  const troubles = counts.flatMap(({ reason, count }) => (reason ? [{ reason, count }] : []))
  return { kind: 'private', view: cycleView({ ...shared(deps, scene, team, cycle), nextDueAt, troubles }) }
}

function startReplies(deps: Deps, scene: Scene, team: Team, outcome: StartOutcome): Reply[] {
  switch (outcome.kind) {
    case 'taken':
      return [say('An inquiry is running already. See it with /inquiry status.')]
    case 'repeated':
      return []
    case 'started': {
      const opening = `${scene.actor.name} has begun an inquiry.`
      const view = {
        ...shared(deps, scene, team, outcome.cycle),
        nextDueAt: outcome.nextDueAt,
        mayRun: false,
        opening,
      }
      return announced(scene, { kind: 'public', view: cycleView(view) })
    }
  }
}

function changeReplies(
  deps: Deps,
  scene: Scene,
  team: Team,
  change: ChangeKind,
  outcome: ChangeOutcome,
): Reply[] {
  if (outcome.kind === 'changed') {
    const view = { ...shared(deps, scene, team, outcome.cycle), nextDueAt: outcome.nextDueAt, mayRun: false }
    const opening = openingOf(deps, scene, change, outcome)
    return announced(scene, { kind: 'public', view: cycleView({ ...view, opening }) })
  }
  if (outcome.kind === 'repeated') return []
  if (outcome.kind === 'already-next') {
    const { title, startsOn } = outcome.phase
    return [say(`The next phase, ${title}, begins on ${dateInWords(startsOn)}.`)]
  }
  return [say(REFUSED[outcome.kind])]
}

const REFUSED: Record<Exclude<ChangeOutcome['kind'], 'changed' | 'repeated' | 'already-next'>, string> = {
  'last-phase': 'This is the last phase. When you are done, type /inquiry finish.',
  'not-paused': 'This inquiry is running, so there is nothing to resume.',
  'already-paused': 'This inquiry is paused already. Go on with /inquiry resume.',
  paused: 'This inquiry is paused. Go on with /inquiry resume first.',
  conflict: 'Somebody changed this inquiry at the same moment. See /inquiry status, then try again.',
}

function openingOf(
  deps: Deps,
  scene: Scene,
  change: ChangeKind,
  outcome: Extract<ChangeOutcome, { kind: 'changed' }>,
): string {
  const today = localDateOf(deps.clock.now(), outcome.cycle.zone)
  const who = scene.actor.name
  switch (change) {
    case 'next':
      return `${who} moved on: ${phaseInWords(outcome.phase, today)}.`
    case 'pause':
      return `${who} paused the inquiry.`
    case 'resume':
      return `${who} resumed the inquiry. All dates moved along.`
    case 'finish':
      return `${who} finished the inquiry. Thank you for learning together.`
  }
}

/** "Practice", or where it begins later "Practice, from Tuesday 8 September". */
function phaseInWords(phase: Phase | null, today: string): string {
  if (!phase) return 'the end'
  return phase.startsOn > today ? `${phase.title}, from ${dateInWords(phase.startsOn)}` : phase.title
}

/** In private there is no thread to announce it in: the actor alone hears of it. */
function announced(scene: Scene, reply: Extract<Reply, { kind: 'public' }>): Reply[] {
  return scene.place?.kind === 'channel' ? [reply] : [{ kind: 'private', view: reply.view }]
}

function shared(deps: Deps, scene: Scene, team: Team, cycle: Cycle) {
  const today = localDateOf(deps.clock.now(), cycle.zone)
  return { cycle, teamName: team.name, today, mayRun: mayDo(scene, 'run-cycle', team) }
}
