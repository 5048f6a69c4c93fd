import { beforeEach, describe, expect, it } from '@jest/globals'
import { createStage, SMALL, type Stage, WORKSPACE, wordsOf } from '../support/stage.ts'

describe('what people do in the chat', () => {
  let stage: Stage
  const entries = async (name: string) => {
    const workspace = await stage.deps.stores.organisation.ensureWorkspace(
      { platform: 'test', externalId: 'W1', name: null },
      stage.clock.now(),
    )
    const member = await stage.deps.stores.members.findByExternalId(workspace.id, name.toLowerCase())
    return stage.deps.stores.entries.listOf(member?.id ?? '', 50)
  }
  const askFirst = async () => {
    await stage.command('Rosa', 'inquiry start Wait time')
    await stage.moveTo('2026-09-07T20:15:00Z')
  }
  beforeEach(async () => {
    stage = await createStage()
  })

  it('says once that a channel became a team, and how to undo it', async () => {
    stage.rosters.set('channel:new', stage.rosters.get('channel:maths') ?? [])
    const place = { address: 'channel:new', kind: 'channel', name: 'reading' }
    const replies = await stage.handle({ kind: 'bot-added', place, inviter: { externalId: 'ana' } })
    expect(wordsOf(replies)).toContain('reading is now a learning team')
    expect(wordsOf(replies)).toContain('Ana runs its inquiry cycle')
    expect(wordsOf(replies)).toContain('Remove me from here')
    expect(await stage.handle({ kind: 'bot-added', place, inviter: { externalId: 'ana' } })).toEqual([])
  })

  it('stores nothing of a channel but replies to our prompts', async () => {
    await askFirst()
    expect(await stage.reply('Ana', null, 'Who has the key of room 12?', 'm1')).toEqual([])
    expect(await stage.reply('Ana', 'another-thread', 'It is with me, see you there', 'm2')).toEqual([])
    expect(await entries('Ana')).toEqual([])
  })

  it('keeps the first answer once when the platform sends the event twice', async () => {
    await askFirst()
    await stage.reply('Ana', 'message-1', 'They mix up the parts', 'm1')
    await stage.reply('Ana', 'message-1', 'They mix up the parts', 'm1')
    expect(await entries('Ana')).toHaveLength(1)
  })

  it('does not let an edit or deletion of somebody else through', async () => {
    await askFirst()
    await stage.reply('Ana', 'message-1', 'They mix up the parts', 'm1')
    await stage.handle({
      kind: 'message-edited',
      actor: { externalId: 'ben' },
      message: 'm1',
      text: 'Changed',
    })
    expect((await entries('Ana'))[0]?.text).toBe('They mix up the parts')
  })

  it('does not bring back what was deleted when the first event is repeated', async () => {
    await askFirst()
    await stage.reply('Ana', 'message-1', 'They mix up the parts', 'm1')
    await stage.handle({ kind: 'message-deleted', message: 'm1' })
    await stage.reply('Ana', 'message-1', 'They mix up the parts', 'm1')
    expect(await entries('Ana')).toEqual([])
  })

  it('keeps nothing of a message whose deletion came first', async () => {
    await askFirst()
    await stage.handle({ kind: 'message-deleted', message: 'm1' })
    await stage.reply('Ana', 'message-1', 'They mix up the parts', 'm1')
    expect(await entries('Ana')).toEqual([])
  })

  it.each([
    ['40,000 characters', 'long '.repeat(8_000)],
    ['emoji', '👩🏽‍🏫 tried it 🎉'],
    ['right-to-left', 'חיכיתי שלוש שניות'],
    ['nothing but marks', '!!! ??? …'],
  ])('keeps a reply of %s whole', async (_name, text) => {
    await askFirst()
    await stage.reply('Ana', 'message-1', text, 'm1')
    expect((await entries('Ana'))[0]?.text).toBe(text)
  })

  it('marks an answer after the window as late and still takes it', async () => {
    await askFirst()
    await stage.moveTo('2026-09-12T12:00:00Z')
    await stage.reply('Ana', 'message-1', 'I found time at last', 'm1')
    expect((await entries('Ana'))[0]?.isLate).toBe(true)
  })

  it('keeps a thought from /reflect and from a private message for the writer alone', async () => {
    await stage.command('Ana', 'reflect I waited longer today')
    await stage.reply('Ana', null, 'They talked more than I did', 'dm1', stage.direct('Ana'))
    expect((await entries('Ana')).map(({ visibility }) => visibility)).toEqual(['private', 'private'])
  })

  it('answers a greeting in private with the help and keeps nothing', async () => {
    expect(wordsOf(await stage.reply('Ana', null, 'hi there', 'dm1', stage.direct('Ana')))).toContain(
      '/inquiry',
    )
    expect(await entries('Ana')).toEqual([])
  })

  it.each([
    ['inqiry', 'Did you mean /inquiry?'],
    ['chekin', 'Did you mean /checkin?'],
    ['zzzzzzzz', 'There is no "zzzzzzzz" here.'],
  ])('answers the unknown command /%s', async (typed, expected) => {
    expect(wordsOf(await stage.command('Ana', typed))).toContain(expected)
  })

  it('answers an unknown word after /inquiry with the nearest right one', async () => {
    expect(wordsOf(await stage.command('Rosa', 'inquiry stat'))).toMatch(
      /Did you mean \/inquiry sta(rt|tus)\?/,
    )
  })

  it('says clearly what a person without team and role can do', async () => {
    stage.rosters.set('elsewhere', [
      { ...(stage.rosters.get('channel:maths')?.[0] ?? never()), externalId: 'sam', name: 'Sam' },
    ])
    const place = stage.direct('Sam')
    expect(wordsOf(await stage.command('Sam', 'signals', place))).toContain('You are in no learning team yet')
    expect(wordsOf(await stage.command('Sam', 'inquiry', place))).toContain('You are in no learning team yet')
    expect(wordsOf(await stage.command('Sam', 'checkin', place))).toContain('is for the team')
    expect(wordsOf(await stage.command('Sam', 'reflect I saw something', place))).toContain(
      'no place to keep this',
    )
  })

  it('says that an unknown channel is no team', async () => {
    const place = { address: 'channel:unknown', kind: 'channel' as const, name: null }
    expect(wordsOf(await stage.command('Rosa', 'inquiry', place))).toContain('no learning team yet')
  })

  it.each([
    ['answer', 'nonsense'],
    ['answer', '0190f3a0-0000-7000-8000-000000000000:4'],
    ['write-answer', ''],
    ['change-cycle', 'next:nothing'],
    ['undo-team', 'x'],
    ['old-button', 'x'],
  ])('answers a tap on %s with the value "%s" that leads nowhere', async (action, value) => {
    expect(wordsOf(await stage.tap('Ana', action, value))).toMatch(
      /not here any more|has ended|older version/,
    )
  })

  it('takes the answer that was tapped last, and none after closing', async () => {
    await stage.command('Eleanor', 'checkin How ready are you?')
    await stage.runJobs()
    const key = stage.sent[0]?.key
    await stage.tap('Ana', 'answer', `${key}:2`)
    await stage.tap('Ana', 'answer', `${key}:5`)
    expect(await stage.deps.stores.feedback.listFor([key ?? ''])).toMatchObject([{ value: '5' }])
    await stage.moveTo('2026-09-08T15:00:00Z')
    expect(wordsOf(await stage.tap('Ana', 'answer', `${key}:1`))).toContain('stays as it is')
    expect(wordsOf(await stage.tap('Ben', 'answer', `${key}:1`))).toContain('late is fine')
  })

  it('asks nobody twice when the command of a check-in is repeated', async () => {
    const intent = {
      kind: 'command' as const,
      eventId: 'same',
      actor: { externalId: 'eleanor' },
      place: { address: 'channel:maths', kind: 'channel', name: 'maths' },
      name: 'checkin',
      text: 'How ready are you?',
    }
    await stage.handle(intent)
    await stage.handle(intent)
    await stage.runJobs()
    expect(stage.sent).toHaveLength(1)
  })

  it('shows a principal all teams without a small one, and nothing that gives it away', async () => {
    await stage.command('Eleanor', 'checkin How ready are you?')
    // One after the other: Rosa is in both teams, and has room for one question.
    await stage.runJobs()
    await stage.command('Eleanor', 'checkin How ready are you?', SMALL)
    await stage.runJobs()
    await stage.moveTo('2026-09-14T14:00:00Z')
    const words = wordsOf(await stage.command('Eleanor', 'signals', stage.direct('Eleanor')))
    expect(words).toContain('newcomers, Took part shown with the other small teams')
    expect(words).toContain('maths, Took part 1 or fewer of 6 people')
    expect(words).toContain('All that is shown, Took part 1 or fewer of 6 people')
  })

  it('tells each fault of a form beside its field', async () => {
    const replies = await stage.submit('Eleanor', 'check-in', '', {
      question: ' ',
      teams: [],
      answers: 'songs',
      hours: '24',
    })
    expect(replies).toEqual([
      {
        kind: 'faults',
        faults: {
          question: 'Please write your question.',
          teams: 'Please choose a team.',
          answers: 'Please choose how people answer.',
        },
      },
    ])
  })

  it('makes the owner of an admin address admin and principal', async () => {
    await stage.command('Eleanor', 'help')
    const workspace = await stage.deps.stores.organisation.ensureWorkspace(
      { platform: 'test', externalId: 'W1', name: null },
      stage.clock.now(),
    )
    const member = await stage.deps.stores.members.findByExternalId(workspace.id, 'eleanor')
    const grants = await stage.deps.stores.members.grantsOf(member?.id ?? '')
    expect(grants.map(({ role }) => role).sort()).toEqual(['admin', 'principal'])
  })

  it('keeps the roster in step with joins and leaves', async () => {
    const place = { address: 'channel:maths', kind: 'channel', name: null }
    const workspace = await stage.deps.stores.organisation.ensureWorkspace(
      { platform: 'test', externalId: 'W1', name: null },
      stage.clock.now(),
    )
    const team = await stage.deps.stores.teams.findByAddress(workspace.id, place.address)
    const names = async () => (await stage.deps.stores.teams.roster(team?.id ?? '')).map(({ name }) => name)
    await stage.handle({ kind: 'person-left', place, person: { externalId: 'ana' } })
    expect(await names()).not.toContain('Ana')
    await stage.handle({ kind: 'person-joined', place, person: { externalId: 'eleanor' } })
    expect(await names()).toContain('Eleanor')
  })
})

function never(): never {
  throw new Error('the stage has a roster')
}

describe('time zones', () => {
  it('come from what people do where the platform tells none of its roster', async () => {
    const stage = await createStage()
    const people = (stage.rosters.get('channel:maths') ?? []).map((person) => ({
      ...person,
      externalId: `late-${person.externalId}`,
      zone: null,
    }))
    stage.rosters.set('channel:late', people)
    const place = { address: 'channel:late', kind: 'channel' as const, name: 'late' }
    const workspace = await stage.deps.stores.organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
    await stage.deps.stores.organisation.updateSchool(workspace.schoolId, { name: 'Our school', zone: 'UTC' })
    await stage.handle({ kind: 'bot-added', place, inviter: { externalId: 'late-rosa' } })
    const actor = { externalId: 'late-rosa', zone: 'Asia/Tokyo' }
    const started = await stage.handle({
      kind: 'command',
      actor,
      place,
      name: 'inquiry',
      text: 'start Wait time',
    })
    // 14:00 UTC on Monday is 23:00 in Tokyo: the first prompt comes on Tuesday there.
    expect(wordsOf(started)).toContain('The next question comes on Tuesday 8 September, 3:15 pm.')
  })
})
