import type { DaySpan } from '../../src/domain/calendar-change.ts'
import { calendarFaultsView } from '../../src/views/calendar-faults-view.ts'
import { calendarDecidedView, calendarPreviewView } from '../../src/views/calendar-preview-view.ts'
import { calendarSection } from '../../src/views/calendar-section.ts'
import { setupView } from '../../src/views/setup-view.ts'
import type { View } from '../../src/views/view.ts'

const ID = '0190f3a0-0000-7000-8000-000000000000'

/** Every message about a school's calendar, with the longest lists and names that there can be. */
export function calendarViews(text: (max: number) => string): Record<string, View> {
  const spans = Array.from(
    { length: 60 },
    (_, index): DaySpan => ({
      from: `2026-${String(10 + (index % 3)).padStart(2, '0')}-12`,
      until: '2027-01-03',
      kind: index % 2 ? 'holiday' : 'staff-day',
      name: text(80),
      change: index % 3 ? 'new' : 'gone',
    }),
  )
  const move = { phase: text(40), edge: 'begins', from: '2026-10-01', to: '2026-10-08' } as const
  const moves = Array.from({ length: 30 }, () => ({ teamName: text(80), ...move }))
  const terms = Array.from({ length: 12 }, () => ({
    name: text(80),
    startsOn: '2026-09-02',
    endsOn: '2026-12-18',
  }))
  const preview = {
    ...{ pendingId: ID, schoolName: text(80), source: text(60), today: '2026-09-07', spans, moves, terms },
    ...{ weeks: [{ monday: '2026-09-07', letter: 'A' as const }], ignored: Array(9).fill(text(200)) },
    ...{ ignoredEvents: 900, otherSources: [text(60), text(60)] },
  }
  const source = { name: text(60), days: 29, importedOn: '2026-08-01', by: text(80), isByHand: false }
  const section = {
    today: '2026-09-07',
    next: spans.slice(0, 6),
    terms,
    letter: 'B',
    endsOn: '2026-10-01',
  } as const
  return {
    'preview of a calendar': calendarPreviewView({ ...preview, act: 'add' }),
    'preview of a newer calendar': calendarPreviewView({ ...preview, act: 'replace' }),
    'preview of a removal': calendarPreviewView({ ...preview, act: 'remove' }),
    'preview of an empty calendar': calendarPreviewView({
      ...preview,
      ...{
        act: 'add',
        spans: [],
        moves: [],
        terms: [],
        weeks: [],
        ignored: [],
        ignoredEvents: 0,
        otherSources: [],
      },
    }),
    'calendar in use': calendarDecidedView(text(120), moves),
    'faults of a calendar': calendarFaultsView(
      text(200),
      Array.from({ length: 30 }, (_, index) => ({ line: index, message: text(90) })),
    ),
    setup: setupView(text(80), [
      calendarSection({ ...section, sources: Array(5).fill(source) }),
      { title: 'Another part', elements: [{ kind: 'text', text: text(200) }] },
    ]),
    'setup of a new school': setupView(text(80), [
      calendarSection({ ...section, sources: [], next: [], terms: [], letter: null, endsOn: null }),
    ]),
  }
}
