/** Tries in all before a delivery is given up. */
export const MAX_ATTEMPTS = 10
const FIRST_SECONDS = 5
const LONGEST_SECONDS = 1_800

/**
 * Seconds until the next try after `attempts` tries (1 or more), or null to give up. Doubles from 5 s to half an hour;
 * never sooner than the platform told. The jitter (up to a quarter more) comes from `seed`, so that it can be tested
 * and many deliveries do not come back at once.
 */
export function retryDelaySeconds(attempts: number, toldSeconds: number | null, seed: string): number | null {
  if (attempts >= MAX_ATTEMPTS) return null
  const doubled = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.max(0, attempts - 1))
  return Math.max(doubled, toldSeconds ?? 0) * (1 + fractionOf(seed, attempts) / 4)
}

/** A number in [0, 1) that looks random and is the same for the same words (FNV-1a, 32 bits). */
function fractionOf(seed: string, attempts: number): number {
  let hash = 0x811c9dc5
  for (const letter of `${seed}${attempts}`) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash / 2 ** 32
}
