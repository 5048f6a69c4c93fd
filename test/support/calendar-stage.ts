import { readFileSync } from 'node:fs'
import type { FileContent } from '../../src/domain/intent.ts'
import type { Reply } from '../../src/views/view.ts'
import { createStage, type Stage, wordsOf } from './stage.ts'

/** A realistic calendar of the year 2026–27. */
export const OAK_HILL = readFileSync('test/fixtures/oak-hill.ics', 'utf8')

/** A stage with the principal Eleanor, who may set up the school. */
export async function createCalendarStage() {
  const stage = await createStage()
  const school = (await stage.deps.stores.organisation.schools())[0]
  if (!school) throw new Error('The stage has no school')
  await stage.deps.stores.organisation.updateSchool(school.id, { name: 'Oak Hill', zone: 'America/Chicago' })
  const send = (name: string, file: string, content: FileContent | string): Promise<Reply[]> =>
    stage.handle({
      kind: 'file',
      actor: { externalId: name.toLowerCase() },
      place: stage.direct(name),
      name: file,
      content: typeof content === 'string' ? { kind: 'text', text: content } : content,
    })
  const setup = (words: string, name = 'Eleanor') =>
    stage.command(name, `setup ${words}`.trim(), stage.direct(name)).then(wordsOf)
  return { ...stage, schoolId: school.id, send, setup }
}

/** The values of the buttons of replies, by label. */
export function buttonsOf(replies: readonly Reply[]): Record<string, string> {
  const views = replies.flatMap((reply) => ('view' in reply ? [reply.view] : []))
  const buttons = views.flatMap(({ elements }) =>
    elements.flatMap((element) => (element.kind === 'buttons' ? element.buttons : [])),
  )
  return Object.fromEntries(
    buttons.flatMap((button) => ('value' in button ? [[button.label, button.value]] : [])),
  )
}

/** The open cycle of the maths team. */
export async function openCycle(stage: Pick<Stage, 'deps'> & { schoolId: string }) {
  const teams = await stage.deps.stores.teams.listOfSchool(stage.schoolId)
  const cycle = await stage.deps.stores.cycles.openOf(teams.find(({ name }) => name === 'maths')?.id ?? '')
  if (!cycle) throw new Error('No inquiry is open')
  return cycle
}
