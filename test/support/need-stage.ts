import { createPracticeStage, formIn } from './practice-stage.ts'

/** A stage on which Eleanor is the school's principal; maths has six people, newcomers three. */
export async function createNeedStage(at?: string) {
  const stage = await createPracticeStage()
  if (at) await stage.moveTo(at)
  const tapIn = async (name: string, action: string, value: string) => {
    const replies = await stage.tap(name, action, value)
    await stage.runJobs()
    return replies
  }
  return {
    ...stage,
    tapIn,
    /** Raises a need with the form; what is sent at once is out. */
    raise: async (name: string, text: string, values: Record<string, string> = {}) => {
      const form = formIn(await stage.command(name, 'need', stage.direct(name)))
      const desk = form.elements.find((element) => element.kind === 'input' && element.name === 'desk')
      const initial = desk?.kind === 'input' ? (desk.initial ?? '') : ''
      const all = { text, category: 'time', desk: initial, name: 'without', ...values }
      const replies = await stage.submit(name, form.name, form.context, all)
      await stage.runJobs()
      return replies
    },
    /** Somebody answers the newest need that came to them. */
    answer: async (name: string, needId: string, text: string) => {
      const form = formIn(await stage.tap(name, 'need', `answer:${needId}`))
      const replies = await stage.submit(name, form.name, form.context, { text })
      await stage.runJobs()
      return replies
    },
    /** The id of the need that a message or reply is about. */
    needIn: (from: unknown) =>
      /"(?:answer|withdraw|send|change):([0-9a-f-]{36})"/.exec(JSON.stringify(from))?.[1] ?? '',
  }
}

export type NeedStage = Awaited<ReturnType<typeof createNeedStage>>
