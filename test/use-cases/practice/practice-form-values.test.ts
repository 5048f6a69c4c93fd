import { describe, expect, it } from '@jest/globals'
import { readTimes } from '../../../src/domain/practice/read-times.ts'
import {
  practiceFields,
  scheduleOfFields,
  valuesOf,
} from '../../../src/use-cases/practice/practice-form-values.ts'

const READING = { now: new Date('2026-09-07T14:00:00Z'), zone: 'America/Chicago' }

const scheduleOf = (words: string) => {
  const read = readTimes(words, READING)
  if (read.kind === 'fault') throw new Error(read.fault)
  return read.schedule
}

describe('the form of a practice', () => {
  it.each([
    'Thursdays 7:45 for 3 weeks',
    'every other Tuesday at 3pm until 18 December',
    'every weekday 8:15 until 18 December',
    'tomorrow 8am',
    'Mondays and Thursdays at noon',
    'the last Friday of the month at 3 for 3 months',
    'Thursdays 7:45 in A weeks until 18 December',
    'Thursdays 7:45, 3 times',
    'every day 8:00 for 5 days',
  ])('says again what “%s” said', (words) => {
    const schedule = scheduleOf(words)
    const given = { who: 'person:1', ...valuesOf({ move: 'Wait time', schedule }, READING.zone) }
    const days = given.days?.split(',') ?? []
    const fields = practiceFields.parse({ ...given, days, from: given.from ?? '' })
    expect(scheduleOfFields(fields, READING)).toMatchObject({ kind: 'times', schedule })
  })
})
