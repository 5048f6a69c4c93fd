/** What will happen, in the order of its time. */
export interface Agenda {
  add(at: Date, act: Act, options?: { isPlan: boolean }): void
  /** When the next thing happens, or null. */
  next(): Date | null
  /** Takes out the next thing that happens until `now`, or null. */
  take(now: Date): { act: Act; isPlan: boolean } | null
}

/** What somebody does. A plan may make the service ask something sooner than it knew before. */
export type Act = () => Promise<void>

interface Item {
  at: number
  order: number
  act: Act
  isPlan: boolean
}

/** An empty agenda: a binary heap; what happens at the same time happens in the order in which it was added. */
export function createAgenda(): Agenda {
  const heap: Item[] = []
  let added = 0
  return {
    add(at, act, { isPlan } = { isPlan: false }) {
      added += 1
      heap.push({ at: at.getTime(), order: added, act, isPlan })
      rise(heap, heap.length - 1)
    },
    next: () => (heap[0] ? new Date(heap[0].at) : null),
    take(now) {
      const first = heap[0]
      if (!first || first.at > now.getTime()) return null
      const last = heap.pop()
      if (last && heap.length > 0) {
        heap[0] = last
        sink(heap)
      }
      return first
    },
  }
}

function isBefore(one: Item | undefined, other: Item | undefined): boolean {
  if (!one || !other) return one !== undefined
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}

function swap(heap: Item[], one: number, other: number): void {
  const kept = heap[one] as Item
  heap[one] = heap[other] as Item
  heap[other] = kept
}

function rise(heap: Item[], from: number): void {
  for (let index = from; index > 0; ) {
    const parent = (index - 1) >> 1
    if (!isBefore(heap[index], heap[parent])) return
    swap(heap, index, parent)
    index = parent
  }
}

function sink(heap: Item[]): void {
  for (let index = 0; ; ) {
    const left = 2 * index + 1
    const child = isBefore(heap[left + 1], heap[left]) ? left + 1 : left
    if (child >= heap.length || !isBefore(heap[child], heap[index])) return
    swap(heap, index, child)
    index = child
  }
}
