import { z } from 'zod'
import { type PlatformSettings, readPlatformSettings } from './platforms/index.ts'

/** All that the service is told by its environment. */
export interface Config {
  host: string
  port: number
  /** The address under which people and platforms reach the service, without a slash at the end. */
  publicUrl: string
  /** Null: the embedded database in `dataDir`. */
  databaseUrl: string | null
  dataDir: string
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Lower-case. */
  adminEmails: string[]
  /** Hosts of webhooks that may be in a private network, in lower case. */
  webhookPrivateHosts: string[]
  clock: { start: Date | null; speed: number }
  platforms: PlatformSettings
}

/** What is wrong with the environment, one sentence each. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(['The configuration has faults:', ...faults.map((fault) => `  - ${fault}`)].join('\n'))
    this.faults = faults
  }
}

const variables = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce
    .number('PORT must be a number from 0 to 65535.')
    .int('PORT must be a whole number.')
    .min(0, 'PORT must be a number from 0 to 65535.')
    .max(65_535, 'PORT must be a number from 0 to 65535.')
    .default(3000),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'PUBLIC_URL must be an address such as https://thread.example.org.' })
    .optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'DATABASE_URL must begin with postgresql:// (leave it out for the embedded database).',
    })
    .optional(),
  DATA_DIR: z.string().min(1).default('./.data'),
  LOG_LEVEL: z
    .enum(
      ['debug', 'info', 'warn', 'error', 'silent'],
      'LOG_LEVEL must be debug, info, warn, error or silent.',
    )
    .default('info'),
  ADMIN_EMAILS: z.string().default(''),
  WEBHOOK_PRIVATE_HOSTS: z.string().default(''),
  CLOCK_START: z.iso
    .datetime({ offset: true, error: 'CLOCK_START must be an instant such as 2026-09-07T08:00:00Z.' })
    .optional(),
  CLOCK_SPEED: z.coerce
    .number('CLOCK_SPEED must be a number above 0.')
    .positive('CLOCK_SPEED must be a number above 0.')
    .max(1_000_000, 'CLOCK_SPEED must be 1000000 at most.')
    .default(1),
})

/** Reads the configuration. Throws ConfigError that lists every fault at once. */
export function loadConfig(env: Record<string, string | undefined>): Config {
  // An empty variable is an absent one: that is how people blank a line of a .env file.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const result = variables.safeParse(given)
  const faults = result.success ? [] : result.error.issues.map(({ message }) => message)
  const host = given.HOST ?? '127.0.0.1'
  const { settings: platforms, faults: platformFaults } = readPlatformSettings(given, host)
  faults.push(...platformFaults)
  const emails = listOf(given.ADMIN_EMAILS ?? '')
  faults.push(
    ...emails
      .filter((email) => !z.email().safeParse(email).success)
      .map((email) => `ADMIN_EMAILS: "${email}" is no address.`),
  )
  const isSimulated = given.CLOCK_START !== undefined || (result.success && result.data.CLOCK_SPEED !== 1)
  if (isSimulated && platforms.isOutsideLoopback) {
    faults.push(
      'CLOCK_START and CLOCK_SPEED simulate the time: refused while Slack or Teams outside this machine is configured.',
    )
  }
  if (!result.success || faults.length > 0) throw new ConfigError(faults)
  const data = result.data
  return {
    host: data.HOST,
    port: data.PORT,
    publicUrl: (data.PUBLIC_URL ?? `http://${hostInUrl(data.HOST)}:${data.PORT}`).replace(/\/+$/, ''),
    databaseUrl: data.DATABASE_URL ?? null,
    dataDir: data.DATA_DIR,
    logLevel: data.LOG_LEVEL,
    adminEmails: emails.map((email) => email.toLowerCase()),
    webhookPrivateHosts: listOf(data.WEBHOOK_PRIVATE_HOSTS).map((host) => host.toLowerCase()),
    clock: { start: data.CLOCK_START ? new Date(data.CLOCK_START) : null, speed: data.CLOCK_SPEED },
    platforms,
  }
}

function listOf(words: string): string[] {
  return words.split(/[\s,;]+/).filter(Boolean)
}

/** A host as it stands in an address: IPv6 in brackets. */
function hostInUrl(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}
