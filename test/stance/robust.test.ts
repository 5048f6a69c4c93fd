import { describe, expect, test } from '@jest/globals'
import { chooseFollowUp } from '../../src/stance/follow-up.ts'
import { findStudentNames } from '../../src/stance/name-warning.ts'
import { readStance } from '../../src/stance/read.ts'
import { findThemes } from '../../src/stance/themes.ts'

const LONG = 40_000
const fill = (unit: string): string => unit.repeat(Math.ceil(LONG / unit.length)).slice(0, LONG)

const TEXTS: readonly [string, string][] = [
  ['an empty text', ''],
  ['one word', 'Tired'],
  ['one letter', 'I'],
  ['40,000 characters of sentences', fill('I was not sure why they stopped. Next time I will ask. ')],
  ['40,000 characters without a space', fill('a')],
  ['40,000 consonants', fill('b')],
  ['40,000 full stops and spaces', fill('. ')],
  ['40,000 question marks', fill('?')],
  ['40,000 spaces', fill(' ')],
  ['40,000 line breaks', fill('\n')],
  ['40,000 apostrophes', fill("a'")],
  ['40,000 hyphens', fill('a-')],
  ['40,000 capitals', fill('Maya ')],
  ['40,000 abbreviations', fill('e.g. ')],
  ['40,000 opening quotes', fill('"')],
  ['emoji', '😀👩🏽‍🏫🎉 we did it 🎉🎉'],
  ['40,000 emoji', fill('😀')],
  ['half of an emoji', 'I tried \ud83d it'],
  ['a web address', 'See https://example.org/a?b=c&d=e#f for the rubric.'],
  ['a web address of 40,000 characters', `https://example.org/${fill('a/')}`],
  ['code', 'const x = await fetch(url); if (!x.ok) { throw new Error("no") } // why?'],
  ['markup', '<script>alert(1)</script> *bold* <@U123> `x`'],
  ['other scripts', 'Сегодня 今天 اليوم हम آج วันนี้'],
  ['combining marks', fill('e\u0301\u0302\u0303')],
  ['zero-width characters', fill('a\u200b\u200d')],
  ['right-to-left marks', '\u202eI tried it\u202c'],
  ['control characters', 'I \u0000 tried \u0007 it'],
  ['properties of objects', '__proto__ constructor toString valueOf hasOwnProperty'],
]

describe('whatever people write', () => {
  test.each(TEXTS)('the reader reads or leaves %s', (_name, text) => {
    const reading = readStance(text)
    expect(['read', 'unread']).toContain(reading.kind)
    expect(['evidence', 'cause', 'next-step', 'feedback', 'none']).toContain(chooseFollowUp(text, reading))
    if (reading.kind === 'read') {
      for (const { start, end } of reading.sentences) expect(end).toBeGreaterThan(start)
    }
  })

  test.each(TEXTS)('the name warning survives %s', (_name, text) => {
    for (const { start, end, name } of findStudentNames(text, ['Dana Whitfield'])) {
      expect(text.slice(start, end)).toBe(name)
    }
  })

  test('themes survive all of it', () => {
    const entries = TEXTS.map(([, text], index) => ({ personKey: `p${index}`, text: text.slice(0, 5000) }))
    expect(Array.isArray(findThemes(entries, { minPeople: 5 }))).toBe(true)
  })
})
