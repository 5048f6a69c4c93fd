import { beforeEach, describe, expect, it } from '@jest/globals'
import { type AgendaStage, createAgendaStage, TIMES } from '../../support/agenda-stage.ts'
import { buttonIn, formIn } from '../../support/practice-stage.ts'
import { wordsOf } from '../../support/stage.ts'

const CHANNEL = 'channel:maths'
const ROSA = 'person:rosa'
const ASKED = 'Why do so few of them ask for help? We tried seats.'
const SAID = 'Nine of twelve drew the unit first.'

describe('an agenda', () => {
  let stage: AgendaStage
  /** The team is asked a question on Monday, two people answer in the thread. */
  const written = async () => {
    await stage.command('Rosa', 'checkin How is it going?')
    await stage.runJobs()
    await stage.answer('Ana', ASKED)
    await stage.answer('Ben', SAID)
  }
  const tap = (label: string, from = stage.lastTo(ROSA)) =>
    stage.tap('Rosa', 'agenda', buttonIn(from, label), from.ref)
  beforeEach(async () => {
    stage = await createAgendaStage()
    await written()
  })

  it('goes to the facilitator as a draft on the working morning before, and to nobody else', async () => {
    await stage.moveTo('2026-09-09T12:44:00Z')
    expect(stage.sentWith('Agenda for')).toEqual([])
    await stage.moveTo(TIMES.draft)
    const drafts = stage.sentWith('Agenda for Thursday 10 September, 3:15 pm')
    expect(drafts.map(({ address }) => address)).toEqual([ROSA])
    const words = drafts[0]?.view.summary ?? ''
    expect(words).toContain('1. “Why do so few of them ask for help?”')
    expect(words).toContain('Open question · 40 min')
    expect(words).not.toContain('Ana')
    expect(words).not.toContain('We tried seats')
    expect(words).toContain('Together 45 minutes.')
  })

  it('quotes nobody where no facilitator has looked', async () => {
    await stage.moveTo(TIMES.draft)
    await stage.moveTo(TIMES.post)
    const posted = stage.lastTo(CHANNEL)
    expect(posted.view.summary).toContain('Since you last met: 1 open question.')
    expect(posted.view.summary).toContain('Rosa has the draft')
    expect(posted.view.summary).not.toContain('ask for help')
  })

  it('goes out whole at its time where the facilitator said so', async () => {
    await stage.moveTo(TIMES.draft)
    const approved = await tap('Post it on Thursday 10 September, 7:45 am')
    expect(wordsOf(approved)).toContain('It goes out on Thursday 10 September, 7:45 am.')
    await stage.moveTo('2026-09-10T12:44:00Z')
    expect(stage.lastTo(CHANNEL).view.summary).not.toContain('Agenda for')
    await stage.moveTo(TIMES.post)
    expect(stage.lastTo(CHANNEL).view.summary).toContain('“Why do so few of them ask for help?”')
  })

  it('goes out at once with a tap, once', async () => {
    await stage.moveTo(TIMES.draft)
    const draft = stage.lastTo(ROSA)
    await tap('Post to the team now', draft)
    await tap('Post to the team now', draft)
    await stage.runJobs()
    await stage.moveTo(TIMES.post)
    expect(stage.sentWith('Agenda for').filter(({ address }) => address === CHANNEL)).toHaveLength(1)
  })

  it('cannot be posted any more once the meeting has begun, and says so', async () => {
    await stage.moveTo(TIMES.draft)
    const draft = stage.lastTo(ROSA)
    await stage.moveTo(TIMES.meeting)
    const late = await tap('Post to the team now', draft)
    expect(wordsOf(late)).toContain('This meeting has begun')
    expect(JSON.stringify(late)).not.toContain('Post to the team now')
    await stage.moveTo(TIMES.asked)
    const shown = stage.updates.findLast(({ ref }) => ref === draft.ref)
    expect(shown?.view.summary).toContain('This meeting is over')
    expect(shown?.view.elements.filter(({ kind }) => kind === 'buttons')).toEqual([])
  })

  it('can be reworded, moved, left out and added to', async () => {
    await stage.answer('Chloe', 'What would help them to start?')
    await stage.moveTo(TIMES.draft)
    const draft = stage.lastTo(ROSA)
    const form = formIn(await tap('Change', draft))
    const values = { text: 'Who asks for help, and who does not?', minutes: '10', place: '2' }
    const changed = wordsOf(await stage.submit('Rosa', form.name, form.context, values))
    expect(changed).toContain('2. Who asks for help, and who does not?\nOpen question · 10 min')
    const more = formIn(await tap('Add a point', draft))
    await stage.submit('Rosa', more.name, more.context, { text: 'Plan the lesson visit', minutes: '' })
    const words = await stage.draftWords()
    expect(words).toContain('3. Plan the lesson visit')
    expect(words).toContain('Together 45 minutes.')
    await stage.tap('Rosa', 'agenda', buttonIn(await stage.command('Rosa', 'inquiry agenda'), 'Leave out'))
    expect(await stage.draftWords()).toContain('1 point left out.')
    expect(stage.updates.at(-1)?.ref).toBe(draft.ref)
    expect(stage.updates.at(-1)?.view.summary).toContain('Plan the lesson visit')
  })

  it('asks after the meeting what was decided, keeps the answers, and begins the next one with them', async () => {
    await stage.moveTo(TIMES.draft)
    await tap('Post to the team now')
    await stage.runJobs()
    const posted = stage.lastTo(CHANNEL)
    await stage.reply('Ana', posted.ref, 'I can bring the work samples.', 'before')
    await stage.moveTo('2026-09-10T20:59:00Z')
    expect(stage.sentWith('What did you decide?')).toEqual([])
    await stage.moveTo(TIMES.asked)
    const [question, ...others] = stage.sentWith('What did you decide?')
    expect(others).toEqual([])
    expect(question?.thread).toBe(posted.ref)
    const replies = await stage.reply('Ben', posted.ref, 'We watch each other teach by Friday.', 'decision')
    expect(wordsOf(replies)).toContain('Kept as a decision')
    const kept = await stage.deps.stores.entries.findBySource(stage.workspace.id, 'decision')
    expect(kept).toMatchObject({ kind: 'decision', visibility: 'team' })
    expect(await stage.deps.stores.entries.findBySource(stage.workspace.id, 'before')).toBeNull()
    const asked = await stage.tap('Ben', 'agenda', buttonIn(replies, 'Ask me on Friday 11 September'))
    expect(wordsOf(asked)).toContain('I ask you how it went on Friday 11 September')
    expect(stage.updates.filter(({ ref }) => ref === posted.ref).at(-1)?.view.summary).toContain(
      'You decided:\n✓ We watch each other teach by Friday.',
    )
    await stage.moveTo('2026-09-16T12:45:00Z')
    const next = stage.lastTo(ROSA).view.summary
    expect(next).toContain('Agenda for Thursday 17 September')
    expect(next).toContain('1. We watch each other teach by Friday.\nDecided last time')
    expect(next).not.toContain('ask for help')
  })

  it('is not sent to a facilitator whose day begins after the meeting was called off', async () => {
    await stage.command('Rosa', 'rhythm hours 10-16', stage.direct('Rosa'))
    await stage.moveTo(TIMES.draft)
    expect(stage.sentWith('Agenda for')).toEqual([])
    await stage.command('Rosa', 'inquiry pause')
    await stage.moveTo('2026-09-09T15:00:00Z')
    expect(stage.sentWith('Agenda for')).toEqual([])
  })

  it('says that a meeting is off, and that it is on again, where it is out already', async () => {
    await stage.moveTo(TIMES.draft)
    await tap('Post to the team now')
    await stage.runJobs()
    const posted = stage.lastTo(CHANNEL)
    const shown = () => stage.updates.findLast(({ ref }) => ref === posted.ref)?.view.summary
    await stage.command('Rosa', 'inquiry pause')
    await stage.moveTo('2026-09-09T13:00:00Z')
    expect(shown()).toContain('This meeting does not take place.')
    await stage.command('Rosa', 'inquiry resume')
    await stage.moveTo('2026-09-09T14:00:00Z')
    expect(shown()).toContain('ask for help')
    await stage.moveTo(TIMES.asked)
    expect(stage.sentWith('What did you decide?').map(({ thread }) => thread)).toEqual([posted.ref])
  })

  it('lapses where the meeting falls on a holiday, and comes for the meeting after', async () => {
    await stage.command('Eleanor', 'help', stage.direct('Eleanor'))
    await stage.command('Eleanor', 'setup holiday 2026-09-10 Founders', stage.direct('Eleanor'))
    await stage.moveTo(TIMES.draft)
    expect(stage.sentWith('Agenda for')).toEqual([])
    await stage.moveTo('2026-09-16T12:45:00Z')
    expect(stage.sentWith('Agenda for Thursday 17 September')).toHaveLength(1)
  })

  it('does not go out while the inquiry is paused, and is back when it goes on', async () => {
    await stage.moveTo(TIMES.draft)
    await tap('Post it on')
    await stage.command('Rosa', 'inquiry pause')
    await stage.moveTo(TIMES.post)
    expect(stage.sentWith('Agenda for').map(({ address }) => address)).toEqual([ROSA])
    expect(await stage.deps.stores.agendas.openOf(stage.team.id)).toBeNull()
    await stage.command('Rosa', 'inquiry resume')
    await stage.moveTo('2026-09-10T13:30:00Z')
    expect(stage.sentWith('Agenda for')).toHaveLength(2)
  })
})
