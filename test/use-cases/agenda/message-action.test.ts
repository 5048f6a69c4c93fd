import { beforeEach, describe, expect, it } from '@jest/globals'
import { type AgendaStage, createAgendaStage, TIMES } from '../../support/agenda-stage.ts'
import { buttonIn, formIn } from '../../support/practice-stage.ts'
import { wordsOf } from '../../support/stage.ts'

const ROSA = 'person:rosa'

describe('what a message’s menu offers', () => {
  let stage: AgendaStage
  const draft = async () => {
    await stage.moveTo(TIMES.draft)
    return stage.lastTo(ROSA).view.summary
  }
  const asked = async (name: string, text: string) => {
    await stage.command('Rosa', 'checkin How is it going?')
    await stage.runJobs()
    return stage.answer(name, text)
  }
  beforeEach(async () => {
    stage = await createAgendaStage()
  })

  it('puts words of the thread on the agenda, whoever asks for it, without a name', async () => {
    const message = await asked('Ana', 'They drew nine units today.')
    const replies = await stage.act('Ben', 'add-to-agenda', { message, writer: 'Ana' })
    expect(wordsOf(replies)).toContain(
      'On the agenda, without a name, for your meeting on Thursday 10 September.',
    )
    const words = await draft()
    expect(words).toContain('“They drew nine units today.”')
    expect(words).not.toMatch(/Ana|Ben/)
  })

  it('respects that a writer keeps words off', async () => {
    const message = await asked('Ana', 'They drew nine units today.')
    const own = await stage.act('Ana', 'add-to-agenda', { message, writer: 'Ana' })
    await stage.tap('Ana', 'agenda', buttonIn(own, 'Keep it off'))
    const replies = await stage.act('Ben', 'add-to-agenda', { message, writer: 'Ana' })
    expect(wordsOf(replies)).toContain('Its writer keeps it off')
    expect(await draft()).not.toContain('nine units')
    const again = await stage.act('Ana', 'add-to-agenda', { message, writer: 'Ana' })
    expect(wordsOf(again)).toContain('On the agenda')
    expect(await stage.draftWords()).toContain('nine units')
  })

  it('says that the team sees something differently, without telling who said so', async () => {
    const message = await asked('Ana', 'Drawing helps everybody.')
    const replies = await stage.act('Ben', 'add-to-agenda', { message, writer: 'Ana' })
    await stage.tap('Ben', 'agenda', buttonIn(replies, 'We see this differently'))
    const words = await draft()
    expect(words).toContain('“Drawing helps everybody.”\nWe see this differently')
    expect(words).not.toContain('Ben')
  })

  it('keeps of somebody else’s talk in the channel only what the actor says in own words', async () => {
    const talk = { message: 'chat-1', writer: 'Ana', text: 'I cannot go on like this.' }
    const form = formIn(await stage.act('Ben', 'add-to-agenda', talk))
    const field = form.elements.find((element) => element.kind === 'input' && element.name === 'text')
    expect(field).not.toHaveProperty('initial')
    const values = { text: 'How do we share the load?', kind: 'topic', name: 'without-name' }
    await stage.submit('Ben', form.name, form.context, values)
    const words = await draft()
    expect(words).toContain('“How do we share the load?”\nTopic')
    expect(words).not.toContain('go on like this')
    expect(await stage.deps.stores.entries.findBySource(stage.workspace.id, 'chat-1')).toBeNull()
  })

  it('offers own talk as it stands', async () => {
    const own = { message: 'chat-2', writer: 'Ben', text: 'Group B never draws.' }
    const form = formIn(await stage.act('Ben', 'add-to-agenda', own))
    expect(form.elements).toContainEqual(expect.objectContaining({ initial: 'Group B never draws.' }))
    const values = { text: 'Group B never draws.', kind: 'evidence', name: 'with-name' }
    const replies = await stage.submit('Ben', form.name, form.context, values)
    expect(wordsOf(replies)).toContain('On the agenda, with your name')
    expect(await draft()).toContain('“Group B never draws.”\nEvidence · Ben')
  })

  it('saves own words as evidence, once, and nobody else’s', async () => {
    const own = { message: 'chat-3', writer: 'Ben', text: 'Nine of twelve drew the unit first.' }
    expect(wordsOf(await stage.act('Ana', 'save-evidence', own))).toContain('Only who wrote it')
    expect(await stage.deps.stores.entries.findBySource(stage.workspace.id, 'chat-3')).toBeNull()
    expect(wordsOf(await stage.act('Ben', 'save-evidence', own))).toContain('Kept as evidence.')
    await stage.act('Ben', 'save-evidence', own)
    const kept = await stage.deps.stores.entries.listOf(await stage.idOf('Ben'), 5)
    expect(kept.map(({ kind, visibility }) => [kind, visibility])).toEqual([['evidence', 'team']])
    expect(await draft()).toContain('“Nine of twelve drew the unit first.”\nEvidence · 40 min')
  })

  it('keeps private words private: as evidence for their writer alone, until the writer says more', async () => {
    await stage.reply('Ben', null, 'Three students asked for help today.', 'dm-1', stage.direct('Ben'))
    const on = { message: 'dm-1', writer: 'Ben', place: stage.direct('Ben') }
    const replies = await stage.act('Ben', 'save-evidence', on)
    expect(wordsOf(replies)).toContain('Only you see it, unless you put it on the agenda.')
    expect(await draft()).not.toContain('Three students')
    const offered = await stage.act('Ben', 'add-to-agenda', on)
    expect(wordsOf(offered)).toContain('Only you see these words.')
    await stage.tap('Ben', 'agenda', buttonIn(offered, 'Put it on the agenda'))
    expect(await stage.draftWords()).toContain('“Three students asked for help today.”\nEvidence')
  })

  it('is for the team alone', async () => {
    await stage.command('Eleanor', 'help', stage.direct('Eleanor'))
    const on = { message: 'chat-4', writer: 'Ana', text: 'Words' }
    expect(wordsOf(await stage.act('Eleanor', 'add-to-agenda', on))).toContain('in no learning team here')
    const form = { text: 'Mine', kind: 'topic', name: 'with-name' }
    const forged = await stage.submit('Eleanor', 'agenda-topic', stage.team.id, form)
    expect(wordsOf(forged)).toContain('Only who is in the team')
  })
})

describe('what an agenda finds by itself', () => {
  it('are questions that five or more answered in two camps, as the team was shown them', async () => {
    const stage = await createAgendaStage()
    await stage.command('Rosa', 'checkin Is drawing worth the time?')
    await stage.runJobs()
    const [question] = stage.sentWith('Is drawing worth the time?')
    if (!question) throw new Error('Nothing was asked')
    const answers = { Ana: '1', Ben: '2', Chloe: '5', David: '5', Farah: '3' }
    for (const [name, value] of Object.entries(answers))
      await stage.tap(name, 'answer', `${question.key}:${value}`, question.ref)
    await stage.moveTo('2026-09-08T14:01:00Z')
    await stage.moveTo(TIMES.draft)
    expect(stage.lastTo(ROSA).view.summary).toContain(
      'Is drawing worth the time? 2 of you said 1 · not at all or 2, 2 of you said 5 · fully.',
    )
  })

  it('are next steps that their owners put there, with how they went', async () => {
    const stage = await createAgendaStage()
    const form = { text: 'Show two wrong answers', when: 'Thursday', on: '' }
    const kept = await stage.submit('Ben', 'commitment', `team:${stage.team.id}`, form)
    await stage.submit('Ana', 'commitment', `team:${stage.team.id}`, { ...form, text: 'Nobody sees this' })
    await stage.tap('Ben', 'agenda', buttonIn(kept, 'On the agenda, with my name'))
    await stage.moveTo(TIMES.draft)
    await stage.moveTo(TIMES.post)
    const posted = stage.lastTo('channel:maths')
    expect(posted.view.summary).toContain('“Show two wrong answers”\nNext step due · Ben')
    expect(posted.view.summary).not.toContain('Nobody sees')
  })
})
