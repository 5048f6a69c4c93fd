/** How exactly a count is told: 'about' after rounding to fives, a bound where a group is nearly all alike. */
export type Precision = 'exact' | 'about' | 'at-most' | 'at-least'

/** A count as a reader may know it. Sums of counts are sums of what is told, never of what lies behind it. */
export interface Count {
  value: number
  precision: Precision
}
