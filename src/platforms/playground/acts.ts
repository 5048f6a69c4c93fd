import { z } from 'zod'
import { MAX_ENTRY_LENGTH } from '../../domain/entry.ts'
import { MESSAGE_ACTIONS } from '../../domain/intent.ts'
import { MAX_FILE_BYTES } from '../fetch-file.ts'
import { PlaygroundRefusal } from './refusal.ts'
import type { Act } from './wire.ts'

const id = z.string().regex(/^[\w.:-]{1,200}$/, 'is not an id of ours')
const text = z
  .string()
  .max(MAX_ENTRY_LENGTH, `is longer than ${MAX_ENTRY_LENGTH.toLocaleString('en')} characters`)
  .refine((value) => value.trim().length > 0, 'is empty')
const value = z.string().max(MAX_ENTRY_LENGTH)
const base = { id: z.string().regex(/^[\w-]{8,64}$/, 'is not 8 to 64 letters, digits or dashes'), as: id }

/** The largest file in base64, four letters for three bytes. */
const MAX_DATA_LENGTH = Math.ceil(MAX_FILE_BYTES / 3) * 4

const schema: z.ZodType<Act> = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('say'), place: id, text }),
  z.strictObject({ ...base, kind: z.literal('reply'), thread: id, text }),
  z.strictObject({ ...base, kind: z.literal('edit'), message: id, text }),
  z.strictObject({ ...base, kind: z.literal('delete'), message: id }),
  z.strictObject({
    ...base,
    kind: z.literal('message-action'),
    message: id,
    action: z.enum(MESSAGE_ACTIONS),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('tap'),
    message: id.nullable(),
    action: z.string().min(1).max(255),
    value: z.string().max(2000),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('submit'),
    place: id.nullable(),
    message: id.nullable(),
    form: z.string().min(1).max(255),
    context: z.string().max(2000),
    values: z.record(z.string().max(255), z.union([value, z.array(value).max(100)])),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('command'),
    place: id,
    name: z.string().regex(/^[^\s/]{1,64}$/, 'is not one word'),
    text: value,
  }),
  z.strictObject({
    ...base,
    kind: z.literal('file'),
    place: id,
    name: z.string().min(1).max(255),
    data: z.base64().max(MAX_DATA_LENGTH).nullable(),
  }),
  z.strictObject({ ...base, kind: z.literal('open-home') }),
])

const clockSchema = z.strictObject({ to: z.enum(['next-nudge', 'one-day']) })

/** The act in a request's body. Throws PlaygroundRefusal that names the faulty field. */
export function parseAct(body: unknown): Act {
  return parsed(schema, body)
}

/** Where the clock is to go. Throws PlaygroundRefusal. */
export function parseClockMove(body: unknown): 'next-nudge' | 'one-day' {
  return parsed(clockSchema, body).to
}

function parsed<T>(type: z.ZodType<T>, body: unknown): T {
  const result = type.safeParse(body)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const field = issue?.path.join('.') || 'The request'
  throw new PlaygroundRefusal(400, `${field}: ${issue?.message ?? 'not understood'}.`)
}
