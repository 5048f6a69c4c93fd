/** How two scores become a probability: 1 / (1 + exp(−(linear · a + network · b + offset))). */
export interface Calibration {
  linear: number
  network: number
  offset: number
}

const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds))
const STEPS = 4000
const RIDGE = 1e-3

/**
 * Returns the logistic regression of the labels on the two out-of-fold scores (Platt's calibration of their sum),
 * by gradient descent on standardised scores; neither weight is below 0.
 */
export const fitCalibration = (
  linear: readonly number[],
  network: readonly number[],
  labels: readonly number[],
): Calibration => {
  const columns = [linear, network].map(standardise)
  const [left, right] = columns.map((column) => column.values)
  const theta = [1, 1, -3]
  const count = labels.length
  for (let stepNumber = 0; stepNumber < STEPS; stepNumber++) {
    const gradient = [RIDGE * (theta[0] ?? 0), RIDGE * (theta[1] ?? 0), 0]
    for (let index = 0; index < count; index++) {
      const x = left?.[index] ?? 0
      const z = right?.[index] ?? 0
      const error =
        sigmoid((theta[0] ?? 0) * x + (theta[1] ?? 0) * z + (theta[2] ?? 0)) - (labels[index] ?? 0)
      gradient[0] = (gradient[0] ?? 0) + (error * x) / count
      gradient[1] = (gradient[1] ?? 0) + (error * z) / count
      gradient[2] = (gradient[2] ?? 0) + error / count
    }
    theta.forEach((value, at) => {
      theta[at] = value - 2 * (gradient[at] ?? 0)
      if (at < 2) theta[at] = Math.max(0, theta[at] ?? 0)
    })
  }
  const scaled = columns.map((column, at) => (theta[at] ?? 0) / column.spread)
  const offset =
    (theta[2] ?? 0) - columns.reduce((sum, column, at) => sum + (scaled[at] ?? 0) * column.mean, 0)
  return { linear: scaled[0] ?? 0, network: scaled[1] ?? 0, offset }
}

const standardise = (values: readonly number[]): { values: number[]; mean: number; spread: number } => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1
  return { values: values.map((value) => (value - mean) / spread), mean, spread }
}

/** Returns the probability that a calibration makes of two scores. */
export const calibrated = (calibration: Calibration, linear: number, network: number): number =>
  sigmoid(calibration.linear * linear + calibration.network * network + calibration.offset)

/**
 * Returns the threshold with the highest expected F1 where the probabilities are true: labelling the k most
 * probable, expected F1 = 2 · Σ p of those / (k + Σ p of all).
 */
export const thresholdOf = (probabilities: readonly number[]): number => {
  const sorted = [...probabilities].sort((left, right) => right - left)
  const total = sorted.reduce((sum, value) => sum + value, 0)
  let caught = 0
  let best = { value: 0, threshold: 0.5 }
  sorted.forEach((probability, index) => {
    caught += probability
    const value = (2 * caught) / (index + 1 + total)
    if (value > best.value) best = { value, threshold: (probability + (sorted[index + 1] ?? 0)) / 2 }
  })
  return best.threshold
}
