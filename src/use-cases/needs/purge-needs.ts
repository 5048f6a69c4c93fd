import type { Deps } from '../deps.ts'

const DAY = 86_400_000

/** Forgets requests and posts that were drafted and never sent, or taken back, after a day. */
export async function purgeNeeds({
  stores,
  clock,
  log,
}: Pick<Deps, 'stores' | 'clock' | 'log'>): Promise<void> {
  const before = new Date(clock.now().getTime() - DAY)
  const count = (await stores.needs.purge(before)) + (await stores.toldBack.purge(before))
  if (count > 0) log.info({ count }, 'drafts forgotten')
}
