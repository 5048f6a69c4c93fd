import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually } from '../support/eventually.ts'
import { type RunningService, startService, temporaryFolder } from '../support/service.ts'
import { createTeamsClient, latestOf, type TeamsClient, type TeamsPlace } from '../support/teams-client.ts'
import {
  openTeamsConnector,
  type PostedMessage,
  type TeamsConnector,
  type TeamsPerson,
} from '../support/teams-connector.ts'

const NAMES = ['Rosa', 'Ana', 'Ben', 'Chloe', 'David', 'Farah', 'Eleanor']
/** Monday 7 September 2026, 15:14 in New York, where the counterpart's people live. */
const BEFORE_FIRST = '2026-09-07T19:14:00Z'

describe('the story in Teams, with a kill -9 on the way', () => {
  const folder = temporaryFolder()
  let connector: TeamsConnector
  let service: RunningService | null = null
  let teams: TeamsClient
  let maths: TeamsPlace
  const people: Record<string, TeamsPerson> = {}
  const who = (name: string) => people[name] as TeamsPerson

  const begin = async (clockStart: string, speed: string, port: string) => {
    service = await startService({
      DATA_DIR: folder.path,
      TEAMS_LOCAL_EMULATOR: 'true',
      PORT: port,
      ADMIN_EMAILS: 'eleanor@school.test',
      CLOCK_START: clockStart,
      CLOCK_SPEED: speed,
    })
  }
  const cut = async (clockStart: string, speed = '1') => {
    const { port } = new URL(service?.url ?? '')
    await service?.kill()
    await begin(clockStart, speed, port)
  }
  const wordsOf = (message: PostedMessage) => JSON.stringify(latestOf(message))
  const posted = (words: string) =>
    eventually(() => connector.messages.find((one) => wordsOf(one).includes(words)))
  const prompts = () => connector.messages.filter((one) => wordsOf(one).includes('find hardest'))

  beforeAll(async () => {
    connector = await openTeamsConnector()
    await begin(BEFORE_FIRST, '1', '0')
    teams = createTeamsClient(connector, { messagesUrl: `${service?.url}/api/messages` })
    for (const name of NAMES) people[name] = teams.person(name)
    maths = teams.channel('Maths', Object.values(people))
  })
  afterAll(async () => {
    await service?.stop()
    await connector.close()
    folder.remove()
  })

  it('makes the channel a team and starts a cycle by a mention', async () => {
    expect((await teams.addToChannel(who('Rosa'), maths)).status).toBe(200)
    await posted('is now a learning team')
    const said = await teams.say(who('Rosa'), maths, 'inquiry start Students guess in fractions')
    expect(said.answer.status).toBe(200)
    await posted('Rosa has begun an inquiry')
  })

  it('asks the first prompt in a thread of its own when its time comes, once', async () => {
    await cut('2026-09-07T19:14:00Z', '60')
    await eventually(() => prompts().length > 0)
    // The channel hears nothing more until the service has noted what it sent: a killed one cannot know in Teams.
    await eventually(() => service?.output().includes('"msg":"sent"'))
    await cut('2026-09-07T19:30:00Z')
    expect(prompts()).toHaveLength(1)
  })

  it('keeps replies in the thread, and follows an edit and a deletion', async () => {
    const prompt = prompts()[0] as PostedMessage
    const ana = await teams.replyInThread(who('Ana'), prompt, 'They will mix up the parts')
    const ben = await teams.replyInThread(who('Ben'), prompt, 'Comparing thirds')
    const chloe = await teams.replyInThread(who('Chloe'), prompt, 'Nothing really')
    expect([ana, ben, chloe].map(({ answer }) => answer.status)).toEqual([200, 200, 200])
    await cut('2026-09-07T19:31:00Z')
    expect((await teams.editMessage(who('Ben'), ben, 'Comparing fifths')).status).toBe(200)
    expect((await teams.deleteMessage(who('Chloe'), chloe)).status).toBe(200)
    // A tenant that does not let the bot hear its threads still has the card's own box.
    expect((await teams.submit(who('David'), prompt, { text: 'Naming the larger part' })).status).toBe(200)
  })

  it('asks a check-in with a card whose buttons each take one tap', async () => {
    // The next morning: everybody gets one question a day.
    await cut('2026-09-08T13:30:00Z')
    await teams.say(who('Eleanor'), maths, "checkin How ready are you for Monday's unit test?")
    const asked = await posted('Eleanor asks')
    const titles = ['1 · not at all', '2', '3 · partly', '4', '5 · fully']
    for (const [index, name] of NAMES.slice(0, 5).entries()) {
      expect((await teams.tap(who(name), asked, titles[index] ?? '')).status).toBe(200)
    }
    await teams.submit(who('Farah'), asked, { text: 'I would like one more day' })
  })

  it('tells the principal numbers that agree with what was done, in private', async () => {
    await cut('2026-09-14T14:00:00Z')
    await eventually(() => service?.output().includes('week closed'))
    await teams.say(who('Eleanor'), maths, 'signals')
    const signals = await eventually(() =>
      teams.privateMessages(who('Eleanor')).find((one) => wordsOf(one).includes('Signals')),
    )
    // Seven people, two questions: two replies of three and one in the box, five taps and one answer in words.
    expect(wordsOf(signals)).toContain('6 or more of 7 people')
    expect(wordsOf(signals)).toContain('9 of 14 (64\u00a0%)')
    expect(wordsOf(signals)).not.toContain('one more day')
  })

  it('sent nothing that Teams would refuse', () => {
    expect(connector.faults).toEqual([])
  })
})
