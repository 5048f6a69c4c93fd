import { statSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { agreementOf, bootstrap, calibrationOf } from '../../src/stance/evaluation/measures.ts'
import { evaluationReport } from '../../src/stance/evaluation/report.ts'
import { HABITS } from '../../src/stance/habits.ts'
import { decodeModel, encodeModel } from '../../src/stance/model/format.ts'
import { createScorerFrom, loadScorer } from '../../src/stance/model/load-model.ts'
import { calibrated, fitCalibration, thresholdOf } from '../../src/stance/training/calibrate.ts'
import { assignFolds, groupByContext } from '../../src/stance/training/folds.ts'
import { repairEncoding } from '../../src/stance/training/repair-encoding.ts'
import { neighboursOf, parseRows } from '../../src/stance/training/rows.ts'
import { trainModel } from '../../src/stance/training/train-model.ts'

const COLUMNS = 'stance\tsentence\tidx\ttype\tconfidence\tcontext'
const SHOWN = [
  'not_knowing\tI am not sure how to explain number NN.',
  'inquiring\tI wonder why group NN was lost.',
  'practicing\tI tried method NN for the first time.',
  'seeking_feedback\tMy coach gave me advice on lesson NN.',
  'evidence\tHalf of them solved task NN alone.',
  'collaborating\tWe planned unit NN together with Dana.',
  'growth_intention\tNext time I will start with text NN.',
  'none\tThe class read page NN.',
]
const TYPES = [
  'Difficulty',
  'Belief',
  'Experience',
  'Reflection',
  'Feeling',
  'Learning',
  'Intention',
  'Other',
]
const FILE = [
  COLUMNS,
  ...Array.from({ length: 6 }, (_, copy) =>
    SHOWN.map((line, kind) => `${line.replace('NN', `${copy + 2}`)}\t${copy}-${kind}\t${TYPES[kind]}\t5\t`),
  ).flat(),
].join('\n')

describe('rows', () => {
  test('are read by the names of their columns, whatever the order', () => {
    const [row] = parseRows('sentence\tx\tstance\nI tried.\ty\tpracticing evidence')
    expect(row).toMatchObject({
      sentence: 'I tried.',
      type: -1,
      confidence: 0,
      habits: [0, 0, 1, 0, 1, 0, 0],
    })
  })

  test('without codes say so', () => {
    expect(parseRows('sentence\ttype\nI tried.\tDifficulties')[0]).toMatchObject({
      habits: undefined,
      type: 2,
    })
  })

  test('with a code that the codebook lacks are refused', () => {
    expect(() => parseRows('sentence\tstance\nx\thappy')).toThrow('Unknown stance code "happy"')
  })

  test('know the sentences before and after their own', () => {
    const [row] = parseRows(
      'sentence\tcontext\nIt was loud.\tI came. I tried it. It was loud. Then we left. Done.',
    )
    expect(row && neighboursOf(row)).toEqual({ before: 'I tried it.', after: 'Then we left.' })
  })

  test('that share a sentence of context fall into one fold', () => {
    const shared = 'This long sentence stands in both contexts.'
    const rows = parseRows(
      `sentence\tcontext\nA one.\t${shared} A one.\nB two.\tB two. ${shared}\nC three.\tC three.`,
    )
    const groups = groupByContext(rows)
    expect(groups[0]).toBe(groups[1])
    expect(groups[2]).not.toBe(groups[0])
    const folds = assignFolds(groups, 2, 1)
    expect(folds[0]).toBe(folds[1])
  })
})

describe('broken encoding', () => {
  test('is repaired where UTF-8 was read as cp1252, once or twice', () => {
    expect(repairEncoding('MÃ­Å¡a')).toBe('Míša')
    expect(repairEncoding('MÃƒÂ­a')).toBe('Mía')
  })

  test('is left where there is none', () => {
    for (const text of ['Míša and José', 'plain', '“quoted” – dash', 'Â'])
      expect(repairEncoding(text)).toBe(text)
  })
})

describe('training', () => {
  const rows = parseRows(FILE)
  const { model, outOfFold } = trainModel(rows, [])

  test('gives the same bytes for the same rows', () => {
    const again = encodeModel(trainModel(rows, []).model)
    expect(Buffer.from(again).equals(encodeModel(model))).toBe(true)
  })

  test('gives every row a probability from a model that has not seen its group', () => {
    expect(outOfFold.habits.length).toBe(rows.length)
    expect(outOfFold.habits.flat().every((value) => value >= 0 && value <= 1)).toBe(true)
  })

  test('makes a model that scores what it learned, and the report prints every part', () => {
    const report = evaluationReport(rows, createScorerFrom(encodeModel(model))).join('\n')
    for (const habit of HABITS) expect(report).toContain(habit)
    expect(report).toMatch(/macro-F1 (?:100|9\d|8\d)\.\d \[/)
    for (const part of ['word rules', 'Abstention', '9 types', 'Team rates']) expect(report).toContain(part)
  })

  test('reports on a file with only sentences and types', () => {
    const bare = parseRows('sentence\ttype\tconfidence\nI tried it.\tExperience\t5')
    expect(evaluationReport(bare, loadScorer()).join('\n')).toContain('no column "stance"')
  })
})

describe('the model file', () => {
  test('comes back from its bytes as it was', () => {
    const { model } = loadScorer()
    const bytes = encodeModel(model)
    expect(Buffer.from(encodeModel(decodeModel(bytes))).equals(bytes)).toBe(true)
  })

  test('has a version and is at most 3 MB', () => {
    expect(loadScorer().model.version).toMatch(/^1\.[0-9a-f]{10}$/)
    expect(statSync('src/stance/model/stance-model.bin').size).toBeLessThanOrEqual(3_000_000)
  })

  test('is refused where it is something else', () => {
    expect(() => decodeModel(new Uint8Array(64))).toThrow('Not a stance model file')
  })
})

describe('measures', () => {
  test('count what both say', () => {
    expect(agreementOf([true, true, false, false], [true, false, true, false])).toEqual({
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
      support: 2,
    })
  })

  test('give an interval around the mean', () => {
    const values = Array.from({ length: 100 }, (_, index) => index)
    const mean = (indices: readonly number[]): number =>
      indices.reduce((sum, index) => sum + (values[index] ?? 0), 0) / indices.length
    const [low, high] = bootstrap(100, mean, 300)
    expect(low).toBeLessThan(49.5)
    expect(high).toBeGreaterThan(49.5)
  })

  test('find no fault with probabilities that are true', () => {
    expect(calibrationOf([true, false], [1, 0])).toEqual({ ece: 0, brier: 0 })
  })

  test('turn scores into probabilities that sum to the number of positives', () => {
    const scores = Array.from({ length: 200 }, (_, index) => (index % 20) - 10)
    const labels = scores.map((score, index) => (score + ((index * 7) % 11) > 8 ? 1 : 0))
    const calibration = fitCalibration(scores, scores, labels)
    const sum = scores.reduce((total, score) => total + calibrated(calibration, score, score), 0)
    expect(sum).toBeCloseTo(
      labels.reduce<number>((total, label) => total + label, 0),
      0,
    )
  })

  test('put the threshold where expected F1 is highest', () => {
    expect(thresholdOf([0.9, 0.8, 0.05, 0.04])).toBeCloseTo(0.425, 3)
  })
})
