import { createRandom, shuffle } from './random.ts'

/** What a linear head learns from: known features, labels (1 or 0), and a weight and dense values for each sentence. */
export interface LinearTask {
  features: readonly Int32Array[]
  labels: readonly number[]
  weights: readonly number[]
  dense: readonly (readonly number[])[]
  featureCount: number
  cost: number
}

/** A linear head: score = Σ weight of features / √(their number) + Σ dense weight × value + bias. */
export interface LinearHead {
  weights: Float64Array
  denseWeights: Float64Array
  bias: number
}

const PASSES = 30
const ENOUGH = 0.01

/**
 * Returns each feature's factor by how unevenly it falls on the two labels: 0.2 + 0.8 · |r| / mean |r|,
 * r its log-count ratio with one added to each count (Wang & Manning 2012, NB-SVM).
 */
const ratioFactors = ({ features, labels, featureCount }: LinearTask): Float64Array => {
  const positive = new Float64Array(featureCount).fill(1)
  const negative = new Float64Array(featureCount).fill(1)
  let positives = 2
  let negatives = 2
  features.forEach((list, index) => {
    const counts = labels[index] ? positive : negative
    for (const id of list) counts[id] = (counts[id] ?? 0) + 1
    if (labels[index]) positives++
    else negatives++
  })
  const ratios = positive.map((count, id) =>
    Math.abs(Math.log(count / positives / ((negative[id] ?? 1) / negatives))),
  )
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / (featureCount || 1) || 1
  return ratios.map((ratio) => 0.2 + (0.8 * ratio) / mean)
}

const squareOf = (list: Int32Array, dense: readonly number[], factors: Float64Array): number => {
  let sum = 0
  for (const id of list) sum += (factors[id] ?? 0) ** 2
  return sum / (list.length || 1) + 1 + dense.reduce((total, value) => total + value * value, 0)
}

/** A head while it is trained; its weights still lack their factors. */
interface Descent extends LinearHead {
  task: LinearTask
  factors: Float64Array
  alphas: Float64Array
  squares: readonly number[]
}

const scoreOf = (state: Descent, list: Int32Array, dense: readonly number[]): number => {
  let sum = 0
  for (const id of list) sum += (state.weights[id] ?? 0) * (state.factors[id] ?? 0)
  sum = sum / Math.sqrt(list.length || 1) + state.bias
  for (let at = 0; at < dense.length; at++) sum += (state.denseWeights[at] ?? 0) * (dense[at] ?? 0)
  return sum
}

const move = (state: Descent, list: Int32Array, dense: readonly number[], step: number): void => {
  state.bias += step
  const share = step / Math.sqrt(list.length || 1)
  for (const id of list) state.weights[id] = (state.weights[id] ?? 0) + share * (state.factors[id] ?? 0)
  for (let at = 0; at < dense.length; at++) {
    state.denseWeights[at] = (state.denseWeights[at] ?? 0) + step * (dense[at] ?? 0)
  }
}

/** Solves for one sentence's multiplier and returns how far it was from the solution. */
const visit = (state: Descent, index: number): number => {
  const { task, alphas, squares } = state
  const list = task.features[index] ?? new Int32Array()
  const dense = task.dense[index] ?? []
  const sign = task.labels[index] ? 1 : -1
  const slack = 1 / (2 * task.cost * (task.weights[index] ?? 1))
  const alpha = alphas[index] ?? 0
  const gradient = scoreOf(state, list, dense) * sign - 1 + alpha * slack
  const projected = alpha === 0 ? Math.min(gradient, 0) : gradient
  if (Math.abs(projected) < 1e-9) return 0
  const next = Math.max(alpha - gradient / ((squares[index] ?? 1) + slack), 0)
  alphas[index] = next
  move(state, list, dense, (next - alpha) * sign)
  return Math.abs(projected)
}

/** Returns a head trained by dual coordinate descent on the squared hinge loss (Hsieh et al. 2008). */
export const trainLinear = (task: LinearTask): LinearHead => {
  const factors = ratioFactors(task)
  const state: Descent = {
    task,
    factors,
    weights: new Float64Array(task.featureCount),
    denseWeights: new Float64Array(task.dense[0]?.length ?? 0),
    bias: 0,
    alphas: new Float64Array(task.features.length),
    squares: task.features.map((list, index) => squareOf(list, task.dense[index] ?? [], factors)),
  }
  const order = Int32Array.from(task.features.keys())
  const random = createRandom(1)
  for (let pass = 0; pass < PASSES; pass++) {
    let largest = 0
    for (const index of shuffle(order, random)) largest = Math.max(largest, visit(state, index))
    if (largest < ENOUGH) break
  }
  const weights = state.weights.map((weight, id) => weight * (factors[id] ?? 0))
  return { weights, denseWeights: state.denseWeights, bias: state.bias }
}

/** Returns a head's score of a sentence. */
export const scoreLinear = (head: LinearHead, list: Int32Array, dense: readonly number[]): number => {
  let sum = 0
  for (const id of list) sum += head.weights[id] ?? 0
  return dense.reduce(
    (score, value, at) => score + value * (head.denseWeights[at] ?? 0),
    sum / Math.sqrt(list.length || 1) + head.bias,
  )
}
