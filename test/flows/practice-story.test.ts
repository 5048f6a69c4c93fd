import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually } from '../support/eventually.ts'
import { type RunningService, startService, temporaryFolder } from '../support/service.ts'
import { createSlackServer, type SlackServer } from '../support/slack-server.ts'
import { createTeamsClient, latestOf, type TeamsClient, type TeamsPlace } from '../support/teams-client.ts'
import { openTeamsConnector, type TeamsConnector, type TeamsPerson } from '../support/teams-connector.ts'

/** Monday 7 September 2026, 9:00 in Chicago, 10:00 in New York. */
const MONDAY = '2026-09-07T14:00:00Z'
const WORDS = 'Two students spoke who never speak.'
const ANSWER = 'What made them speak?'

describe('a practice in Slack, with a kill -9 on the way', () => {
  const folder = temporaryFolder()
  let slack: SlackServer
  let service: RunningService | null = null
  const begin = async (clockStart: string) => {
    service = await startService({
      DATA_DIR: folder.path,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      ADMIN_EMAILS: 'eleanor@school.example',
      CLOCK_START: clockStart,
    })
    slack.connect(service.url)
  }
  const cut = async (clockStart: string) => {
    await service?.kill()
    await begin(clockStart)
  }
  const told = (user: string, words: string) =>
    slack.until(() => {
      const last = slack.lastDirect(user)
      return last.text.includes(words) && last
    })

  beforeAll(async () => {
    slack = await createSlackServer()
    for (const [id, name] of [
      ['U0ANA', 'Ana Flores'],
      ['U0BEN', 'Ben Okafor'],
      ['U0ELEANOR', 'Eleanor Whitfield'],
    ] as const) {
      const email = `${name.split(' ')[0]?.toLowerCase()}@school.example`
      slack.addUser({ id, name, email, tz: 'America/Chicago' })
    }
    slack.addChannel('C0MATHS', 'maths', ['U0ANA', 'U0BEN', 'U0ELEANOR'])
    await begin(MONDAY)
    await slack.inviteBot('C0MATHS', 'U0BEN')
    await slack.until(() => slack.state.messages.some((one) => one.text.includes('now a learning team')))
  })
  afterAll(async () => {
    await service?.stop()
    await slack.close()
    folder.remove()
  })

  it('is drawn up with a mention, and begins when its draft is confirmed after a restart', async () => {
    const short = '@ana.flores try wait time, Tuesdays 7:45 for 2 weeks'
    await slack.sendCommand('U0ELEANOR', 'C0MATHS', '/practice', short)
    const draft = await slack.until(() => slack.lastEphemeral('U0ELEANOR'))
    expect(draft.text).toContain('Who: Ana Flores')
    expect(draft.text).toContain('Tuesday 8 September, 7:45 am\nTuesday 15 September, 7:45 am')
    await cut(MONDAY)
    await slack.tap('U0ELEANOR', draft, 'Confirm')
    await told('U0ANA', 'Eleanor Whitfield suggests a practice')
  })

  it('brings the coach’s answer into the thread of the reminder', async () => {
    await cut('2026-09-08T12:45:30Z')
    const reminder = await told('U0ANA', 'Did you try it?')
    await slack.tap('U0ANA', reminder, 'Did it')
    await slack.until(() => slack.buttonsOf(reminder).includes('Tell Eleanor'))
    const said = await slack.replyInThread('U0ANA', reminder, WORDS)
    expect(said.answer.status).toBe(200)
    const kept = await slack.until(() =>
      slack.thread(reminder).find((one) => slack.buttonsOf(one).includes('Share with Eleanor')),
    )
    await slack.tap('U0ANA', kept, 'Share with Eleanor')
    const shared = await told('U0ELEANOR', WORDS)
    await slack.replyInThread('U0ELEANOR', shared, ANSWER)
    const inThread = () => slack.thread(reminder).find(({ text }) => text.includes(ANSWER))
    expect((await slack.until(inThread)).isByBot).toBe(true)
    expect(slack.state.messages.filter(({ channel }) => channel === 'C0MATHS')).toHaveLength(1)
    expect(slack.state.faults).toEqual([])
    expect(service?.output()).not.toContain('never speak')
  })
})

describe('a practice in Teams', () => {
  const folder = temporaryFolder()
  let connector: TeamsConnector
  let service: RunningService | null = null
  let teams: TeamsClient
  let maths: TeamsPlace
  let ana: TeamsPerson
  let eleanor: TeamsPerson
  const begin = async (clockStart: string, port: string) => {
    service = await startService({
      DATA_DIR: folder.path,
      TEAMS_LOCAL_EMULATOR: 'true',
      PORT: port,
      ADMIN_EMAILS: 'eleanor@school.test',
      CLOCK_START: clockStart,
    })
  }
  const told = (person: TeamsPerson, words: string) =>
    eventually(() =>
      teams.privateMessages(person).findLast((one) => JSON.stringify(latestOf(one)).includes(words)),
    )

  beforeAll(async () => {
    connector = await openTeamsConnector()
    await begin(MONDAY, '0')
    teams = createTeamsClient(connector, { messagesUrl: `${service?.url}/api/messages` })
    ana = teams.person('Ana')
    eleanor = teams.person('Eleanor')
    maths = teams.channel('Maths', [ana, eleanor, teams.person('Ben')])
    await teams.addToChannel(ana, maths)
  })
  afterAll(async () => {
    await service?.stop()
    await connector.close()
    folder.remove()
  })

  it('is drawn up in the private chat, tapped, shared and answered', async () => {
    await teams.say(eleanor, teams.chat(eleanor), 'practice Ana try wait time, Tuesdays 7:45 for 2 weeks')
    const draft = await told(eleanor, 'Set up this practice?')
    await teams.tap(eleanor, draft, 'Confirm')
    await told(ana, 'Eleanor suggests a practice')
    const { port } = new URL(service?.url ?? '')
    await service?.kill()
    await begin('2026-09-08T11:45:30Z', port)
    const reminder = await told(ana, 'Did you try it?')
    await teams.tap(ana, reminder, 'Did it')
    await eventually(() => JSON.stringify(latestOf(reminder)).includes('Tell Eleanor'))
    await teams.tap(ana, reminder, 'Tell Eleanor')
    const form = await told(ana, 'Eleanor alone sees this')
    await teams.submit(ana, form, { text: WORDS })
    const shared = await told(eleanor, WORDS)
    await teams.tap(eleanor, shared, 'Answer Ana')
    await teams.submit(eleanor, await told(eleanor, 'Goes to Ana alone'), { text: ANSWER })
    await told(ana, ANSWER)
    expect(connector.faults).toEqual([])
  })
})
