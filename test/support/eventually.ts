import { setTimeout as wait } from 'node:timers/promises'

/** What `read` gives once it gives something; looks every 50 ms, and rejects after `seconds`. For other processes only. */
export async function eventually<T>(read: () => T | undefined | null | false, seconds = 60): Promise<T> {
  for (let look = 0; look < seconds * 20; look += 1) {
    const value = read()
    if (value) return value
    await wait(50)
  }
  throw new Error(`Nothing of the kind within ${seconds} s: ${read.toString()}`)
}
