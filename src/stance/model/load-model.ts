import { readFileSync } from 'node:fs'
import { createFeatureTable } from './feature-table.ts'
import { decodeModel } from './format.ts'
import { createScorer, type Scorer } from './scorer.ts'

let loaded: Scorer | undefined

/** Returns the scorer of the model that lies beside this file, read once; throws where the file is missing or foreign. */
export const loadScorer = (): Scorer => {
  loaded ??= createScorerFrom(readFileSync(new URL('stance-model.bin', import.meta.url)))
  return loaded
}

/** Returns a scorer of the model in these bytes. */
export const createScorerFrom = (bytes: Uint8Array): Scorer => {
  const model = decodeModel(bytes)
  return createScorer(model, createFeatureTable(model.hashes))
}
