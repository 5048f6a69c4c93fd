import { HABITS, TYPES } from '../habits.ts'
import type { FeatureTable } from './feature-table.ts'
import type { StanceModel } from './format.ts'
import { createFinder, createFound, type Found, type Parsed } from './found-features.ts'
import { addRows, type LaneTable, packRows } from './lane-sums.ts'

/** Scores of one sentence; the arrays are overwritten by the next call. */
export interface Scores {
  /** Probability of each of the nine types. */
  types: Float64Array
  /** Raw scores of the habits' linear heads and of the network. */
  linear: Float64Array
  network: Float64Array
  /** Probability of each habit. */
  habits: Float64Array
}

/** Scores sentences by a model. */
export interface Scorer {
  model: StanceModel
  /** Scores a sentence beside its neighbours, where it has any. */
  score: (sentence: Parsed, before?: Parsed, after?: Parsed) => Scores
  /** For each token of the sentence last scored, how much it spoke for the habit (0 or less: against). */
  weigh: (habit: number) => Float64Array
}

const HEADS = TYPES.length + HABITS.length

/** The model's whole-number weights in packed form. */
interface Packed {
  linear: LaneTable
  input: LaneTable
}

/** What neighbours say counts for habits alone. */
const linearSums = ({ linear }: Packed, found: Found, own: Int32Array, all: Int32Array): void => {
  own.fill(0)
  addRows(linear, found.ids, 0, found.own, own)
  all.set(own)
  addRows(linear, found.ids, found.own, found.count, all)
}

const softmax = (scores: Float64Array, count: number, sharpness: number, out: Float64Array): void => {
  let top = Number.NEGATIVE_INFINITY
  for (let index = 0; index < count; index++) top = Math.max(top, scores[index] ?? 0)
  let sum = 0
  for (let index = 0; index < count; index++) {
    const power = Math.exp(sharpness * ((scores[index] ?? 0) - top))
    out[index] = power
    sum += power
  }
  for (let index = 0; index < count; index++) out[index] = (out[index] ?? 0) / sum
}

const hiddenUnits = (
  model: StanceModel,
  { input }: Packed,
  found: Found,
  sums: Int32Array,
  units: Float64Array,
): void => {
  sums.fill(0)
  const count = addRows(input, found.ids, 0, found.own, sums)
  const norm = 1 / Math.sqrt(count || 1)
  for (let unit = 0; unit < model.hidden; unit++) {
    const sum = (sums[unit] ?? 0) * (model.inputScales[unit] ?? 0) * norm + (model.inputBiases[unit] ?? 0)
    units[unit] = sum > 0 ? sum : 0
  }
}

const networkScores = (model: StanceModel, units: Float64Array, out: Float64Array): void => {
  for (let habit = 0; habit < HABITS.length; habit++) {
    let sum = model.outputBiases[habit] ?? 0
    for (let unit = 0; unit < model.hidden; unit++) {
      sum += (units[unit] ?? 0) * (model.output[unit * HABITS.length + habit] ?? 0)
    }
    out[habit] = sum
  }
}

const finish = (model: StanceModel, scores: Scores): void => {
  const { calibration } = model
  for (let habit = 0; habit < HABITS.length; habit++) {
    const at = habit * 3
    const odds =
      (calibration[at] ?? 0) * (scores.linear[habit] ?? 0) +
      (calibration[at + 1] ?? 0) * (scores.network[habit] ?? 0) +
      (calibration[at + 2] ?? 0)
    scores.habits[habit] = 1 / (1 + Math.exp(-odds))
  }
}

/** Turns sums of weights into the linear scores of types and habits. */
const linearScores = (
  model: StanceModel,
  found: Found,
  own: Int32Array,
  all: Int32Array,
  raw: Float64Array,
  scores: Scores,
): void => {
  const ownNorm = 1 / Math.sqrt(found.own || 1)
  const allNorm = 1 / Math.sqrt(found.count || 1)
  for (let head = 0; head < HEADS; head++) {
    const sum = head < TYPES.length ? (own[head] ?? 0) * ownNorm : (all[head] ?? 0) * allNorm
    raw[head] = sum * (model.linearScales[head] ?? 0) + (model.linearBiases[head] ?? 0)
  }
  softmax(raw, TYPES.length, model.typeSharpness, scores.types)
  for (let habit = 0; habit < HABITS.length; habit++) {
    let sum = raw[TYPES.length + habit] ?? 0
    for (let type = 0; type < TYPES.length; type++) {
      sum += (model.typeWeights[habit * TYPES.length + type] ?? 0) * (scores.types[type] ?? 0)
    }
    scores.linear[habit] = sum
  }
}

/** What a strong cue of the codebook adds to each of its tokens, in steps of a weight. */
const CUE_BONUS = 40

/** Shares each weight between the ends of what it stands for; the network's part is left out. */
const weighTokens = (model: StanceModel, found: Found, habit: number, { tokens, hits }: Parsed): Float64Array => {
  const weights = new Float64Array(tokens.length)
  for (const { rule, first, last } of hits) {
    if (rule.habit !== habit || !rule.strong) continue
    for (let at = first; at <= last; at++) weights[at] = (weights[at] ?? 0) + CUE_BONUS
  }
  for (let index = 0; index < found.own; index++) {
    const weight = model.linear[(found.ids[index] ?? 0) * HEADS + TYPES.length + habit] ?? 0
    const first = found.firsts[index] ?? 0
    const last = found.lasts[index] ?? 0
    if (last - first > 12) continue
    weights[first] = (weights[first] ?? 0) + (first === last ? weight : weight / 2)
    if (last !== first) weights[last] = (weights[last] ?? 0) + weight / 2
  }
  return weights
}

/** Returns a scorer of sentences by this model; `table` holds the model's hashes. */
export const createScorer = (model: StanceModel, table: FeatureTable): Scorer => {
  const find = createFinder(table)
  const packed: Packed = {
    linear: packRows(model.linear, HEADS),
    input: packRows(model.input, model.hidden),
  }
  const ownSums = new Int32Array(HEADS)
  const allSums = new Int32Array(HEADS)
  const raw = new Float64Array(HEADS)
  const unitSums = new Int32Array(model.hidden)
  const units = new Float64Array(model.hidden)
  const scores: Scores = {
    types: new Float64Array(TYPES.length),
    linear: new Float64Array(HABITS.length),
    network: new Float64Array(HABITS.length),
    habits: new Float64Array(HABITS.length),
  }
  let found = createFound(0)
  let current: Parsed = { tokens: [], hits: [] }
  const score: Scorer['score'] = (sentence, before, after) => {
    current = sentence
    found = find(sentence, before, after)
    linearSums(packed, found, ownSums, allSums)
    linearScores(model, found, ownSums, allSums, raw, scores)
    hiddenUnits(model, packed, found, unitSums, units)
    networkScores(model, units, scores.network)
    finish(model, scores)
    return scores
  }
  return { model, score, weigh: (habit) => weighTokens(model, found, habit, current) }
}
