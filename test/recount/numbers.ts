const DAY = 86_400_000

/** What a random year is drawn from. */
export interface Numbers {
  /** 0 to `limit` - 1. */
  below(limit: number): number
  chance(share: number): boolean
  /** 0–1, in thousandths. */
  share(): number
  oneOf<T>(values: readonly T[]): T
  /** Some minute of a week. */
  instant(start: Date, week: number): Date
}

/** Draws from a source of numbers from 0 to 1. */
export function numbersOf(random: () => number): Numbers {
  const below = (limit: number) => Math.floor(random() * limit)
  return {
    below,
    chance: (share) => random() < share,
    share: () => below(1001) / 1000,
    oneOf: <T>(values: readonly T[]) => values[below(values.length)] as T,
    instant: (start, week) => new Date(start.getTime() + week * 7 * DAY + below(7 * 24 * 60) * 60_000),
  }
}
