import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Asked, TookPart } from '../../src/domain/participation.ts'
import { participationSignals } from '../../src/domain/signals.ts'

const ZONE = 'America/Chicago'
const MONDAY = new Date('2026-09-07T20:15:00Z')
const teams = ['a', 'b', 'c'].map((id) => ({ id, name: id.toUpperCase(), zone: ZONE }))

const askAll = (teamId: string, people: number, nudgeId = 'n1', dueAt = MONDAY): Asked[] =>
  Array.from({ length: people }, (_, index) => ({
    ...{ teamId, memberId: `${teamId}${index}`, nudgeId, occurrence: dueAt.toISOString(), dueAt },
  }))
const answered = (row: Asked): TookPart => ({ ...row, at: row.dueAt })

describe('signals', () => {
  it('counts people who took part apart from answers, and each answer once', () => {
    const asked = [...askAll('a', 6), ...askAll('a', 6, 'n2')]
    const first = asked[0] as Asked
    const tookPart = [
      answered(first),
      answered(first),
      answered(asked[6] as Asked),
      answered(asked[1] as Asked),
    ]
    const weeks = participationSignals({ teams: teams.slice(0, 1), asked, tookPart, zone: ZONE })
    expect(weeks).toEqual([
      {
        week: '2026-09-07',
        teams: [
          {
            teamId: 'a',
            name: 'A',
            participation: {
              kind: 'shown',
              value: { peopleAsked: 6, peopleTookPart: 2, asks: 12, answers: 3 },
            },
          },
        ],
        all: null,
      },
    ])
  })

  it('counts an answer for the week of its prompt, also where it came a week later', () => {
    const asked = askAll('a', 5)
    const late = { ...answered(asked[0] as Asked), at: new Date('2026-09-15T12:00:00Z') }
    const weeks = participationSignals({ teams, asked, tookPart: [late], zone: ZONE })
    expect(weeks.map(({ week }) => week)).toEqual(['2026-09-07'])
  })

  it('begins a week on Monday at midnight of the team, not of the server', () => {
    const sundayNight = new Date('2026-09-07T04:30:00Z') // Sunday 23:30 in Chicago
    const weeks = participationSignals({
      teams,
      asked: askAll('a', 5, 'n1', sundayNight),
      tookPart: [],
      zone: ZONE,
    })
    expect(weeks.map(({ week }) => week)).toEqual(['2026-08-31'])
  })

  it('never lets the numbers of fewer than five people be read or worked out from the total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 3, maxLength: 3 }), (sizes) => {
        const asked = sizes.flatMap((people, index) => askAll(teams[index]?.id ?? '', people))
        const weeks = participationSignals({ teams, asked, tookPart: [], zone: ZONE })
        return weeks.every(({ teams: rows, all }) => {
          const hidden = rows.filter(({ participation }) => participation.kind === 'hidden')
          const shown = rows.map(({ participation }) =>
            participation.kind === 'shown' ? participation.value.peopleAsked : 0,
          )
          if (shown.some((people) => people > 0 && people < 5)) return false
          if (hidden.length === 0 || all?.kind !== 'shown') return true
          const remainder = all.value.peopleAsked - shown.reduce((sum, people) => sum + people, 0)
          return remainder >= 5 && hidden.length >= 2
        })
      }),
    )
  })

  it('has no field for a person or a text', () => {
    const weeks = participationSignals({ teams, asked: askAll('a', 5), tookPart: [], zone: ZONE })
    expect(JSON.stringify(weeks)).not.toMatch(/a0|memberId|text/)
  })
})
