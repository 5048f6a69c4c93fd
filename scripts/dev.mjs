// Builds and starts the service, and does both again whenever a file under src changes.
import { spawn, spawnSync } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
let service = null
let timer = null

function restart() {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' })
  const start = () => {
    service =
      status === 0 ? spawn(process.execPath, ['dist/src/main.js'], { cwd: root, stdio: 'inherit' }) : null
  }
  if (!service || service.exitCode !== null) return start()
  service.once('exit', start)
  service.kill()
}

watch(join(root, 'src'), { recursive: true }, (_event, file) => {
  if (file?.includes('generated')) return
  clearTimeout(timer)
  timer = setTimeout(restart, 200)
})
process.on('SIGINT', () => {
  service?.kill()
  process.exit(0)
})
restart()
