import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The service as its users run it: a process of its own. */
export interface RunningService {
  url: string
  /** All that it wrote so far. */
  output(): string
  /** Ends it as an operator would; resolves with the exit code. */
  stop(): Promise<number | null>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

const MAIN = resolve('dist/src/main.js')

/** Starts the built service on a free port; rejects with its output where it does not come up. */
export async function startService(env: Record<string, string>): Promise<RunningService> {
  // From a folder without a .env file, and with nothing of the tester's own environment but the path.
  const child = spawn(process.execPath, [MAIN], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  const url = await new Promise<string>((ready, failed) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /is ready at (\S+)/.exec(output)?.[1]
      if (address) ready(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => failed(new Error(`The service ended with ${code}:\n${output}`)))
  })
  return { url, output: () => output, ...endings(child, exited) }
}

/** A folder for DATA_DIR; `remove` it. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'common-thread-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) }
}

function endings(child: ChildProcess, exited: Promise<number | null>) {
  const end = (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    return exited
  }
  return {
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL')
    },
  }
}
