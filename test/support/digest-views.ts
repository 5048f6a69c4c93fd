import { digestContentOf } from '../../src/domain/digest/content.ts'
import { SUGGESTIONS } from '../../src/library/suggestions.ts'
import {
  aboutDigestView,
  digestSwitchedView,
  noDigestView,
  openPagesView,
} from '../../src/views/digest/digest-notes.ts'
import { digestView } from '../../src/views/digest/digest-view.ts'
import type { View } from '../../src/views/view.ts'
import { shown } from './digest-reports.ts'
import { sampleFigures, sampleReport } from './sample-report.ts'

const ID = '0190f3a0-0000-7000-8000-000000000000'
const PAGE = `https://thread.example/signals/open?t=${'x'.repeat(43)}`
/** About as many bytes as a chart has. */
const PNG = 'iVBORw0KGgo'.padEnd(14_000, 'A')

/** All that a digest says, with what people put in. */
export function digestViews(text: (max: number) => string): Record<string, View> {
  const contentOf = (kind: 'team' | 'school', people = 20) => {
    const sample = sampleReport(kind)
    const needs = [1, 2, 3].map(() => ({
      ...{ schoolId: ID, schoolName: text(80), department: text(80) },
      needs: shown({
        requests: 8,
        waiting: { value: 6, precision: 'exact' as const },
        answered: { value: 2, precision: 'exact' as const },
        medianHours: 24,
      }),
    }))
    return digestContentOf({
      ...sample,
      scope: { ...sample.scope, name: text(80) },
      whole: sampleFigures(people),
      topics: sample.topics.map((topic) => ({ ...topic, label: text(40) })),
      withoutTime: sample.withoutTime.map((part) => ({ ...part, name: text(80) })),
      needs,
    })
  }
  const picture = { alt: text(300), png: PNG, width: 600, height: 330 }
  const [rule] = SUGGESTIONS
  const made = rule && { rule, seen: { names: [text(80), text(80), text(80)] } }
  const team = { kind: 'team', id: ID } as const
  const member = { kind: 'member', id: ID } as const
  const [school, maths, small] = [contentOf('school'), contentOf('team'), contentOf('team', 3)]
  return {
    'digest of a school': digestView({
      recipient: member,
      parts: [{ content: school, picture }],
      waiting: { count: 12, oldestDays: 9 },
      suggestion: made ? { of: school, made } : null,
    }),
    'digest of two teams': digestView({
      recipient: member,
      parts: [
        { content: maths, picture: null },
        { content: small, picture: null },
      ],
      waiting: null,
      suggestion: null,
    }),
    'digest of nothing': digestView({ recipient: team, parts: [], waiting: null, suggestion: null }),
    'about the digest': aboutDigestView({ recipient: team, page: PAGE, canStop: true }),
    'about the own digest': aboutDigestView({ recipient: member, page: PAGE, canStop: true }),
    'way to the pages': openPagesView(PAGE),
    'digest switched off': digestSwitchedView(team, false, text(80)),
    'digest switched on': digestSwitchedView(member, true, ''),
    'no digest yet': noDigestView(text(80)),
  }
}
