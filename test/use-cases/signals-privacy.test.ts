import { beforeEach, describe, expect, it } from '@jest/globals'
import { CHANNEL, createStage, SMALL, type Stage, TEACHERS, WORKSPACE, wordsOf } from '../support/stage.ts'

const TRIED = 'This time I tried exit tickets, and half of them explained their answer to a partner.'

describe('reading the signals again and again', () => {
  let stage: Stage
  let messages = 0
  const signals = async (name: string, text = '') =>
    wordsOf(await stage.command(name, `signals ${text}`.trim(), stage.direct(name)))
  const write = async (name: string, text = TRIED) => {
    messages += 1
    await stage.reply(name, null, text, `m${messages}`, stage.direct(name))
    await stage.runJobs()
  }
  const ask = async (...channels: (typeof CHANNEL)[]) => {
    for (const channel of channels) await stage.command('Eleanor', 'checkin How are you?', channel)
    await stage.runJobs()
  }
  const teamAt = async (address: string) => {
    const { organisation, teams } = stage.deps.stores
    const workspace = await organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
    return teams.findByAddress(workspace.id, address)
  }
  beforeEach(async () => {
    stage = await createStage()
  })

  it('tells nothing of the one person who wrote between two readings', async () => {
    for (const name of TEACHERS) await write(name)
    stage.clock.moveTo('2026-09-14T14:00:00Z')
    const before = await signals('Eleanor')
    expect(before).toMatch(/6 entries \w+ 6 people/)
    await write('Ana', 'I am not sure why, and I wonder what a colleague would say about number lines.')
    expect(await signals('Eleanor')).toBe(before)
  })

  it('tells nothing of the one person who wrote in a week that is over', async () => {
    for (const name of TEACHERS) await write(name)
    stage.clock.moveTo('2026-09-14T14:00:00Z')
    const before = await signals('Eleanor')
    await write('Ana', 'I am not sure why, and I wonder what a colleague would say about number lines.')
    stage.clock.moveTo('2026-09-21T14:00:00Z')
    expect(await signals('Eleanor')).toBe(before)
  })

  it('gives the same total after a small team was undone', async () => {
    stage.rosters.get(SMALL.address)?.pop()
    await stage.handle({ kind: 'bot-added', place: SMALL, inviter: null })
    const third = { address: 'channel:science', kind: 'channel' as const, name: 'science' }
    stage.rosters.set(third.address, stage.rosters.get(CHANNEL.address) ?? [])
    await stage.handle({ kind: 'bot-added', place: third, inviter: null })
    await ask(CHANNEL, SMALL, third)
    const total = (text: string) => text.split('\n').find((line) => line.startsWith('All teams'))
    const before = total(await signals('Eleanor'))
    await stage.tap('Eleanor', 'undo-team', (await teamAt(SMALL.address))?.id ?? '')
    expect(total(await signals('Eleanor'))).toBe(before)
  })

  it('tells a teacher of a team no more than the leader, who must not learn of the small one', async () => {
    await ask(CHANNEL, SMALL)
    expect(await signals('Eleanor', 'maths')).toContain('not shown, protects a small team')
    expect(await signals('Ana')).toContain('not shown, protects a small team')
  })

  it('tells somebody in two teams of each, and nothing of both together', async () => {
    await ask(CHANNEL, SMALL)
    for (const name of TEACHERS) await write(name)
    stage.clock.moveTo('2026-09-14T14:00:00Z')
    const both = await signals('Rosa')
    expect(both).toContain('Signals: your teams')
    expect(both).not.toMatch(/All teams|Learning stance/)
  })

  it('tells of a team’s past only where that gives no small team’s past away', async () => {
    for (const name of ['Amina', 'Mei', ...TEACHERS]) await write(name)
    for (const week of ['2026-10-05', '2026-10-06']) {
      stage.clock.moveTo(`${week}T14:00:00Z`)
      for (const name of TEACHERS) await write(name)
    }
    stage.clock.moveTo('2026-10-12T14:00:00Z')
    expect(await signals('Eleanor')).toMatch(/12 weeks before \d+ %/)
    const ofMaths = await signals('Eleanor', 'maths')
    expect(ofMaths).toMatch(/12 entries \w+ 6 people/)
    expect(ofMaths).not.toMatch(/12 weeks before \d+ %/)
  })
})
