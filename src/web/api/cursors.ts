import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

const SHAPE = /^([A-Za-z0-9_-]{1,400})\.([A-Za-z0-9_-]{43})$/
const position = z.array(z.string().max(200)).max(4)

/** Cursors of lists: opaque, and good only for the list that they were made for. */
export interface Cursors {
  /** `list`: names token, path and filters. `at`: where to read on. */
  make(list: string, at: readonly string[]): string
  /** Where to read on, or null for a text that is no cursor of this list. */
  read(list: string, cursor: string): string[] | null
}

/** Cursors signed with a key (HMAC-SHA256), the same for all processes of the service. */
export function createCursors(key: string): Cursors {
  const sign = (list: string, body: string) =>
    createHmac('sha256', key).update(`cursor\n${list}\n${body}`).digest('base64url')
  return {
    make(list, at) {
      const body = Buffer.from(JSON.stringify(at)).toString('base64url')
      return `${body}.${sign(list, body)}`
    },
    read(list, cursor) {
      const [, body = '', signature = ''] = SHAPE.exec(cursor) ?? []
      if (body === '') return null
      const own = Buffer.from(sign(list, body))
      if (!timingSafeEqual(own, Buffer.from(signature))) return null
      return position.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
    },
  }
}
