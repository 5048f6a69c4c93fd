import { z } from 'zod'
import { API_SCOPES } from '../../domain/api-token.ts'
import { named, periodSchema, reportSchema } from './report-schema.ts'

const place = { id: z.uuid(), name: z.string() }

/** A list of which there may be more. */
function listOf<T extends z.ZodType>(id: string, item: T) {
  const nextCursor = z.string().nullable().describe('Goes into "cursor" to read on; null at the end.')
  return named(id, z.strictObject({ data: z.array(item), nextCursor }))
}

/** What a token is and where to go from here. */
export const indexSchema = named(
  'Index',
  z.strictObject({
    token: z.strictObject({
      ...{ name: z.string(), scopes: z.array(z.enum(API_SCOPES)), expiresAt: z.iso.datetime() },
    }),
    district: z.strictObject(place),
    school: z.strictObject(place).nullable().describe('The one school that the token reads; null: all.'),
    links: z.strictObject({
      ...{ schools: z.string(), teams: z.string(), auditLog: z.string(), description: z.string() },
    }),
  }),
)

const links = z.strictObject({ report: z.string(), periods: z.string(), weeks: z.string() })

export const schoolsSchema = listOf('Schools', named('School', z.strictObject({ ...place, links })))

export const teamsSchema = listOf(
  'Teams',
  named('Team', z.strictObject({ ...place, schoolId: z.uuid(), links })),
)

export const periodsSchema = named('Periods', z.strictObject({ data: z.array(periodSchema) }))

export const weeksSchema = listOf('Weeks', reportSchema)

const look = named(
  'Look',
  z
    .strictObject({
      id: z.uuid(),
      at: z.iso.datetime(),
      reader: z.strictObject({ kind: z.enum(['person', 'token', 'team']), id: z.uuid() }),
      kind: z.enum(['report', 'export', 'digest', 'api']),
      scope: z.strictObject({ kind: z.enum(['team', 'school', 'district']), id: z.uuid() }),
      period: z.string().nullable(),
      from: z.string().describe('A platform\'s name, "web" or "api".'),
    })
    .describe('That somebody looked, never what was seen.'),
)

export const auditLogSchema = listOf('AuditLog', look)

/** What went wrong and what to do (RFC 9457). */
export const problemSchema = named(
  'Problem',
  z.strictObject({ type: z.string(), title: z.string(), status: z.number().int(), detail: z.string() }),
)
