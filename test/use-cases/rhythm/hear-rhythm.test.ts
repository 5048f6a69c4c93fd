import { beforeEach, describe, expect, it } from '@jest/globals'
import { buttonsOf, keptOf, tapLabel } from '../../support/rhythm-stage.ts'
import { createStage, type Stage, wordsOf } from '../../support/stage.ts'

describe('words about being away in a private message', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
  })
  const write = (text: string, message = 'dm1') =>
    stage.reply('Ana', null, text, message, stage.direct('Ana'))
  const entries = async () => stage.deps.stores.entries.listOf((await keptOf(stage, 'Ana')).id, 5)

  it('are done, said back, and kept as no entry', async () => {
    const told = await write("I'm away until Thursday.")
    expect(told.map(({ kind }) => kind)).toEqual(['private'])
    expect(wordsOf(told)).toContain('You are away until Thursday 10 September.')
    expect(buttonsOf(told).map(({ label }) => label)).toEqual([
      'Undo',
      'Keep it as a reflection',
      'My rhythm',
    ])
    expect(await entries()).toEqual([])
    await tapLabel(stage, 'Ana', told, 'Undo')
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([])
  })

  it('end a leave', async () => {
    await write("I'm away until Thursday")
    expect(wordsOf(await write("I'm back", 'dm2'))).toContain('Welcome back!')
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([])
  })

  it('become a reflection where they were meant as one, and follow an edit', async () => {
    const told = await write("I'm off until Thursday")
    const kept = await tapLabel(stage, 'Ana', told, 'Keep it as a reflection')
    expect(wordsOf(kept)).toContain('A reflection, then')
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([])
    expect(await entries()).toMatchObject([{ text: "I'm off until Thursday", visibility: 'private' }])
    const actor = { externalId: 'ana' }
    await stage.handle({
      kind: 'message-edited',
      actor,
      message: 'dm1',
      text: 'I am off track until Thursday',
    })
    expect(await entries()).toMatchObject([{ text: 'I am off track until Thursday' }])
  })

  it('are kept once where the button is pressed twice', async () => {
    const told = await write("I'm off until Thursday")
    await tapLabel(stage, 'Ana', told, 'Keep it as a reflection')
    await tapLabel(stage, 'Ana', told, 'Keep it as a reflection')
    expect(await entries()).toHaveLength(1)
  })

  it('leave other words to be reflections, and words in a channel alone', async () => {
    await write("I'm back to square one with fractions", 'dm3')
    expect(await entries()).toHaveLength(1)
    await stage.reply('Ana', null, "I'm away until Thursday", 'm1')
    expect((await keptOf(stage, 'Ana')).leaves).toEqual([])
  })

  it('read "rhythm …" as the command, and a sentence that begins with it as a thought', async () => {
    await write('rhythm snooze a week')
    expect((await keptOf(stage, 'Ana')).snoozes).toEqual([['all', '2026-09-14T05:00:00.000Z']])
    expect(await entries()).toEqual([])
    await write('Rhythm helped them to count the beats', 'dm4')
    expect(await entries()).toHaveLength(1)
  })

  it('understand a tampered button without harm', async () => {
    for (const value of ['', '{}', '{"undo":null,"text":"","message":""}']) {
      expect(wordsOf(await stage.tap('Ana', 'keep-words', value))).toContain('older version')
    }
    expect(await entries()).toEqual([])
  })
})
