import { beforeEach, describe, expect, it } from '@jest/globals'
import { runAgendas } from '../../../src/use-cases/agenda/run-agendas.ts'
import { type AgendaStage, createAgendaStage, TIMES } from '../../support/agenda-stage.ts'
import { buttonIn } from '../../support/practice-stage.ts'
import { wordsOf } from '../../support/stage.ts'

const CHANNEL = 'channel:maths'
const ROSA = 'person:rosa'
const PRIVATE = 'Am I the only one who dreads fraction lessons?'

describe('whose words stand on an agenda', () => {
  let stage: AgendaStage
  const ask = async () => {
    await stage.command('Rosa', 'checkin How is it going?')
    await stage.runJobs()
  }
  const draft = async () => {
    await stage.moveTo(TIMES.draft)
    return stage.lastTo(ROSA)
  }
  const post = async () => {
    const { ref, view, ...rest } = await draft()
    await stage.tap('Rosa', 'agenda', buttonIn({ ref, view, ...rest }, 'Post to the team now'), ref)
    await stage.runJobs()
    return stage.lastTo(CHANNEL)
  }
  /** What a sent message shows by now. */
  const shown = (ref: string) => stage.updates.findLast((update) => update.ref === ref)?.view.summary ?? ''
  const reflect = (text = PRIVATE) => stage.command('Ben', `reflect ${text}`, stage.direct('Ben'))
  const wish = async (label: string, replies: Awaited<ReturnType<typeof reflect>>) =>
    wordsOf(await stage.tap('Ben', 'agenda', buttonIn(replies, label)))
  beforeEach(async () => {
    stage = await createAgendaStage()
  })

  it('is nobody’s who wrote in private and said nothing', async () => {
    expect(wordsOf(await reflect())).toContain('It goes on the agenda only if you say so.')
    const words = (await draft()).view.summary
    expect(words).not.toContain('dreads')
    expect(await stage.draftWords()).not.toContain('dreads')
  })

  it('is the writer’s of private words by one tap, with or without the name, until it is taken back', async () => {
    const kept = await reflect()
    expect(await wish('Put it on the agenda', kept)).toContain('On the agenda without your name')
    const posted = await post()
    expect(posted.view.summary).toContain(`“${PRIVATE}”\nOpen question · 40 min`)
    await wish('On the agenda, with my name', kept)
    expect(shown(posted.ref)).toContain(`“${PRIVATE}”\nOpen question · Ben · 40 min`)
    const mine = await stage.command('Ben', 'mine', stage.direct('Ben'))
    expect(await wish('Keep it off', mine)).toContain('It stays off the agenda.')
    expect(shown(posted.ref)).not.toContain('dreads')
  })

  it('can be put there by the writer alone', async () => {
    const kept = await reflect()
    const value = buttonIn(kept, 'Put it on the agenda')
    expect(wordsOf(await stage.tap('Ana', 'agenda', value))).toContain('not there any more')
    expect(wordsOf(await stage.tap('Rosa', 'agenda', value))).toContain('not there any more')
    expect((await draft()).view.summary).not.toContain('dreads')
  })

  it('are changed and taken away with them, in the draft and in what is out', async () => {
    await ask()
    const message = await stage.answer('Ana', 'Why do they guess at once? They never wait.')
    const sent = await draft()
    const edit = (text: string) =>
      stage.handle({ kind: 'message-edited', actor: { externalId: 'ana' }, message, text })
    await edit('Why do they guess so soon?')
    expect(shown(sent.ref)).toContain('“Why do they guess so soon?”')
    await stage.tap('Rosa', 'agenda', buttonIn(sent, 'Post to the team now'), sent.ref)
    await stage.runJobs()
    const posted = stage.lastTo(CHANNEL)
    await edit('What makes them guess?')
    expect(shown(posted.ref)).toContain('“What makes them guess?”')
    await stage.handle({ kind: 'message-deleted', message })
    expect(shown(posted.ref)).not.toContain('guess')
  })

  it('lose the facilitator’s wording with an edit', async () => {
    await ask()
    const message = await stage.answer('Ana', 'Why does Jamal guess at once?')
    const sent = await draft()
    const item = buttonIn(sent, 'Change').split(':')[1] ?? ''
    await stage.submit('Rosa', 'agenda-point', item, { text: 'Why does J. guess?', minutes: '', place: '1' })
    expect(await stage.draftWords()).toContain('1. Why does J. guess?')
    const text = 'Why does he guess at once?'
    await stage.handle({ kind: 'message-edited', actor: { externalId: 'ana' }, message, text })
    expect(shown(sent.ref)).toContain(`1. “${text}”`)
  })

  it('are held back where they seem to name a student, until somebody has looked', async () => {
    await ask()
    await stage.answer('Ana', 'Why does Jamal guess at once, and Mia too?')
    await stage.answer('Ben', 'What would help them to wait?')
    const sent = await draft()
    expect(sent.view.summary).toContain('This may name a student: “Jamal”')
    const replies = await stage.tap('Rosa', 'agenda', buttonIn(sent, 'Post to the team now'), sent.ref)
    expect(wordsOf(replies)).toContain('Without what may name a student: point')
    await stage.runJobs()
    const posted = stage.lastTo(CHANNEL)
    expect(posted.view.summary).not.toContain('Jamal')
    await stage.tap('Rosa', 'agenda', buttonIn(replies, 'No student is named'), sent.ref)
    expect(shown(posted.ref)).toContain('Jamal')
  })

  it('are seen by nobody above the team, and in a draft by its facilitator alone', async () => {
    await ask()
    await stage.answer('Ana', 'Why do they guess at once?')
    const sent = await draft()
    await stage.command('Eleanor', 'help', stage.direct('Eleanor'))
    expect(await stage.draftWords('Eleanor')).toContain('The agenda belongs to its team')
    expect(await stage.draftWords('Ana')).toContain('The agenda is not out yet.')
    for (const name of ['Eleanor', 'Ana', 'Amina'])
      for (const label of ['Post to the team now', 'Leave out', 'Add a point'])
        expect(wordsOf(await stage.tap(name, 'agenda', buttonIn(sent, label)))).toContain('not here any more')
    const item = buttonIn(sent, 'Change').split(':')[1] ?? ''
    const forged = await stage.submit('Ana', 'agenda-point', item, { text: 'x', minutes: '', place: '1' })
    expect(wordsOf(forged)).toContain('not here any more')
    expect(stage.sentWith('guess').map(({ address }) => address)).toEqual([ROSA])
  })

  it('are not posted by a tap on a draft that did not show them yet', async () => {
    await ask()
    await stage.answer('Ana', 'Why do they guess at once?')
    const sent = await draft()
    const kept = await reflect()
    await wish('Put it on the agenda', kept)
    const tapped = await stage.tap('Rosa', 'agenda', buttonIn(sent, 'Post to the team now'), sent.ref)
    expect(wordsOf(tapped)).toContain('Something came in meanwhile')
    expect(stage.sentWith('Agenda for')).toHaveLength(1)
    await stage.tap('Rosa', 'agenda', buttonIn(tapped, 'Post to the team now'), sent.ref)
    await stage.runJobs()
    expect(stage.lastTo(CHANNEL).view.summary).toContain('dreads')
  })

  it('do not join what was let go without another look', async () => {
    await ask()
    await stage.answer('Ana', 'Why do they guess at once?')
    const sent = await draft()
    await stage.tap('Rosa', 'agenda', buttonIn(sent, 'Post it on'), sent.ref)
    const said = await wish('Put it on the agenda', await reflect())
    expect(said).toContain('for the meeting after the coming one')
    await stage.moveTo(TIMES.post)
    expect(stage.lastTo(CHANNEL).view.summary).not.toContain('dreads')
    await stage.moveTo('2026-09-16T12:45:00Z')
    expect(stage.lastTo(ROSA).view.summary).toContain('dreads')
  })
})

describe('an agenda', () => {
  it('is drafted, posted and asked about once, however many services look at the same time', async () => {
    const stage = await createAgendaStage()
    await stage.command('Rosa', 'checkin How is it going?')
    await stage.runJobs()
    await stage.answer('Ana', 'Why do they guess at once?')
    for (const time of [TIMES.draft, TIMES.post, TIMES.asked]) {
      stage.clock.moveTo(time)
      await Promise.all([runAgendas(stage.deps), runAgendas(stage.deps), runAgendas(stage.deps)])
      await stage.moveTo(time)
    }
    const { agendas } = stage.deps.stores
    const notes = await agendas.notesOf((await agendas.lastOf(stage.team.id, '2026-09-11'))?.id ?? '')
    expect(notes.map(({ part }) => part)).toEqual(['draft', 'post', 'ask'])
    expect(stage.sentWith('Agenda for')).toHaveLength(2)
    expect(stage.sentWith('What did you decide?')).toHaveLength(1)
  })
})
