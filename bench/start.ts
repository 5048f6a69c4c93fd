import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const RUNS = 3
const MAIN = fileURLToPath(new URL('../src/main.js', import.meta.url))

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0

/** Returns the start of the whole product to its first ready answer, beside the start of an empty Node process. */
export async function benchStart(): Promise<string[]> {
  const bare = median(Array.from({ length: RUNS }, timeOfBareNode))
  const first: number[] = []
  const again: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'common-thread-bench-'))
    first.push(await timeToReady(folder))
    again.push(await timeToReady(folder))
    rmSync(folder, { recursive: true, force: true })
  }
  const line = (name: string, ms: number) =>
    `${name}: ${ms.toFixed(0)} ms, ${(ms / bare).toFixed(0)}x the baseline`
  return [
    `baseline: an empty Node process, ${bare.toFixed(0)} ms (medians of ${RUNS})`,
    line('ready with a new embedded database and the playground', median(first)),
    line('ready again on the same folder', median(again)),
  ]
}

function timeOfBareNode(): number {
  const started = performance.now()
  spawnSync(process.execPath, ['-e', '0'])
  return performance.now() - started
}

/** Milliseconds from the start of the process to its address on standard output; then it is stopped. */
async function timeToReady(dataDir: string): Promise<number> {
  const started = performance.now()
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, [MAIN], { cwd: tmpdir(), env, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = new Promise((done) => child.once('exit', done))
  await new Promise<void>((ready, failed) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.includes('is ready at') && ready())
    child.once('exit', () => failed(new Error('The service ended before it was ready')))
  })
  const milliseconds = performance.now() - started
  child.kill('SIGTERM')
  await exited
  return milliseconds
}
