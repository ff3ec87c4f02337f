/** @param {readonly number[]} values at least one */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]]
  return (low + high) / 2
}

/**
 * Of values that were measured in turn: the median of each pair's ratio, which is steadier than the ratio of medians.
 * @param {readonly number[]} values
 * @param {readonly number[]} bases as many
 */
export const pairedRatio = (values, bases) =>
  median(values.map((value, index) => value / (bases[index] ?? Number.NaN)))

/**
 * @param {readonly number[]} values at least one
 * @param {number} share between 0 and 1
 */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** @param {readonly number[]} values */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Minutes that are billed: each job is rounded up to a whole one.
 * @param {{ mappings: number, parallel: number, setUpSeconds: number, ingestionSeconds: number }} given
 */
export function billedMinutes({ mappings, parallel, setUpSeconds, ingestionSeconds }) {
  const rounds = Math.ceil(mappings / parallel)
  return {
    matrix: mappings * Math.ceil((setUpSeconds + ingestionSeconds) / 60),
    step: Math.ceil((setUpSeconds + rounds * ingestionSeconds) / 60),
  }
}
