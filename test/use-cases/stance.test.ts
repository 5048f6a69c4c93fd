import { beforeEach, describe, expect, it } from '@jest/globals'
import { exportCorrections } from '../../src/use-cases/export-corrections.ts'
import { readEntries } from '../../src/use-cases/read-entries.ts'
import { createStage, SMALL, type Stage, TEACHERS, WORKSPACE, wordsOf } from '../support/stage.ts'

/** Words of our own in which the habit of trying something out is plain. */
const TRIED =
  'This time I tried pair work for the first time, and half of them explained their answer to a partner.'

/** Mondays after the stage's first week. */
const SECOND_WEEK = '2026-09-14T14:00:00Z'
const THIRD_WEEK = '2026-09-21T14:00:00Z'

describe('reading what teachers write', () => {
  let stage: Stage
  const idOf = async (name: string) => {
    const workspace = await stage.deps.stores.organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
    return (await stage.deps.stores.members.findByExternalId(workspace.id, name.toLowerCase()))?.id ?? ''
  }
  const write = (name: string, text: string, message = `dm-${name}-${text.length}`) =>
    stage.reply(name, null, text, message, stage.direct(name))
  const mine = async (name: string) => wordsOf(await stage.command(name, 'mine', stage.direct(name)))
  beforeEach(async () => {
    stage = await createStage()
  })

  it('shows the writer alone what was read and by which words', async () => {
    await write('Ana', TRIED)
    await stage.runJobs()
    expect(await mine('Ana')).toMatch(/I read: .*trying something out \(“/)
    expect(await mine('Ben')).toContain('You have written nothing yet')
  })

  it('lets the writer correct it with one tap, which stands also after another reading', async () => {
    await write('Ana', TRIED)
    await stage.runJobs()
    const [entry] = await stage.deps.stores.entries.listOf(await idOf('Ana'), 1)
    await mine('Ana')
    const [corrected] = await stage.tap('Ana', 'correct-code', `${entry?.id}:practicing:no`)
    expect(corrected?.kind).toBe('replacement')
    expect(wordsOf(corrected ? [corrected] : [])).not.toMatch(/I read: .*trying something out/)
    await stage.deps.stores.stance.keep(
      { entryId: entry?.id ?? '', editedAt: null },
      { model: 'older', language: null, codes: [] },
    )
    expect(await readEntries(stage.deps)).toBe(1)
    expect(await mine('Ana')).not.toMatch(/I read: .*trying something out/)
  })

  it('lets nobody correct or forget the words of somebody else', async () => {
    await write('Ana', TRIED)
    const [entry] = await stage.deps.stores.entries.listOf(await idOf('Ana'), 1)
    expect(wordsOf(await stage.tap('Ben', 'correct-code', `${entry?.id}:practicing:no`))).toContain(
      'not there any more',
    )
    await stage.tap('Ben', 'forget-entry', entry?.id ?? '')
    expect(await stage.deps.stores.entries.listOf(await idOf('Ana'), 1)).toHaveLength(1)
    await stage.tap('Ana', 'forget-entry', entry?.id ?? '')
    expect(await stage.deps.stores.entries.listOf(await idOf('Ana'), 1)).toHaveLength(0)
  })

  it('keeps another language without reading it, and says so', async () => {
    await write(
      'Ana',
      'Heute haben die Kinder zum ersten Mal in Gruppen gearbeitet und ich war mir nicht sicher, ob es gelingt.',
    )
    await stage.runJobs()
    expect(await mine('Ana')).toContain('I read English only')
  })

  it('reads an edited entry again', async () => {
    await write('Ana', 'The lesson was nice enough today.', 'dm1')
    await stage.runJobs()
    await stage.handle({ kind: 'message-edited', actor: { externalId: 'ana' }, message: 'dm1', text: TRIED })
    await stage.runJobs()
    expect(await mine('Ana')).toContain('trying something out')
  })

  it('shows leaders the stance of five people or more, with bounds and without a word or name', async () => {
    for (const name of TEACHERS.slice(0, 4)) await write(name, TRIED)
    await stage.runJobs()
    await stage.moveTo(SECOND_WEEK)
    expect(wordsOf(await stage.command('Eleanor', 'signals'))).toContain('Learning stance: not shown')
    for (const name of TEACHERS.slice(0, 5)) await write(name, TRIED, `second-${name}`)
    await stage.runJobs()
    await stage.moveTo(THIRD_WEEK)
    const signals = wordsOf(await stage.command('Eleanor', 'signals'))
    expect(signals).toMatch(/Learning stance: 9 entries by 5 people or more/)
    // Nobody has looked at what was read, so there is nothing to agree with.
    expect(signals).not.toMatch(/Writers agree \d/)
    expect(signals).toMatch(/trying something out, Entries that show it \d+ % \(\d+–\d+\)/)
    expect(signals).toContain('These are few entries')
    for (const hidden of ['pair work for the first time', 'David', 'Ana'])
      expect(signals).not.toContain(hidden)
  })

  it('tells a leader neither the stance of a small team nor what gives it away', async () => {
    for (const name of TEACHERS) await write(name, TRIED)
    stage.rosters.set('office', stage.rosters.get('office') ?? [])
    await stage.command('Eleanor', 'checkin How are you?', SMALL)
    await stage.runJobs()
    const [asked] = stage.sent
    await stage.reply('Mei', asked?.ref ?? '', TRIED, 'small1', SMALL)
    await stage.runJobs()
    await stage.moveTo(SECOND_WEEK)
    expect(wordsOf(await stage.command('Eleanor', 'signals newcomers'))).toContain(
      'Learning stance: not shown',
    )
    // The seventh entry is in no sum.
    for (const whole of ['signals maths', 'signals'])
      expect(wordsOf(await stage.command('Eleanor', whole))).toContain('6 entries by 6 people or more')
  })

  it('names a topic once five people wrote about it', async () => {
    const about = (name: string) =>
      `${name === 'Ana' ? 'I tried' : 'We used'} exit tickets after the fraction lesson today.`
    for (const name of TEACHERS.slice(0, 4)) await write(name, about(name))
    for (const name of TEACHERS.slice(4)) await write(name, TRIED)
    await stage.runJobs()
    await stage.moveTo(SECOND_WEEK)
    const before = wordsOf(await stage.command('Eleanor', 'signals'))
    expect(before).toContain('6 entries by 6 people or more')
    expect(before).not.toContain('exit ticket')
    for (const name of TEACHERS) await write(name, name === 'Farah' ? TRIED : about(name), `second-${name}`)
    await stage.runJobs()
    await stage.moveTo(THIRD_WEEK)
    expect(wordsOf(await stage.command('Eleanor', 'signals'))).toMatch(/exit tickets?, People 5/)
  })

  it('tells teachers of their team what leaders see of it', async () => {
    for (const name of TEACHERS) await write(name, TRIED)
    await stage.runJobs()
    await stage.moveTo(SECOND_WEEK)
    const ofTeacher = wordsOf(await stage.command('Ana', 'signals'))
    expect(ofTeacher).toMatch(/Learning stance: 6 entries by 6 people or more/)
  })

  it('shows a writer the own trend at home, with the own corrections, and nobody else', async () => {
    await write('Ana', TRIED)
    await stage.runJobs()
    const [entry] = await stage.deps.stores.entries.listOf(await idOf('Ana'), 1)
    const home = async (name: string) =>
      wordsOf(await stage.handle({ kind: 'home-opened', actor: { externalId: name.toLowerCase() } }))
    expect(await home('Ana')).toContain('trying something out, Last four weeks 1 of 1, Four weeks before –')
    await stage.tap('Ana', 'correct-code', `${entry?.id}:practicing:no`)
    expect(await home('Ana')).not.toContain('trying something out')
    expect(await home('Eleanor')).not.toContain('Your own trend')
  })

  it('finds the nearest team where a leader mistypes its name', async () => {
    expect(wordsOf(await stage.command('Eleanor', 'signals newcomer'))).toContain(
      'Did you mean /signals newcomers?',
    )
  })
})

describe('corrections for training', () => {
  it('leave the district only where it shares them, without person, team or time', async () => {
    const stage = await createStage()
    await stage.reply('Ana', null, `${TRIED}\nA\tsecond line.`, 'dm1', stage.direct('Ana'))
    await stage.runJobs()
    const [found] = await stage.deps.stores.organisation.districts()
    const district = found ?? { id: '', name: '', sharesCorrections: false }
    const table = async (sharesCorrections: boolean) =>
      exportCorrections(stage.deps, { ...district, sharesCorrections })
    expect(await table(false)).toEqual({ kind: 'switched-off' })
    expect(await table(true)).toEqual({
      kind: 'exported',
      entries: 0,
      table: 'idx\tstance\tsentence\tcontext\n',
    })
    const workspace = await stage.deps.stores.organisation.ensureWorkspace(WORKSPACE, stage.clock.now())
    const ana = await stage.deps.stores.members.findByExternalId(workspace.id, 'ana')
    const [entry] = await stage.deps.stores.entries.listOf(ana?.id ?? '', 1)
    await stage.tap('Ana', 'correct-code', `${entry?.id}:practicing:no`)
    await stage.tap('Ana', 'correct-code', `${entry?.id}:collaborating:yes`)
    const exported = await table(true)
    const lines = exported.kind === 'exported' ? exported.table.split('\n') : []
    expect(lines).toHaveLength(3)
    const [idx, stance, sentence, context] = lines[1]?.split('\t') ?? []
    expect([idx, sentence, context]).toEqual(['1', `${TRIED} A second line.`, ''])
    expect(stance?.split(' ')).toContain('collaborating')
    expect(stance?.split(' ')).not.toContain('practicing')
  })
})

describe('what a writer hears after an answer', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createStage()
    await stage.command('Rosa', 'inquiry start Wait time')
    await stage.moveTo('2026-09-07T20:15:00Z')
  })

  it('is a warning where it seems to name a student, not for a colleague', async () => {
    expect(
      wordsOf(
        await stage.reply('Ana', 'message-1', 'My student Tyrese could not compare the fractions.', 'm1'),
      ),
    ).toContain('This may name a student: “Tyrese”')
    expect(
      wordsOf(
        await stage.reply('Ben', 'message-1', 'Chloe and I planned the fraction lesson together.', 'm2'),
      ),
    ).not.toContain('name a student')
  })

  it('is one question at most, for the first answer to a prompt only', async () => {
    const first = wordsOf(
      await stage.reply('Ana', 'message-1', 'The lesson went really well today, I am happy.', 'm1'),
    )
    expect(first.match(/one more line/g)).toHaveLength(1)
    const second = wordsOf(
      await stage.reply('Ana', 'message-1', 'The second lesson went well too, I am happy.', 'm2'),
    )
    expect(second).not.toContain('one more line')
  })

  it('is the acknowledgement alone for a repeated event', async () => {
    await stage.reply('Ana', 'message-1', 'The lesson went really well today, I am happy.', 'm1')
    const again = await stage.reply(
      'Ana',
      'message-1',
      'The lesson went really well today, I am happy.',
      'm1',
    )
    expect(again.map(({ kind }) => kind)).toEqual(['acknowledgement'])
  })
})
