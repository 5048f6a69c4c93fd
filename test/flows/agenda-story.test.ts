import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually } from '../support/eventually.ts'
import { type RunningService, startService, temporaryFolder } from '../support/service.ts'
import { createSlackServer, type SlackServer } from '../support/slack-server.ts'
import { createTeamsClient, latestOf, type TeamsClient, type TeamsPlace } from '../support/teams-client.ts'
import { openTeamsConnector, type TeamsConnector, type TeamsPerson } from '../support/teams-connector.ts'

/** Monday 7 September 2026, 9:00 in Chicago, 10:00 in New York. */
const MONDAY = '2026-09-07T14:00:00Z'
const QUESTION = 'Why do so few of them draw first?'
const DECISION = 'We watch each other teach.'
const AGENDA = 'Agenda for Thursday 10 September, 3:15 pm'

describe('an agenda in Slack, with a kill -9 on the way', () => {
  const folder = temporaryFolder()
  let slack: SlackServer
  let service: RunningService | null = null
  const begin = async (clockStart: string) => {
    service = await startService({
      DATA_DIR: folder.path,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      CLOCK_START: clockStart,
    })
    slack.connect(service.url)
  }
  const cut = async (clockStart: string) => {
    await service?.kill()
    await begin(clockStart)
  }
  const inChannel = (words: string) =>
    slack.state.messages.filter(({ channel, text, isByBot }) => {
      return isByBot && channel === 'C0MATHS' && text.includes(words)
    })

  beforeAll(async () => {
    slack = await createSlackServer()
    for (const [id, name] of [
      ['U0ANA', 'Ana Flores'],
      ['U0BEN', 'Ben Okafor'],
    ] as const)
      slack.addUser({ id, name, email: `${id.toLowerCase()}@school.example`, tz: 'America/Chicago' })
    slack.addChannel('C0MATHS', 'maths', ['U0ANA', 'U0BEN'])
    await begin(MONDAY)
    await slack.inviteBot('C0MATHS', 'U0BEN')
    await slack.until(() => inChannel('now a learning team').length > 0)
  })
  afterAll(async () => {
    await service?.stop()
    await slack.close()
    folder.remove()
  })

  it('takes up what somebody adds by a message’s menu', async () => {
    await slack.sendCommand('U0BEN', 'C0MATHS', '/inquiry', 'start')
    const start = await slack.until(() => slack.state.modals.at(-1))
    await slack.submitModal('U0BEN', start, {
      problem: 'Students guess',
      weekday: 'Thursday',
      meetingTime: '15:15',
    })
    await slack.until(() => inChannel('has begun an inquiry').length > 0)
    const { message } = await slack.say('U0ANA', 'C0MATHS', QUESTION)
    expect((await slack.pick('U0ANA', message, 'add-to-agenda')).status).toBe(200)
    const form = await slack.until(() => slack.state.modals.at(-1))
    expect((await slack.submitModal('U0ANA', form, {})).errors).toEqual({})
    const told = await slack.until(() => slack.lastEphemeral('U0ANA'))
    expect(told.text).toContain(
      'On the agenda, without your name, for your meeting on Thursday 10 September.',
    )
  })

  it('goes from the facilitator’s draft to the channel, once', async () => {
    await cut('2026-09-09T12:45:30Z')
    const draft = await slack.until(() => {
      const last = slack.lastDirect('U0BEN')
      return last.text.includes(AGENDA) && last
    })
    expect(draft.text).toContain(`1. “${QUESTION}”`)
    await cut('2026-09-09T13:00:30Z')
    await slack.tap('U0BEN', draft, 'Post to the team now')
    await slack.until(() => inChannel(AGENDA).length > 0)
    await cut('2026-09-10T12:45:30Z')
    await slack.until(() => inChannel('find hardest').length > 0)
    expect(inChannel(AGENDA)).toHaveLength(1)
    expect(inChannel(AGENDA)[0]?.text).not.toContain('Ana')
  })

  it('asks in its thread what was decided, and shows it', async () => {
    await cut('2026-09-10T21:00:30Z')
    const [agenda] = inChannel(AGENDA)
    if (!agenda) throw new Error('No agenda was posted')
    await slack.until(() => slack.thread(agenda).some(({ text }) => text.includes('What did you decide?')))
    const said = await slack.replyInThread('U0ANA', agenda, DECISION)
    expect(said.answer.status).toBe(200)
    await slack.until(() => inChannel(AGENDA)[0]?.text.includes(`✓ ${DECISION}`))
    expect(slack.state.faults).toEqual([])
    expect(service?.output()).not.toContain('draw first')
  })
})

describe('an agenda in Teams', () => {
  const folder = temporaryFolder()
  let connector: TeamsConnector
  let service: RunningService | null = null
  let teams: TeamsClient
  let maths: TeamsPlace
  let ana: TeamsPerson
  let ben: TeamsPerson
  const begin = async (clockStart: string, port: string) => {
    service = await startService({
      DATA_DIR: folder.path,
      TEAMS_LOCAL_EMULATOR: 'true',
      PORT: port,
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
    ben = teams.person('Ben')
    maths = teams.channel('Maths', [ana, ben])
    await teams.addToChannel(ben, maths)
  })
  afterAll(async () => {
    await service?.stop()
    await connector.close()
    folder.remove()
  })

  it('takes up what a message’s menu adds, is drafted in the private chat and posted with a tap', async () => {
    await teams.say(ben, maths, 'inquiry start')
    const start = await told(ben, 'What do you want to get better at?')
    await teams.submit(ben, start, { problem: 'Students guess', weekday: '4', meetingTime: '15:15' })
    await eventually(() => JSON.stringify(latestOf(start)).includes('Start an inquiry:') || undefined)
    const said = await teams.say(ana, maths, QUESTION, { mention: false })
    const picked = await teams.pick(ana, said, ana, QUESTION, 'add-to-agenda')
    expect(picked.body).toEqual({
      task: { type: 'message', value: 'You find the answer in your private chat with me.' },
    })
    const form = await told(ana, 'What should the team talk about?')
    await teams.submit(ana, form, { text: QUESTION, kind: 'question', name: 'without-name' })
    await told(ana, 'On the agenda, without your name')
    const { port } = new URL(service?.url ?? '')
    await service?.kill()
    await begin('2026-09-09T11:45:30Z', port)
    const draft = await told(ben, AGENDA)
    await teams.tap(ben, draft, 'Post to the team now')
    const posted = await eventually(() => {
      const last = teams.lastMessage(maths)
      return last && JSON.stringify(latestOf(last)).includes(AGENDA) ? last : undefined
    })
    expect(JSON.stringify(latestOf(posted))).toContain(QUESTION)
    expect(connector.faults).toEqual([])
  })
})
