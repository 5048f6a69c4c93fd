/** What the reader says of one entry: its probability of a habit, and that of an entry of which nothing is known. */
export interface RatedEntry {
  /** 0–1. */
  probability: number
  /** 0–1. */
  prior: number
}

/** An estimated share of entries that show a habit. */
export interface RateEstimate {
  /** 0–1. */
  rate: number
  /** Bounds between which the true share lies in at least nine of ten groups, 0–1. */
  low: number
  high: number
  entries: number
  /** Whether there are too few entries to say more than that (fewer than 20). */
  isSmall: boolean
}

const STEPS = 400
const SMALL = 20
const COVERAGE = 0.9
/** How many entries the usual rate weighs; chosen by simulation where alike and unlike groups err least together. */
const PRIOR_STRENGTH = 6
/** Power of the likelihood, below 1 since a reader's errors are alike in one group: its entries say less than they seem. */
const TRUST = 0.8
const EDGE = 1e-4
const RATES = Array.from({ length: STEPS }, (_, step) => (step + 0.5) / STEPS)

const clamp = (value: number): number => Math.min(1 - EDGE, Math.max(EDGE, value))

/** How much likelier what the reader said of an entry is where the entry shows the habit, and where it does not. */
interface Odds {
  shows: number
  lacks: number
}

/** Steps of evidence in one natural logarithm of odds. */
const STEPS_OF_EVIDENCE = 4

/**
 * Returns what the reader says of an entry as a step of evidence: 0 says nothing, more speak for the habit. Steps of a
 * group can be counted and summed, and no entry is found in them again.
 */
export const evidenceOf = ({ probability, prior }: RatedEntry): number => {
  const log = (share: number): number => Math.log(clamp(share) / (1 - clamp(share)))
  // Never -0: it would count as a step of its own.
  return Math.round(STEPS_OF_EVIDENCE * (log(probability) - log(prior))) + 0
}

/** Steps of evidence with the number of readings in each, and the readings' summed prior in millionths. */
export interface Evidence {
  bins: Readonly<Record<string, number>>
  prior: number
}

const toOdds = (entry: RatedEntry): Odds => {
  const probability = clamp(entry.probability)
  const prior = clamp(entry.prior)
  return { shows: probability / prior, lacks: (1 - probability) / (1 - prior) }
}

/** How many factors, each between 1e-4 and 1e4, are multiplied before a logarithm is taken. */
const CHUNK = 32

/** Log-probability of what the reader said of the entries at a rate, with a Beta prior at the usual rate. */
const logPosterior = (entries: readonly Odds[], rate: number, usual: number): number => {
  let sum = 0
  let product = 1
  entries.forEach(({ shows, lacks }, index) => {
    product *= rate * shows + (1 - rate) * lacks
    if (index % CHUNK === CHUNK - 1) {
      sum += Math.log(product)
      product = 1
    }
  })
  return priorOf(rate, usual) + TRUST * (sum + Math.log(product))
}

const priorOf = (rate: number, usual: number): number =>
  PRIOR_STRENGTH * (usual * Math.log(rate) + (1 - usual) * Math.log(1 - rate))

/** Returns the places of the fewest rates that together hold the coverage (the interval of highest density). */
const densest = (weights: readonly number[], share: number): [first: number, last: number] => {
  const order = [...weights.keys()].sort((left, right) => (weights[right] ?? 0) - (weights[left] ?? 0))
  let sum = 0
  let first = STEPS
  let last = 0
  for (const at of order) {
    sum += weights[at] ?? 0
    first = Math.min(first, at)
    last = Math.max(last, at)
    if (sum >= share) break
  }
  return [first, last]
}

/**
 * Returns the share of entries that show a habit, with an interval. The entries' probabilities are taken to the
 * group's own rate (Saerens et al. 2002, in its Bayesian form), since a reader trained at one rate misjudges others.
 * No entries give the whole range.
 */
export const estimateRate = (entries: readonly RatedEntry[]): RateEstimate => {
  if (entries.length === 0) return NOTHING_KNOWN
  const usual = clamp(entries.reduce((sum, { prior }) => sum + prior, 0) / entries.length)
  const odds = entries.map(toOdds)
  return summaryOf(
    RATES.map((rate) => logPosterior(odds, rate, usual)),
    entries.length,
  )
}

/** Returns the same from counted steps of evidence: however many entries they hold, it takes the same time. */
export const estimateRateOf = ({ bins, prior }: Evidence): RateEstimate => {
  const steps = Object.entries(bins)
  const entries = steps.reduce((sum, [, count]) => sum + count, 0)
  if (entries === 0) return NOTHING_KNOWN
  const usual = clamp(prior / 1e6 / entries)
  const sums = new Float64Array(STEPS)
  for (const [step, count] of steps) {
    const logs = logsOf(Number(step))
    for (let at = 0; at < STEPS; at += 1) sums[at] = (sums[at] ?? 0) + count * (logs[at] ?? 0)
  }
  const logs = RATES.map((rate, at) => priorOf(rate, usual) + TRUST * (sums[at] ?? 0))
  return summaryOf(logs, entries)
}

const LOGS = new Map<number, Float64Array>()

/** Of a step of evidence the log-likelihood at each rate; there are few steps, and they are always the same. */
const logsOf = (step: number): Float64Array => {
  const known = LOGS.get(step)
  if (known) return known
  const ratio = Math.exp(step / STEPS_OF_EVIDENCE)
  const logs = Float64Array.from(RATES, (rate) => Math.log(rate * ratio + 1 - rate))
  LOGS.set(step, logs)
  return logs
}

const NOTHING_KNOWN: RateEstimate = { rate: 0, low: 0, high: 1, entries: 0, isSmall: true }

/** The estimate from the log-probability at each rate. */
const summaryOf = (logs: readonly number[], entries: number): RateEstimate => {
  const top = Math.max(...logs)
  const powers = logs.map((value) => Math.exp(value - top))
  const total = powers.reduce((sum, power) => sum + power, 0)
  const [first, last] = densest(
    powers.map((power) => power / total),
    COVERAGE,
  )
  const best = logs.indexOf(top)
  return {
    rate: best === 0 ? 0 : (RATES[best] ?? 0),
    low: first / STEPS,
    high: (last + 1) / STEPS,
    entries,
    isSmall: entries < SMALL,
  }
}
