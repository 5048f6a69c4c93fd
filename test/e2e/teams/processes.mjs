import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

const READY_MILLISECONDS = 120_000

/** A port of loopback that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/**
 * Starts a program and resolves once it prints what `isReady` looks for. `stop` ends it with all that it started.
 * Rejects, with what it had printed, where it ends or stays silent instead.
 */
export async function startProgram(command, args, { env, isReady }) {
  // A group of its own: npx starts the program as a child, which has to end with it.
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const ended = new Promise((resolve) => child.once('close', resolve))
  const stop = async () => {
    if (child.exitCode === null && child.pid) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
  try {
    await new Promise((resolve, reject) => {
      const fail = (why) => reject(new Error(`${command} ${args.join(' ')} ${why}. It printed:\n${printed}`))
      const timer = setTimeout(() => fail('was not ready in time'), READY_MILLISECONDS)
      const read = (chunk) => {
        printed += chunk
        if (!isReady.test(printed)) return
        clearTimeout(timer)
        resolve()
      }
      child.stdout.on('data', read)
      child.stderr.on('data', read)
      child.once('error', () => fail('could not be started'))
      child.once('exit', (code) => fail(`ended with ${code}`))
    })
  } catch (fault) {
    await stop()
    throw fault
  }
  return { stop, printed: () => printed }
}
