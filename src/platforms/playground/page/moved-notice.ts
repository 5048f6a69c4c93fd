import type { ClockResult } from '../wire.ts'
import type { App } from './app-port.ts'
import { countOf, dayInWords, timeInWords } from './format.ts'
import type { NoticeAction, Notices } from './notices.ts'

/** Says what time it is now and where something arrived, with the way there. */
export function movedNotice(app: App, { clock, arrivals }: ClockResult): Parameters<Notices['show']> {
  const places = app.store.page.data?.places ?? []
  const time = `It is ${dayInWords(clock.now, clock.zone)}, ${timeInWords(clock.now, clock.zone)}.`
  const channels = arrivals.filter(({ place }) => place !== 'private')
  const inPrivate = arrivals.find(({ place }) => place === 'private')?.count ?? 0
  const wrote = [
    ...channels.map(({ place }) => `in #${place.replace(/^channel:/, '')}`),
    ...(inPrivate > 0 ? [`${countOf(inPrivate, 'private message', 'private messages')}`] : []),
  ]
  const news = wrote.length > 0 ? `Common Thread wrote ${wrote.join(', ')}.` : 'Nothing fell due.'
  const actions: NoticeAction[] = channels
    .filter(({ place }) => place !== app.store.page.place && places.some(({ address }) => address === place))
    .map(({ place }) => ({ label: `Open #${place.replace(/^channel:/, '')}`, run: () => app.open(place) }))
  return [`${time} ${news}`, 'info', actions]
}
