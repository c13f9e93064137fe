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

/** 1, 2 and 5 of each power of ten around low and high; the values are positive. */
export function logTicks(low: number, high: number): number[] {
  const all: number[] = []
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++)
    for (const step of [1, 2, 5]) all.push(Number((step * 10 ** power).toPrecision(12)))
  const first = all.findLastIndex((tick) => tick <= low * (1 + 1e-9))
  const last = all.findIndex((tick) => tick >= high * (1 - 1e-9))
  const inside = all.slice(Math.max(0, first), last + 1)
  return inside.length > 1 ? inside : all.slice(Math.max(0, first), Math.max(0, first) + 2)
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
  return (value) => from + ((at(value) - low) / (high - low)) * (to - from)
}
