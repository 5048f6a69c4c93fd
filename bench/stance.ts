import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { createBayes } from '../src/stance/evaluation/bayes-baseline.ts'
import { readStance } from '../src/stance/read.ts'

const SENTENCES = [
  'I was not sure how to bring the quiet table into the discussion.',
  'Maybe the second task had too many steps for the time that we had.',
  'This time I tried stations, and it was louder than I had hoped.',
  'My coach suggested that I wait longer after each question.',
  'Half of them could name the claim, but only four could point to the evidence in the text.',
  'We planned the unit together and divided the texts among us.',
  'Next time I will model the first example and then step back.',
  'We read the chapter, and then they wrote a summary in pairs.',
]
const CHILD_RUNS = 5
const ROUNDS = 9

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0

/** Returns the median time of a task in milliseconds, after two runs to warm up. */
const timeOf = (task: () => void): number => {
  task()
  task()
  return median(
    Array.from({ length: ROUNDS }, () => {
      const started = performance.now()
      task()
      return performance.now() - started
    }),
  )
}

interface Start {
  ms: number
  mb: number
}

/** Returns the median time and memory that a module's start takes in a process of its own, beside an empty process. */
const startOf = (code: string): Start => {
  const runs = Array.from({ length: CHILD_RUNS }, () => {
    const measure = `const m0 = process.memoryUsage().rss, t0 = performance.now(); ${code}; console.log(JSON.stringify({ ms: performance.now() - t0, mb: (process.memoryUsage().rss - m0) / 1e6 }))`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', measure], {
      encoding: 'utf8',
      cwd: import.meta.dirname,
    })
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Start
  })
  return { ms: median(runs.map(({ ms }) => ms)), mb: median(runs.map(({ mb }) => mb)) }
}

const perSecond = (count: number, ms: number): number => Math.round((count / ms) * 1000)
const ratio = (value: number, base: number): string => `${(value / base).toFixed(2)}x`

const speedLines = (): string[] => {
  const entries = Array.from({ length: 400 }, (_, index) =>
    [0, 3, 5].map((step) => `${SENTENCES[(index + step) % SENTENCES.length]} ${index}`).join(' '),
  )
  const count = entries.length * 3
  const ours = timeOf(() => {
    for (const entry of entries) readStance(entry)
  })
  const bayes = createBayes(readFileSync('data/stance/own-sentences.tsv', 'utf8'))
  const theirs = timeOf(() => {
    for (let index = 0; index < count; index++) bayes.classify(SENTENCES[index % SENTENCES.length] ?? '')
  })
  return [
    `stance reading            ${perSecond(count, ours)} sentences/s (16 heads, codes and words), ${ratio(theirs, ours)} the speed of natural's Bayes classifier`,
    `natural's Bayes           ${perSecond(count, theirs)} sentences/s (one of 8 labels; taught our own sentences)`,
  ]
}

const startLines = (): string[] => {
  const reader = new URL('../src/stance/read.js', import.meta.url).href
  const ours = startOf(`const m = await import(${JSON.stringify(reader)}); m.readStance('I tried groups.')`)
  const bayes = startOf(`await import('natural/lib/natural/classifiers/bayes_classifier.js')`)
  const whole = startOf(`await import('natural')`)
  const line = (name: string, { ms, mb }: Start): string =>
    `${name} ${ms.toFixed(0).padStart(5)} ms ${mb.toFixed(0).padStart(5)} MB`
  return [
    `${line('start, stance reader      ', ours)} (with the model and one entry read), ${ratio(ours.ms, whole.ms)} the time and ${ratio(ours.mb, whole.mb)} the memory of natural whole`,
    line("start, natural's Bayes    ", bayes),
    line('start, natural whole      ', whole),
  ]
}

const LONG_TEXTS: readonly [name: string, unit: string][] = [
  ['sentences', `${SENTENCES.join(' ')} `],
  ['one letter', 'a'],
  ['full stops', '. '],
  ['spaces', ' x'],
  ['emoji', '😀'],
]

/** Time of a text four times as long beside four times the time: 1 is linear, 4 would be quadratic. */
const linearityLines = (): string[] =>
  LONG_TEXTS.map(([name, unit]) => {
    const text = (length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
    const [short, long] = [text(10_000), text(40_000)]
    const one = timeOf(() => readStance(short))
    const four = timeOf(() => readStance(long))
    return `linear, ${name.padEnd(18)}40,000 characters in ${four.toFixed(1)} ms, ${ratio(four, one * 4)} of four times the time of 10,000`
  })

/** Returns the lines of the stance benchmark: speed, start and memory beside natural's own, model size, linearity. */
export const benchStance = async (): Promise<string[]> => {
  const size = statSync(new URL('../src/stance/model/stance-model.bin', import.meta.url)).size
  const read = timeOf(() => {
    readFileSync(new URL('../src/stance/model/stance-model.bin', import.meta.url))
  })
  return [
    ...speedLines(),
    ...startLines(),
    `model file                ${(size / 1e6).toFixed(2)} MB (${ratio(size, 3e6)} of the 3 MB allowed), read in ${read.toFixed(1)} ms`,
    ...linearityLines(),
  ]
}
