import { beforeEach, describe, expect, it } from '@jest/globals'
import { newId } from '../../src/domain/ids.ts'
import { newNudge } from '../../src/domain/new-nudge.ts'
import { closesAt, type Delivery } from '../../src/domain/nudge.ts'
import { createStage, type Stage } from '../support/stage.ts'

describe('a nudge that answers', () => {
  let stage: Stage
  let memberId: string
  let teamId: string
  let workspaceId: string
  beforeEach(async () => {
    stage = await createStage()
    const { stores, clock } = stage.deps
    const workspace = await stores.organisation.ensureWorkspace(
      { platform: 'test', externalId: 'W1', name: null },
      clock.now(),
    )
    workspaceId = workspace.id
    memberId = (await stores.members.findByExternalId(workspaceId, 'ana'))?.id ?? ''
    teamId = (await stores.teams.findByAddress(workspaceId, 'channel:maths'))?.id ?? ''
  })

  /** Says something to Ana in private, in the thread of another delivery where one is named. */
  const tell = async (text: string, replyTo: string | null): Promise<Delivery> => {
    const { stores, clock } = stage.deps
    const now = clock.now()
    const nudge = newNudge({
      id: newId(now),
      teamId,
      memberId,
      replyTo,
      audience: 'private',
      schedule: { kind: 'instant', at: now.toISOString() },
      zone: 'America/Chicago',
      windowHours: 24,
      prompt: {
        id: newId(now),
        templateKey: null,
        kind: 'note',
        text,
        choices: [],
        takesText: false,
        resultsShown: 'after-closing',
        frameworks: [],
      },
    })
    await stores.nudges.create(nudge, `event ${text}`, now)
    const delivery: Delivery = {
      ...{ id: newId(now), nudgeId: nudge.id, workspaceId, teamId, memberId },
      ...{ occurrence: now.toISOString(), round: 0, dueAt: now, closesAt: closesAt(nudge, now) },
      ...{ state: 'waiting', reason: null, attempts: 0, nextAttemptAt: now, leasedUntil: null },
      ...{ messageRef: null, sentAt: null, closedAt: null, remindAt: null, mergedInto: null, holds: [] },
    }
    const [claimed] = await stores.deliveries.claim([delivery], nudge.id, null)
    stage.jobs.push(claimed?.id ?? '')
    await stage.runJobs()
    return delivery
  }

  it('is sent in the thread of what it answers', async () => {
    const first = await tell('Try wait time', null)
    await tell('Thank you', first.id)
    expect(stage.sent.map(({ thread }) => thread)).toEqual([null, 'message-1'])
  })

  it('is sent in the thread that an answer stands in: threads have no threads', async () => {
    const first = await tell('Try wait time', null)
    const second = await tell('Thank you', first.id)
    await tell('And next?', second.id)
    expect(stage.sent.map(({ thread }) => thread)).toEqual([null, 'message-1', 'message-1'])
  })

  it('stands alone where what it answers was never sent', async () => {
    await tell('Thank you', newId(stage.clock.now()))
    expect(stage.sent.map(({ thread }) => thread)).toEqual([null])
  })
})
