import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually } from '../support/eventually.ts'
import { type RunningService, startService, temporaryFolder } from '../support/service.ts'
import { createSlackServer, type SlackServer } from '../support/slack-server.ts'
import { createTeamsClient, latestOf, type TeamsClient, type TeamsPlace } from '../support/teams-client.ts'
import { openTeamsConnector, type TeamsConnector, type TeamsPerson } from '../support/teams-connector.ts'

/** Monday 7 September 2026, 9:00 in Chicago, 10:00 in New York. */
const MONDAY = '2026-09-07T14:00:00Z'
const WORDS = 'An hour on Thursdays to plan the fractions unit'
const ANSWER = 'From next week on I cover your last period.'
const HEARD = 'Teams have too little time for planning.'

describe('a request for support in Slack', () => {
  const folder = temporaryFolder()
  let slack: SlackServer
  let service: RunningService | null = null
  const direct = (user: string, words: string) =>
    slack.until(() => {
      const last = slack.lastDirect(user)
      return last.text.includes(words) && last
    })

  beforeAll(async () => {
    slack = await createSlackServer()
    for (const id of ['U0ANA', 'U0BEN', 'U0CLEO', 'U0DAN', 'U0ELI', 'U0HEAD'])
      slack.addUser({ id, name: id, email: `${id.toLowerCase()}@school.example`, tz: 'America/Chicago' })
    slack.addChannel('C0MATHS', 'maths', ['U0ANA', 'U0BEN', 'U0CLEO', 'U0DAN', 'U0ELI', 'U0HEAD'])
    service = await startService({
      DATA_DIR: folder.path,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      ADMIN_EMAILS: 'u0head@school.example',
      CLOCK_START: MONDAY,
    })
    slack.connect(service.url)
    await slack.inviteBot('C0MATHS', 'U0BEN')
    await slack.until(() => slack.state.messages.some(({ text }) => text.includes('now a learning team')))
  })
  afterAll(async () => {
    await service?.stop()
    await slack.close()
    folder.remove()
  })

  it('goes from the modal to the principal without the name, and comes back answered', async () => {
    await slack.sendCommand('U0ANA', 'C0MATHS', '/need')
    const form = await slack.until(() => slack.state.modals.at(-1))
    expect((await slack.submitModal('U0ANA', form, { text: WORDS })).errors).toEqual({})
    const asked = await direct('U0HEAD', WORDS)
    expect(asked.text).toContain('From somebody of maths, without a name.')
    expect(asked.text).not.toContain('U0ANA')
    await slack.tap('U0HEAD', asked, 'Answer')
    const answer = await slack.until(() => {
      const last = slack.state.modals.at(-1)
      return last !== form && last
    })
    await slack.submitModal('U0HEAD', answer, { text: ANSWER })
    expect((await direct('U0ANA', ANSWER)).text).toContain(`You asked: “${WORDS}”`)
    expect(
      slack.state.messages.filter(({ channel, text }) => channel === 'C0MATHS' && text.includes(WORDS)),
    ).toEqual([])
  })

  it('is answered for everybody in the channel, after a preview', async () => {
    const before = slack.state.modals.at(-1)
    await slack.sendCommand('U0HEAD', 'C0MATHS', '/need', 'tell')
    const form = await slack.until(() => {
      const last = slack.state.modals.at(-1)
      return last !== before && last
    })
    await slack.submitModal('U0HEAD', form, { heard: HEARD, did: ANSWER })
    const preview = await slack.until(() => {
      const last = slack.ephemerals('U0HEAD').at(-1)
      return last?.text.includes('You said, we did') && last
    })
    await slack.tap('U0HEAD', preview, 'Post to 1 team')
    const isPost = ({ channel, text }: { channel: string; text: string }) =>
      channel === 'C0MATHS' && text.includes(HEARD)
    await slack.until(() => slack.state.messages.some(isPost))
    expect(slack.state.faults).toEqual([])
    expect(service?.output()).not.toMatch(/fractions|last period/)
  })
})

describe('a request for support in Teams', () => {
  const folder = temporaryFolder()
  let connector: TeamsConnector
  let service: RunningService | null = null
  let teams: TeamsClient
  let maths: TeamsPlace
  let ana: TeamsPerson
  let head: TeamsPerson
  const told = (person: TeamsPerson, words: string) =>
    eventually(() =>
      teams.privateMessages(person).findLast((one) => JSON.stringify(latestOf(one)).includes(words)),
    )

  beforeAll(async () => {
    connector = await openTeamsConnector()
    service = await startService({
      DATA_DIR: folder.path,
      TEAMS_LOCAL_EMULATOR: 'true',
      PORT: '0',
      ADMIN_EMAILS: 'head@school.test',
      CLOCK_START: MONDAY,
    })
    teams = createTeamsClient(connector, { messagesUrl: `${service.url}/api/messages` })
    ana = teams.person('Ana')
    head = teams.person('Head')
    const others = ['Ben', 'Cleo', 'Dan', 'Eli'].map((name) => teams.person(name))
    maths = teams.channel('Maths', [ana, head, ...others])
    await teams.addToChannel(ana, maths)
  })
  afterAll(async () => {
    await service?.stop()
    await connector.close()
    folder.remove()
  })

  it('is shown before it goes, sent without the name, answered and told to everybody', async () => {
    await teams.say(ana, maths, `need ${WORDS}`)
    const draft = await told(ana, 'I have not sent it yet')
    await teams.tap(ana, draft, 'Send without my name')
    const asked = await told(head, WORDS)
    expect(JSON.stringify(latestOf(asked))).toContain('Maths, without a name.')
    await teams.tap(head, asked, 'Answer')
    const form = await told(head, 'What you can do, and by when')
    await teams.submit(head, form, { text: ANSWER })
    await told(ana, ANSWER)
    await teams.say(head, maths, 'need tell')
    const tell = await told(head, 'What we heard')
    await teams.submit(head, tell, { heard: HEARD, did: ANSWER })
    const preview = await told(head, 'This is what 1 team will read')
    await teams.tap(head, preview, 'Post to 1 team')
    await eventually(() => {
      const last = teams.lastMessage(maths)
      return last && JSON.stringify(latestOf(last)).includes(HEARD) ? last : undefined
    })
    expect(connector.faults).toEqual([])
  })
})
