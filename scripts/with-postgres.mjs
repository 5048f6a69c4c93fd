// Runs a command beside a throw-away PostgreSQL server and removes it: node scripts/with-postgres.mjs npm run test:postgres
// The command finds the server in TEST_DATABASE_URL. As root, the server runs as the user postgres.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const START_WITHIN_SECONDS = 60

function fail(message) {
  console.error(message)
  process.exit(1)
}

/** The folder of the server's programs: the newest that Debian keeps, else what PATH names. */
function findPrograms() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  const found = folders.find((folder) =>
    ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
  )
  return found ?? fail('No PostgreSQL server is installed. On Debian: apt-get install postgresql')
}

/** PostgreSQL refuses to run as root: the options that start a program as the user postgres, or none. */
function asServerUser() {
  if (process.getuid?.() !== 0) return {}
  try {
    const idOf = (option) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }))
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    return fail(
      'PostgreSQL does not run as root, and there is no user postgres. On Debian: apt-get install postgresql',
    )
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** Resolves once the server writes that it takes connections. */
function whenReady(server) {
  return new Promise((resolve, reject) => {
    let output = ''
    const late = setTimeout(
      () => reject(new Error(`The server did not start in time:\n${output}`)),
      START_WITHIN_SECONDS * 1000,
    )
    server.stderr.on('data', (data) => {
      if (output.length < 10_000) output += data
      if (output.includes('ready to accept connections')) {
        clearTimeout(late)
        resolve()
      }
    })
    server.on('exit', () => {
      clearTimeout(late)
      reject(new Error(`The server ended:\n${output}`))
    })
  })
}

const ended = (child) =>
  new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0))))

const [command, ...args] = process.argv.slice(2)
if (!command) fail('Usage: node scripts/with-postgres.mjs COMMAND [ARGUMENTS]')
const programs = findPrograms()
const user = asServerUser()
const folder = mkdtempSync(join(tmpdir(), 'common-thread-postgres-'))
if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
chmodSync(folder, 0o700)

const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } }
let server
let running
const stop = async () => {
  if (server && server.exitCode === null && server.signalCode === null) {
    // SIGINT: the server's fast shutdown, which does not wait for clients.
    server.kill('SIGINT')
    await ended(server)
  }
  rmSync(folder, { recursive: true, force: true })
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => running?.kill(signal))

let status = 1
try {
  const data = join(folder, 'data')
  const initial = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']
  execFileSync(join(programs, 'initdb'), initial, { ...options, stdio: ['ignore', 'ignore', 'inherit'] })
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: 200,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  server = spawn(join(programs, 'postgres'), ['-D', data, ...flags], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await whenReady(server)
  const env = { ...process.env, TEST_DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/postgres` }
  running = spawn(command, args, { stdio: 'inherit', env })
  running.on('error', (error) => console.error(`Cannot run ${command}: ${error.message}`))
  status = await new Promise((resolve) => {
    running.on('error', () => resolve(127))
    ended(running).then(resolve)
  })
} catch (error) {
  console.error(error.message)
} finally {
  await stop()
}
process.exitCode = status
