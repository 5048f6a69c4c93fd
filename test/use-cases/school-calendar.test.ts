import { describe, expect, it } from '@jest/globals'
import type { CalendarContent } from '../../src/domain/calendar.ts'
import { BY_HAND, schoolCalendar } from '../../src/use-cases/school-calendar.ts'
import { createStage, type Stage } from '../support/stage.ts'

async function schoolOf(stage: Stage): Promise<string> {
  const [district] = await stage.deps.stores.organisation.districts()
  const workspace = await stage.deps.stores.organisation.ensureWorkspace(
    { platform: 'test', externalId: 'W1', name: null },
    stage.clock.now(),
  )
  expect(workspace.districtId).toBe(district?.id)
  return workspace.schoolId
}

async function tell(stage: Stage, source: string, content: Partial<CalendarContent>): Promise<void> {
  await stage.deps.stores.calendars.put({
    schoolId: await schoolOf(stage),
    source,
    content: { days: [], terms: [], weeks: [], ...content },
    importedAt: stage.clock.now(),
    importedBy: null,
  })
}

describe("a school's own calendar", () => {
  it('puts the sources of a school together, what was set by hand above all', async () => {
    const stage = await createStage()
    await tell(stage, 'one.ics', { days: [{ date: '2026-10-12', kind: 'holiday', name: 'Columbus Day' }] })
    await tell(stage, 'two.ics', { days: [{ date: '2026-11-11', kind: 'holiday', name: 'Veterans Day' }] })
    await tell(stage, BY_HAND, { days: [{ date: '2026-10-12', kind: 'school-day', name: '' }] })
    const calendar = await schoolCalendar(stage.deps, await schoolOf(stage))
    expect(calendar.closureOf('2026-10-12')).toBeNull()
    expect(calendar.closureOf('2026-11-11')).toBe('holiday')
  })

  it('moves the phases of a new cycle around holidays and staff days', async () => {
    const stage = await createStage()
    await tell(stage, 'one.ics', {
      days: [
        { date: '2026-09-08', kind: 'holiday', name: 'Local holiday' },
        { date: '2026-09-09', kind: 'staff-day', name: 'Workshops' },
      ],
    })
    await stage.command('Rosa', 'inquiry start Few students explain their thinking')
    const team = await stage.deps.stores.teams.listOfSchool(await schoolOf(stage))
    const maths = team.find(({ name }) => name === 'maths')
    const cycle = await stage.deps.stores.cycles.openOf(maths?.id ?? '')
    const [plan, practice] = cycle?.phases ?? []
    // Three lesson days from Monday the 7th on: the 7th, 10th and 11th.
    expect(plan).toMatchObject({ startsOn: '2026-09-07', lengthDays: 3, endsOn: '2026-09-14' })
    expect(practice?.startsOn).toBe('2026-09-14')
  })
})
