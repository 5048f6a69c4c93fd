import { beforeEach, describe, expect, it } from '@jest/globals'
import { readReport } from '../../../src/use-cases/read-report.ts'
import { createNeedStage, type NeedStage } from '../../support/need-stage.ts'
import { buttonIn, formIn } from '../../support/practice-stage.ts'
import { CHANNEL, SMALL, wordsOf } from '../../support/stage.ts'

const HEARD = 'Several of you have too little time to plan together.'
const DID = 'From Monday on nobody has duty on Thursdays.'

describe('you said, we did', () => {
  let stage: NeedStage
  let school: string
  beforeEach(async () => {
    stage = await createNeedStage()
    school = `school:${stage.workspace.schoolId}`
  })
  const preview = async (name: string, values: Record<string, string> = {}, words = 'need tell') => {
    const form = formIn(await stage.command(name, words, stage.direct(name)))
    return stage.submit(name, form.name, form.context, { heard: HEARD, did: DID, to: school, ...values })
  }
  const posts = () => stage.sent.filter(({ address }) => address.startsWith('channel:'))

  it('is shown first, and then goes to the channel of every team of the school', async () => {
    const shown = await preview('Eleanor')
    expect(wordsOf(shown)).toContain('This is what 2 teams will read')
    await stage.runJobs()
    expect(posts()).toEqual([])
    const done = await stage.tapIn('Eleanor', 'need', buttonIn(shown, 'Post to 2 teams'))
    expect(wordsOf(done)).toContain('On its way to maths and newcomers')
    expect(
      posts()
        .map(({ address }) => address)
        .sort(),
    ).toEqual([CHANNEL.address, SMALL.address])
    for (const { view } of posts()) {
      expect(view.summary).toContain(`What we heard: ${HEARD}`)
      expect(view.summary).toContain(`What we do: ${DID}`)
      expect(view.summary).toContain('Eleanor')
    }
    await stage.tapIn('Eleanor', 'need', buttonIn(shown, 'Post to 2 teams'))
    expect(posts()).toHaveLength(2)
  })

  it('waits for the working time of the team', async () => {
    await stage.moveTo('2026-09-12T15:00:00Z')
    await stage.tapIn('Eleanor', 'need', buttonIn(await preview('Eleanor'), 'Post to 2 teams'))
    expect(posts()).toEqual([])
    await stage.moveTo('2026-09-14T14:00:00Z')
    expect(posts()).toHaveLength(2)
  })

  it('goes to the own team alone, where a facilitator tells it', async () => {
    expect(wordsOf(await preview('Rosa'))).toContain('teams that you may tell')
    const [team] = await stage.deps.stores.teams.teamsOf(await stage.idOf('Ana'))
    const shown = await preview('Rosa', { to: `team:${team?.id}` })
    await stage.tapIn('Rosa', 'need', buttonIn(shown, 'Post to 1 team'))
    expect(posts().map(({ address }) => address)).toEqual([CHANNEL.address])
    expect(wordsOf(await stage.command('Ana', 'need tell'))).toContain('is for')
    expect(wordsOf(await stage.tap('Ana', 'need', buttonIn(shown, 'Post')))).toContain('not here any more')
  })

  it('holds no quote of a request and no name of a colleague', async () => {
    await stage.raise('Ana', 'We never have an hour together before the unit test')
    const quoted = await preview('Eleanor', { heard: 'You said: never have an hour together!' })
    expect(wordsOf(quoted)).toContain('“never have an hour together” are somebody’s own words')
    expect(wordsOf(await preview('Eleanor', { did: 'Now you have an hour together before it.' }))).toContain(
      'somebody’s own words',
    )
    expect(wordsOf(await preview('Eleanor', { heard: 'It is hard, as Ana told me.' }))).toContain(
      'leave names out',
    )
    const named = await preview('Eleanor', { did: 'On Thursdays Ben covers for you.' })
    expect(wordsOf(named)).toContain('You name Ben.')
  })

  it('answers the request from which it comes, in private too', async () => {
    const id = stage.needIn(await stage.raise('Ana', 'An hour on Thursdays'))
    const form = formIn(await stage.tap('Eleanor', 'need', `tell:${id}`))
    const shown = await stage.submit('Eleanor', form.name, form.context, {
      heard: HEARD,
      did: DID,
      to: school,
    })
    await stage.tapIn('Eleanor', 'need', buttonIn(shown, 'Post to 2 teams'))
    expect(stage.lastTo('Ana').view.summary).toContain(DID)
    expect(await stage.deps.stores.needs.find(id)).toMatchObject({ state: 'answered' })
    expect(JSON.stringify(posts())).not.toMatch(/ana\b/i)
  })

  it('begins from a theme of the signals, and can be changed or let be', async () => {
    const form = formIn(await stage.tap('Eleanor', 'need', 'theme:exit tickets'))
    const heard = form.elements.find((element) => element.kind === 'input' && element.name === 'heard')
    expect(heard).toMatchObject({ initial: 'Several of you wrote about exit tickets.' })
    const first = await preview('Eleanor')
    const again = formIn(await stage.tap('Eleanor', 'need', buttonIn(first, 'Change')))
    expect(JSON.stringify(again)).toContain(DID)
    const second = await stage.submit('Eleanor', again.name, again.context, {
      heard: HEARD,
      did: 'Later.',
      to: school,
    })
    expect(wordsOf(await stage.tap('Eleanor', 'need', buttonIn(first, 'Post')))).toContain(
      'not here any more',
    )
    await stage.tapIn('Eleanor', 'need', buttonIn(second, 'Let it be'))
    expect(wordsOf(await stage.tap('Eleanor', 'need', buttonIn(second, 'Post')))).toContain(
      'not here any more',
    )
    expect(posts()).toEqual([])
  })

  it('stays listed in the reports of the teams that were told', async () => {
    await stage.tapIn('Eleanor', 'need', buttonIn(await preview('Eleanor'), 'Post to 2 teams'))
    await stage.moveTo('2026-09-14T14:00:00Z')
    const told = async (name: string, kind: 'school' | 'team', id: string) => {
      const answer = await readReport(stage.deps, {
        ...{
          memberId: await stage.idOf(name),
          period: null,
          kind: 'report',
          from: 'test',
          scope: { kind, id },
        },
      })
      return answer.kind === 'report' ? answer.report.answeredBack : answer.kind
    }
    const listed = [{ on: '2026-09-07', heard: HEARD, did: DID, teams: 2 }]
    expect(await told('Eleanor', 'school', stage.workspace.schoolId)).toEqual(listed)
    const [team] = await stage.deps.stores.teams.teamsOf(await stage.idOf('Ana'))
    expect(await told('Ana', 'team', team?.id ?? '')).toEqual(listed)
  })
})
