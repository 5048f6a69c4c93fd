import type { Act, ActResult } from '../wire.ts'
import type { Store } from './store.ts'

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** An act without what the page adds to each. */
export type ActInput = Without<Act, 'id' | 'as'>

/** What the parts of the page ask of the whole. */
export interface App {
  store: Store
  /** Sits down as another person. */
  be(person: string): Promise<void>
  /** Opens Home or a place, and in it a thread. */
  open(place: string, thread?: string | null): void
  /** Does something as the person at the page. Faults of a form come back; null: it failed, and the page said so. */
  act(input: ActInput): Promise<ActResult | null>
  moveClock(to: 'next-nudge' | 'one-day'): Promise<void>
  /** Puts words into the message field and the cursor behind them. */
  prefill(text: string): void
  /** Says something to everybody at the page, screen readers too. */
  say(text: string): void
  /** Asks before something that cannot be undone. */
  confirm(question: string, yes: string): Promise<boolean>
}
