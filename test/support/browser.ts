import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const ROOT = join(import.meta.dirname, '../..')
const DEBIAN_CHROMIUM = '/usr/bin/chromium'

/** Starts a headless Chromium: CHROMIUM_PATH, or Debian's. Throws with words on how to get one. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? DEBIAN_CHROMIUM
  if (!existsSync(executablePath))
    throw new Error(
      `No Chromium at ${executablePath}. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to yours.`,
    )
  return chromium.launch({
    executablePath,
    // Root cannot start Chromium's sandbox; the rest keeps a test browser from calling home.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Compiles the playground's page into dist, where a server that runs from source finds it. */
export function compilePage(): void {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  execFileSync(process.execPath, [tsc, '-p', 'src/platforms/playground/page'], {
    cwd: ROOT,
    stdio: 'inherit',
  })
}
