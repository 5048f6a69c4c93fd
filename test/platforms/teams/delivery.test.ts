import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { IntentOf } from '../../../src/domain/intent.ts'
import { createConnectorHttp } from '../../../src/platforms/teams/connector-http.ts'
import { ConnectorFault, toDeliveryError } from '../../../src/platforms/teams/errors.ts'
import { DeliveryError } from '../../../src/ports.ts'
import type { View } from '../../../src/views/view.ts'
import { wordsOf } from '../../support/teams-card.ts'
import { latestOf } from '../../support/teams-client.ts'
import type { Failure, TeamsPerson } from '../../support/teams-connector.ts'
import { type OpenTeams, openTeams } from './open-teams.ts'

const WORKSPACE = { platform: 'teams', externalId: 'tenant-1', name: null }
const VIEW: View = { summary: 'Hello', elements: [{ kind: 'text', text: 'Hello' }] }

describe('what goes out to Teams', () => {
  let teams: OpenTeams
  let ana: TeamsPerson
  let place: string
  let person: string
  beforeEach(async () => {
    teams = await openTeams()
    ana = teams.client.person('Ana Silva')
    const channel = teams.client.channel('Grade 4', [ana, teams.client.person('Ben Okafor')])
    await teams.client.addToChannel(ana, channel)
    const added = teams.intents[0] as IntentOf<'bot-added'>
    place = added.place.address
    person = added.inviter?.address ?? ''
  })
  afterEach(async () => {
    expect(teams.connector.faults).toEqual([])
    await teams.close()
  })

  const sendFault = async (address: string): Promise<DeliveryError> => {
    const fault: unknown = await teams.platform
      .send(WORKSPACE, address, VIEW, 'k')
      .catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(DeliveryError)
    return fault as DeliveryError
  }

  it('opens a thread in a channel and a private chat with a person', async () => {
    const { ref } = await teams.platform.send(WORKSPACE, place, VIEW, 'k1')
    await teams.platform.send(WORKSPACE, person, VIEW, 'k2')
    const [inChannel, inPrivate] = teams.connector.messages
    expect(inChannel).toMatchObject({ rootId: inChannel?.id, conversation: '19:Grade4@thread.tacv2' })
    expect(ref).toBe(`19:Grade4@thread.tacv2|${inChannel?.id}`)
    expect(inPrivate).toMatchObject({ conversation: 'a:anasilva', rootId: null })
    const created = teams.connector.requests
      .filter(({ path }) => path === '/v3/conversations')
      .map(({ body }) => body)
    expect(created[1]).toMatchObject({
      tenantId: 'tenant-1',
      isGroup: false,
      members: [{ id: '29:anasilva' }],
      bot: { id: '28:bot' },
    })
  })

  it('answers in the thread of a channel; a private chat has none', async () => {
    const root = await teams.platform.send(WORKSPACE, place, VIEW, 'k1')
    const answer = await teams.platform.send(WORKSPACE, place, VIEW, 'k2', { thread: root.ref })
    const direct = await teams.platform.send(WORKSPACE, person, VIEW, 'k3')
    await teams.platform.send(WORKSPACE, person, VIEW, 'k4', { thread: direct.ref })
    const [first, inThread, , inPrivate] = teams.connector.messages
    expect(inThread).toMatchObject({ rootId: first?.id, conversation: '19:Grade4@thread.tacv2' })
    expect(answer.ref).toBe(`19:Grade4@thread.tacv2|${inThread?.id}`)
    expect(inPrivate).toMatchObject({ rootId: null, conversation: 'a:anasilva' })
  })

  it('begins a thread of its own where the one to answer in is gone', async () => {
    const root = await teams.platform.send(WORKSPACE, place, VIEW, 'k1')
    teams.connector.failNext(/messageid/, { status: 404, code: 'ActivityNotFoundInConversation' })
    await teams.platform.send(WORKSPACE, place, VIEW, 'k2', { thread: root.ref })
    const last = teams.connector.messages.at(-1)
    expect(last?.rootId).toBe(last?.id)
  })

  it('updates what it sent', async () => {
    const { ref } = await teams.platform.send(WORKSPACE, place, VIEW, 'k')
    const { ref: privateRef } = await teams.platform.send(WORKSPACE, person, VIEW, 'k')
    const later: View = { summary: 'Later', elements: [{ kind: 'text', text: 'Later' }] }
    await teams.platform.update(WORKSPACE, place, ref, later)
    await teams.platform.update(WORKSPACE, person, privateRef, later)
    expect(teams.connector.messages.map((message) => wordsOf(latestOf(message)))).toEqual(['Later', 'Later'])
    await expect(teams.platform.update(WORKSPACE, place, `${ref}0`, later)).rejects.toMatchObject({
      kind: 'not-reachable',
    })
  })

  it('reads who is in a place, and a person', async () => {
    const roster = await teams.platform.readRoster(WORKSPACE, place)
    expect(roster).toEqual([
      {
        externalId: ana.aadObjectId,
        name: 'Ana Silva',
        email: ana.email,
        zone: null,
        address: person,
        isBot: false,
      },
      expect.objectContaining({ name: 'Ben Okafor' }),
    ])
    expect(
      await teams.platform.readPerson(WORKSPACE, { externalId: ana.aadObjectId, address: person }),
    ).toEqual(roster[0])
    expect(await teams.platform.readPerson(WORKSPACE, { externalId: 'nobody' })).toBeNull()
  })

  it('cannot tell what became of a send that was cut off', async () => {
    expect(await teams.platform.findSent(WORKSPACE, place, 'k', new Date(0))).toBe('unknown')
  })

  const failures: [Failure & object, string, number | null][] = [
    [{ status: 403, code: 'MessageWritesBlocked' }, 'not-reachable', null],
    [{ status: 403, code: 'BotNotInConversationRoster' }, 'not-reachable', null],
    [{ status: 404, code: 'ConversationNotFound' }, 'not-reachable', null],
    [{ status: 401 }, 'unauthorised', null],
    [{ status: 400, code: 'BadSyntax' }, 'rejected', null],
    [{ status: 413, code: 'MessageSizeTooBig' }, 'rejected', null],
    [{ status: 429, retryAfter: '7' }, 'rate-limited', 7],
    [{ status: 429, retryAfter: 'Mon, 07 Sep 2026 12:00:30 GMT' }, 'rate-limited', 30],
    [{ status: 429, retryAfter: 'soon' }, 'rate-limited', null],
    [{ status: 429 }, 'rate-limited', null],
    [{ status: 412, code: 'PreconditionFailed' }, 'unavailable', null],
    [{ status: 500 }, 'unavailable', null],
    [{ status: 502 }, 'unavailable', null],
    [{ status: 503, retryAfter: '2' }, 'unavailable', 2],
    [{ status: 504 }, 'unavailable', null],
  ]
  it.each(failures)(
    '%j means %s, after %p seconds, and is tried once',
    async (failure, kind, retryAfterSeconds) => {
      const before = teams.connector.requests.length
      teams.connector.failNext(/conversations/, failure)
      expect(await sendFault(place)).toMatchObject({ kind, retryAfterSeconds })
      expect(teams.connector.requests).toHaveLength(before + 1)
    },
  )

  it('With onTurnError set, failures inside proactive sends are swallowed: here they reach the sender', async () => {
    teams.connector.failNext(/activities/, { status: 403, code: 'MessageWritesBlocked' })
    const fault = await sendFault(person)
    expect(fault.kind).toBe('not-reachable')
    expect(fault.cause).toMatchObject({ status: 403, code: 'MessageWritesBlocked' })
    expect(teams.connector.messages).toEqual([])
  })

  it('takes a connector that is gone for unavailable', async () => {
    await teams.connector.close()
    expect(await sendFault(place)).toMatchObject({ kind: 'unavailable' })
  })

  it('gives up on a connector that does not answer', async () => {
    teams.connector.failNext(/members/, 'hang')
    const request = {
      url: `${teams.connector.url}v3/conversations/a/members`,
      method: 'GET',
      headers: { headersArray: () => [], set() {} },
    }
    const fault: unknown = await createConnectorHttp(50, () => new Date(0))
      .sendRequest(request)
      .catch((error: unknown) => error)
    expect(toDeliveryError(fault)).toMatchObject({ kind: 'unavailable' })
  })
})

describe('a failure that is no answer of the connector', () => {
  it.each([
    ['invalid_client', 'unauthorised'],
    ['unauthorized_client', 'unauthorised'],
    ['network_error', 'unavailable'],
    ['endpoints_resolution_error', 'unavailable'],
  ])('%s of the sign-in is %s', (errorCode, kind) => {
    const fault = new Error('wrapped', { cause: Object.assign(new Error('sign-in'), { errorCode }) })
    expect(toDeliveryError(fault).kind).toBe(kind)
  })

  it('keeps a delivery error as it is, and never names a secret', () => {
    const known = new DeliveryError('rejected')
    expect(toDeliveryError(known)).toBe(known)
    expect(new ConnectorFault(403, 'MessageWritesBlocked', null).message).toBe(
      'The connector answered 403 MessageWritesBlocked',
    )
  })
})
