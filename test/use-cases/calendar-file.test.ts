import { describe, expect, it } from '@jest/globals'
import { schoolCalendar } from '../../src/use-cases/school-calendar.ts'
import { ACTIONS } from '../../src/views/actions.ts'
import { buttonsOf, createCalendarStage, OAK_HILL, openCycle } from '../support/calendar-stage.ts'
import { allDay, icsOf } from '../support/ics.ts'
import { wordsOf } from '../support/stage.ts'

type CalendarStage = Awaited<ReturnType<typeof createCalendarStage>>

const sourcesOf = async (stage: CalendarStage) =>
  (await stage.deps.stores.calendars.of([stage.schoolId])).map(({ source }) => source)

async function use(stage: CalendarStage, text: string, name = 'year.ics'): Promise<string> {
  const value = buttonsOf(await stage.send('Eleanor', name, text))['Use this calendar'] ?? ''
  return wordsOf(await stage.tap('Eleanor', ACTIONS.decideCalendar, value))
}

describe('a calendar sent in private', () => {
  it('is shown as it was read, and changes nothing before a yes', async () => {
    const stage = await createCalendarStage()
    const replies = await stage.send('Eleanor', 'oak-hill.ics', OAK_HILL)
    const words = wordsOf(replies)
    expect(words).toContain('This is how I read "Oak Hill Middle School". Nothing has changed yet.')
    expect(words).toContain('Mon 21 Dec – Fri 1 Jan 2027, Read as No school, Name Winter Break')
    expect(words).toContain('Fri 23 Oct, Read as Staff day, Name No School, Parent-Teacher Conferences')
    expect(words).toContain('Second Quarter: Tue 3 Nov – Fri 15 Jan 2027')
    expect(words).toContain('A and B weeks: week A from Mon 7 Sep')
    expect(words).toContain('8 events say nothing about school days and were left out, such as')
    expect(Object.keys(buttonsOf(replies))).toEqual(['Use this calendar', 'Leave it'])
    expect(await sourcesOf(stage)).toEqual([])
  })

  it('holds from a yes on', async () => {
    const stage = await createCalendarStage()
    expect(await use(stage, OAK_HILL)).toContain('"Oak Hill Middle School" is in use at Oak Hill now.')
    const calendar = await schoolCalendar(stage.deps, stage.schoolId)
    expect(calendar.closureOf('2026-12-23')).toBe('holiday')
    const [source] = await stage.deps.stores.calendars.of([stage.schoolId])
    expect((await stage.deps.stores.members.find(source?.importedBy ?? ''))?.name).toBe('Eleanor')
  })

  it('is forgotten after a no', async () => {
    const stage = await createCalendarStage()
    const buttons = buttonsOf(await stage.send('Eleanor', 'a.ics', OAK_HILL))
    expect(wordsOf(await stage.tap('Eleanor', ACTIONS.decideCalendar, buttons['Leave it'] ?? ''))).toContain(
      'nothing has changed',
    )
    const again = await stage.tap('Eleanor', ACTIONS.decideCalendar, buttons['Use this calendar'] ?? '')
    expect(wordsOf(again)).toContain('decided or older than a day')
    expect(await sourcesOf(stage)).toEqual([])
  })

  it('can be decided for a day, by its sender alone, and only the newest', async () => {
    const stage = await createCalendarStage()
    const first = buttonsOf(await stage.send('Eleanor', 'a.ics', OAK_HILL))['Use this calendar'] ?? ''
    const second = buttonsOf(await stage.send('Eleanor', 'a.ics', OAK_HILL))['Use this calendar'] ?? ''
    const tap = (name: string, value: string) => stage.tap(name, ACTIONS.decideCalendar, value).then(wordsOf)
    expect(await tap('Eleanor', first)).toContain('decided or older than a day')
    expect(await tap('Ana', second)).toContain('is for a principal or an admin')
    stage.clock.moveTo('2026-09-08T14:00:01Z')
    expect(await tap('Eleanor', second)).toContain('decided or older than a day')
    expect(await sourcesOf(stage)).toEqual([])
  })

  it('replaces what the same calendar told before, and says what is new and what goes', async () => {
    const stage = await createCalendarStage()
    const days = [allDay('No School: Fair', '2026-10-09'), allDay('PD Day', '2026-11-03')]
    await use(stage, icsOf(days), 'school.ics')
    const newer = [allDay('PD Day', '2026-11-03'), allDay('No School: Storm', '2026-11-04')]
    const words = wordsOf(await stage.send('Eleanor', 'school (1).ics', icsOf(newer)))
    expect(words).toContain('in place of what it said before')
    expect(words).toMatch(
      /Fri 9 Oct.*Fair.*goes[\s\S]*Tue 3 Nov.*PD Day.*as before[\s\S]*Wed 4 Nov.*Storm.*new/,
    )
    await use(stage, icsOf(newer), 'school.ics')
    expect(await sourcesOf(stage)).toEqual(['school.ics'])
    expect((await schoolCalendar(stage.deps, stage.schoolId)).closureOf('2026-10-09')).toBeNull()
    expect(wordsOf(await stage.send('Eleanor', 'school.ics', icsOf(newer)))).toContain(
      'its days are the same',
    )
  })

  it('tells its faults by line, and nothing changes', async () => {
    const stage = await createCalendarStage()
    await use(stage, OAK_HILL)
    const broken = wordsOf(await stage.send('Eleanor', 'b.ics', icsOf([['SUMMARY:No School']])))
    expect(broken).toContain('I could not read "b.ics", so nothing has changed.')
    expect(broken).toContain('3, What This event has no start (DTSTART).')
    expect(await sourcesOf(stage)).toEqual(['Oak Hill Middle School'])
  })

  it('is refused kindly where it is too large, did not come, or would close the school for good', async () => {
    const stage = await createCalendarStage()
    const sent = (content: Parameters<CalendarStage['send']>[2]) =>
      stage.send('Eleanor', 'c.ics', content).then(wordsOf)
    expect(await sent({ kind: 'too-large' })).toContain('larger than 1 MB')
    expect(await sent({ kind: 'unreachable' })).toContain('could not fetch')
    const breaks = ['2026-09-08', '2026-12-01', '2027-03-01'].map((from, index) =>
      allDay('No School', from, ['2026-12-02', '2027-03-02', '2027-06-01'][index]),
    )
    expect(await sent(icsOf(breaks))).toMatch(/no lessons from .* That cannot be right/)
  })

  it('is for principals and admins, and not read in channels', async () => {
    const stage = await createCalendarStage()
    expect(wordsOf(await stage.send('Ana', 'a.ics', OAK_HILL))).toContain('is for a principal or an admin')
    const place = { address: 'channel:maths', kind: 'channel', name: 'maths' }
    const content = { kind: 'text', text: OAK_HILL }
    expect(
      await stage.handle({ kind: 'file', actor: { externalId: 'eleanor' }, place, name: 'a.ics', content }),
    ).toEqual([])
  })

  it('can be removed, after a look at what goes', async () => {
    const stage = await createCalendarStage()
    await use(stage, OAK_HILL)
    const replies = await stage.command(
      'Eleanor',
      'setup remove oak hill middle school',
      stage.direct('Eleanor'),
    )
    expect(wordsOf(replies)).toContain('"Oak Hill Middle School" would go. Nothing has changed yet.')
    await stage.tap('Eleanor', ACTIONS.decideCalendar, buttonsOf(replies)['Remove it'] ?? '')
    expect(await sourcesOf(stage)).toEqual([])
    expect(await stage.setup('remove that')).toBe('No calendar is set up yet.')
  })
})

describe('running inquiries', () => {
  const LATER = icsOf([allDay('No School', '2026-09-08', '2026-09-10')])

  it('follow a changed calendar, as the preview said, with a note in the thread', async () => {
    const stage = await createCalendarStage()
    await stage.command('Rosa', 'inquiry start Few students explain their thinking')
    const before = await openCycle(stage)
    const preview = wordsOf(await stage.send('Eleanor', 'a.ics', LATER))
    expect(preview).toContain('maths: Practice now begins on Monday 14 September')
    expect(await openCycle(stage)).toEqual(before)
    expect(await use(stage, LATER)).toContain('maths: Practice now begins on Monday 14 September')
    const after = await openCycle(stage)
    expect(after.phases.map(({ startsOn }) => startsOn).slice(0, 2)).toEqual(['2026-09-07', '2026-09-14'])
    await stage.moveTo('2026-09-07T14:30:00Z')
    expect(stage.sent.map(({ view }) => view.summary).join('\n')).toContain(
      'The school calendar changed: Practice now begins on Monday 14 September.',
    )
  })

  it('hear of it in working hours, not on a Saturday night', async () => {
    const stage = await createCalendarStage()
    await stage.command('Rosa', 'inquiry start Few students explain their thinking')
    const saturdayNight = '2026-09-13T02:30:00Z'
    stage.clock.moveTo(saturdayNight)
    await use(stage, icsOf([allDay('No School', '2026-09-14'), allDay('No School', '2026-09-16')]))
    const said = () =>
      stage.sent.filter(({ view }) => view.summary.includes('The school calendar changed')).length
    await stage.moveTo('2026-09-15T12:29:00Z')
    expect(said()).toBe(0)
    await stage.moveTo('2026-09-15T12:31:00Z')
    expect(said()).toBe(1)
  })

  it('move what they have not asked yet, and leave what was asked', async () => {
    const stage = await createCalendarStage()
    await stage.command('Rosa', 'inquiry start Few students explain their thinking')
    const cycle = await openCycle(stage)
    const dates = async () =>
      (await stage.deps.stores.nudges.ofCycle(cycle.id)).map(({ schedule }) =>
        schedule.kind === 'local' ? schedule.date : schedule.kind,
      )
    const before = await dates()
    await use(stage, LATER)
    const after = await dates()
    expect(after.filter((date) => date === '2026-09-08' || date === '2026-09-09')).toEqual([])
    expect(after.map((date, index) => date >= (before[index] ?? ''))).not.toContain(false)
    const calendar = await schoolCalendar(stage.deps, stage.schoolId)
    expect(after.map((date) => calendar.closureOf(date))).toEqual(after.map(() => null))
  })

  it('come back to their dates where the calendar goes again', async () => {
    const stage = await createCalendarStage()
    await stage.command('Rosa', 'inquiry start Few students explain their thinking')
    const before = await openCycle(stage)
    await use(stage, LATER)
    const replies = await stage.command('Eleanor', 'setup remove year.ics', stage.direct('Eleanor'))
    await stage.tap('Eleanor', ACTIONS.decideCalendar, buttonsOf(replies)['Remove it'] ?? '')
    expect((await openCycle(stage)).phases).toEqual(before.phases)
  })

  it('keep what is over, and wait where they are paused', async () => {
    const stage = await createCalendarStage()
    await stage.command('Rosa', 'inquiry start Few students explain their thinking')
    stage.clock.moveTo('2026-09-08T14:00:00Z')
    await stage.command('Rosa', 'inquiry pause')
    stage.clock.moveTo('2026-09-10T14:00:00Z')
    const words = await use(
      stage,
      icsOf([allDay('No School', '2026-09-09'), allDay('No School', '2026-09-11')]),
    )
    expect(words).toContain('maths: Practice now begins on')
    const paused = await openCycle(stage)
    expect(paused.state).toBe('paused')
    expect(paused.phases[0]?.startsOn).toBe('2026-09-07')
    await stage.command('Rosa', 'inquiry resume')
    const calendar = await schoolCalendar(stage.deps, stage.schoolId)
    const { phases } = await openCycle(stage)
    expect(phases.map(({ startsOn }) => calendar.closureOf(startsOn))).toEqual(phases.map(() => null))
  })

  it('do not move twice where the yes comes twice', async () => {
    const stage = await createCalendarStage()
    await stage.command('Rosa', 'inquiry start Few students explain their thinking')
    const value = buttonsOf(await stage.send('Eleanor', 'a.ics', LATER))['Use this calendar'] ?? ''
    const { calendars } = stage.deps.stores
    const put = calendars.put
    // The service dies between the two steps; the button is still there.
    calendars.put = async () => Promise.reject(new Error('down'))
    await expect(stage.tap('Eleanor', ACTIONS.decideCalendar, value)).rejects.toThrow('down')
    calendars.put = put
    await stage.tap('Eleanor', ACTIONS.decideCalendar, value)
    expect((await openCycle(stage)).phases[1]?.startsOn).toBe('2026-09-14')
    expect(await sourcesOf(stage)).toEqual(['a.ics'])
  })
})
