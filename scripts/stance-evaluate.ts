/** Scores a stance model on any TSV with the columns of the training files: `npm run stance:evaluate -- FILE [MODEL_FILE]`. */
import { readFileSync, statSync } from 'node:fs'
import { evaluationReport } from '../src/stance/evaluation/report.ts'
import { speedLines } from '../src/stance/evaluation/speed.ts'
import { createScorerFrom } from '../src/stance/model/load-model.ts'
import { parseRows } from '../src/stance/training/rows.ts'

const main = (): void => {
  const file = process.argv[2]
  if (!file) throw new Error('Usage: npm run stance:evaluate -- FILE [MODEL_FILE]')
  const started = performance.now()
  const modelFile = process.argv[3] ?? new URL('../src/stance/model/stance-model.bin', import.meta.url)
  const scorer = createScorerFrom(readFileSync(modelFile))
  const loadMs = performance.now() - started
  const rows = parseRows(readFileSync(file, 'utf8'))
  const lines = [
    `model ${scorer.model.version}, ${(statSync(modelFile).size / 1e6).toFixed(2)} MB, model file read in ${loadMs.toFixed(0)} ms`,
    ...evaluationReport(rows, scorer),
    ...speedLines(rows.map((row) => row.sentence)),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

main()
