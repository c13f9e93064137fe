// Boards on which skills do nothing but configurations share the luck of a trial number (a seed): the
// exact test takes them as independent, the test of whole blocks does not.
import type { Table } from '@/lib/stats/exact-tables'
import { fdrDiscrete } from '@/lib/stats/fdr-discrete'
import { harmBlockPermutation } from '@/lib/stats/reference/harm-block-permutation'
import { normalQuantile } from '@/lib/stats/normal'
import { makeRandom, type Random } from '@/lib/stats/random'
import { labelBoard } from './boards'
import { uniform, type SimulatedSize } from './draws'

export interface SharedLuck {
  /** Share of boards with a false "hurts: strong" by the exact test alone. */
  readonly alone: number
  /** The same where the test of whole blocks must agree. */
  readonly withBlocks: number
}

type Blocks = readonly (readonly number[])[]

/** Boards whose configurations share luck with this correlation of the latent normal. */
export function simulateSharedLuck(
  input: SimulatedSize & { readonly configurations: number; readonly correlation: number },
): SharedLuck {
  const random = makeRandom(input.seed)
  const count = { alone: 0, withBlocks: 0 }
  for (let i = 0; i < input.experiments; i++) {
    const tasks = Array.from({ length: input.tasks }, () => {
      const rate = uniform(random)
      return { with: drawBlocks(random, input, rate), without: drawBlocks(random, input, rate) }
    })
    const tests = tasks.map((task) => harmBlockPermutation(task))
    const { q } = fdrDiscrete({
      p: tests.map(({ midPTwo }) => midPTwo),
      least: tests.map(({ leastMidPTwo }) => leastMidPTwo),
    })
    const tables = tasks.map((task) => tablesOf(task.with, task.without))
    if (labelBoard(tables).includes('hurts_strong')) count.alone++
    if (labelBoard(tables, q).includes('hurts_strong')) count.withBlocks++
  }
  return {
    alone: count.alone / input.experiments,
    withBlocks: count.withBlocks / input.experiments,
  }
}

/** A row a trial number, an entry a configuration: passes where a latent normal falls below. */
function drawBlocks(
  random: Random,
  input: SimulatedSize & { readonly configurations: number; readonly correlation: number },
  rate: number,
): Blocks {
  const threshold = normalQuantile(rate)
  const [shared, own] = [Math.sqrt(input.correlation), Math.sqrt(1 - input.correlation)]
  return Array.from({ length: input.trials }, () => {
    const luck = normal(random)
    return Array.from({ length: input.configurations }, () =>
      shared * luck + own * normal(random) < threshold ? 1 : 0,
    )
  })
}

/** A normal deviate from one uniform inside (0, 1). */
const normal = (random: Random) => normalQuantile((random.u32() + 0.5) / 2 ** 32)

function tablesOf(after: Blocks, before: Blocks): Table[] {
  const passesOf = (blocks: Blocks, c: number) => blocks.reduce((sum, block) => sum + block[c]!, 0)
  return after[0]!.map((_, c) => ({
    x1: passesOf(after, c),
    n1: after.length,
    x0: passesOf(before, c),
    n0: before.length,
  }))
}
