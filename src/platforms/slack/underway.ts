/** Work in the background that a stop waits for. */
export interface Underway {
  /** Keeps the work in mind and gives it back. */
  add(work: Promise<void>): Promise<void>
  /** Resolves once nothing is under way any more. */
  settled(): Promise<void>
}

/** An empty list of such work. */
export function createUnderway(): Underway {
  const works = new Set<Promise<void>>()
  return {
    add: (work) => {
      const tracked = work.finally(() => works.delete(tracked))
      works.add(tracked)
      return tracked
    },
    settled: async () => {
      while (works.size > 0) await Promise.allSettled(works)
    },
  }
}
