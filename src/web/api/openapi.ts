import { z } from 'zod'
import { API_SCOPES } from '../../domain/api-token.ts'
import { OPERATIONS, type Operation } from './operations.ts'
import { PROBLEMS, type ProblemName } from './problems.ts'
import { components } from './report-schema.ts'
import { problemSchema } from './schemas.ts'

const REF = '#/components/schemas/'

/** The API's description (OpenAPI 3.1), made from the schemas that the answers are held against. */
export function openApiDocument(): Record<string, unknown> {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Common Thread',
      version: '1.0.0',
      description:
        'Reads what the pages of leaders show: reports of closed weeks in which nothing is told of fewer people than the district allows. A value that is not told is `{ "suppressed": reason }`. Every request for a report is noted in the audit log, also one that is answered with 304.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    tags: [
      { name: 'organisation:read', description: 'The token itself, schools and teams.' },
      { name: 'reports:read', description: 'Reports of districts, schools and teams.' },
      { name: 'audit:read', description: 'Who looked at what.' },
    ],
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path || '/', pathItem(operation)])),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `A token of the district, limited to scopes (${API_SCOPES.join(', ')}), and perhaps to one school.`,
        },
      },
      schemas: schemas(),
    },
  }
}

function pathItem(operation: Operation): Record<string, unknown> {
  const { id, summary, description, scope, answer } = operation
  return {
    get: {
      ...{ operationId: id, summary, tags: [scope ?? 'organisation:read'] },
      description: scope === null ? description : `${description} Scope: \`${scope}\`.`,
      parameters: parametersOf(operation),
      responses: {
        200: {
          description: 'What was asked for.',
          headers: {
            ETag: { description: 'Strong: the same bytes, the same tag.', schema: { type: 'string' } },
          },
          content: { 'application/json': { schema: refTo(answer) } },
        },
        304: { description: 'It is as If-None-Match says.' },
        ...Object.fromEntries(statusesOf(operation).map((status) => [status, problemResponse(status)])),
      },
    },
  }
}

function parametersOf({ unit, query }: Operation): object[] {
  const path = unit
    ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }]
    : []
  const { properties = {} } = plain(z.toJSONSchema(query, { io: 'input' })) as {
    properties?: Record<string, Record<string, unknown>>
  }
  const inQuery = Object.entries(properties).map(([name, { description, ...schema }]) => ({
    ...{ name, in: 'query', required: false, description },
    // What is read from text has no type of its own on the way in.
    schema: name === 'limit' ? { type: 'integer', ...schema } : schema,
  }))
  const validator = {
    ...{ name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } },
    description: 'The ETag of an answer that one has: 304 comes where it is still the same.',
  }
  return [...path, ...inQuery, validator]
}

function statusesOf({ scope, unit, query }: Operation): number[] {
  const names: ProblemName[] = ['bad-parameter', 'unauthorised', 'too-many-requests', 'fault']
  if (scope) names.push('scope-missing')
  if (unit) names.push('not-found')
  if ('cursor' in query.shape) names.push('bad-cursor')
  return [...new Set(names.map((name) => PROBLEMS[name][0]))].sort()
}

function problemResponse(status: number): object {
  const own = Object.entries(PROBLEMS).filter(([, [code]]) => code === status)
  return {
    description: own.map(([name, [, title]]) => `${title} (\`${name}\`).`).join(' '),
    content: { 'application/problem+json': { schema: refTo(problemSchema) } },
  }
}

function refTo(answer: z.ZodType): object {
  return { $ref: `${REF}${components.get(answer)?.id}` }
}

function schemas(): unknown {
  return plain(z.toJSONSchema(components, { uri: (id) => `${REF}${id}` }).schemas)
}

/** Without what zod adds for other readers: ids of its own, the range of safe integers, patterns beside a format. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const hasFormat = 'format' in value && typeof value.format === 'string'
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, field]) => {
        if (name === '$schema' || name === '$id') return false
        if (name === 'pattern' && hasFormat) return false
        return !(
          (name === 'minimum' || name === 'maximum') &&
          Math.abs(Number(field)) === Number.MAX_SAFE_INTEGER
        )
      })
      .map(([name, field]) => [name, plain(field)]),
  )
}
