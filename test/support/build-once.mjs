// Tests that run the service as a process of its own need dist/ to be what src/ says now.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export default function buildOnce() {
  const built = join(root, 'dist/src/main.js')
  const builtAt = existsSync(built) ? statSync(built).mtimeMs : 0
  if (builtAt >= newest(join(root, 'src'))) return
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error('The build failed; see above.')
}

/** When the newest file of a folder was changed. */
function newest(folder) {
  return Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
  )
}
