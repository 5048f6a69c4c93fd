/** Where each tenant's connector answers now; filled from authenticated activities only. */
export interface ServiceUrls {
  remember(tenantId: string, serviceUrl: string): void
  /** The latest service URL of the tenant in the cloud of `root`; before its first activity, the cloud's own. */
  urlFor(tenantId: string, root: string): string
}

const TEAMS_HOSTS = /^(smba\.trafficmanager\.net|([a-z0-9-]+\.)+teams\.microsoft\.(com|us))$/i

/** A service URL with exactly one slash at its end. */
export function normaliseServiceUrl(serviceUrl: string): string {
  return `${serviceUrl.replace(/\/+$/, '')}/`
}

/**
 * The part of a service URL that stays the same. Microsoft's clouds write the region and the tenant into the path
 * and serve every tenant at "/teams/" too (Teams documentation, "Send proactive messages"): that one is kept. Other
 * connectors (a local Teams client) have one fixed path.
 */
export function serviceRootOf(serviceUrl: string): string {
  const normalised = normaliseServiceUrl(serviceUrl)
  const url = URL.canParse(normalised) ? new URL(normalised) : null
  return url && TEAMS_HOSTS.test(url.hostname) ? `${url.origin}/teams/` : normalised
}

/** Creates an empty memory of service URLs: what a restart forgets, the next activity of the tenant brings back. */
export function createServiceUrls(): ServiceUrls {
  const latest = new Map<string, string>()
  const keyOf = (tenantId: string, root: string): string => `${tenantId} ${root}`
  return {
    remember(tenantId, serviceUrl) {
      latest.set(keyOf(tenantId, serviceRootOf(serviceUrl)), normaliseServiceUrl(serviceUrl))
    },
    urlFor(tenantId, root) {
      return latest.get(keyOf(tenantId, root)) ?? root
    },
  }
}
