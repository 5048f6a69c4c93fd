import { describe, expect, test } from '@jest/globals'
import { chooseFollowUp, type FollowUp } from '../../src/stance/follow-up.ts'
import { readStance } from '../../src/stance/read.ts'

describe('the follow-up question', () => {
  test.each<[string, FollowUp]>([
    ['The lesson went really well today.', 'evidence'],
    ['I tried stations for the first time and it was great.', 'evidence'],
    ['Half of them could not name a verb on the exit ticket and only two wrote a full sentence.', 'cause'],
    ['Hoy probé una nueva estrategia con mis alumnos y funcionó muy bien.', 'none'],
    ['ok', 'none'],
    ['', 'none'],
  ])('for "%s" is %s', (text, question) => {
    expect(chooseFollowUp(text, readStance(text))).toBe(question)
  })

  test('asks for the next step where evidence and a cause are there', () => {
    const text =
      'Only three students answered the last question. Maybe they were lost because the text had too many new words.'
    expect(chooseFollowUp(text, readStance(text))).toBe('next-step')
  })

  test('asks for feedback where a full entry has all but a colleague in it', () => {
    const text =
      'Only three students answered the last question and most wrote one sentence. Maybe they were lost because the ' +
      'text had too many new words. Next time I will teach five words before we read.'
    expect(chooseFollowUp(text, readStance(text))).toBe('feedback')
  })
})
