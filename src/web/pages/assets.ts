import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The one stylesheet of the pages. */
export const STYLE: string = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8')

/** Where it is served: named by its content, so that browsers may keep it for good. */
export const STYLE_PATH = `/signals/style-${createHash('sha256').update(STYLE).digest('hex').slice(0, 12)}.css`
