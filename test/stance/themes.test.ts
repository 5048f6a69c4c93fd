import { describe, expect, test } from '@jest/globals'
import { findThemes, type ThemeEntry } from '../../src/stance/themes.ts'

const by = (texts: readonly string[]): ThemeEntry[] =>
  texts.map((text, index) => ({ personKey: `p${index}`, text }))

const TICKETS = by([
  'The exit tickets showed a gap.',
  'I used an exit ticket at the end.',
  'My exit ticket was too long.',
  'Exit tickets again, and it helped.',
  'We compared our exit tickets.',
  'Their exit ticket answers were short.',
])

describe('themes', () => {
  test('merge the forms of a phrase and count distinct people', () => {
    const [theme] = findThemes(TICKETS, { minPeople: 5 })
    expect(theme).toMatchObject({ key: 'exit ticket', stems: ['exit', 'ticket'], people: 6, entries: 6 })
    expect(['exit ticket', 'exit tickets']).toContain(theme?.label)
  })

  test('hide what fewer than five people touched on, however often they did', () => {
    const entries = TICKETS.map((entry, index) => ({ ...entry, personKey: `p${index % 4}` }))
    expect(findThemes([...entries, ...entries], { minPeople: 5 })).toEqual([])
  })

  test('take a minimum below five for five', () => {
    expect(findThemes(TICKETS.slice(0, 4), { minPeople: 1 })).toEqual([])
  })

  test('leave out names passed in and given names', () => {
    const entries = by([
      'I worked with Whitfield on fractions.',
      'Yesterday Whitfield helped with fractions.',
      'I saw Maya use fractions.',
      'Then Maya and Whitfield did fractions.',
      'For Maya the fractions were hard, said Whitfield.',
      'I think Maya needs fractions; Whitfield agrees.',
      'Ask Maya or Whitfield about fractions.',
    ])
    expect(findThemes(entries, { minPeople: 5, names: ['Dana Whitfield'] }).map(({ key }) => key)).toEqual([
      'fraction',
    ])
  })

  test('are the same in any order of the entries', () => {
    const entries = [
      ...TICKETS,
      ...by([
        'Wait time helped.',
        'More wait time.',
        'The wait time was odd.',
        'My wait time is short.',
        'Wait time!',
      ]),
    ]
    const themes = findThemes(entries, { minPeople: 5 })
    expect(findThemes([...entries].reverse(), { minPeople: 5 })).toEqual(themes)
    expect(themes.length).toBeGreaterThanOrEqual(1)
  })

  test('weigh a topic that is new above one that is always there', () => {
    const usual = by(Array.from({ length: 30 }, () => 'The rubric was clear.'))
    const entries = by(Array.from({ length: 6 }, () => 'The rubric and the debate went well.'))
    const themes = findThemes(entries, { minPeople: 5, background: usual })
    expect(themes.map(({ key }) => key)).toEqual(['debat', 'rubric'])
  })

  test('of nothing are none', () => {
    expect(findThemes([], { minPeople: 5 })).toEqual([])
  })
})
