const ROUNDS = 5

/**
 * The least processor time of some runs in microseconds: what other processes take away does not
 * count, and what this one does beside `work` falls into some rounds only.
 */
function leastTime(work: () => unknown): number {
  let least = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, user + system)
  }
  return least
}

/**
 * How many times as long `work` takes on four times its size: about 4 where time grows with the
 * size, 16 where it grows with its square. A ratio, so that the speed of the machine is no part of it.
 */
export function growthOverFourfold(work: (size: number) => unknown, size: number): number {
  // Once through, so that both sizes run compiled.
  leastTime(() => work(4 * size))
  return leastTime(() => work(4 * size)) / leastTime(() => work(size))
}
