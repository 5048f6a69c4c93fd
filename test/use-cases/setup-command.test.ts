import { describe, expect, it } from '@jest/globals'
import { schoolCalendar } from '../../src/use-cases/school-calendar.ts'
import { ACTIONS, FORMS } from '../../src/views/actions.ts'
import { buttonsOf, createCalendarStage, OAK_HILL, openCycle } from '../support/calendar-stage.ts'
import { wordsOf } from '../support/stage.ts'

type CalendarStage = Awaited<ReturnType<typeof createCalendarStage>>
const closureOf = async (stage: CalendarStage, date: string) =>
  (await schoolCalendar(stage.deps, stage.schoolId)).closureOf(date)

describe('/setup', () => {
  it('shows what is set up and how to go on', async () => {
    const stage = await createCalendarStage()
    const empty = await stage.setup('')
    expect(empty).toContain('Setting up Oak Hill')
    expect(empty).toContain('No calendar yet: questions go out on every weekday')
    expect(empty).toContain('send me its .ics file in a private message')
    const value = buttonsOf(await stage.send('Eleanor', 'a.ics', OAK_HILL))['Use this calendar'] ?? ''
    await stage.tap('Eleanor', ACTIONS.decideCalendar, value)
    const words = await stage.setup('')
    expect(words).toContain('Oak Hill Middle School: 29 days, Mon 7 Sep, Eleanor')
    expect(words).toContain('Term: First Quarter, until Fri 30 Oct')
    expect(words).toContain('A and B weeks: this is week A')
    expect(words).toContain('Mon 7 Sep, Read as No school, Name Labor Day - No School')
    expect(words).not.toContain('please send the next one')
    stage.clock.moveTo('2027-05-01T14:00:00Z')
    expect(await stage.setup('')).toContain('It tells nothing after Fri 4 Jun: please send the next one.')
  })

  it('is for principals and admins, who else is told', async () => {
    const stage = await createCalendarStage()
    for (const words of ['', 'holiday 2026-10-12', 'remove a.ics', 'day'])
      expect(await stage.setup(words, 'Ana')).toContain('Setting up the school')
    expect(await stage.setup('', 'Ana')).toContain('is for a principal or an admin')
    expect(wordsOf(await stage.submit('Ana', FORMS.calendarDay, '', { from: '2026-10-12' }))).toContain(
      'is for',
    )
  })

  it('sets single days and ranges by hand, and forgets them again', async () => {
    const stage = await createCalendarStage()
    expect(await stage.setup('holiday 2026-10-12 Columbus Day')).toContain(
      'Mon 12 Oct (Columbus Day): no school, and nobody is asked anything. Take it back with /setup clear 2026-10-12.',
    )
    expect(await closureOf(stage, '2026-10-12')).toBe('holiday')
    expect(await stage.setup('staff-day Oct 15 to Oct 16 Workshops')).toContain(
      'Thu 15 Oct – Fri 16 Oct (Workshops)',
    )
    expect(await closureOf(stage, '2026-10-16')).toBe('staff-day')
    await stage.setup('school-day 2026-10-17')
    expect(await closureOf(stage, '2026-10-17')).toBeNull()
    expect(await stage.setup('clear 2026-10-12..2026-10-17')).toContain('what was set by hand is forgotten')
    expect(await closureOf(stage, '2026-10-12')).toBeNull()
    expect(await closureOf(stage, '2026-10-17')).toBe('weekend')
    expect(await stage.deps.stores.calendars.of([stage.schoolId])).toEqual([])
  })

  it('sends what a holiday held back, where that day has school after all', async () => {
    const stage = await createCalendarStage()
    await stage.setup('holiday 2026-09-07 Labor Day')
    await stage.command('Eleanor', 'checkin How ready are you?')
    await stage.runJobs()
    expect(stage.sent.map(({ view }) => view.summary).join()).not.toContain('How ready are you?')
    await stage.setup('clear 2026-09-07')
    await stage.moveTo('2026-09-07T14:01:00Z')
    expect(stage.sent.map(({ view }) => view.summary).join()).toContain('How ready are you?')
  })

  it('opens an imported closure by hand, and keeps that when the calendar comes again', async () => {
    const stage = await createCalendarStage()
    const use = async () => {
      const value = buttonsOf(await stage.send('Eleanor', 'a.ics', OAK_HILL))['Use this calendar'] ?? ''
      await stage.tap('Eleanor', ACTIONS.decideCalendar, value)
    }
    await use()
    await stage.setup('school-day 2026-11-11')
    await use()
    expect(await closureOf(stage, '2026-11-11')).toBeNull()
  })

  it('lets A and B weeks take turns from a week on', async () => {
    const stage = await createCalendarStage()
    expect(await stage.setup('a-week 2026-09-09')).toContain('The week of Wednesday 9 September is week A')
    await stage.setup('b-week 2027-01-04')
    const letterOf = async (date: string) => (await schoolCalendar(stage.deps, stage.schoolId)).letterOf(date)
    expect([await letterOf('2026-09-07'), await letterOf('2026-09-15')]).toEqual(['A', 'B'])
    expect([await letterOf('2027-01-06'), await letterOf('2027-01-11')]).toEqual(['B', 'A'])
    await stage.setup('no-weeks')
    expect(await letterOf('2026-09-07')).toBeNull()
  })

  it.each([
    ['holiday', 'Which day? For example: /setup holiday 2026-10-05 Local holiday'],
    ['holiday Columbus Day', 'Which day?'],
    ['holiday 2026-12-34', 'There is no day 2026-12-34.'],
    ['staff-day 2026-10-12 to 2026-10-32', 'There is no day 2026-10-32.'],
    ['a-week 2026-02-31', 'There is no day 2026-02-31.'],
    ['holiday 2026-10-12 to 2026-10-09', 'The last day lies before the first one.'],
    ['holiday 2026-10-12 to 2027-10-09', 'at most 100 days'],
    ['holiday 2025-10-12', 'long over'],
    ['holiday 2036-10-12', 'far ahead'],
    ['holliday 2026-10-12', 'Did you mean /setup holiday?'],
    ['xyzzy', 'For example: /setup holiday 2026-10-05 Local holiday'],
    ['a-week', 'Which week? For example: /setup a-week 2026-10-05'],
  ])('answers "/setup %s" with what is missing', async (words, expected) => {
    const stage = await createCalendarStage()
    expect(await stage.setup(words)).toContain(expected)
    expect(await stage.deps.stores.calendars.of([stage.schoolId])).toEqual([])
  })

  it.each(['2026-09-07', '2026-11-26', '2027-12-31', '2030-03-02'])(
    'takes its own examples on %s, whatever the year',
    async (today) => {
      const stage = await createCalendarStage()
      stage.clock.moveTo(`${today}T18:00:00Z`)
      for (const word of ['holiday', 'staff-day', 'school-day', 'clear', 'a-week']) {
        const [, example = ''] = /For example: \/setup (.*?)$/m.exec(await stage.setup(word)) ?? []
        expect(example).toContain(word)
        expect(await stage.setup(example)).not.toMatch(/long over|far ahead|For example|Which/)
      }
    },
  )

  it('asks for a day in a form, and tells faults beside its fields', async () => {
    const stage = await createCalendarStage()
    expect(await stage.setup('day')).toContain('Set a day')
    const submit = (values: Record<string, string>) => stage.submit('Eleanor', FORMS.calendarDay, '', values)
    const faults = async (values: Record<string, string>) => {
      const [reply] = await submit(values)
      return reply?.kind === 'faults' ? Object.keys(reply.faults) : reply?.kind
    }
    expect(await faults({ from: '', kind: 'holiday' })).toEqual(['from'])
    expect(await faults({ from: '2026-10-12', until: 'soon', kind: 'holiday' })).toEqual(['until'])
    expect(await faults({ from: '2026-10-12', until: '2026-10-01', kind: 'holiday' })).toEqual(['until'])
    expect(await faults({ from: '2026-10-12', kind: 'party' })).toEqual(['kind'])
    const done = await submit({ from: '2026-10-12', until: '', kind: 'holiday', name: 'Columbus Day' })
    expect(wordsOf(done)).toContain('Mon 12 Oct (Columbus Day): no school')
    expect(wordsOf(await submit({ from: '2026-10-12', kind: 'clear' }))).toContain('forgotten')
    expect(await closureOf(stage, '2026-10-12')).toBeNull()
  })

  it('moves running inquiries with a day set by hand', async () => {
    const stage = await createCalendarStage()
    await stage.command('Rosa', 'inquiry start Few students explain their thinking')
    expect(await stage.setup('holiday tomorrow Local holiday')).toContain(
      'maths: Practice now begins on Friday 11 September',
    )
    expect((await openCycle(stage)).phases[1]?.startsOn).toBe('2026-09-11')
  })
})
