import { beforeEach, describe, expect, it } from '@jest/globals'
import { createStage, type Stage, wordsOf } from '../support/stage.ts'

describe('a team learns together', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
  })

  it('goes from a started cycle over replies, an edit and a deletion to what the principal reads', async () => {
    const started = await stage.command('Rosa', 'inquiry start Students guess in fractions')
    expect(started.map(({ kind }) => kind)).toEqual(['public', 'private'])
    expect(wordsOf(started)).toContain('Rosa has begun an inquiry.')
    expect(wordsOf(started)).toContain('The next question comes on Monday 7 September, 3:15 pm.')

    await stage.moveTo('2026-09-07T20:15:00Z')
    expect(stage.sent).toHaveLength(1)
    const prompt = stage.sent[0]
    expect(prompt?.view.summary).toContain('Which part do you expect students to find hardest')

    const kept = await stage.reply('Ana', 'message-1', 'They will mix up the parts', 'm1')
    expect(kept[0]?.kind).toBe('acknowledgement')
    expect(kept.every(({ kind }) => kind === 'acknowledgement' || kind === 'private')).toBe(true)
    await stage.reply('Ben', 'message-1', 'Comparing thirds and fourths', 'm2')
    await stage.reply('Chloe', 'message-1', 'Nothing really', 'm3')
    await stage.handle({
      kind: 'message-edited',
      actor: { externalId: 'ben' },
      message: 'm2',
      text: 'Comparing fifths',
    })
    await stage.handle({ kind: 'message-deleted', message: 'm3' })

    await stage.moveTo('2026-09-08T14:00:00Z')
    await stage.command('Eleanor', "checkin How ready are you for Monday's unit test?")
    await stage.runJobs()
    const checkIn = stage.sent[1]
    expect(checkIn?.view.summary).toContain('Eleanor asks')
    for (const [index, name] of ['Rosa', 'Ana', 'Ben', 'Chloe'].entries()) {
      await stage.tap(name, 'answer', `${checkIn?.key}:${(index % 5) + 1}`, checkIn?.ref)
    }

    await stage.handle({ kind: 'message-deleted', message: 'm1' })
    expect(wordsOf(await stage.command('Eleanor', 'signals'))).toContain('the first is not over')
    await stage.moveTo('2026-09-14T14:00:00Z')
    const signals = wordsOf(await stage.command('Eleanor', 'signals'))
    // Two questions closed by Sunday; of three replies one is left, and four taps.
    expect(signals).toContain('maths, Took part 4 of 6 people, Answers 5 of 12 (42\u00a0%)')
    expect(signals).not.toContain('fifths')
  })

  it('shows the result of a check-in once it has closed, where five people answered', async () => {
    await stage.command('Eleanor', 'checkin How ready are you?')
    await stage.runJobs()
    const asked = stage.sent[0]
    for (const name of ['Rosa', 'Ana', 'Ben', 'Chloe', 'David']) {
      await stage.tap(name, 'answer', `${asked?.key}:4`, asked?.ref)
    }
    for (const name of ['Chloe', 'David']) await stage.tap(name, 'answer', `${asked?.key}:2`, asked?.ref)
    expect(stage.updates).toHaveLength(0)
    await stage.moveTo('2026-09-08T14:00:00Z')
    expect(stage.updates).toHaveLength(1)
    expect(stage.updates[0]?.view.summary).toContain('4, People 3, Share 60 %')
    await stage.moveTo('2026-09-08T14:01:00Z')
    expect(stage.updates).toHaveLength(1)
  })

  it('tells a result on which all agree as if one had answered otherwise', async () => {
    await stage.command('Eleanor', 'checkin How ready are you?')
    await stage.runJobs()
    const asked = stage.sent[0]
    for (const name of ['Rosa', 'Ana', 'Ben', 'Chloe', 'David']) {
      await stage.tap(name, 'answer', `${asked?.key}:4`, asked?.ref)
    }
    await stage.moveTo('2026-09-08T14:00:00Z')
    expect(stage.updates[0]?.view.summary).toContain('5 people answered. All, or all but one: "4".')
  })

  it('hides the result where fewer than five people answered', async () => {
    await stage.command('Eleanor', 'checkin How ready are you?')
    await stage.runJobs()
    for (const name of ['Rosa', 'Ana', 'Ben', 'Chloe']) {
      await stage.tap(name, 'answer', `${stage.sent[0]?.key}:1`, stage.sent[0]?.ref)
    }
    await stage.moveTo('2026-09-09T14:00:00Z')
    expect(stage.updates[0]?.view.summary).toContain('Too few people answered')
    expect(stage.updates[0]?.view.elements.some(({ kind }) => kind === 'table')).toBe(false)
  })

  it('asks in private each member of the roster, and takes what they write back as their answer', async () => {
    await stage.command('Rosa', 'inquiry start Wait time')
    await stage.command('Rosa', 'inquiry next')
    await stage.moveTo('2026-09-07T20:15:00Z')
    await stage.moveTo('2026-09-09T20:15:00Z')
    const unsure = stage.sent.filter(({ view }) => view.summary.includes('What are you still unsure about?'))
    expect(unsure).toHaveLength(6)
    const toAna = unsure.find(({ address }) => address === 'person:ana')
    await stage.reply('Ana', null, 'I do not know how long to wait', 'dm1', stage.direct('Ana'))
    const member = (await stage.deps.stores.teams.teamsOf(await idOf(stage, 'ana')))[0]
    expect(member?.name).toBe('maths')
    const [entry] = await stage.deps.stores.entries.listOf(await idOf(stage, 'ana'), 5)
    expect(entry).toMatchObject({
      visibility: 'private',
      deliveryId: toAna?.key,
      text: 'I do not know how long to wait',
    })
  })
})

async function idOf(stage: Stage, externalId: string): Promise<string> {
  const workspace = await stage.deps.stores.organisation.ensureWorkspace(
    { platform: 'test', externalId: 'W1', name: null },
    stage.clock.now(),
  )
  return (await stage.deps.stores.members.findByExternalId(workspace.id, externalId))?.id ?? ''
}
