import { describe, expect, it } from '@jest/globals'
import { nearest } from '../../src/use-cases/nearest.ts'

const WORDS = ['start', 'status', 'next', 'pause', 'resume', 'finish']

describe('the nearest word', () => {
  it.each([
    ['stauts', 'status'],
    ['Strat', 'start'],
    ['puase', 'pause'],
    ['finsh', 'finish'],
    ['resum', 'resume'],
  ])('to "%s" is "%s"', (typed, meant) => {
    expect(nearest(typed, WORDS)).toBe(meant)
  })

  it('is none where nothing is near', () => {
    expect(nearest('potatoes', WORDS)).toBeNull()
    expect(nearest('', [])).toBeNull()
  })
})
