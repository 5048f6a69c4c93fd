import { CHANNEL, createStage, type Stage, TEACHERS, WORKSPACE } from './stage.ts'

const TRIED = 'This time I tried exit tickets, and half of them explained their answer to a partner.'

/** Monday 14 September 2026, just after midnight in the stage's zone, and 7:30 on it. */
export const MONDAY = '2026-09-14T05:10:00Z'
export const MORNING = '2026-09-14T12:30:00Z'

/** A stage on which Eleanor is principal, Rosa leads a team of six, and the first week has been asked and written in. */
export async function createDigestStage() {
  const stage = await createStage()
  await stage.command('Eleanor', 'help')
  await stage.command('Eleanor', 'checkin How are you?', CHANNEL)
  await stage.runJobs()
  for (const [index, name] of TEACHERS.entries()) await write(stage, name, `m${index}`)
  return stage
}

/** Somebody writes in private. */
export async function write(stage: Stage, name: string, message: string, text = TRIED): Promise<void> {
  await stage.reply(name, null, text, message, stage.direct(name))
  await stage.runJobs()
}

/** Closes the first week and plans its digests: two looks, as the second job needs the first's outcome. */
export async function closeFirstWeek(stage: Stage): Promise<void> {
  await stage.moveTo(MONDAY)
  await stage.moveTo(MONDAY)
}

/** The digests that were sent, by address. */
export function digestsSent(stage: Stage) {
  return stage.sent.filter(({ view }) => view.summary.startsWith('The week of '))
}

/** The workspace of the stage. */
export function workspaceOf(stage: Stage) {
  return stage.deps.stores.organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
}

/** A member of the stage by name. */
export async function memberOf(stage: Stage, name: string) {
  const { id } = await workspaceOf(stage)
  const member = await stage.deps.stores.members.findByExternalId(id, name.toLowerCase())
  if (!member) throw new Error(`There is no ${name}`)
  return member
}
