import { createHash } from 'node:crypto'
import { realpathSync, rmSync, statSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What holds a folder for this process. */
export interface FolderLock {
  /** Gives the folder free. May be called twice. */
  release(): Promise<void>
}

/** A folder that another living process holds; `holder` is its process id, where it could be asked. */
export class FolderInUseError extends Error {
  override name = 'FolderInUseError'
  constructor(folder: string, holder: string) {
    const process = holder ? ` (process ${holder})` : ''
    super(
      `The folder ${folder} is in use by another running service${process}. Stop that one, or set DATA_DIR to another folder.`,
    )
  }
}

const SOCKET_NAME = 'in-use.sock'
/** The shortest limit of the usual systems for the path of a socket is 104 bytes with its end mark. */
const MAX_SOCKET_PATH_BYTES = 100
const TRIES = 5
/** Milliseconds that a busy holder has for telling its process id; it holds the folder all the same. */
const ANSWER_WITHIN = 2_000

/**
 * Holds an existing folder for this process alone; throws FolderInUseError where another living process holds it.
 * The lock is a listening local socket: the system closes it with its process, however that ends, so a lock left by a
 * killed process answers nobody and is taken over, and a process id used again misleads nobody.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = socketPath(folder)
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const server = await listenAt(path)
    if (server) return { release: () => closed(server) }
    const asked = identityOf(path)
    const holder = await askHolder(path)
    if (holder !== null) throw new FolderInUseError(folder, holder)
    // Only the socket that gave no answer goes, and not one that somebody else has put in its place meanwhile.
    if (asked !== null && asked === identityOf(path)) rmSync(path, { force: true })
  }
  throw new FolderInUseError(folder, '')
}

function socketPath(folder: string): string {
  const inFolder = join(folder, SOCKET_NAME)
  if (process.platform !== 'win32' && Buffer.byteLength(inFolder) <= MAX_SOCKET_PATH_BYTES) return inFolder
  const name = `common-thread-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

/** The listening server, or null where something is at the path already. */
function listenAt(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.on('error', () => {}).end(String(process.pid)))
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE'
        ? resolve(null)
        : reject(new Error(`Cannot lock ${path}`, { cause: error })),
    )
    server.listen(path, () => resolve(server.unref()))
  })
}

/** What the process behind a lock says of itself (its id), or null where no process is behind it. */
function askHolder(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(path, () => socket.setTimeout(ANSWER_WITHIN, () => socket.destroy()))
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      answer += text
    })
    socket.on('error', () => resolve(null))
    socket.on('close', () => resolve(/^\d+$/.test(answer) ? answer : ''))
  })
}

/** What tells one socket at a path from another that takes its place, or null where there is none. */
function identityOf(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stat ? `${stat.ino} ${stat.ctimeNs}` : null
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}
