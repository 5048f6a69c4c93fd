import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { eventually } from '../support/eventually.ts'
import { type RunningService, startService, temporaryFolder } from '../support/service.ts'
import { createSlackServer, type SlackServer } from '../support/slack-server.ts'
import type { SlackMessage } from '../support/slack-state.ts'

const MATHS = 'C0MATHS'
const TEACHERS = ['U0ROSA', 'U0ANA', 'U0BEN', 'U0CHLOE', 'U0DAVID', 'U0FARAH']
/** Monday 7 September 2026, 15:14 in Chicago: a minute before the first prompt. */
const BEFORE_FIRST = '2026-09-07T20:14:00Z'

/**
 * The whole story over HTTP, signed as Slack signs, with the service killed between any two steps: what was
 * acknowledged is there afterwards, and nothing is asked twice.
 */
describe('the story in Slack, with a kill -9 between all steps', () => {
  const folder = temporaryFolder()
  let slack: SlackServer
  let service: RunningService | null = null
  let outputs = ''

  const begin = async (clockStart = BEFORE_FIRST, speed = '1') => {
    service = await startService({
      DATA_DIR: folder.path,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      ADMIN_EMAILS: 'eleanor@school.example',
      CLOCK_START: clockStart,
      CLOCK_SPEED: speed,
    })
    slack.connect(service.url)
  }
  const cut = async (clockStart?: string, speed?: string) => {
    outputs += service?.output() ?? ''
    await service?.kill()
    await begin(clockStart, speed)
  }
  const posted = (words: string) =>
    slack.until(() => slack.state.messages.find((one) => one.isByBot && one.text.includes(words)))
  const prompts = () => slack.state.messages.filter((one) => one.isByBot && one.text.includes('find hardest'))

  beforeAll(async () => {
    slack = await createSlackServer()
    for (const id of [...TEACHERS, 'U0ELEANOR']) {
      const name = id.slice(2, 3) + id.slice(3).toLowerCase()
      slack.addUser({ id, name, email: `${name.toLowerCase()}@school.example`, tz: 'America/Chicago' })
    }
    slack.addChannel(MATHS, 'maths', [...TEACHERS, 'U0ELEANOR'])
    await begin()
  })
  afterAll(async () => {
    await service?.stop()
    await slack.close()
    folder.remove()
  })

  it('makes the channel a team with one message', async () => {
    expect((await slack.inviteBot(MATHS, 'U0ROSA')).status).toBe(200)
    await posted('maths is now a learning team')
    await cut()
  })

  it('starts a cycle from a modal', async () => {
    expect((await slack.sendCommand('U0ROSA', MATHS, '/inquiry')).status).toBe(200)
    const modal = await slack.until(() => slack.state.modals.find(({ user }) => user === 'U0ROSA'))
    const { errors } = await slack.submitModal('U0ROSA', modal, {
      problem: 'Students guess in fractions',
      unit: 'fractions, unit 3',
      startsOn: '2026-09-07',
    })
    expect(errors).toEqual({})
    await posted('Rosa has begun an inquiry')
    await cut(BEFORE_FIRST, '60')
  })

  it('asks the first prompt when its time comes, once, also after a restart', async () => {
    await slack.until(() => prompts().length > 0)
    await cut('2026-09-07T20:20:00Z')
    await cut('2026-09-07T20:30:00Z')
    expect(prompts()).toHaveLength(1)
    expect(prompts()[0]?.text).toContain('Think of fractions, unit 3.')
  })

  it('keeps replies in the thread, and follows an edit and a deletion', async () => {
    const prompt = prompts()[0] as SlackMessage
    const ana = await slack.replyInThread('U0ANA', prompt, 'They will mix up the parts 🤔')
    expect(ana.answer.status).toBe(200)
    await slack.until(() => ana.message.reactions.length === 1)
    await cut('2026-09-07T20:31:00Z')
    const ben = await slack.replyInThread('U0BEN', prompt, 'Comparing thirds')
    const chloe = await slack.replyInThread('U0CHLOE', prompt, 'Nothing really')
    await cut('2026-09-07T20:32:00Z')
    expect((await slack.editMessage(ben.message, 'Comparing fifths')).status).toBe(200)
    await cut('2026-09-07T20:33:00Z')
    expect((await slack.deleteMessage(chloe.message)).status).toBe(200)
    await cut('2026-09-07T20:34:00Z')
  })

  it('asks a check-in and takes one tap each, whatever happens in between', async () => {
    // The next morning: everybody gets one question a day.
    await cut('2026-09-08T14:35:00Z')
    const answer = await slack.sendCommand(
      'U0ELEANOR',
      MATHS,
      '/checkin',
      "How ready are you for Monday's unit test?",
    )
    expect(answer.status).toBe(200)
    const asked = await posted('Eleanor asks')
    await cut('2026-09-08T14:40:00Z')
    for (const [index, user] of TEACHERS.slice(0, 5).entries()) {
      const button = slack.buttonsOf(asked)[index] ?? ''
      expect((await slack.tap(user, asked, button)).status).toBe(200)
    }
    await cut('2026-09-08T14:41:00Z')
    expect(slack.state.messages.filter((one) => one.text.includes('Eleanor asks'))).toHaveLength(1)
  })

  it('shows the result once the check-in has closed', async () => {
    await cut('2026-09-09T14:41:00Z')
    await posted('Result: 5 people answered')
    // The question that had to wait for the check-in: out before the days pass in which it closes.
    await posted('Do we have protected time')
  })

  it('tells the principal numbers that agree with what was done, once the week is over', async () => {
    await cut('2026-09-14T14:00:00Z')
    await eventually(() => service?.output().includes('week closed'))
    await slack.sendCommand('U0ELEANOR', MATHS, '/signals')
    const signals = await slack.until(() =>
      slack.ephemerals('U0ELEANOR').find((one) => one.text.includes('Signals')),
    )
    // Seven people in the channel, three questions: two replies of three are left, and five taps.
    expect(signals.text).toContain('Monday 7 September, Took part 5 of 7 people, Answers 7 of 21 (33\u00a0%)')
  })

  it('stops cleanly, and has logged nothing that anybody wrote', async () => {
    outputs += service?.output() ?? ''
    expect(await service?.stop()).toBe(0)
    service = null
    expect(outputs).toContain('entry kept')
    for (const words of [
      'mix up',
      'Comparing',
      'Nothing really',
      'guess in fractions',
      'unit test',
      'xoxb-',
    ]) {
      expect(outputs).not.toContain(words)
    }
  })
})
