import type { Deps } from '../deps.ts'

const DAY = 86_400_000

/** Forgets requests that were drafted and never sent, or taken back, after a day. */
export async function purgeNeeds({
  stores,
  clock,
  log,
}: Pick<Deps, 'stores' | 'clock' | 'log'>): Promise<void> {
  const count = await stores.needs.purge(new Date(clock.now().getTime() - DAY))
  if (count > 0) log.info({ count }, 'drafted requests forgotten')
}
