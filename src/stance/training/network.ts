import { HABITS, TYPES } from '../habits.ts'
import { createRandom, shuffle } from './random.ts'

/** What the network learns from; a sentence without a type has `typeWeights` 0. */
export interface NetworkTask {
  features: readonly Int32Array[]
  types: readonly number[]
  typeWeights: readonly number[]
  habits: readonly (readonly number[])[]
  habitWeights: readonly number[]
  featureCount: number
  seed: number
}

/** One layer of units shared by the nine types and the seven habits; only the habits' outputs are kept in the model. */
export interface Network {
  input: Float32Array
  inputBiases: Float32Array
  output: Float32Array
  outputBiases: Float32Array
}

/** Number of hidden units. */
export const HIDDEN = 32
const OUTPUTS = TYPES.length + HABITS.length
const EPOCHS = 15
const RATE = 0.03
const FEATURE_DROP = 0.4
const UNIT_DROP = 0.2
const DECAY = 1e-5
const HABIT_IMPORTANCE = 2

interface State extends Network {
  inputSquares: Float32Array
  inputBiasSquares: Float32Array
  outputSquares: Float32Array
  outputBiasSquares: Float32Array
}

const createState = (featureCount: number, random: () => number): State => {
  const zeros = (length: number): Float32Array => new Float32Array(length)
  const squares = (length: number): Float32Array => new Float32Array(length).fill(1e-8)
  return {
    input: zeros(featureCount * HIDDEN).map(() => (random() - 0.5) * 0.1),
    inputBiases: zeros(HIDDEN),
    output: zeros(HIDDEN * OUTPUTS).map(() => (random() - 0.5) * Math.sqrt(2 / HIDDEN)),
    outputBiases: zeros(OUTPUTS),
    inputSquares: squares(featureCount * HIDDEN),
    inputBiasSquares: squares(HIDDEN),
    outputSquares: squares(HIDDEN * OUTPUTS),
    outputBiasSquares: squares(OUTPUTS),
  }
}

/** One step of AdaGrad on one number. */
const step = (
  values: Float32Array,
  squares: Float32Array,
  at: number,
  gradient: number,
  rate: number,
): void => {
  const square = (squares[at] ?? 0) + gradient * gradient
  squares[at] = square
  values[at] = (values[at] ?? 0) - (rate * gradient) / Math.sqrt(square)
}

const fillUnits = (state: Network, list: ArrayLike<number>, units: Float32Array): void => {
  units.fill(0)
  for (let index = 0; index < list.length; index++) {
    const row = (list[index] ?? 0) * HIDDEN
    for (let unit = 0; unit < HIDDEN; unit++)
      units[unit] = (units[unit] ?? 0) + (state.input[row + unit] ?? 0)
  }
  const norm = 1 / Math.sqrt(list.length || 1)
  for (let unit = 0; unit < HIDDEN; unit++) {
    units[unit] = (units[unit] ?? 0) * norm + (state.inputBiases[unit] ?? 0)
  }
}

const fillOutputs = (state: Network, units: Float32Array, outputs: Float32Array): void => {
  for (let output = 0; output < OUTPUTS; output++) {
    let sum = state.outputBiases[output] ?? 0
    for (let unit = 0; unit < HIDDEN; unit++)
      sum += (units[unit] ?? 0) * (state.output[unit * OUTPUTS + output] ?? 0)
    outputs[output] = sum
  }
}

/** Replaces outputs by the gradient of the loss: cross-entropy of the type, and of each habit by itself. */
const toGradients = (task: NetworkTask, index: number, outputs: Float32Array): void => {
  const kinds = outputs.subarray(0, TYPES.length)
  const top = Math.max(...kinds)
  let sum = 0
  for (const value of kinds) sum += Math.exp(value - top)
  const typeWeight = task.typeWeights[index] ?? 0
  kinds.forEach((value, type) => {
    kinds[type] = typeWeight * (Math.exp(value - top) / sum - (task.types[index] === type ? 1 : 0))
  })
  const habitWeight = HABIT_IMPORTANCE * (task.habitWeights[index] ?? 1)
  for (let habit = 0; habit < HABITS.length; habit++) {
    const at = TYPES.length + habit
    const probability = 1 / (1 + Math.exp(-(outputs[at] ?? 0)))
    outputs[at] = habitWeight * (probability - (task.habits[index]?.[habit] ?? 0))
  }
}

/** Steps the output layer and returns the gradient at the hidden units in `back`. */
const stepOutputs = (
  state: State,
  units: Float32Array,
  gradients: Float32Array,
  back: Float32Array,
  rate: number,
) => {
  for (let unit = 0; unit < HIDDEN; unit++) {
    back[unit] = 0
    const value = units[unit] ?? 0
    if (value === 0) continue
    let sum = 0
    for (let output = 0; output < OUTPUTS; output++) {
      const at = unit * OUTPUTS + output
      const gradient = gradients[output] ?? 0
      sum += (state.output[at] ?? 0) * gradient
      step(state.output, state.outputSquares, at, gradient * value, rate)
    }
    back[unit] = sum / (1 - UNIT_DROP)
  }
  for (let output = 0; output < OUTPUTS; output++) {
    step(state.outputBiases, state.outputBiasSquares, output, gradients[output] ?? 0, rate)
  }
}

const stepInputs = (state: State, list: readonly number[], back: Float32Array, rate: number): void => {
  const norm = 1 / Math.sqrt(list.length || 1)
  for (let unit = 0; unit < HIDDEN; unit++) {
    if (back[unit]) step(state.inputBiases, state.inputBiasSquares, unit, back[unit] ?? 0, rate)
  }
  for (const id of list) {
    for (let unit = 0; unit < HIDDEN; unit++) {
      const at = id * HIDDEN + unit
      const gradient = (back[unit] ?? 0) * norm + DECAY * (state.input[at] ?? 0)
      if (gradient !== 0) step(state.input, state.inputSquares, at, gradient, rate)
    }
  }
}

/** Leaves out units at random and those below 0; the rest make up for them. */
const dropUnits = (units: Float32Array, random: () => number): void => {
  for (let unit = 0; unit < HIDDEN; unit++) {
    const isKept = (units[unit] ?? 0) > 0 && random() > UNIT_DROP
    units[unit] = isKept ? (units[unit] ?? 0) / (1 - UNIT_DROP) : 0
  }
}

/** Returns a network trained with AdaGrad and with features and units left out at random; the same for the same seed. */
export const trainNetwork = (task: NetworkTask): Network => {
  const random = createRandom(task.seed)
  const state = createState(task.featureCount, random)
  const units = new Float32Array(HIDDEN)
  const outputs = new Float32Array(OUTPUTS)
  const back = new Float32Array(HIDDEN)
  const order = Int32Array.from(task.features.keys())
  const learn = (index: number, rate: number): void => {
    const list: number[] = []
    for (const id of task.features[index] ?? []) if (random() > FEATURE_DROP) list.push(id)
    if (list.length === 0) return
    fillUnits(state, list, units)
    dropUnits(units, random)
    fillOutputs(state, units, outputs)
    toGradients(task, index, outputs)
    stepOutputs(state, units, outputs, back, rate)
    stepInputs(state, list, back, rate)
  }
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE * (1 - (0.8 * epoch) / EPOCHS)
    for (const index of shuffle(order, random)) learn(index, rate)
  }
  return state
}

/** Returns the network's seven habit scores (log-odds) of a sentence. */
export const scoreNetwork = (network: Network, list: Int32Array): number[] => {
  const units = new Float32Array(HIDDEN)
  const outputs = new Float32Array(OUTPUTS)
  fillUnits(network, list, units)
  for (let unit = 0; unit < HIDDEN; unit++) units[unit] = Math.max(0, units[unit] ?? 0)
  fillOutputs(network, units, outputs)
  return [...outputs.subarray(TYPES.length)]
}
