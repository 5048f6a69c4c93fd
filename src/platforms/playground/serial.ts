/** Runs what has the same key one after the other, in the order of asking. */
export type Serial = <T>(key: string, run: () => Promise<T>) => Promise<T>

/** A new serial runner. What fails does not hold up what comes after it. */
export function createSerial(): Serial {
  const tails = new Map<string, Promise<unknown>>()
  return (key, run) => {
    const result = (tails.get(key) ?? Promise.resolve()).then(run)
    const tail = result.then(
      () => undefined,
      () => undefined,
    )
    tails.set(key, tail)
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key)
    })
    return result
  }
}
