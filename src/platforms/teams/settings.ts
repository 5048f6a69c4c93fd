/** How the service reaches Microsoft Teams. `isLocalEmulator`: no authentication at all, for a local Teams client. */
export interface TeamsSettings {
  appId: string
  appPassword: string
  tenantId: string
  isLocalEmulator: boolean
}

const NEEDED = ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'] as const

/**
 * Reads TEAMS_* from the environment. `settings` is null where nothing of Teams is set or a fault was found;
 * `faults` are sentences for the person who starts the service. `host` is the address that the server binds to.
 */
export function readTeamsSettings(
  env: Record<string, string | undefined>,
  host: string,
): { settings: TeamsSettings | null; faults: string[] } {
  const [appId, appPassword, tenantId] = NEEDED.map((name) => env[name]?.trim() ?? '') as [
    string,
    string,
    string,
  ]
  const emulator = env.TEAMS_LOCAL_EMULATOR?.trim() ?? ''
  if (!['', 'true', 'false'].includes(emulator)) {
    return refused(`TEAMS_LOCAL_EMULATOR is "true" or "false", not "${emulator}".`)
  }
  if (emulator === 'true') return readEmulator(host)
  const missing = NEEDED.filter((name) => !env[name]?.trim())
  if (missing.length === NEEDED.length) return { settings: null, faults: [] }
  if (missing.length > 0) {
    return refused(`Microsoft Teams needs ${NEEDED.join(', ')}; missing: ${missing.join(', ')}.`)
  }
  return { settings: { appId, appPassword, tenantId, isLocalEmulator: false }, faults: [] }
}

/** Whether real people can be reached with these settings: then the clock may not be simulated. */
export function isOutsideLoopback(settings: TeamsSettings): boolean {
  return !settings.isLocalEmulator
}

/**
 * Throws where the settings would leave the endpoint open: the SDK takes an empty app id for "no authentication".
 * A second line behind `readTeamsSettings`, for callers that build settings on their own.
 */
export function assertAuthenticated(settings: TeamsSettings): void {
  const isComplete = [settings.appId, settings.appPassword, settings.tenantId].every(
    (value) => value.trim() !== '',
  )
  if (!settings.isLocalEmulator && !isComplete) {
    throw new Error(
      'Microsoft Teams without an app id, a password and a tenant would accept anybody: refused.',
    )
  }
}

// The emulator's requests carry no token, so credentials that happen to be set stay unused.
function readEmulator(host: string): { settings: TeamsSettings | null; faults: string[] } {
  if (!isLoopback(host)) {
    return refused(
      `TEAMS_LOCAL_EMULATOR=true switches authentication off, so HOST must be loopback, not "${host}".`,
    )
  }
  return { settings: { appId: '', appPassword: '', tenantId: '', isLocalEmulator: true }, faults: [] }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

function refused(fault: string): { settings: null; faults: string[] } {
  return { settings: null, faults: [fault] }
}
