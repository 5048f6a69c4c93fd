import { z } from 'zod'
import type { ApiScope } from '../../domain/api-token.ts'
import type { ReportScope } from '../../domain/report/report.ts'
import { reportSchema } from './report-schema.ts'
import {
  auditLogSchema,
  indexSchema,
  periodsSchema,
  schoolsSchema,
  teamsSchema,
  weeksSchema,
} from './schemas.ts'

/** What a request may say in its query. */
export interface Query {
  period?: string | undefined
  school?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

/** One thing that can be asked of the API. Router and description are both made from this. */
export interface Operation {
  id: string
  kind: 'index' | 'schools' | 'teams' | 'report' | 'weeks' | 'periods' | 'looks'
  /** Under "/api/v1", with "{id}" for the id of a unit. */
  path: string
  /** Null: any open token. */
  scope: ApiScope | null
  summary: string
  description: string
  query: z.ZodObject<z.ZodRawShape, z.core.$strict> & z.ZodType<Query>
  answer: z.ZodType
  /** The kind of unit that "{id}" names. */
  unit: ReportScope['kind'] | null
}

/** The most of a list that comes at once. */
const MOST = { places: 200, weeks: 12, looks: 200 }

const cursor = z.string().max(600).optional().describe('nextCursor of the page before.')
const wholeNumber = (most: number) => `This is to be a whole number from 1 to ${most}`
const limitOf = (most: number, usual: number) =>
  z.coerce
    .number({ error: wholeNumber(most) })
    .int({ error: wholeNumber(most) })
    .min(1, { error: wholeNumber(most) })
    .max(most, { error: wholeNumber(most) })
    .default(usual)
    .describe('How many come at once.')
const period = z
  .string()
  .max(80)
  .optional()
  .describe(
    'The key of a period, or "week:" and the Monday of a closed week. Without it: the newest four weeks.',
  )
const school = z
  .uuid({ error: 'This is to be the id of a school' })
  .optional()
  .describe('Only teams of this school.')

const UNITS = ['district', 'school', 'team'] as const

/** The first segment of the paths of a kind of unit. */
export function plural(unit: ReportScope['kind']): string {
  return `${unit}s`
}

/** Everything that can be asked of the API. */
export const OPERATIONS: readonly Operation[] = [
  {
    ...{
      id: 'getIndex',
      kind: 'index',
      path: '',
      scope: null,
      unit: null,
      query: z.strictObject({}),
      answer: indexSchema,
    },
    summary: 'What the token is',
    description: 'Its name, what it may read, when it expires, and where to go from here.',
  },
  {
    ...{
      id: 'listSchools',
      kind: 'schools',
      path: '/schools',
      scope: 'organisation:read',
      unit: null,
      answer: schoolsSchema,
    },
    query: z.strictObject({ limit: limitOf(MOST.places, 50), cursor }),
    summary: 'The schools',
    description: 'All schools that the token may read, by name.',
  },
  {
    ...{
      id: 'listTeams',
      kind: 'teams',
      path: '/teams',
      scope: 'organisation:read',
      unit: null,
      answer: teamsSchema,
    },
    query: z.strictObject({ school, limit: limitOf(MOST.places, 50), cursor }),
    summary: 'The teams',
    description: 'All teams that the token may read, by name, those that are no more too.',
  },
  ...UNITS.flatMap(unitOperations),
  {
    ...{
      id: 'listLooks',
      kind: 'looks',
      path: '/audit-log',
      scope: 'audit:read',
      unit: null,
      answer: auditLogSchema,
    },
    query: z.strictObject({ limit: limitOf(MOST.looks, 50), cursor }),
    summary: 'The audit log',
    description: 'Who looked at which report when, the newest first. Reading it is noted in it.',
  },
]

function unitOperations(unit: ReportScope['kind']): Operation[] {
  const path = `/${plural(unit)}/{id}`
  const name = `${unit[0]?.toUpperCase()}${unit.slice(1)}`
  const common = { scope: 'reports:read', unit } as const
  return [
    {
      ...{ ...common, id: `get${name}Report`, kind: 'report', path: `${path}/report`, answer: reportSchema },
      query: z.strictObject({ period }),
      summary: `The report of a ${unit} in a period`,
      description: `The same value that the pages of the ${unit} show, of closed weeks alone: that of a named period stays the same, unless something is renamed.`,
    },
    {
      ...{ ...common, id: `list${name}Weeks`, kind: 'weeks', path: `${path}/weeks`, answer: weeksSchema },
      query: z.strictObject({ limit: limitOf(MOST.weeks, 4), cursor }),
      summary: `The reports of a ${unit}'s closed weeks`,
      description: 'One report for each closed week, the newest first, about a year and a half back.',
    },
    {
      ...{
        ...common,
        id: `list${name}Periods`,
        kind: 'periods',
        path: `${path}/periods`,
        answer: periodsSchema,
      },
      query: z.strictObject({}),
      summary: `The periods of a ${unit}`,
      description:
        'What the parameter "period" takes, the newest first. Every closed week can be named as well.',
    },
  ]
}
