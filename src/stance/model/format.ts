/** A trained model as it is used: small whole numbers and the scales that make weights of them. */
export interface StanceModel {
  /** Of the model's data, not of the program: changes whenever the model is trained anew. */
  version: string
  /** Hashes of the known features; the first `networkFeatures` also feed the network. */
  hashes: Uint32Array
  networkFeatures: number
  hidden: number
  /** Linear weights, 16 a feature (nine types, then seven habits), times `linearScales[head]`. */
  linear: Int8Array
  linearScales: Float32Array
  linearBiases: Float32Array
  /** Weights of the nine type probabilities in each habit's linear head: habit × type. */
  typeWeights: Float32Array
  /** Network: features × hidden, times `inputScales[unit]`; then hidden × habits. */
  input: Int8Array
  inputScales: Float32Array
  inputBiases: Float32Array
  output: Float32Array
  outputBiases: Float32Array
  /** Per habit: weight of the linear score, weight of the network's score, offset; together a log-odds. */
  calibration: Float32Array
  /** Per habit: share of training sentences that show it. */
  priors: Float32Array
  /** Per habit: probability from which a sentence is said to show it. */
  thresholds: Float32Array
  /** Per habit: probability below which it is said not to; between the two the reader abstains. */
  floors: Float32Array
  /** Hashes of the cues that make the best pure word rules; only evaluations ask for them. */
  baselineCues: Uint32Array
  /** Factor on type scores before the softmax. */
  typeSharpness: number
}

interface Header {
  format: 1
  version: string
  networkFeatures: number
  hidden: number
  typeSharpness: number
  lengths: Record<string, number>
}

const MAGIC = 'CTSTANCE'
/** Order of the arrays in the file; each begins at a multiple of eight bytes. */
const ARRAYS = [
  ['hashes', Uint32Array],
  ['baselineCues', Uint32Array],
  ['linearScales', Float32Array],
  ['linearBiases', Float32Array],
  ['typeWeights', Float32Array],
  ['inputScales', Float32Array],
  ['inputBiases', Float32Array],
  ['output', Float32Array],
  ['outputBiases', Float32Array],
  ['calibration', Float32Array],
  ['priors', Float32Array],
  ['thresholds', Float32Array],
  ['floors', Float32Array],
  ['linear', Int8Array],
  ['input', Int8Array],
] as const

const aligned = (length: number): number => Math.ceil(length / 8) * 8

/** Returns the bytes of a model file. */
export const encodeModel = (model: StanceModel): Uint8Array => {
  const lengths = Object.fromEntries(ARRAYS.map(([name]) => [name, model[name].length]))
  const { version, networkFeatures, hidden, typeSharpness } = model
  const header: Header = { format: 1, version, networkFeatures, hidden, typeSharpness, lengths }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const start = aligned(MAGIC.length + 4 + json.length)
  const size = ARRAYS.reduce((sum, [name]) => sum + aligned(model[name].byteLength), start)
  const bytes = new Uint8Array(size)
  bytes.set(new TextEncoder().encode(MAGIC))
  new DataView(bytes.buffer).setUint32(MAGIC.length, json.length, true)
  bytes.set(json, MAGIC.length + 4)
  let at = start
  for (const [name] of ARRAYS) {
    const array = model[name]
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += aligned(array.byteLength)
  }
  return bytes
}

/** Returns the model in the bytes of a file (little-endian machines); throws where they are not one of format 1. */
export const decodeModel = (source: Uint8Array): StanceModel => {
  const bytes = source.slice()
  const text = new TextDecoder()
  if (text.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) throw new Error('Not a stance model file')
  const jsonLength = new DataView(bytes.buffer).getUint32(MAGIC.length, true)
  const jsonStart = MAGIC.length + 4
  const header = JSON.parse(text.decode(bytes.subarray(jsonStart, jsonStart + jsonLength))) as Header
  if (header.format !== 1) throw new Error(`Unknown stance model format ${String(header.format)}`)
  let at = aligned(jsonStart + jsonLength)
  const arrays: Record<string, Uint32Array | Float32Array | Int8Array> = {}
  for (const [name, Kind] of ARRAYS) {
    const length = header.lengths[name] ?? 0
    arrays[name] = new Kind(bytes.buffer, at, length)
    at += aligned(length * Kind.BYTES_PER_ELEMENT)
  }
  const { version, networkFeatures, hidden, typeSharpness } = header
  return { version, networkFeatures, hidden, typeSharpness, ...arrays } as unknown as StanceModel
}
