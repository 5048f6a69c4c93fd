import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PlaygroundRefusal } from './refusal.ts'

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

/** Beside this file; and, where the service runs from source, what `npm run build` compiled. */
const FOLDERS = [
  join(import.meta.dirname, 'page'),
  join(import.meta.dirname, '../../../dist/src/platforms/playground/page'),
]

/** A file of the page with its content type. Throws PlaygroundRefusal: 404, or 503 for a script not yet compiled. */
export async function readAsset(name: string): Promise<{ body: Buffer; type: string }> {
  const type = /^[a-z0-9-]+\.(html|js|css|svg)$/.test(name) ? TYPES[name.split('.')[1] ?? ''] : undefined
  if (!type) throw new PlaygroundRefusal(404, 'There is no such file.')
  for (const folder of FOLDERS) {
    const body = await readIfThere(join(folder, name))
    if (body) return { body, type }
  }
  if (name.endsWith('.js') && (await readIfThere(join(FOLDERS[0] ?? '', name.replace(/js$/, 'ts')))))
    throw new PlaygroundRefusal(503, 'The page is not compiled yet: run npm run build.')
  throw new PlaygroundRefusal(404, 'There is no such file.')
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (cause) {
    if (typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ENOENT') return null
    throw new Error("A file of the playground's page cannot be read.", { cause })
  }
}
