import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Report } from '../../../src/domain/report/report.ts'
import { readReport } from '../../../src/use-cases/read-report.ts'
import { rebuildRollups } from '../../../src/use-cases/rebuild-rollups.ts'
import { createNeedStage, type NeedStage } from '../../support/need-stage.ts'
import { TEACHERS, wordsOf } from '../../support/stage.ts'

const ASKS = [
  'We need manipulatives for fractions in grade 4',
  'Please buy fraction tiles, our manipulatives are broken',
  'More manipulatives, so that each table has a set',
  'A second set of manipulatives would help',
  'Could we share manipulatives with grade 5?',
  'An hour on Thursdays to plan together',
]

describe('requests for support in the report', () => {
  let stage: NeedStage
  const ids: string[] = []
  beforeEach(async () => {
    stage = await createNeedStage()
    ids.length = 0
    for (const [index, name] of TEACHERS.entries())
      ids.push(stage.needIn(await stage.raise(name, ASKS[index] ?? '', { category: 'material' })))
  })
  const report = async (): Promise<Report> => {
    const answer = await readReport(stage.deps, {
      ...{ memberId: await stage.idOf('Eleanor'), period: null, kind: 'report', from: 'test' },
      scope: { kind: 'school', id: stage.workspace.schoolId },
    })
    if (answer.kind !== 'report') throw new Error(answer.kind)
    return answer.report
  }

  it('count once they are answered or have waited for two weeks, of five people or more', async () => {
    await stage.moveTo('2026-09-08T14:00:00Z')
    for (const id of ids.slice(0, 4)) await stage.answer('Eleanor', id, 'They come on Friday.')
    await stage.moveTo('2026-09-14T14:00:00Z')
    expect((await report()).needs).toMatchObject([{ needs: { kind: 'hidden', reason: 'waits' } }])
    await stage.moveTo('2026-09-21T14:00:00Z')
    await stage.moveTo('2026-09-28T14:00:00Z')
    const { needs, whole } = await report()
    expect(needs).toEqual([
      {
        schoolId: stage.workspace.schoolId,
        schoolName: expect.any(String),
        department: 'The school’s leaders',
        needs: {
          kind: 'shown',
          value: {
            ...{ requests: 6, medianHours: 24 },
            ...{ answered: { value: 4, precision: 'exact' }, waiting: { value: 2, precision: 'exact' } },
          },
        },
      },
    ])
    // A message about a request would tell that there was one.
    expect(whole.delivery).toEqual({ kind: 'hidden', reason: expect.any(String) })
    const rebuilt = await rebuildRollups(stage.deps, stage.workspace.districtId, '2026-09-07')
    expect(rebuilt).toMatchObject({ counted: 3, changed: 0 })
    expect((await report()).needs).toEqual(needs)
  })

  it('tell what they were about where five people or more, and not everybody, asked for it', async () => {
    await stage.moveTo('2026-09-14T14:00:00Z')
    const { needTopics, topics } = await report()
    expect(needTopics).toEqual([{ label: 'manipulatives', people: 5 }])
    expect(topics).toEqual([])
  })

  it('have no word and no name in what leaders read', async () => {
    await stage.moveTo('2026-09-28T14:00:00Z')
    const words = JSON.stringify(await report()) + wordsOf(await stage.command('Eleanor', 'signals'))
    for (const text of [...TEACHERS, 'Thursdays', 'broken']) expect(words).not.toContain(text)
  })
})
