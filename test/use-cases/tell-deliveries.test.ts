import { beforeEach, describe, expect, it } from '@jest/globals'
import { tellDeliveries } from '../../src/use-cases/tell-deliveries.ts'
import { createAgendaStage, TIMES } from '../support/agenda-stage.ts'
import { buttonIn, createPracticeStage, formIn, type PracticeStage } from '../support/practice-stage.ts'

describe('what is told of deliveries', () => {
  it('names a note as a note, and a question by its first words', async () => {
    const stage = await createAgendaStage()
    await stage.command('Rosa', 'checkin How is it going?')
    await stage.runJobs()
    await stage.moveTo(TIMES.draft)
    const told = await tellDeliveries(stage.deps, 20)
    expect(told.find(({ to }) => to === 'Rosa')?.what).toBe('A note')
    expect(told.map(({ what }) => what)).toContain('How is it going?')
    expect(told.map(({ what }) => what)).not.toContain('')
  })

  describe('of a next step', () => {
    let stage: PracticeStage
    beforeEach(async () => {
      stage = await createPracticeStage()
      const entry = 'Several students mixed up the parts when they compared fractions today.'
      const replies = await stage.command('Ana', `reflect ${entry}`, stage.direct('Ana'))
      const form = formIn(await stage.tap('Ana', 'commitment', buttonIn(replies, 'Set a next step')))
      const values = { text: 'Show two wrong answers', when: '', on: '2026-09-10' }
      await stage.submit('Ana', form.name, form.context, values)
      await stage.moveTo('2026-09-10T20:15:00Z')
    })

    it('shows nothing that the person wrote', async () => {
      const [told] = await tellDeliveries(stage.deps, 9)
      expect(told).toMatchObject({ to: 'Ana', what: 'A question about a next step' })
      expect(JSON.stringify(told)).not.toContain('wrong answers')
    })
  })
})
