import { describe, expect, test } from '@jest/globals'
import { HABITS, type Habit } from '../../src/stance/habits.ts'
import { readStance, stanceModelVersion } from '../../src/stance/read.ts'

const read = (text: string) => {
  const reading = readStance(text)
  if (reading.kind !== 'read') throw new Error(`Unread: ${reading.reason}`)
  return reading
}

const shownIn = (text: string): Habit[] =>
  HABITS.filter((habit) => read(text).entry[habit].verdict === 'shown')

describe('the reader', () => {
  test.each<[string, Habit]>([
    ['I am not sure how to help the students who never speak up.', 'not_knowing'],
    ['I wonder if they were silent because the question was too broad.', 'inquiring'],
    ['Today I tried a gallery walk for the first time.', 'practicing'],
    ['My coach told me that I should give them more time and her advice helped me.', 'seeking_feedback'],
    [
      'Most of the students could not answer the last question and only three wrote a full sentence.',
      'evidence',
    ],
    ['We planned the next unit together with the other science teachers.', 'collaborating'],
    ['Next time I will start with an example instead of the definition.', 'growth_intention'],
  ])('finds in "%s" %s', (text, habit) => {
    expect(shownIn(text)).toContain(habit)
  })

  test.each([
    'The class has twenty-four students.',
    'We read the first chapter of the book.',
    'The assembly was moved to the gym.',
  ])('finds nothing in "%s"', (text) => {
    expect(shownIn(text)).toEqual([])
  })

  test('gives several codes to an entry of several sentences, and the words that spoke for each', () => {
    const text = 'I was not sure how to group them. Next time I will let them choose.'
    const { entry } = read(text)
    expect(entry.not_knowing.verdict).toBe('shown')
    expect(entry.growth_intention.verdict).toBe('shown')
    const words = [...entry.not_knowing.cues, ...entry.growth_intention.cues]
    expect(words.length).toBeGreaterThan(1)
    for (const cue of words) expect(text.slice(cue.start, cue.end)).toBe(cue.words)
  })

  test('gives each entry a probability no less than that of any of its sentences', () => {
    const { entry, sentences } = read('I tried pairs today. It was loud. I wonder why.')
    for (const habit of HABITS) {
      const largest = Math.max(...sentences.map(({ probabilities }) => probabilities[habit]))
      expect(entry[habit].probability).toBeGreaterThanOrEqual(largest - 1e-12)
      expect(entry[habit].probability).toBeLessThanOrEqual(1)
    }
  })

  test('says the same of the same text every time', () => {
    const text = 'Maybe the task was too long. I asked Mike to watch me. They all solved it.'
    const first = readStance(text)
    readStance('Something else in between.')
    expect(readStance(text)).toEqual(first)
  })

  test('leaves another language unread and says which', () => {
    expect(readStance('Los estudiantes no entendieron la tarea, pero vamos a intentarlo otra vez.')).toEqual({
      kind: 'unread',
      reason: 'language',
      language: 'spa',
      model: stanceModelVersion(),
    })
  })

  test('leaves a text without words unread', () => {
    for (const text of ['', '   ', '...', '👍', '\n\n']) {
      expect(readStance(text)).toMatchObject({ kind: 'unread', reason: 'empty' })
    }
  })

  test('abstains between yes and no: no habit is both shown and unsure in a sentence', () => {
    const { sentences } = read('Maybe. I liked it, perhaps. They answered. I should think. We talked. I try.')
    for (const { codes, unsure } of sentences)
      expect(codes.filter((code) => unsure.includes(code))).toEqual([])
  })
})
