const STEPS = [1, 2, 2.5, 5, 10]

/** Round places from low to high, about `count` of them; both ends lie inside the first and last. */
export function linearTicks(low: number, high: number, count = 5): number[] {
  const span = high > low ? high - low : 1
  const size = 10 ** Math.floor(Math.log10(span / count))
  const step = size * STEPS.find((one) => one * size * count >= span - 1e-12)!
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9))
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  )
}

/** Round leading digits of ticks, from few to many. */
const LEADING = [
  [1],
  [1, 3],
  [1, 2, 5],
  [1, 1.5, 2, 3, 5, 7],
  [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9],
]

/**
 * Round places around low and high on a logarithmic axis, as many as fit in `most`; both values are
 * positive and lie inside the first and last. Values close together have even steps.
 */
export function logTicks(low: number, high: number, most = 10): number[] {
  const fitting = LEADING.map((leading) => ticksAround(leading, low, high))
    .filter((ticks) => ticks.length <= most)
    .at(-1)
  if (fitting && fitting.length > 3) return fitting
  const even = low < high ? linearTicks(low, high, most - 2).filter((tick) => tick > 0) : []
  const isBetter = even.length > (fitting?.length ?? 0) && even[0]! <= low * (1 + 1e-9)
  return isBetter ? even : (fitting ?? decadesAround(low, high, most))
}

/** The given leading digits of each power of ten, from the last at or below low to the first at or above high. */
function ticksAround(leading: readonly number[], low: number, high: number): number[] {
  const all: number[] = []
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)) + 1; power++)
    for (const step of leading) all.push(Number((step * 10 ** power).toPrecision(12)))
  const first = Math.max(
    0,
    all.findLastIndex((tick) => tick <= low * (1 + 1e-9)),
  )
  const last = all.findIndex((tick) => tick >= high * (1 - 1e-9))
  return all.slice(first, Math.max(last, first + 1) + 1)
}

/** Every second, third … power of ten, where each one would be too many. */
function decadesAround(low: number, high: number, most: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))]
  const step = Math.ceil((last - first) / (most - 1))
  const count = Math.ceil((last - first) / step) + 1
  return Array.from({ length: count }, (_, at) => Number(`1e${first + at * step}`))
}

/** A place in the plot for a value between the ends of an axis, linear or logarithmic; one tick has it in the middle. */
export function scaleOf(
  ticks: readonly number[],
  [from, to]: readonly [number, number],
  isLog = false,
): (value: number) => number {
  const at = (value: number) => (isLog ? Math.log(value) : value)
  const [low, high] = [at(ticks[0]!), at(ticks.at(-1)!)]
  if (high === low) return () => (from + to) / 2
  return (value) => hundredth(from + ((at(value) - low) / (high - low)) * (to - from))
}

/** A place to a hundredth of a pixel: further digits are not seen, and a page of pictures is full of them. */
export const hundredth = (place: number): number => Math.round(place * 100) / 100
