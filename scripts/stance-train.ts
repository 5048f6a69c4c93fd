/** Trains the stance model: `npm run stance:train -- FOLDER [OUT_FILE]`, on the folder's train.tsv and, where it is there, val.tsv. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reportOn } from '../src/stance/evaluation/report.ts'
import { encodeModel } from '../src/stance/model/format.ts'
import { parseRows } from '../src/stance/training/rows.ts'
import { trainModel } from '../src/stance/training/train-model.ts'

const MODEL_FILE = 'src/stance/model/stance-model.bin'
const OWN_FILE = 'data/stance/own-sentences.tsv'

const readRows = (file: string) => parseRows(readFileSync(file, 'utf8'))

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const main = (): void => {
  const folder = process.argv[2]
  if (!folder)
    throw new Error('Usage: npm run stance:train -- FOLDER [OUT_FILE] (FOLDER with train.tsv and val.tsv)')
  const files = ['train.tsv', 'val.tsv'].map((name) => join(folder, name)).filter((file) => existsSync(file))
  const coded = files.flatMap(readRows)
  const { model, outOfFold } = trainModel(coded, readRows(OWN_FILE), say)
  const bytes = encodeModel(model)
  writeFileSync(process.argv[3] ?? MODEL_FILE, bytes)
  const scored = coded.map((row, index) => ({
    row,
    habits: outOfFold.habits[index] ?? [],
    types: outOfFold.types[index] ?? [],
    byRules: outOfFold.byRules[index] ?? [],
  }))
  say('\nCross-validation: every sentence scored by models that did not see its diary')
  for (const line of reportOn(scored, model)) say(line)
  say(`\nmodel ${model.version}: ${(bytes.length / 1e6).toFixed(2)} MB, ${model.hashes.length} features`)
}

main()
