const ROUNDS = 5

/** The shortest of some runs in ms: what other processes take away only makes a run longer. */
function shortestRun(work: () => unknown): number {
  let shortest = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    work()
    shortest = Math.min(shortest, performance.now() - start)
  }
  return shortest
}

/**
 * How many times as long `work` takes on four times its size: about 4 where time grows with the
 * size, 16 where it grows with its square. A ratio, so that the speed of the machine is no part of it.
 */
export function growthOverFourfold(work: (size: number) => unknown, size: number): number {
  // Once through, so that both sizes run compiled.
  shortestRun(() => work(4 * size))
  return shortestRun(() => work(4 * size)) / shortestRun(() => work(size))
}
