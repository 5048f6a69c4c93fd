import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Reply } from '../../../src/views/view.ts'
import {
  closeFirstWeek,
  createDigestStage,
  digestsSent,
  MORNING,
  memberOf,
  write,
} from '../../support/digest-stage.ts'
import { CHANNEL, type Stage, TEACHERS, wordsOf } from '../../support/stage.ts'

const buttonsOf = (replies: Reply[]) =>
  replies.flatMap((reply) =>
    'view' in reply
      ? reply.view.elements.flatMap((element) => (element.kind === 'buttons' ? element.buttons : []))
      : [],
  )

describe('/signals digest', () => {
  let stage: Stage
  beforeEach(async () => {
    stage = await createDigestStage()
  })
  const digest = (name: string, words = '', place = stage.direct(name)) =>
    stage.command(name, `signals digest ${words}`.trim(), place)
  const tapLabelled = (name: string, replies: Reply[], label: string) => {
    const found = buttonsOf(replies).find((button) => button.label === label)
    if (!found || 'url' in found) throw new Error(`There is no button ${label}`)
    return stage.tap(name, found.action, found.value)
  }
  const sentTo = (address: string) => digestsSent(stage).filter((sent) => sent.address === address)

  it('shows it now, to leaders of the school and to teachers of their team', async () => {
    expect(wordsOf(await digest('Eleanor'))).toContain('There is no digest of Our school yet')
    await closeFirstWeek(stage)
    const shown = await digest('Eleanor')
    expect(shown.map(({ kind }) => kind)).toEqual(['private'])
    expect(wordsOf(shown)).toContain('The week of 7 September: Our school')
    expect(wordsOf(await digest('Ana'))).toContain('The week of 7 September: maths')
    expect(wordsOf(await digest('Eleanor', 'maths'))).toContain('The week of 7 September: maths')
    expect(wordsOf(await digest('Ana', 'Our school'))).toContain('I know no team "Our school"')
    expect(wordsOf(await digest('Stranger'))).toContain('You are in no learning team yet')
  })

  it('shows teachers exactly what their leaders and the channel get', async () => {
    await closeFirstWeek(stage)
    await stage.moveTo(MORNING)
    const [inChannel] = sentTo(CHANNEL.address)
    expect(wordsOf(await digest('Ana', '', CHANNEL))).toBe(inChannel?.view.summary)
    expect(wordsOf(await digest('Eleanor', 'maths'))).toBe(inChannel?.view.summary)
  })

  it('is switched off and on in the team by its facilitator alone', async () => {
    expect(wordsOf(await digest('Ana', 'off', CHANNEL))).toContain("is for the team's facilitator")
    expect(wordsOf(await digest('Rosa', 'off', CHANNEL))).toContain('is off in the channel of maths')
    await closeFirstWeek(stage)
    await stage.moveTo(MORNING)
    expect(sentTo(CHANNEL.address)).toEqual([])
    expect(sentTo('person:rosa')).toHaveLength(1)
    const off = await digest('Rosa', 'off', CHANNEL)
    expect(wordsOf(await tapLabelled('Rosa', off, 'Undo'))).toContain('is on in the channel of maths')
    for (const [index, name] of TEACHERS.entries()) await write(stage, name, `n${index}`)
    await stage.moveTo('2026-09-21T05:10:00Z')
    await stage.moveTo('2026-09-21T05:10:00Z')
    await stage.moveTo('2026-09-21T12:30:00Z')
    expect(sentTo(CHANNEL.address)).toHaveLength(1)
  })

  it('does not go out where the team switched it off after it was planned', async () => {
    await closeFirstWeek(stage)
    await digest('Rosa', 'off', CHANNEL)
    await stage.moveTo(MORNING)
    expect(sentTo(CHANNEL.address)).toEqual([])
  })

  it('is switched off and on for oneself, here and in the rhythm, and quietened by its kind', async () => {
    expect(wordsOf(await digest('Eleanor', 'off'))).toContain('The weekly digest is off for you.')
    const eleanor = await memberOf(stage, 'Eleanor')
    const optOuts = async () =>
      (await stage.deps.stores.rhythms.of([eleanor.id])).flatMap((rhythm) => rhythm.optOuts)
    expect(await optOuts()).toEqual(['digest'])
    await stage.command('Eleanor', 'rhythm digest again', stage.direct('Eleanor'))
    expect(await optOuts()).toEqual([])
    const told = await stage.command('Eleanor', 'rhythm no weekly digest', stage.direct('Eleanor'))
    expect(wordsOf(told)).toContain('No more weekly digests.')
    await stage.command('Rosa', 'rhythm snooze digest until 2026-09-16', stage.direct('Rosa'))
    await closeFirstWeek(stage)
    await stage.moveTo(MORNING)
    expect(digestsSent(stage).map(({ address }) => address)).toEqual([CHANNEL.address])
    await stage.moveTo('2026-09-16T12:30:00Z')
    expect(sentTo('person:rosa')).toHaveLength(1)
    expect(sentTo('person:eleanor')).toEqual([])
  })

  it('opens the pages of its week by a link of one’s own, and only what one may read', async () => {
    await closeFirstWeek(stage)
    const shown = await digest('Eleanor')
    const [link] = buttonsOf(await tapLabelled('Eleanor', shown, 'Open the pages'))
    expect(link && 'url' in link && link.url).toContain('https://thread.example/signals/open?t=')
    expect(wordsOf(await tapLabelled('Ana', shown, 'Open the pages'))).toContain('You cannot see these')
    expect(wordsOf(await stage.tap('Ana', 'digest', 'open'))).toContain('You cannot see these')
    expect(wordsOf(await stage.tap('Ana', 'digest', 'shred:team:x'))).toContain('an older version')
  })

  it('says what it is, and lets those who may stop it do so', async () => {
    await closeFirstWeek(stage)
    await stage.moveTo(MORNING)
    const [inChannel] = sentTo(CHANNEL.address)
    const message: Reply[] = inChannel ? [{ kind: 'public', view: inChannel.view }] : []
    const toAna = await tapLabelled('Ana', message, 'What is this?')
    expect(wordsOf(toAna)).toContain('exactly what its leaders may see of it')
    expect(buttonsOf(toAna).map(({ label }) => label)).toEqual(['How this is computed'])
    const toRosa = await tapLabelled('Rosa', message, 'What is this?')
    expect(wordsOf(await tapLabelled('Rosa', toRosa, 'Stop it in this channel'))).toContain('is off in')
    const own = await tapLabelled('Eleanor', await digest('Eleanor'), 'What is this?')
    expect(wordsOf(await tapLabelled('Eleanor', own, 'Stop it for me'))).toContain('is off for you')
    const stop = buttonsOf(own).find(({ label }) => label === 'Stop it for me')
    const value = stop && 'value' in stop ? stop.value : ''
    expect(wordsOf(await stage.tap('Ana', 'digest', value))).toContain('somebody else’s')
  })
})
