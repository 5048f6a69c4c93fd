import { newId } from '../domain/ids.ts'
import { newNudge } from '../domain/new-nudge.ts'
import type { Choice, Nudge } from '../domain/nudge.ts'
import type { Team } from '../domain/organisation.ts'
import { isAllowed, placeOf } from '../domain/role.ts'
import { checkInForm } from '../views/check-in-form.ts'
import type { Reply } from '../views/view.ts'
import type { Deps } from './deps.ts'
import { forecastInWords } from './forecast.ts'
import { enqueueDue, planNudges } from './plan-due-nudges.ts'
import { refusal, type Scene, say } from './scene.ts'

export interface CheckInQuestion {
  question: string
  choices: Choice[]
  hours: number
}

const SCALE: Choice[] = [
  { value: '1', label: '1 · not at all' },
  { value: '2', label: '2' },
  { value: '3', label: '3 · partly' },
  { value: '4', label: '4' },
  { value: '5', label: '5 · fully' },
]
const YES_NO: Choice[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'partly', label: 'Partly' },
  { value: 'no', label: 'No' },
]
/** The answers to choose from, by the form's value. */
export const ANSWERS: Record<string, Choice[]> = { scale: SCALE, 'yes-no': YES_NO, words: [] }

/** `/checkin …`: with a question it goes to the channel's team at once, else a form asks for it. */
export async function runCheckIn(deps: Deps, scene: Scene, text: string): Promise<Reply[]> {
  const teams = await askableTeams(deps, scene)
  if (teams.length === 0) return [refusal('start-check-in', 'Asking a team')]
  const here = await teamHere(deps, scene)
  const question = text.trim()
  if (here && !teams.some(({ id }) => id === here.id)) return [refusal('start-check-in', 'Asking this team')]
  if (question === '' || !here) {
    const options = teams.map(({ id, name }) => ({ value: id, label: name }))
    return [{ kind: 'form', form: checkInForm(options, { team: here?.id ?? null, question }) }]
  }
  if (question.length > 300)
    return [say('That question is long. Please keep it under 300 letters, so that it reads in five seconds.')]
  return askTeams(deps, scene, [here], { question, choices: SCALE, hours: 24 })
}

/** Asks the teams now and tells the asker who was asked, until when. A repeated event asks nobody twice. */
export async function askTeams(
  deps: Deps,
  scene: Scene,
  teams: Team[],
  ask: CheckInQuestion,
): Promise<Reply[]> {
  const lines: string[] = []
  for (const team of teams) {
    const nudge = checkInNudge(deps, scene, team, ask)
    const isNew = await deps.stores.nudges.create(nudge, scene.eventKey, deps.clock.now())
    const planned = isNew ? await planNudges(deps, [nudge]) : []
    // Before anything is sent: afterwards nobody has room any more.
    const words = await forecastInWords(
      deps,
      planned.map(({ id }) => id),
    )
    await enqueueDue(deps, planned)
    lines.push(...(words.length > 0 ? words : [`${team.name} has this question already.`]))
    const roster = await deps.stores.teams.roster(team.id)
    if (ask.choices.length > 0 && roster.length < 5) {
      lines.push(`${team.name} has fewer than five people, so results stay hidden there.`)
    }
  }
  return [say(...lines)]
}

/** The teams that the actor may ask: those of the grants' reach, by name. */
export async function askableTeams(deps: Pick<Deps, 'stores'>, scene: Scene): Promise<Team[]> {
  const teams = await deps.stores.teams.listOfSchool(scene.workspace.schoolId)
  return teams
    .filter(
      (team) =>
        team.isActive && isAllowed('start-check-in', scene.grants, placeOf(team, scene.workspace.districtId)),
    )
    .sort((a, b) => a.name.localeCompare(b.name))
}

async function teamHere(deps: Pick<Deps, 'stores'>, scene: Scene): Promise<Team | null> {
  if (scene.place?.kind !== 'channel') return null
  const team = await deps.stores.teams.findByAddress(scene.workspace.id, scene.place.address)
  return team?.isActive ? team : null
}

function checkInNudge(deps: Pick<Deps, 'clock'>, scene: Scene, team: Team, ask: CheckInQuestion): Nudge {
  const now = deps.clock.now()
  return newNudge({
    id: newId(now),
    teamId: team.id,
    prompt: {
      id: newId(now),
      templateKey: null,
      kind: 'check-in',
      text: ask.question,
      choices: ask.choices,
      takesText: true,
      resultsShown: 'after-closing',
      frameworks: ['PLS-7', 'PLS-9'],
    },
    schedule: { kind: 'instant', at: now.toISOString() },
    zone: team.zone,
    windowHours: ask.hours,
    askedBy: scene.actor.id,
  })
}
