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

/** Returns a head trained by dual coordinate descent on the squared hinge loss (Hsieh et al. 2008). */
export const trainLinear = (task: LinearTask): LinearHead => {
  const { features, labels, weights: sampleWeights, dense, featureCount, cost } = task
  const factors = ratioFactors(task)
  const weights = new Float64Array(featureCount)
  const denseWeights = new Float64Array(dense[0]?.length ?? 0)
  let bias = 0
  const alphas = new Float64Array(features.length)
  const squares = features.map((list, index) => squareOf(list, dense[index] ?? [], factors))
  const order = Int32Array.from(features.keys())
  const random = createRandom(1)
  const visit = (index: number): number => {
    const list = features[index] ?? new Int32Array()
    const values = dense[index] ?? []
    const sign = labels[index] ? 1 : -1
    const norm = 1 / Math.sqrt(list.length || 1)
    let score = 0
    for (const id of list) score += (weights[id] ?? 0) * (factors[id] ?? 0)
    score = score * norm + bias
    for (let at = 0; at < values.length; at++) score += (denseWeights[at] ?? 0) * (values[at] ?? 0)
    const slack = 1 / (2 * cost * (sampleWeights[index] ?? 1))
    const alpha = alphas[index] ?? 0
    const gradient = score * sign - 1 + alpha * slack
    const projected = alpha === 0 ? Math.min(gradient, 0) : gradient
    if (Math.abs(projected) < 1e-9) return 0
    const next = Math.max(alpha - gradient / ((squares[index] ?? 1) + slack), 0)
    const step = (next - alpha) * sign
    alphas[index] = next
    bias += step
    for (const id of list) weights[id] = (weights[id] ?? 0) + step * norm * (factors[id] ?? 0)
    for (let at = 0; at < values.length; at++) {
      denseWeights[at] = (denseWeights[at] ?? 0) + step * (values[at] ?? 0)
    }
    return Math.abs(projected)
  }
  for (let pass = 0; pass < PASSES; pass++) {
    let largest = 0
    for (const index of shuffle(order, random)) largest = Math.max(largest, visit(index))
    if (largest < ENOUGH) break
  }
  return { weights: weights.map((weight, id) => weight * (factors[id] ?? 0)), denseWeights, bias }
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
