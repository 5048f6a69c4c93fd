import type { Act, ActResult, ClockResult, WireState } from '../wire.ts'

/** While the service starts again, a request is tried for about ten seconds. */
const RETRY_AFTER_MS = [300, 700, 1500, 3000, 4500]

/** A refusal in words that the page can show. */
export class Refused extends Error {}

/** All that a person sees. */
export function fetchState(person: string): Promise<WireState> {
  return ask<WireState>(`/playground/state?as=${encodeURIComponent(person)}`)
}

/** Does what a person does. The act's id stays the same when it is tried again, so that it happens once. */
export function postAct(act: Act): Promise<ActResult> {
  return ask<ActResult>('/playground/act', act)
}

/** Moves the service's clock. Not tried again: it could move twice. */
export function postClock(to: 'next-nudge' | 'one-day'): Promise<ClockResult> {
  return ask<ClockResult>('/playground/clock', { to }, 0)
}

async function ask<T>(path: string, body?: object, tries = RETRY_AFTER_MS.length): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    const response = await tryOnce(path, body)
    if (response?.ok) return (await response.json()) as T
    const isAway = response === null || response.status === 503
    if (!isAway || attempt >= tries) throw new Refused(await reasonOf(response))
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS[attempt]))
  }
}

async function tryOnce(path: string, body?: object): Promise<Response | null> {
  const init: RequestInit = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {}
  return fetch(path, init).catch(() => null)
}

async function reasonOf(response: Response | null): Promise<string> {
  if (!response) return 'Common Thread does not answer. Is it still running?'
  const body: unknown = await response.json().catch(() => null)
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null
  return typeof error === 'string' ? error : `Common Thread answered ${response.status}.`
}
