/**
 * Makes the training folder from the public dataset (CEReD, http://hdl.handle.net/11372/LRT-3573, CC BY 4.0):
 * `npm run stance:prepare -- PUBLIC_FOLDER OUT_FOLDER`. Our codes are joined by `idx`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repairEncoding } from '../src/stance/training/repair-encoding.ts'

const CODES_FILE = 'data/stance/codes.tsv'
const COLUMNS = ['idx', 'type', 'confidence', 'stance', 'passes', 'sentence', 'context'] as const

/** Returns the records of a tab-separated file whose cells may be quoted and may then hold tabs and line breaks. */
const parseTsv = (text: string): Record<string, string>[] => {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|$)/gy
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text)
    if (!match) throw new Error(`Unreadable cell at character ${cell.lastIndex}`)
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] !== '\t' && cell.lastIndex < text.length) rows.push([])
  }
  const [header = [], ...records] = rows.filter((row) => row.some((value) => value !== ''))
  return records.map((row) => Object.fromEntries(header.map((name, at) => [name.trim(), row[at] ?? ''])))
}

/** Returns the mean of a list such as "[5, 4]", or of a single number. */
const meanOf = (cell: string): number => {
  const numbers = (cell.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
  return numbers.reduce((sum, value) => sum + value, 0) / (numbers.length || 1)
}

const clean = (text: string): string => repairEncoding(text).replace(/\s+/g, ' ').trim()

const find = (folder: string, part: string): string => {
  const candidates = [
    join(folder, 'sentences', 'en', part, 'sentences.tsv'),
    join(folder, part, 'sentences.tsv'),
  ]
  const file = candidates.find((path) => existsSync(path))
  if (!file) throw new Error(`None of these files is there: ${candidates.join(', ')}`)
  return file
}

const main = (): void => {
  const [source, target] = process.argv.slice(2)
  if (!source || !target) throw new Error('Usage: npm run stance:prepare -- PUBLIC_FOLDER OUT_FOLDER')
  const codes = new Map(
    parseTsv(readFileSync(CODES_FILE, 'utf8')).map((row) => [`${row.part}/${row.idx}`, row] as const),
  )
  mkdirSync(target, { recursive: true })
  for (const part of ['train', 'val']) {
    const rows = parseTsv(readFileSync(find(source, part), 'utf8'))
    const lines = rows.flatMap((row) => {
      const code = codes.get(`${part}/${row.idx}`)
      if (!code) return []
      const type = row.y === 'Difficulties' ? 'Difficulty' : (row.y ?? '')
      const { stance = '', passes = '' } = code
      const cells = [
        row.idx,
        type,
        meanOf(row.confidence ?? ''),
        stance,
        passes,
        clean(row.sentence ?? ''),
        clean(row.context ?? ''),
      ]
      return [cells.join('\t')]
    })
    writeFileSync(join(target, `${part}.tsv`), `${[COLUMNS.join('\t'), ...lines].join('\n')}\n`)
    process.stdout.write(`${part}: ${lines.length} of ${rows.length} sentences have codes\n`)
  }
}

main()
