export interface PassCount {
  /** Trials. */
  readonly n: number
  /** Passes among them. */
  readonly c: number
}

const isPossible = ({ n, c, k }: PassCount & { k: number }) =>
  [n, c, k].every((count) => Number.isInteger(count) && count >= 0) && c <= n && k <= n

/** Chance that none of k trials drawn from n lies among the `good`: C(good, k) / C(n, k). */
function chanceAllFrom(good: number, n: number, k: number): number {
  let product = 1
  for (let i = 0; i < k && product > 0; i++) product *= (good - i) / (n - i)
  return product
}

/**
 * pass@k: at least one of k tries works, 1 − C(n − c, k) / C(n, k), unbiased. Null when k > n: never
 * clamped, never 1 − (1 − p̂)^k. Binary rewards only. Source: Chen et al. 2021, arXiv:2107.03374.
 */
export const passAtK = (input: PassCount & { readonly k: number }) => ({
  value: isPossible(input) ? 1 - chanceAllFrom(input.n - input.c, input.n, input.k) : null,
})

/**
 * pass^k: all of k tries work, C(c, k) / C(n, k), unbiased. Null when k > n. Binary rewards only.
 * Source: Yao et al. 2024 (τ-bench), arXiv:2406.12045.
 */
export const passHatK = (input: PassCount & { readonly k: number }) => ({
  value: isPossible(input) ? chanceAllFrom(input.c, input.n, input.k) : null,
})
