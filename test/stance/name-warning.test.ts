import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { scoreNames } from '../../src/stance/evaluation/names.ts'
import { findStudentNames } from '../../src/stance/name-warning.ts'

const ROSTER = ['Dana Whitfield', 'Mike Rivera']
const namesIn = (text: string): string[] => findStudentNames(text, ROSTER).map(({ name }) => name)

describe('the name warning', () => {
  test('is right in nine of ten names and finds nine of ten in the published sentences', () => {
    const roster = readFileSync('data/stance/name-warning-roster.txt', 'utf8').trim().split('\n')
    const score = scoreNames(readFileSync('data/stance/name-warning.tsv', 'utf8'), roster)
    expect(score.sentences).toBeGreaterThanOrEqual(200)
    expect(score.precision).toBeGreaterThanOrEqual(0.93)
    expect(score.recall).toBeGreaterThanOrEqual(0.93)
    expect(score.nagging).toBeLessThanOrEqual(0.05)
  })

  test('names the place of each name', () => {
    expect(findStudentNames('Then Aaliyah said no.', ROSTER)).toEqual([
      { start: 5, end: 12, name: 'Aaliyah' },
    ])
  })

  test.each([
    ['Honestly I do not know why Maria Gonzalez in 4b fails at it; her dad left.', ['Maria Gonzalez']],
    ['Maria Gonzalez cried.', ['Maria Gonzalez']],
    ['Diego Ramirez and Emma Nguyen finished first.', ['Diego Ramirez', 'Emma Nguyen']],
    ['It is always Kevin O’Brien who starts it.', ['Kevin O’Brien']],
    ['I called Maria Tuesday evening.', ['Maria']],
    ['An aide for Jayden Miller in maths', ['Jayden Miller']],
  ])('warns with both words of a whole name: %s', (text, names) => {
    expect(namesIn(text)).toEqual(names)
  })

  test.each([
    'Carol Dweck would call that a growth mindset.',
    'We went to San Antonio.',
    'I trained at a Maria Montessori school.',
    'The Martha Jones library lent us the set.',
    'I met with Monica Reyes from the district office.',
    'Sarah Miller, who teaches next door, lent me hers.',
    'Dana Whitfield tried it first.',
  ])('leaves whole names of staff, authors and places alone: %s', (text) => {
    expect(namesIn(text)).toEqual([])
  })

  test('finds a name that no list holds where the text says that it is a student', () => {
    expect(namesIn('A boy named Zyquavion asked why.')).toEqual(['Zyquavion'])
  })

  test('leaves staff on the roster alone, by first name, last name or both', () => {
    expect(namesIn('Dana, Rivera and Mike Rivera planned it with me.')).toEqual([])
  })

  test('leaves people with a title alone', () => {
    expect(namesIn('Ms. Emma Torres and Mr. Noah came by.')).toEqual([])
  })

  test('leaves months and common words that are also names alone', () => {
    expect(namesIn('In April we hope for grace. Will it work? May we start in June?')).toEqual([])
  })
})
