// Compiles src, scripts and bench to dist/, and copies the data and page files that the code reads at run time.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')

function compile(project) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', project], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

rmSync(join(root, 'dist'), { recursive: true, force: true })
cpSync(join(root, 'src'), join(root, 'dist/src'), {
  recursive: true,
  filter: (path) => !/\.tsx?$|tsconfig\.json$|\/generated(\/|$)/.test(path),
})
compile('tsconfig.build.json')
const page = 'src/platforms/playground/page'
if (existsSync(join(root, page, 'tsconfig.json'))) compile(page)
