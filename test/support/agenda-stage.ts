import type { PlaceRef } from '../../src/domain/intent.ts'
import { createStage, type Sent, wordsOf } from './stage.ts'

/** When things happen in the first week of the stage, which begins on Monday 7 September 2026, 9:00 in Chicago. */
export const TIMES = {
  /** Wednesday, 7:45: the morning before the meeting. */
  draft: '2026-09-09T12:45:00Z',
  /** Thursday, 7:45. */
  post: '2026-09-10T12:45:00Z',
  /** Thursday, 15:15. */
  meeting: '2026-09-10T20:15:00Z',
  /** Thursday, 16:00: 45 minutes later. */
  asked: '2026-09-10T21:00:00Z',
} as const

const FIELDS = { problem: 'Few students explain their thinking', weekday: '4', meetingTime: '15:15' }

/** A stage on which the maths team runs an inquiry and meets on Thursdays at 15:15. */
export async function createAgendaStage(options: { meets?: boolean } = {}) {
  const stage = await createStage()
  const { teams, organisation, members } = stage.deps.stores
  const workspace = await organisation.ensureWorkspace(
    { platform: 'test', externalId: 'W1', name: null },
    stage.clock.now(),
  )
  const team = await teams.findByAddress(workspace.id, 'channel:maths')
  if (!team) throw new Error('The stage has no team')
  if (options.meets !== false) await stage.submit('Rosa', 'start-cycle', team.id, FIELDS)
  const idOf = async (name: string) =>
    (await members.findByExternalId(workspace.id, name.toLowerCase()))?.id ?? ''
  let said = 0
  return {
    ...stage,
    workspace,
    team,
    idOf,
    /** The newest message to an address. */
    lastTo: (address: string): Sent => {
      const found = stage.sent.findLast((message) => message.address === address)
      if (!found) throw new Error(`Nothing was sent to ${address}`)
      return found
    },
    /** All that was sent about agendas, by the beginning of the words. */
    sentWith: (words: string) => stage.sent.filter(({ view }) => view.summary.includes(words)),
    /** Somebody answers in the thread of the channel's newest question. */
    answer: async (name: string, text: string) => {
      said += 1
      const question = stage.sent.findLast(({ address }) => address === 'channel:maths')
      const message = `answer-${said}`
      await stage.reply(name, question?.ref ?? null, text, message)
      await stage.runJobs()
      return message
    },
    /** Somebody picks an entry of a message's menu. */
    act: (
      name: string,
      action: string,
      on: { message: string; writer: string | null; text?: string; place?: PlaceRef },
    ) =>
      stage.handle({
        kind: 'message-action',
        actor: { externalId: name.toLowerCase() },
        place: on.place ?? { address: 'channel:maths', kind: 'channel', name: 'maths' },
        action,
        message: on.message,
        thread: null,
        writer: on.writer ? { externalId: on.writer.toLowerCase() } : null,
        text: on.text ?? '',
      }),
    draftWords: async (name = 'Rosa') => wordsOf(await stage.command(name, 'inquiry agenda')),
  }
}

export type AgendaStage = Awaited<ReturnType<typeof createAgendaStage>>
