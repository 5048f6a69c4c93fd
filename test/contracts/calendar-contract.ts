import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { CalendarContent } from '../../src/domain/calendar.ts'
import type { ImportedCalendar, Stores } from '../../src/ports.ts'
import { addSample, hoursLater, NOW, type OpenStores, unique } from './store-fixture.ts'

const YEAR: CalendarContent = {
  days: [
    { date: '2026-10-12', kind: 'holiday', name: 'Columbus Day' },
    { date: '2026-10-30', kind: 'staff-day', name: 'Teacher work day “Ü”' },
  ],
  terms: [{ name: 'Fall', startsOn: '2026-09-02', endsOn: '2027-01-22' }],
  weeks: [{ monday: '2026-09-07', letter: 'A' }],
}

/** What every calendar store does. */
export function describeCalendars(open: OpenStores): void {
  let stores: Stores
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ stores, close } = await open())
  })
  afterAll(() => close())

  /** A school of its own, so that the tests do not see each other's sources. */
  const newSchool = async (): Promise<string> => {
    const ref = { platform: 'slack', externalId: `T${unique()}`, name: 'Elm' }
    return (await stores.organisation.ensureWorkspace(ref, NOW, { apart: true })).schoolId
  }
  const calendar = (schoolId: string, values: Partial<ImportedCalendar> = {}): ImportedCalendar => ({
    ...{ schoolId, source: 'district.ics', content: YEAR, importedAt: NOW, importedBy: null },
    ...values,
  })

  describe('calendars', () => {
    it('keeps what a source tells, and who imported it', async () => {
      const schoolId = await newSchool()
      const [member] = (await addSample(stores, 1)).members
      const told = calendar(schoolId, { importedBy: member?.id ?? null })
      await stores.calendars.put(told)
      expect(await stores.calendars.of([schoolId])).toEqual([told])
    })

    it('replaces what a source told before', async () => {
      const schoolId = await newSchool()
      await stores.calendars.put(calendar(schoolId))
      const content = { days: [], terms: [], weeks: [{ monday: '2026-09-14', letter: 'B' as const }] }
      const newer = calendar(schoolId, { content, importedAt: hoursLater(1) })
      await stores.calendars.put(newer)
      expect(await stores.calendars.of([schoolId])).toEqual([newer])
    })

    it('lists the sources of the schools that were asked for, by name', async () => {
      const [school, other, third] = [await newSchool(), await newSchool(), await newSchool()]
      await stores.calendars.put(calendar(school, { source: 'b' }))
      await stores.calendars.put(calendar(school, { source: 'a' }))
      await stores.calendars.put(calendar(other))
      await stores.calendars.put(calendar(third))
      const sources = async (...ids: string[]) =>
        (await stores.calendars.of(ids)).map(({ schoolId, source }) => `${schoolId} ${source}`)
      expect(await sources(school)).toEqual([`${school} a`, `${school} b`])
      expect((await sources(school, other)).sort()).toEqual(
        [`${school} a`, `${school} b`, `${other} district.ics`].sort(),
      )
      expect(await sources()).toEqual([])
    })

    it('forgets a source and leaves the others', async () => {
      const schoolId = await newSchool()
      await stores.calendars.put(calendar(schoolId, { source: 'by hand' }))
      await stores.calendars.put(calendar(schoolId))
      await stores.calendars.remove(schoolId, 'district.ics')
      await stores.calendars.remove(schoolId, 'never imported')
      expect((await stores.calendars.of([schoolId])).map(({ source }) => source)).toEqual(['by hand'])
    })
  })
}
