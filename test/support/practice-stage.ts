import type { Reply } from '../../src/views/view.ts'
import { createStage, type Stage, wordsOf } from './stage.ts'

/** A stage on which Samuel is the school's coach. */
export async function createPracticeStage() {
  const stage = await createStage()
  // The first thing that a person does makes the person known.
  for (const name of ['Samuel', 'Eleanor']) await stage.command(name, 'help', stage.direct(name))
  const { members, organisation } = stage.deps.stores
  const workspace = await organisation.ensureWorkspace(
    { platform: 'test', externalId: 'W1', name: null },
    stage.clock.now(),
  )
  const idOf = async (name: string) =>
    (await members.findByExternalId(workspace.id, name.toLowerCase()))?.id ?? ''
  const scope = { kind: 'school', id: workspace.schoolId } as const
  await members.grant(await idOf('Samuel'), { role: 'coach', scope }, stage.clock.now())
  const asCoach = (words: string) => stage.command('Samuel', words, stage.direct('Samuel'))
  return {
    ...stage,
    workspace,
    idOf,
    asCoach,
    /** Sets a practice up in short and confirms it; what is sent at once is out. */
    setUp: async (words: string) => {
      const replies = await asCoach(`practice ${words}`)
      const done = await stage.tap('Samuel', 'practice', buttonIn(replies, 'Confirm'))
      await stage.runJobs()
      return wordsOf(done)
    },
    /** The newest message to a person. */
    lastTo: (name: string) => {
      const found = stage.sent.findLast(({ address }) => address === `person:${name.toLowerCase()}`)
      if (!found) throw new Error(`Nothing was sent to ${name}`)
      return found
    },
    toPerson: (name: string) =>
      stage.sent.filter(({ address }) => address === `person:${name.toLowerCase()}`),
  }
}

export type PracticeStage = Awaited<ReturnType<typeof createPracticeStage>>

/** The value of a button or choice by its label, in what came back or was sent. Throws where there is none. */
export function buttonIn(from: Reply[] | Stage['sent'][number], label: string): string {
  const views = Array.isArray(from)
    ? from.flatMap((reply) => ('view' in reply ? [reply.view] : []))
    : [from.view]
  const labels: string[] = []
  for (const element of views.flatMap(({ elements }) => elements)) {
    const buttons =
      element.kind === 'buttons'
        ? element.buttons.filter((button) => 'action' in button)
        : element.kind === 'choices'
          ? element.options.map((option) => ({
              label: option.label,
              value: `${element.value}:${option.value}`,
            }))
          : []
    const found = buttons.find((button) => button.label.startsWith(label))
    if (found) return found.value
    labels.push(...buttons.map((button) => button.label))
  }
  throw new Error(`No button "${label}" among: ${labels.join(', ')}`)
}

/** The form that came back. Throws where there is none. */
export function formIn(replies: Reply[]) {
  const found = replies.find((reply) => reply.kind === 'form')
  if (found?.kind !== 'form') throw new Error(`No form came back, but: ${wordsOf(replies)}`)
  return found.form
}
