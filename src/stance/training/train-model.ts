import { HABITS, TYPES } from '../habits.ts'
import type { StanceModel } from '../model/format.ts'
import { type Calibration, calibrated, fitCalibration, thresholdOf } from './calibrate.ts'
import { chooseCues, cueHitsOf } from './choose-cues.ts'
import { type Encoded, type Example, encode, toExample, type Vocabulary, vocabularyOf } from './examples.ts'
import { assignFolds, groupByContext } from './folds.ts'
import { type LinearHead, scoreLinear, trainLinear } from './linear.ts'
import { type Network, scoreNetwork, trainNetwork } from './network.ts'
import { quantize } from './quantize.ts'
import type { CodedRow } from './rows.ts'

const FOLDS = 5
const FOLD_SEED = 7
const TYPE_COST = 0.3
const HABIT_COST = 1
/** How much a sentence of our own counts beside a real one. */
const OWN_WEIGHT = 0.5
const NETWORK_SEED = 1
/** Factor on type scores before the softmax, chosen by cross-validation. */
const TYPE_SHARPNESS = 2.5
const TYPE_SCALE = 0.5
/** Share of the threshold below which the reader says no; between it and the threshold it abstains. */
const FLOOR_SHARE = 0.5

/** Scores of every coded row by models that did not see its diary. */
export interface OutOfFold {
  folds: number[]
  /** Row × type: probabilities. */
  types: number[][]
  /** Row × habit: probabilities after calibration. */
  habits: number[][]
  /** Row × habit: 1 where the best word rules of the other folds find the habit. */
  byRules: number[][]
}

/** What training returns: the model and the scores from which its thresholds come. */
export interface Trained {
  model: StanceModel
  outOfFold: OutOfFold
}

interface Parts {
  vocabulary: Vocabulary
  encoded: Encoded[]
  types: LinearHead[]
}

interface HabitParts extends Parts {
  habits: LinearHead[]
  network: Network
}

/** Returns the probabilities of the types from their scores. */
export const typeProbabilities = (scores: readonly number[]): number[] => {
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(TYPE_SHARPNESS * (score - top)))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

const trainTypes = (rows: readonly CodedRow[], examples: readonly Example[]): Parts => {
  const vocabulary = vocabularyOf(examples)
  const encoded = examples.map((example) => encode(example, vocabulary))
  const typed = [...rows.keys()].filter((index) => (rows[index]?.type ?? -1) >= 0)
  const features = typed.map((index) => encoded[index]?.own ?? new Int32Array())
  const weights = typed.map((index) => (rows[index]?.confidence || 1) / 5)
  const types = TYPES.map((_, type) =>
    trainLinear({
      features,
      labels: typed.map((index) => (rows[index]?.type === type ? 1 : 0)),
      weights,
      dense: [],
      featureCount: vocabulary.hashes.length,
      cost: TYPE_COST,
    }),
  )
  return { vocabulary, encoded, types }
}

const scoreTypes = (types: readonly LinearHead[], features: Int32Array): number[] =>
  typeProbabilities(types.map((head) => scoreLinear(head, features, [])))

const scaled = (types: readonly number[]): number[] => types.map((value) => value * TYPE_SCALE)

const trainHabits = (
  rows: readonly CodedRow[],
  parts: Parts,
  types: readonly (readonly number[])[],
  weights: readonly number[],
): HabitParts => {
  const { encoded, vocabulary } = parts
  const labels = rows.map((row) => row.habits ?? [])
  const habits = HABITS.map((_, habit) =>
    trainLinear({
      features: encoded.map(({ all }) => all),
      labels: labels.map((row) => row[habit] ?? 0),
      weights,
      dense: types.map(scaled),
      featureCount: vocabulary.hashes.length,
      cost: HABIT_COST,
    }),
  )
  const network = trainNetwork({
    features: encoded.map((features) => features.network),
    types: rows.map((row) => row.type),
    typeWeights: rows.map((row) => (row.type < 0 ? 0 : (row.confidence || 1) / 5)),
    habits: labels,
    habitWeights: weights,
    featureCount: vocabulary.networkCount,
    seed: NETWORK_SEED,
  })
  return { ...parts, habits, network }
}

interface FoldScores {
  types: number[][]
  linear: number[][]
  network: number[][]
}

const pick = <Item>(list: readonly Item[], indices: readonly number[]): Item[] =>
  indices.flatMap((index) => (list[index] === undefined ? [] : [list[index]]))

/** Returns the scores of every row by models trained on the other folds; our own sentences (fold −1) always train. */
const scoreOutOfFold = (
  rows: readonly CodedRow[],
  examples: readonly Example[],
  folds: readonly number[],
  weights: readonly number[],
  report: (line: string) => void,
): FoldScores => {
  const result: FoldScores = { types: [], linear: [], network: [] }
  const trained = [...Array(FOLDS).keys()].map((fold) => {
    const inside = [...rows.keys()].filter((index) => folds[index] !== fold)
    const parts = trainTypes(pick(rows, inside), pick(examples, inside))
    for (const [index, example] of examples.entries()) {
      const held = folds[index] === fold || (fold === 0 && folds[index] === -1)
      if (held) result.types[index] = scoreTypes(parts.types, encode(example, parts.vocabulary).own)
    }
    return { inside, parts }
  })
  report('types scored out of fold')
  trained.forEach(({ inside, parts }, fold) => {
    const model = trainHabits(pick(rows, inside), parts, pick(result.types, inside), pick(weights, inside))
    for (const [index, example] of examples.entries()) {
      if (folds[index] !== fold) continue
      const features = encode(example, parts.vocabulary)
      const dense = scaled(result.types[index] ?? [])
      result.linear[index] = model.habits.map((head) => scoreLinear(head, features.all, dense))
      result.network[index] = scoreNetwork(model.network, features.network)
    }
    report(`fold ${fold + 1} of ${FOLDS} scored`)
  })
  return result
}

/** Returns what the best word rules say, chosen on the other folds for every row and on all rows for the model. */
const chooseBaseline = (
  rows: readonly CodedRow[],
  folds: readonly number[],
): { byRules: number[][]; baselineCues: number[] } => {
  const hits = cueHitsOf(rows)
  const everyRow = [...rows.keys()]
  const byRules: number[][] = rows.map(() => [])
  const baselineCues = HABITS.flatMap((_, habit) => {
    const labels = rows.map((row) => row.habits?.[habit] ?? 0)
    for (let fold = 0; fold < FOLDS; fold++) {
      const outside = everyRow.filter((row) => folds[row] !== fold)
      const cues = new Set(chooseCues(hits, labels, habit, outside))
      for (const row of everyRow) {
        const found = folds[row] === fold ? byRules[row] : undefined
        if (found) found[habit] = hits[row]?.[habit]?.some((hash) => cues.has(hash)) ? 1 : 0
      }
    }
    return chooseCues(hits, labels, habit, everyRow)
  })
  return { byRules, baselineCues }
}

const column = (table: readonly (readonly number[])[], at: number): number[] =>
  table.map((row) => row[at] ?? 0)

/** Returns each habit's calibration, and the probabilities that they make of the coded rows' scores. */
const calibrateAll = (
  coded: readonly CodedRow[],
  { linear, network }: FoldScores,
): { calibrations: Calibration[]; habits: number[][] } => {
  const count = coded.length
  const calibrations = HABITS.map((_, habit) =>
    fitCalibration(
      column(linear.slice(0, count), habit),
      column(network.slice(0, count), habit),
      coded.map((row) => row.habits?.[habit] ?? 0),
    ),
  )
  const habits = coded.map((_, index) =>
    calibrations.map((calibration, habit) =>
      calibrated(calibration, linear[index]?.[habit] ?? 0, network[index]?.[habit] ?? 0),
    ),
  )
  return { calibrations, habits }
}

/**
 * Returns a model trained on the coded rows and on our own sentences (which weigh half), and the out-of-fold scores of
 * the coded rows. Deterministic: the same rows give the same bytes.
 */
export const trainModel = (
  coded: readonly CodedRow[],
  own: readonly CodedRow[],
  report: (line: string) => void = () => {},
): Trained => {
  const rows = [...coded, ...own]
  const examples = rows.map(toExample)
  const weights = rows.map((_, index) => (index < coded.length ? 1 : OWN_WEIGHT))
  const codedFolds = assignFolds(groupByContext(coded), FOLDS, FOLD_SEED)
  const folds = [...codedFolds, ...own.map(() => -1)]
  const scores = scoreOutOfFold(rows, examples, folds, weights, report)
  const { calibrations, habits } = calibrateAll(coded, scores)
  const thresholds = HABITS.map((_, habit) => thresholdOf(column(habits, habit)))
  const final = trainHabits(rows, trainTypes(rows, examples), scores.types, weights)
  report('final model trained')
  const { byRules, baselineCues } = chooseBaseline(coded, codedFolds)
  const model = quantize({
    ...final,
    baselineCues,
    calibrations,
    priors: HABITS.map(
      (_, habit) => coded.reduce((sum, row) => sum + (row.habits?.[habit] ?? 0), 0) / coded.length,
    ),
    thresholds,
    floors: thresholds.map((threshold) => threshold * FLOOR_SHARE),
    typeSharpness: TYPE_SHARPNESS,
    typeScale: TYPE_SCALE,
  })
  return {
    model,
    outOfFold: { folds: codedFolds, types: scores.types.slice(0, coded.length), habits, byRules },
  }
}
