import { HABITS, TYPES } from '../habits.ts'
import type { StanceModel } from '../model/format.ts'
import type { Scorer } from '../model/scorer.ts'
import { estimateRate } from '../quantify.ts'
import { createRandom } from '../training/random.ts'
import type { CodedRow } from '../training/rows.ts'
import { type Agreement, agreementOf, bootstrap, calibrationOf, f1Of, percent } from './measures.ts'
import { type ScoredRow, scoreRows } from './score-rows.ts'

const is = (row: ScoredRow, habit: number): boolean => row.row.habits?.[habit] === 1
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1)

type Decide = (row: ScoredRow, habit: number) => boolean

const macroF1 = (rows: readonly ScoredRow[], decide: Decide): number =>
  mean(
    HABITS.map((_, habit) =>
      f1Of(
        rows.map((row) => is(row, habit)),
        rows.map((row) => decide(row, habit)),
      ),
    ),
  )

const interval = (rows: readonly ScoredRow[], measure: (sample: readonly ScoredRow[]) => number): string => {
  const [low, high] = bootstrap(rows.length, (indices) =>
    measure(indices.flatMap((index) => (rows[index] ? [rows[index]] : []))),
  )
  return `[${percent(low)}, ${percent(high)}]`
}

const cells = ({ precision, recall, f1, support }: Agreement): string =>
  [precision, recall, f1].map((value) => percent(value).padStart(6)).join('') + String(support).padStart(6)

const habitLines = (rows: readonly ScoredRow[], decide: Decide, rules: Decide): string[] => {
  const agreement = (habit: number, by: Decide): Agreement =>
    agreementOf(
      rows.map((row) => is(row, habit)),
      rows.map((row) => by(row, habit)),
    )
  const lines = HABITS.map((name, habit) => {
    const { ece, brier } = calibrationOf(
      rows.map((row) => is(row, habit)),
      rows.map((row) => row.habits[habit] ?? 0),
    )
    const quality = `${ece.toFixed(3).padStart(8)}${brier.toFixed(3).padStart(8)}`
    return `${name.padEnd(18)}${cells(agreement(habit, decide))}${quality}   rules${cells(agreement(habit, rules))}`
  })
  const gain = (sample: readonly ScoredRow[]): number => macroF1(sample, decide) - macroF1(sample, rules)
  return [
    `Seven habits, ${rows.length} sentences (precision, recall, F1 in %, number; ECE, Brier; word rules beside)`,
    ...lines,
    `macro-F1 ${percent(macroF1(rows, decide))} ${interval(rows, (sample) => macroF1(sample, decide))}`,
    `macro-F1 of the word rules ${percent(macroF1(rows, rules))} ${interval(rows, (sample) => macroF1(sample, rules))}`,
    `gain over the word rules ${percent(gain(rows))} ${interval(rows, gain)}`,
  ]
}

/** How far a sentence's least certain habit lies from its threshold, as a ratio of odds. */
const certaintyOf = (row: ScoredRow, thresholds: Float32Array): number =>
  Math.min(...row.habits.map((value, habit) => Math.abs(logit(value) - logit(thresholds[habit] ?? 0.5))))

const logit = (value: number): number => Math.log((value + 1e-6) / (1 - value + 1e-6))

const abstentionLines = (rows: readonly ScoredRow[], decide: Decide, thresholds: Float32Array): string[] => {
  const sorted = [...rows].sort(
    (left, right) => certaintyOf(right, thresholds) - certaintyOf(left, thresholds),
  )
  const points = [1, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5].map((kept) => {
    const sample = sorted.slice(0, Math.round(rows.length * kept))
    return `${Math.round(kept * 100)} %: ${percent(macroF1(sample, decide))}`
  })
  return ['', `Abstention: macro-F1 on the most certain share — ${points.join(', ')}`]
}

const bestType = (row: ScoredRow): number => row.types.indexOf(Math.max(...row.types))

const typeLines = (rows: readonly ScoredRow[]): string[] => {
  const typed = rows.filter(({ row }) => row.type >= 0)
  if (typed.length === 0) return ['', 'Nine types: the file has no column "type"']
  const accuracy = (sample: readonly ScoredRow[]): number =>
    mean(sample.map((row) => (bestType(row) === row.row.type ? 1 : 0)))
  const lines = [3, 4, 5].map((least) => {
    const sample = typed.filter(({ row }) => row.confidence >= least)
    return `confidence >= ${least}: ${percent(accuracy(sample))} % ${interval(sample, accuracy)} of ${sample.length}`
  })
  return ['', `${TYPES.length} types, accuracy`, ...lines]
}

const GROUP_SIZE = 60
const GROUPS = 200

/** Mean absolute error of a group's rate, in points, and how often the interval holds the true rate. */
const rateError = (rows: readonly ScoredRow[], model: StanceModel, mixed: boolean): string => {
  const random = createRandom(11)
  const errors = { counting: 0, sums: 0, estimate: 0, constant: 0 }
  let inside = 0
  for (let group = 0; group < GROUPS; group++) {
    for (let habit = 0; habit < HABITS.length; habit++) {
      const sample = drawGroup(rows, habit, mixed, random)
      const truth = mean(sample.map((row) => (is(row, habit) ? 1 : 0)))
      const prior = model.priors[habit] ?? 0
      const values = sample.map((row) => row.habits[habit] ?? 0)
      const { rate, low, high } = estimateRate(values.map((probability) => ({ probability, prior })))
      errors.constant += Math.abs(prior - truth)
      errors.counting += Math.abs(
        mean(values.map((value) => (value >= (model.thresholds[habit] ?? 1) ? 1 : 0))) - truth,
      )
      errors.sums += Math.abs(mean(values) - truth)
      errors.estimate += Math.abs(rate - truth)
      if (truth >= low - 1e-9 && truth <= high + 1e-9) inside++
    }
  }
  const total = GROUPS * HABITS.length
  const text = Object.entries(errors).map(([name, sum]) => `${name} ${percent(sum / total)}`)
  return `${text.join(', ')}; the 90 % interval covers ${percent(inside / total)} %`
}

/** Draws a group at random, or (mixed) one whose share of the habit is itself drawn from 0–30 %. */
const drawGroup = (
  rows: readonly ScoredRow[],
  habit: number,
  mixed: boolean,
  random: () => number,
): ScoredRow[] => {
  const draw = (list: readonly ScoredRow[]): ScoredRow[] => {
    const row = list[Math.floor(random() * list.length)]
    return row ? [row] : []
  }
  if (!mixed) return Array.from({ length: GROUP_SIZE }, () => draw(rows)).flat()
  const positives = rows.filter((row) => is(row, habit))
  const negatives = rows.filter((row) => !is(row, habit))
  const share = random() * 0.3
  return Array.from({ length: GROUP_SIZE }, () =>
    draw(random() < share && positives.length > 0 ? positives : negatives),
  ).flat()
}

/** Returns the lines of an evaluation of scored rows: habits, abstention, types, team rates; parts whose column is missing say so. */
export const reportOn = (scored: readonly ScoredRow[], model: StanceModel): string[] => {
  const coded = scored.filter(({ row }) => row.habits !== undefined)
  const { thresholds } = model
  const decide: Decide = (row, habit) => (row.habits[habit] ?? 0) >= (thresholds[habit] ?? 1)
  const rules: Decide = (row, habit) => row.byRules[habit] === 1
  if (coded.length === 0) return ['Seven habits: the file has no column "stance"', ...typeLines(scored)]
  return [
    ...habitLines(coded, decide, rules),
    ...abstentionLines(coded, decide, thresholds),
    ...typeLines(scored),
    '',
    `Team rates, groups of ${GROUP_SIZE} sentences, mean absolute error in points`,
    `alike groups: ${rateError(coded, model, false)}`,
    `unlike groups (0-30 %): ${rateError(coded, model, true)}`,
  ]
}

/** Returns the lines of an evaluation of a model on coded rows. */
export const evaluationReport = (rows: readonly CodedRow[], scorer: Scorer): string[] =>
  reportOn(scoreRows(rows, scorer), scorer.model)
