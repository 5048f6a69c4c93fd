/** Trains the stance model: `npm run stance:train -- FOLDER [OUT_FILE]`, on the folder's train.tsv and, where it is there, val.tsv. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { f1Of, percent } from '../src/stance/evaluation/measures.ts'
import { HABITS, TYPES } from '../src/stance/habits.ts'
import { encodeModel } from '../src/stance/model/format.ts'
import { parseRows } from '../src/stance/training/rows.ts'
import { type OutOfFold, trainModel } from '../src/stance/training/train-model.ts'

const MODEL_FILE = 'src/stance/model/stance-model.bin'
const OWN_FILE = 'data/stance/own-sentences.tsv'

const readRows = (file: string) => parseRows(readFileSync(file, 'utf8'))

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const reportCrossValidation = (
  rows: ReturnType<typeof readRows>,
  { habits, types }: OutOfFold,
  thresholds: Float32Array,
): void => {
  const scores = HABITS.map((name, habit) => {
    const f1 = f1Of(
      rows.map((row) => row.habits?.[habit] === 1),
      habits.map((row) => (row[habit] ?? 0) >= (thresholds[habit] ?? 1)),
    )
    say(`  ${name.padEnd(18)} F1 ${percent(f1)}`)
    return f1
  })
  say(`  macro-F1 out of fold ${percent(scores.reduce((sum, f1) => sum + f1, 0) / HABITS.length)}`)
  for (const least of [3, 4, 5]) {
    const known = [...rows.keys()].filter((index) => (rows[index]?.confidence ?? 0) >= least)
    const right = known.filter((index) => {
      const row = types[index] ?? []
      return row.indexOf(Math.max(...row)) === rows[index]?.type
    })
    say(`  ${TYPES.length} types, confidence >= ${least}: ${percent(right.length / known.length)}`)
  }
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
  reportCrossValidation(coded, outOfFold, model.thresholds)
  say(`model ${model.version}: ${(bytes.length / 1e6).toFixed(2)} MB, ${model.hashes.length} features`)
}

main()
