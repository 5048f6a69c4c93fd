import { readStance } from '../read.ts'

const ROUNDS = 6
const ENTRY_SENTENCES = 3

/** Returns lines on how many sentences a second are read, from text to codes, in entries of three; the first round warms up. */
export const speedLines = (sentences: readonly string[]): string[] => {
  const entries: string[] = []
  for (let at = 0; at < sentences.length; at += ENTRY_SENTENCES) {
    entries.push(sentences.slice(at, at + ENTRY_SENTENCES).join(' '))
  }
  const rates: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now()
    let count = 0
    for (const entry of entries) {
      const reading = readStance(entry)
      if (reading.kind === 'read') count += reading.sentences.length
    }
    rates.push((count / (performance.now() - started)) * 1000)
  }
  const [first = 0, ...warm] = rates
  return [
    '',
    `Speed: ${Math.round(Math.max(...warm))} sentences/s warm (first round ${Math.round(first)}), text to codes, one thread`,
  ]
}
