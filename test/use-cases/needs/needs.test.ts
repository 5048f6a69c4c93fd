import { beforeEach, describe, expect, it } from '@jest/globals'
import { composeDigest } from '../../../src/use-cases/digest/compose-digest.ts'
import { addEndpoint } from '../../../src/use-cases/webhooks/endpoints.ts'
import { createNeedStage, type NeedStage } from '../../support/need-stage.ts'
import { buttonIn, formIn } from '../../support/practice-stage.ts'
import { SMALL, wordsOf } from '../../support/stage.ts'

const WORDS = 'An hour on Thursdays to plan together'

describe('a request for support', () => {
  let stage: NeedStage
  beforeEach(async () => {
    stage = await createNeedStage()
  })

  it('goes without the name by default, and the answer comes back in private', async () => {
    const raised = wordsOf(await stage.raise('Ana', WORDS))
    expect(raised).toContain('They see your words and your team (maths), not who wrote them.')
    const note = stage.lastTo('Eleanor')
    expect(note.view.summary).toContain(WORDS)
    expect(note.view.summary).toContain('From somebody of maths, without a name.')
    expect(JSON.stringify(note)).not.toMatch(/ana/i)
    await stage.answer('Eleanor', stage.needIn(note), 'From Monday on I cover your last period.')
    expect(stage.lastTo('Ana').view.summary).toContain('Eleanor answers')
    expect(stage.lastTo('Ana').view.summary).toContain('From Monday on I cover')
    expect(stage.sent.filter(({ address }) => !address.startsWith('person:'))).toEqual([])
  })

  it('shows the name and the team to whoever answers where the writer says so', async () => {
    await stage.raise('Ana', WORDS, { name: 'with' })
    expect(stage.lastTo('Eleanor').view.summary).toContain('From Ana, maths.')
  })

  it('names no team of fewer than five people, and the school in its place', async () => {
    const form = formIn(await stage.command('Mei', 'need', SMALL))
    const values = {
      text: WORDS,
      category: 'time',
      desk: `school:${stage.workspace.schoolId}`,
      name: 'without',
    }
    const raised = await stage.submit('Mei', form.name, form.context, values)
    await stage.runJobs()
    expect(wordsOf(raised)).toContain('your team is too small to be named')
    expect(stage.lastTo('Eleanor').view.summary).toContain('From somebody at')
    expect(JSON.stringify(stage.lastTo('Eleanor'))).not.toMatch(/newcomers/)
  })

  it('does not count those who answer into the crowd that hides a writer', async () => {
    const maths = (await stage.deps.stores.teams.listOfSchool(stage.workspace.schoolId)).find(
      ({ name }) => name === 'maths',
    )
    const { members } = stage.deps.stores
    const scope = { kind: 'school', id: stage.workspace.schoolId } as const
    for (const name of ['Ben', 'Chloe'])
      await members.grant(await stage.idOf(name), { role: 'principal', scope }, stage.clock.now())
    expect(maths).toBeDefined()
    await stage.raise('Ana', WORDS)
    expect(stage.lastTo('Eleanor').view.summary).not.toContain('maths')
  })

  it('shows a short request before it goes, to be sent without or with the name', async () => {
    const shown = await stage.command('Ana', 'need more time for planning on Thursdays')
    await stage.runJobs()
    expect(wordsOf(shown)).toContain('Send this to Eleanor (')
    expect(wordsOf(shown)).toContain('I have not sent it yet')
    expect(stage.toPerson('Eleanor')).toEqual([])
    const sent = await stage.tapIn('Ana', 'need', buttonIn(shown, 'Send with my name'))
    expect(sent[0]?.kind).toBe('replacement')
    expect(stage.lastTo('Eleanor').view.summary).toContain('From Ana, maths.')
    expect(stage.lastTo('Eleanor').view.summary).toContain('Time')
    await stage.tapIn('Ana', 'need', buttonIn(shown, 'Send without my name'))
    expect(stage.toPerson('Eleanor')).toHaveLength(1)
  })

  it('keeps what was no request as a thought for the writer alone', async () => {
    const shown = await stage.command('Ana', 'need to try wait time again')
    await stage.tapIn('Ana', 'need', buttonIn(shown, 'Keep it as a thought'))
    const [entry] = await stage.deps.stores.entries.listOf(await stage.idOf('Ana'), 1)
    expect(entry).toMatchObject({ text: 'to try wait time again', visibility: 'private' })
    expect(stage.sent).toEqual([])
  })

  it('waits for a second look where the words seem to name a student', async () => {
    const shown = await stage.raise('Ana', 'An aide for Jayden Miller in maths', { category: 'students' })
    expect(wordsOf(shown)).toContain('may name a student')
    expect(stage.toPerson('Eleanor')).toEqual([])
    await stage.tapIn('Ana', 'need', buttonIn(shown, 'It is no student: send'))
    expect(stage.toPerson('Eleanor')).toHaveLength(1)
  })

  it('stays unanswered for its own writer, for strangers, and after it went elsewhere', async () => {
    const raised = await stage.raise('Ana', WORDS)
    const id = stage.needIn(raised)
    for (const name of ['Ana', 'Ben']) {
      expect(wordsOf(await stage.tap(name, 'need', `answer:${id}`))).toContain('taken back, or went on')
      expect(wordsOf(await stage.submit(name, 'need-answer', id, { text: 'Mine' }))).toContain('went on')
    }
    await stage.command('Eleanor', 'setup department @ben Technology')
    const desk = (await stage.deps.stores.departments.ofDistrict(stage.workspace.districtId))[0]?.id
    const form = formIn(await stage.tap('Eleanor', 'need', `pass:${id}`))
    await stage.submit('Eleanor', form.name, form.context, { desk: `department:${desk}` })
    await stage.runJobs()
    expect(stage.lastTo('Ben').view.summary).toContain(WORDS)
    expect(stage.lastTo('Ana').view.summary).toContain('Your request went on to Technology.')
    expect(stage.updates.at(-1)?.view.summary ?? '').not.toContain(WORDS)
    expect(wordsOf(await stage.tap('Eleanor', 'need', `answer:${id}`))).toContain('went on')
    expect(wordsOf(await stage.answer('Ben', id, 'On its way.'))).toContain('Sent')
  })

  it('tells the writer who is on it, once', async () => {
    const id = stage.needIn(await stage.raise('Ana', WORDS))
    expect(wordsOf(await stage.tapIn('Eleanor', 'need', `take:${id}`))).toContain('you are on it')
    expect(wordsOf(await stage.tapIn('Eleanor', 'need', `take:${id}`))).toContain('already')
    expect(stage.toPerson('Ana')).toHaveLength(1)
    expect(stage.lastTo('Ana').view.summary).toContain('Eleanor is on it')
  })

  it('takes a reply in the thread of its message for the answer, once for a repeated event', async () => {
    await stage.raise('Ana', WORDS)
    const note = stage.lastTo('Eleanor')
    const reply = {
      ...{ kind: 'message' as const, eventId: 'again', actor: { externalId: 'eleanor' } },
      ...{ place: stage.direct('Eleanor'), text: 'Yes, from Monday.', message: 'm-1', thread: note.ref },
    }
    await stage.handle(reply)
    await stage.handle(reply)
    await stage.runJobs()
    expect(stage.toPerson('Ana')).toHaveLength(1)
    expect(stage.lastTo('Ana').view.summary).toContain('Yes, from Monday.')
    const need = await stage.deps.stores.needs.find(stage.needIn(note))
    expect(need).toMatchObject({ state: 'answered', answeredAt: stage.clock.now() })
  })

  it('forgets the words of what is taken back, also in the message that somebody has read', async () => {
    const raised = await stage.raise('Ana', WORDS)
    await stage.tapIn('Ana', 'need', buttonIn(raised, 'Take it back'))
    expect(stage.updates.at(-1)?.view.summary).toBe('This request for support was taken back.')
    expect(await stage.deps.stores.needs.find(stage.needIn(raised))).toMatchObject({ text: '' })
    expect(wordsOf(await stage.command('Eleanor', 'need list'))).toContain('No request waits')
    await stage.moveTo('2026-09-09T14:00:00Z')
    expect(await stage.deps.stores.needs.find(stage.needIn(raised))).toBeNull()
  })

  it('comes in working hours', async () => {
    await stage.moveTo('2026-09-08T03:00:00Z')
    await stage.raise('Ana', WORDS)
    expect(stage.toPerson('Eleanor')).toEqual([])
    await stage.moveTo('2026-09-08T14:00:00Z')
    expect(stage.toPerson('Eleanor')).toHaveLength(1)
  })

  it('is listed with its age for who answers, and with its state for the writer alone', async () => {
    await stage.raise('Ana', WORDS)
    await stage.moveTo('2026-09-10T14:00:00Z')
    expect(wordsOf(await stage.command('Eleanor', 'need list'))).toContain('Waiting for 3 days')
    const home = async (name: string) =>
      wordsOf(await stage.handle({ kind: 'home-opened', actor: { externalId: name } }))
    expect(await home('eleanor')).toContain('1 request for support has waited for your answer')
    expect(await home('ana')).toContain(`“${WORDS}” Waiting at`)
    expect(await home('ben')).not.toContain(WORDS)
    expect(wordsOf(await stage.command('Ben', 'need list'))).not.toContain(WORDS)
  })

  it('is listed with the oldest eight, and the rest is counted', async () => {
    for (let count = 0; count < 10; count += 1) await stage.raise('Ana', `${WORDS}, part ${count}`)
    const listed = wordsOf(await stage.command('Eleanor', 'need list'))
    expect(listed.match(/, part \d/g)).toHaveLength(8)
    expect(listed).toContain('2 more wait.')
  })

  it('is counted, not told, in the weekly digest of who is to answer it', async () => {
    await stage.raise('Ana', WORDS)
    await stage.moveTo('2026-09-14T14:00:00Z')
    const scope = { kind: 'school' as const, id: stage.workspace.schoolId }
    const digestOf = async (name: string) => {
      const memberId = await stage.idOf(name)
      const reader = { kind: 'member' as const, memberId, from: 'test' }
      const recipient = { kind: 'member' as const, id: memberId }
      const wish = { recipient, scopes: [scope], week: '2026-09-07', suggestion: null }
      return (await composeDigest(stage.deps, reader, wish))?.view.summary ?? ''
    }
    expect(await digestOf('Eleanor')).toContain(
      '1 request for support has waited for your answer for 7 days.',
    )
    expect(await digestOf('Eleanor')).not.toContain(WORDS)
  })

  it('is told to the systems of the district once, by its id alone', async () => {
    const { districtId } = stage.workspace
    const url = 'https://hooks.example/needs'
    await addEndpoint(stage.deps, { districtId, url, kinds: ['need.raised'] })
    const shown = await stage.command('Ana', 'need more time for planning on Thursdays')
    const due = () => stage.deps.stores.webhooks.due(stage.clock.now(), 10)
    expect(await due()).toEqual([])
    for (let taps = 0; taps < 2; taps += 1)
      await stage.tapIn('Ana', 'need', buttonIn(shown, 'Send without my name'))
    const [delivery, another] = await due()
    expect(another).toBeUndefined()
    const now = stage.clock.now()
    const parcel = await stage.deps.stores.webhooks.take(delivery?.id ?? '', now, now)
    expect(parcel?.event.data).toEqual({ districtId, needId: stage.needIn(shown) })
  })

  it('leaves no word of itself in the log', async () => {
    const lines: string[] = []
    const log = (fields: object, message: string) => void lines.push(`${JSON.stringify(fields)} ${message}`)
    stage.deps.log = { debug: log, info: log, warn: log, error: log }
    const id = stage.needIn(await stage.raise('Ana', WORDS))
    await stage.answer('Eleanor', id, 'From Monday on.')
    expect(lines.join('\n')).toContain('need raised')
    expect(lines.join('\n')).not.toMatch(/Thursdays|Monday/)
    // An id would tell who wrote a request without a name.
    expect(lines.filter((line) => line.includes('need raised')).join('\n')).not.toContain(
      await stage.idOf('Ana'),
    )
  })
})
