/** A reward counts as a fraction when it is one to so many digits: far below any tie's slack. */
const SAME = 1e-11
const MOST_KEPT = 10_000
const kept = new Map<number, number | null>()

/**
 * The least whole number that makes all values whole when multiplied, such as 6 of 1/2 and 2/3; null
 * where it would be above `most`. By continued fractions.
 */
export function commonDenominator(values: Iterable<number>, most: number): number | null {
  let common = 1
  for (const value of values) {
    // Most lists repeat few values, and those of one task share a denominator.
    const scaled = value * common
    if (Math.abs(scaled - Math.round(scaled)) <= SAME * common) continue
    const own = denominatorOf(value)
    if (own === null) return null
    common = leastMultiple(common, own)
    if (common > most) return null
  }
  return common
}

const LARGEST = 100_000

function denominatorOf(value: number): number | null {
  const known = kept.get(value)
  if (known !== undefined) return known
  if (kept.size >= MOST_KEPT) kept.clear()
  const found = convergent(value)
  kept.set(value, found)
  return found
}

/** The denominator of the first convergent that is the value. */
function convergent(value: number): number | null {
  let [before, denominator] = [0, 1]
  let rest = value - Math.floor(value)
  while (denominator <= LARGEST) {
    if (Math.abs(value * denominator - Math.round(value * denominator)) <= SAME * denominator)
      return denominator
    const whole = Math.floor(1 / rest)
    rest = 1 / rest - whole
    ;[before, denominator] = [denominator, whole * denominator + before]
  }
  return null
}

export const greatestDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestDivisor(b, a % b)

export const leastMultiple = (a: number, b: number): number => (a / greatestDivisor(a, b)) * b
