import { API_SCOPES, type ApiScope, type ApiToken, isTokenOpen } from '../domain/api-token.ts'
import type { District } from '../domain/organisation.ts'
import { createToken, TOKEN_DAYS } from '../use-cases/api/tokens.ts'
import type { ApiDeps, ApiOptions } from './api-deps.ts'
import { UsageError } from './usage-error.ts'

/** How the commands about tokens are typed. */
export const TOKEN_USAGE = `  api tokens create         makes a token for a system that reads the API: --name NAME, --scopes ${API_SCOPES.join(',')};
                            --school ID: of that school alone; --days ${TOKEN_DAYS.usual}: how long it is good. It is shown once
  api tokens list           lists the tokens: when each was last used, when it expires
  api tokens revoke ID      ends a token at once`

/** Runs `api tokens ACTION WHAT`. Throws UsageError for what cannot be done. */
export async function runTokens(
  deps: ApiDeps,
  district: District,
  [action, id]: readonly (string | undefined)[],
  options: ApiOptions,
): Promise<void> {
  if (action === 'create') return create(deps, district, options)
  if (action === 'list') return list(deps, district)
  if (action === 'revoke' && id) return revoke(deps, district, id)
  throw new UsageError(`Usage: npm run cli -- COMMAND\n\n${TOKEN_USAGE}`)
}

async function create(deps: ApiDeps, district: District, options: ApiOptions): Promise<void> {
  const name = options.name?.trim() ?? ''
  if (name === '') throw new UsageError('What is it for? Add --name "Data warehouse".')
  const schoolId = await schoolOf(deps, district, options.school)
  const scopes = scopesOf(options.scopes)
  if (schoolId !== null && scopes.includes('audit:read'))
    throw new UsageError('The audit log is of the whole district: leave out --school, or audit:read.')
  const wish = { districtId: district.id, schoolId, name, scopes, days: daysOf(options.days) }
  const { token, secret } = await createToken(deps, wish)
  deps.say(`${lineOf(token, deps.clock.now())}

${secret}

This is shown once and kept nowhere: put it where your other secrets are.
  curl -H "Authorization: Bearer ${secret}" ${deps.publicUrl()}/api/v1
`)
}

async function list({ stores, clock, say }: ApiDeps, district: District): Promise<void> {
  const tokens = await stores.apiTokens.list(district.id)
  if (tokens.length === 0) return say(`${district.name} has no tokens.\n`)
  say(tokens.map((token) => `${lineOf(token, clock.now())}\n`).join(''))
}

async function revoke({ stores, clock, say }: ApiDeps, district: District, id: string): Promise<void> {
  if (!(await stores.apiTokens.revoke(district.id, id, clock.now())))
    throw new UsageError(`${district.name} has no open token ${id}. See "npm run cli -- api tokens list".`)
  say('It opens nothing any more.\n')
}

function lineOf(token: ApiToken, now: Date): string {
  const { id, name, schoolId, scopes, expiresAt, revokedAt, lastUsedAt } = token
  const state = isTokenOpen(token, now)
    ? `until ${dayOf(expiresAt)}`
    : revokedAt
      ? `revoked ${dayOf(revokedAt)}`
      : `expired ${dayOf(expiresAt)}`
  const reach = schoolId === null ? 'whole district' : `school ${schoolId}`
  const used = lastUsedAt ? `last used ${lastUsedAt.toISOString().slice(0, 16)}Z` : 'never used'
  return `${id}  ${name}  ${reach}  ${scopes.join(',')}  ${state}  ${used}`
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}

function scopesOf(words: string | undefined): ApiScope[] {
  const wanted = (words ?? 'reports:read,organisation:read').split(/[\s,]+/).filter(Boolean)
  const unknown = wanted.find((word) => !API_SCOPES.some((scope) => scope === word))
  if (unknown !== undefined || wanted.length === 0)
    throw new UsageError(`There is no scope "${unknown ?? ''}". There are: ${API_SCOPES.join(', ')}.`)
  return API_SCOPES.filter((scope) => wanted.includes(scope))
}

function daysOf(words: string | undefined): number {
  const days = words === undefined ? TOKEN_DAYS.usual : /^\d{1,3}$/.test(words) ? Number(words) : 0
  if (days < 1 || days > TOKEN_DAYS.most)
    throw new UsageError(`A token is good for 1 to ${TOKEN_DAYS.most} days: --days ${TOKEN_DAYS.usual}`)
  return days
}

async function schoolOf(
  { stores }: ApiDeps,
  district: District,
  id: string | undefined,
): Promise<string | null> {
  if (id === undefined) return null
  const schools = await stores.reports.schoolsOf(district.id)
  if (!schools.some((school) => school.id === id))
    throw new UsageError(`${district.name} has no school ${id}. See "npm run cli -- schools".`)
  return id
}
