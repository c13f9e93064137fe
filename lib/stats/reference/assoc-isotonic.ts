/**
 * Non-decreasing fit by pooling adjacent violators; y in the order of x. Negate y for a falling
 * fit. Source: Ayer et al. 1955.
 */
export function assocIsotonic(input: {
  readonly y: readonly number[]
  /** Weights above 0; equal when absent. */
  readonly w?: readonly number[]
}): { readonly fit: readonly number[] } {
  const blocks: { mean: number; weight: number; size: number }[] = []
  input.y.forEach((value, i) => {
    let block = { mean: value, weight: input.w?.[i] ?? 1, size: 1 }
    let before = blocks.at(-1)
    while (before !== undefined && before.mean > block.mean) {
      block = pool(before, block)
      blocks.pop()
      before = blocks.at(-1)
    }
    blocks.push(block)
  })
  return {
    fit: blocks.flatMap(({ mean, size }) => Array.from({ length: size }, () => mean)),
  }
}

type Block = { mean: number; weight: number; size: number }

function pool(a: Block, b: Block): Block {
  const weight = a.weight + b.weight
  // Blocks without weight pool by their number of points.
  const share = weight > 0 ? a.weight / weight : a.size / (a.size + b.size)
  return { mean: share * a.mean + (1 - share) * b.mean, weight, size: a.size + b.size }
}
