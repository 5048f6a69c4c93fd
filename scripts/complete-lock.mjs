// Completes package-lock.json after an install from a registry mirror that lacks the optional packages of other
// platforms: npm leaves those out, and `npm ci` then refuses the file everywhere. Each is added as its parent names it,
// limited to the platform in its name; npm fetches it where that platform is. Run: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const file = join(import.meta.dirname, '../package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const PROCESSORS = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
  'wasm32',
]

/** The limits that a name such as "linux-x64-musl" states, or null where it states no platform. */
function limitsOf(name) {
  const words = name.split('/').at(-1).split(/[-_]/)
  const os = SYSTEMS.filter((system) => words.includes(system))
  const cpu = PROCESSORS.filter((processor) => words.includes(processor))
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : []
  if (os.length === 0 && cpu.length === 0) return null
  return { ...(cpu.length ? { cpu } : {}), ...(libc.length ? { libc } : {}), ...(os.length ? { os } : {}) }
}

/** Where Node would find a package that the package at `path` asks for, or undefined. */
function find(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules') - 1))) {
    const candidate = `${at ? `${at}/` : ''}node_modules/${name}`
    if (lock.packages[candidate]) return candidate
    if (at === '') return undefined
  }
}

const added = []
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (find(path, name)) continue
    const limits = limitsOf(name)
    if (!limits || !/^\d/.test(version))
      throw new Error(`${path} asks for ${name}@${version}, which names no platform: look at it by hand`)
    lock.packages[`node_modules/${name}`] = {
      version,
      ...limits,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    }
    added.push(`${name}@${version}`)
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
lock.packages = Object.fromEntries(sorted)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added.length} packages of other platforms were added.\n`)
