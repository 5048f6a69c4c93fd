import { readStance } from '../read.ts'

/** Sentences read before and while measuring; enough for the engine to have compiled what runs. */
const WARM_UP = 20_000
const MEASURED = 40_000
const ENTRY_SENTENCES = 3

/** Reads all entries once and returns how many sentences they hold and the milliseconds that it took. */
const readAll = (entries: readonly string[]): { count: number; ms: number } => {
  const started = performance.now()
  let count = 0
  for (const entry of entries) {
    const reading = readStance(entry)
    if (reading.kind === 'read') count += reading.sentences.length
  }
  return { count, ms: performance.now() - started }
}

/** Returns a line on how many sentences a second are read, from text to codes, in entries of three: the best and the median round once warm, and the first. */
export const speedLines = (sentences: readonly string[]): string[] => {
  const entries: string[] = []
  for (let at = 0; at < sentences.length; at += ENTRY_SENTENCES) {
    entries.push(sentences.slice(at, at + ENTRY_SENTENCES).join(' '))
  }
  const first = readAll(entries)
  if (first.count === 0) return ['', 'Speed: the file holds nothing to read']
  for (let read = first.count; read < WARM_UP; ) read += readAll(entries).count
  const rates: number[] = []
  for (let read = 0; read < MEASURED; ) {
    const { count, ms } = readAll(entries)
    rates.push((count / ms) * 1000)
    read += count
  }
  rates.sort((left, right) => right - left)
  const [best = 0] = rates
  const median = rates[Math.floor(rates.length / 2)] ?? 0
  return [
    '',
    `Speed: ${Math.round(best)} sentences/s warm (median round ${Math.round(median)}, first ${Math.round((first.count / first.ms) * 1000)}), text to codes, one thread`,
  ]
}
