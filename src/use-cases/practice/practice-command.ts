import { MAX_MOVE_LENGTH } from '../../domain/practice/practice.ts'
import { type ReadTimes, readTimes } from '../../domain/practice/read-times.ts'
import { isOutsideHours } from '../../domain/practice/unread-time.ts'
import type { PracticeFormValues } from '../../views/practice/practice-form.ts'
import { practiceForm } from '../../views/practice/practice-form.ts'
import type { Reply } from '../../views/view.ts'
import { timeInWords } from '../../views/words.ts'
import type { Deps } from '../deps.ts'
import { findWho, type Who, whoProblem } from '../find-who.ts'
import { refusal, type Scene, say } from '../scene.ts'
import { drawUpPractice, type PracticePlan } from './draw-up-practice.ts'
import { listPractices } from './list-practices.ts'
import { valuesOfWords } from './practice-form-values.ts'
import { teamOfLearner, teamsInReach, whoOptions } from './practice-reach.ts'

/** `/practice …`: in short ("@ana try wait time, Thursdays 7:45 for 3 weeks"), as a form, or "list". */
export async function runPractice(deps: Deps, scene: Scene, text: string): Promise<Reply[]> {
  const words = text.trim()
  const reach = await teamsInReach(deps, scene)
  if (/^(?:list|show|mine|stop|pause|status)$/i.test(words)) return listPractices(deps, scene)
  if (reach.length === 0) {
    const own = await deps.stores.practices.ofMember(scene.actor.id)
    return words === '' && own.length > 0
      ? listPractices(deps, scene)
      : [refusal('schedule-practice', 'Setting up a practice')]
  }
  if (words === '') return [await formOf(deps, scene, {})]
  const who = await findWho(deps, scene, words, reach)
  if (who.kind === 'unknown' || who.kind === 'several') return [say(whoProblem(who), EXAMPLE)]
  const learners = await learnersOf(deps, scene, who)
  return 'problem' in learners ? [say(learners.problem)] : readPlan(deps, scene, learners, who)
}

const EXAMPLE = 'For example: /practice @ana try wait time, Thursdays 7:45 for 3 weeks'

type Learners = Pick<PracticePlan, 'team' | 'learners' | 'isTeam'>

/** Whom a practice is for, or why it cannot be. */
export async function learnersOf(
  deps: Pick<Deps, 'stores'>,
  scene: Scene,
  who: Extract<Who, { kind: 'person' | 'team' }>,
): Promise<Learners | { problem: string }> {
  if (who.kind === 'team') {
    const { team } = who
    const roster = await deps.stores.teams.roster(team.id)
    const learners = roster.filter(({ id }) => id !== scene.actor.id)
    return learners.length > 0
      ? { team, learners, isTeam: true }
      : { problem: `There is nobody else in ${team.name} yet.` }
  }
  const { member } = who
  if (member.id === scene.actor.id)
    return { problem: 'A practice takes two. For yourself, set a next step at the end of a reflection.' }
  const team = await teamOfLearner(deps, scene, member, await teamsInReach(deps, scene))
  return team
    ? { team, learners: [member], isTeam: false }
    : { problem: `${member.name} is in no team that you may coach.` }
}

async function readPlan(
  deps: Deps,
  scene: Scene,
  learners: Learners,
  who: Extract<Who, { kind: 'person' | 'team' }>,
): Promise<Reply[]> {
  const { team, isTeam } = learners
  const zone = (isTeam ? null : learners.learners[0]?.zone) ?? team.zone
  const read = readTimes(who.rest, { now: deps.clock.now(), zone })
  const move = moveIn(read.rest)
  const given = {
    ...valuesOfWords(read),
    ...{ who: isTeam ? `team:${team.id}` : `person:${learners.learners[0]?.id}`, move },
  }
  if (who.rest === '') return [await formOf(deps, scene, given)]
  if (move.length > MAX_MOVE_LENGTH)
    return [say(`That is long. Please say it in ${MAX_MOVE_LENGTH} letters: one small move.`)]
  // What is missing is asked for in the form, which has all that was understood.
  const problem = problemOf(read, move)
  if (read.kind === 'fault' || problem) return [await formOf(deps, scene, given, problem)]
  const plan = { ...learners, coachId: scene.actor.id, move, schedule: read.schedule, replaces: new Map() }
  const view = await drawUpPractice(deps, scene, plan)
  return view ? [{ kind: 'private', view }] : []
}

/** "to try wait time:" is about wait time. */
function moveIn(words: string): string {
  const bare = words.replace(
    /^(?:(?:should|to|please)\s+)*(?:try|practice|practise)(?:\s+(?:out|to))?\s+/i,
    '',
  )
  return bare.replace(/[\s,;:–-]+$/u, '').trim()
}

/** What has to be asked for before anything can be drawn up, or null. */
function problemOf(read: ReadTimes, move: string): string | null {
  if (read.kind === 'fault') return read.fault
  if (move === '') return 'What is there to try?'
  const { time } = read.times
  return time !== null && isOutsideHours(time)
    ? `${timeInWords(time)} is outside working hours, when no reminder goes out. Is there a better time?`
    : null
}

async function formOf(
  deps: Deps,
  scene: Scene,
  given: Partial<PracticeFormValues>,
  problem: string | null = null,
): Promise<Reply> {
  const options = await whoOptions(deps, scene, await teamsInReach(deps, scene))
  return { kind: 'form', form: practiceForm(options, given, '', problem) }
}
