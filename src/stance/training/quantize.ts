import { createHash } from 'node:crypto'
import { HABITS, TYPES } from '../habits.ts'
import { encodeModel, type StanceModel } from '../model/format.ts'
import type { Calibration } from './calibrate.ts'
import type { Vocabulary } from './examples.ts'
import type { LinearHead } from './linear.ts'
import { HIDDEN, type Network } from './network.ts'

/** A trained model in floating point. */
export interface FullModel {
  vocabulary: Vocabulary
  types: readonly LinearHead[]
  habits: readonly LinearHead[]
  network: Network
  calibrations: readonly Calibration[]
  priors: readonly number[]
  thresholds: readonly number[]
  floors: readonly number[]
  baselineCues: readonly number[]
  typeSharpness: number
  typeScale: number
}

const LARGEST = 127

const scaleOf = (values: Iterable<number>): number => {
  let largest = 0
  for (const value of values) largest = Math.max(largest, Math.abs(value))
  return Math.fround(largest / LARGEST) || 1
}

const quantizeLinear = (
  heads: readonly LinearHead[],
  count: number,
): Pick<StanceModel, 'linear' | 'linearScales'> => {
  const linear = new Int8Array(count * heads.length)
  const linearScales = Float32Array.from(heads.map((head) => scaleOf(head.weights)))
  heads.forEach((head, at) => {
    for (let id = 0; id < count; id++) {
      linear[id * heads.length + at] = Math.round((head.weights[id] ?? 0) / (linearScales[at] ?? 1))
    }
  })
  return { linear, linearScales }
}

const quantizeInput = ({ input }: Network): Pick<StanceModel, 'input' | 'inputScales'> => {
  const inputScales = new Float32Array(HIDDEN)
  const quantized = new Int8Array(input.length)
  for (let unit = 0; unit < HIDDEN; unit++) {
    const scale = scaleOf(input.filter((_, at) => at % HIDDEN === unit))
    inputScales[unit] = scale
    for (let at = unit; at < input.length; at += HIDDEN) quantized[at] = Math.round((input[at] ?? 0) / scale)
  }
  return { input: quantized, inputScales }
}

/** Keeps the columns of the habits: the network's type outputs only taught it. */
const habitOutputs = (network: Network): Pick<StanceModel, 'output' | 'outputBiases'> => {
  const outputs = TYPES.length + HABITS.length
  return {
    output: network.output.filter((_, at) => at % outputs >= TYPES.length),
    outputBiases: network.outputBiases.slice(TYPES.length),
  }
}

/** Returns the model in small whole numbers; its version is made of its own content. */
export const quantize = (full: FullModel): StanceModel => {
  const { vocabulary, types, habits, network } = full
  const heads = [...types, ...habits]
  const model: StanceModel = {
    version: '',
    hashes: Uint32Array.from(vocabulary.hashes),
    networkFeatures: vocabulary.networkCount,
    hidden: HIDDEN,
    ...quantizeLinear(heads, vocabulary.hashes.length),
    linearBiases: Float32Array.from(heads.map((head) => head.bias)),
    typeWeights: Float32Array.from(
      habits.flatMap((head) => [...head.denseWeights].map((weight) => weight * full.typeScale)),
    ),
    ...quantizeInput(network),
    inputBiases: network.inputBiases,
    ...habitOutputs(network),
    calibration: Float32Array.from(
      full.calibrations.flatMap(({ linear, network: net, offset }) => [linear, net, offset]),
    ),
    priors: Float32Array.from(full.priors),
    thresholds: Float32Array.from(full.thresholds),
    floors: Float32Array.from(full.floors),
    baselineCues: Uint32Array.from(full.baselineCues),
    typeSharpness: full.typeSharpness,
  }
  const digest = createHash('sha256').update(encodeModel(model)).digest('hex')
  return { ...model, version: `1.${digest.slice(0, 10)}` }
}
