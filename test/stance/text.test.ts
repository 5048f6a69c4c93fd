import { describe, expect, test } from '@jest/globals'
import { languageOf } from '../../src/stance/text/language.ts'
import { sentencesOf } from '../../src/stance/text/sentences.ts'
import { tokensOf } from '../../src/stance/text/tokens.ts'

const split = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  test('end at full stops, question marks and line breaks', () => {
    expect(split('I tried pairs. Did it help?\nNot sure!')).toEqual([
      'I tried pairs.',
      'Did it help?',
      'Not sure!',
    ])
  })

  test('do not end at abbreviations, initials and decimals', () => {
    expect(split('Mr. Lee gave 3.5 points, e.g. for effort. J. asked why.')).toEqual([
      'Mr. Lee gave 3.5 points, e.g. for effort.',
      'J. asked why.',
    ])
  })

  test('keep closing quotes and runs of marks with their sentence', () => {
    expect(split('She said, "I know it!" Really?! Yes...')).toEqual([
      'She said, "I know it!"',
      'Really?!',
      'Yes...',
    ])
  })

  test('are cut where they run past 600 characters', () => {
    const parts = split('word '.repeat(400))
    expect(parts.length).toBe(4)
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(600)
  })

  test('of an empty text are none', () => {
    expect(split('')).toEqual([])
    expect(split(' \n\n ')).toEqual([])
  })
})

describe('tokens', () => {
  test('expand contractions into two words at one place', () => {
    const text = "I didn't know."
    const tokens = tokensOf(text)
    expect(tokens.map(({ word }) => word.form)).toEqual(['i', 'did', 'not', 'know', '.'])
    expect(tokens.slice(1, 3).map(({ start, end }) => text.slice(start, end))).toEqual(["didn't", "didn't"])
  })

  test('read a curly apostrophe as a straight one', () => {
    expect(tokensOf('I’m').map(({ word }) => word.form)).toEqual(['i', 'am'])
  })

  test('stand at their place in the whole text', () => {
    expect(tokensOf('one two', 10).map(({ start, end }) => [start, end])).toEqual([
      [10, 13],
      [14, 17],
    ])
  })

  test('survive words that name properties of objects', () => {
    expect(tokensOf('constructor __proto__ toString hasOwnProperty').length).toBeGreaterThan(3)
  })
})

describe('language', () => {
  test.each([
    'Great lesson!',
    'Exit tickets: 14/20',
    'pair share worked ok',
    'lol no idea',
    'I wonder why half of them stopped.',
    'Students struggled today',
    '👍👍',
    '12 of 15',
  ])('takes the short English text "%s" for English', (text) => {
    expect(languageOf(text)).toEqual({ language: 'eng', isEnglish: true })
  })

  test.each([
    ['Hoy probé una nueva estrategia con mis alumnos y funcionó muy bien.', 'spa'],
    ['Dnes jsem zkusil práci ve skupinách a žáci byli aktivní.', 'ces'],
    ['Ich war mir nicht sicher, wie ich es erklären soll.', 'deu'],
    ['Aujourd’hui les élèves ont bien travaillé en groupe.', 'fra'],
    ['今天的课很好，学生们很积极。', 'cmn'],
  ])('knows that "%s" is not English', (text, language) => {
    expect(languageOf(text)).toEqual({ language, isEnglish: false })
  })

  test('tells a foreign script even where it cannot name the language', () => {
    expect(languageOf('Сегодня урок прошёл хорошо').isEnglish).toBe(false)
    expect(languageOf('درس اليوم كان جيدا').isEnglish).toBe(false)
  })
})
