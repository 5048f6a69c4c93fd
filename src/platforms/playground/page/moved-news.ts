import type { ClockResult } from '../wire.ts'
import type { App } from './app-port.ts'
import { countOf } from './format.ts'

/** What the moved clock brought, in words, with the way there. */
export function newsOf(
  app: App,
  { arrivals }: ClockResult,
): { text: string; actions: { label: string; run(): void }[] } {
  const places = app.store.page.data?.places ?? []
  const channels = arrivals.filter(({ place }) => place !== 'private')
  const inPrivate = arrivals.find(({ place }) => place === 'private')?.count ?? 0
  const wrote = [
    ...channels.map(({ place }) => `in ${nameOf(place)}`),
    ...(inPrivate > 0 ? [`${countOf(inPrivate, 'private message', 'private messages')}`] : []),
  ]
  const actions = channels
    .filter(({ place }) => place !== app.store.page.place && places.some(({ address }) => address === place))
    .map(({ place }) => ({ label: `Open ${nameOf(place)}`, run: () => app.open(place) }))
  return {
    text: wrote.length > 0 ? `Common Thread wrote ${wrote.join(', ')}.` : 'Nothing fell due.',
    actions,
  }
}

function nameOf(place: string): string {
  return place.replace(/^channel:/, '#')
}
