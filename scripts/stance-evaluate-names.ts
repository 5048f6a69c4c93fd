/** Prints how well the name warning does on the published sentences: `npm run stance:evaluate-names`. */
import { readFileSync } from 'node:fs'
import { percent } from '../src/stance/evaluation/measures.ts'
import { scoreNames } from '../src/stance/evaluation/names.ts'

const roster = readFileSync('data/stance/name-warning-roster.txt', 'utf8').trim().split('\n')
const score = scoreNames(readFileSync('data/stance/name-warning.tsv', 'utf8'), roster)
const lines = [
  `${score.sentences} sentences, ${score.names} students' names, ${roster.length} people on the roster`,
  `precision ${percent(score.precision)} %, recall ${percent(score.recall)} %, sentences without a name that are warned of ${percent(score.nagging)} %`,
  ...score.mistakes.map(({ sentence, found, given }) => `  "${sentence}" found [${found}] given [${given}]`),
]
process.stdout.write(`${lines.join('\n')}\n`)
