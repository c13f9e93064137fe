import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignInBand, costOf, type Pairs, type Tokens } from './align-exactly'
import { alignSequences } from './align-sequences'
import { finish, type Parts } from '@/lib/domain/parts'

const SEED = 20_261_121

/** Numbers as steps; of seven groups three are words, which cost less to lose than deeds. */
const tokens = (values: readonly number[]): Tokens => ({
  exact: Int32Array.from(values),
  group: Int32Array.from(values, (value) => value % 7),
  gap: Int32Array.from(values, (value) => ((value % 7) % 3 === 0 ? 4 : 10)),
})

const sequence = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 60 })
const exactly = (a: Tokens, b: Tokens) =>
  alignInBand(a, b, { aFrom: 0, aTo: a.exact.length, bFrom: 0, bTo: b.exact.length }, Infinity)
const exactCost = (a: Tokens, b: Tokens) => costOf(a, b, finish(exactly(a, b)))

/** How often the work pauses: it does so after so much work, whatever the clock says. */
function countParts(work: Parts<Pairs>): number {
  let count = 0
  while (!work.next().done) count += 1
  return count
}

/** A reference that shares nothing with the aligner: the recurrence, memoised. */
function slowCost(a: Tokens, b: Tokens): number {
  const known = new Map<string, number>()
  const from = (i: number, j: number): number => {
    const key = `${i} ${j}`
    if (known.has(key)) return known.get(key)!
    let best = i === a.exact.length && j === b.exact.length ? 0 : Infinity
    if (i < a.exact.length) best = Math.min(best, a.gap[i]! + from(i + 1, j))
    if (j < b.exact.length) best = Math.min(best, b.gap[j]! + from(i, j + 1))
    if (i < a.exact.length && j < b.exact.length) {
      if (a.exact[i] === b.exact[j]) best = Math.min(best, from(i + 1, j + 1))
      else if (a.group[i] === b.group[j]) {
        best = Math.min(best, Math.ceil((a.gap[i]! + b.gap[j]!) / 3) + from(i + 1, j + 1))
      }
    }
    known.set(key, best)
    return best
  }
  return from(0, 0)
}

function seeded(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A long sequence with repetitions, and a copy with steps lost, put in and changed. */
function editedPair(length: number, share: number, seed: number): [Tokens, Tokens] {
  const random = seeded(seed)
  const draw = () => Math.floor(random() ** 2 * length * 2)
  const one = Array.from({ length }, draw)
  const two = one.flatMap((value) => {
    if (random() >= share) return [value]
    const choice = random()
    return choice < 1 / 3 ? [] : choice < 2 / 3 ? [value, draw()] : [value + 7]
  })
  return [tokens(one), tokens(two)]
}

/** Two long sequences of few words that occur often, in another order each. */
const editedFew = (length: number): [Tokens, Tokens] => [
  tokens(Array.from({ length }, (_, at) => (at * 7) % 13)),
  tokens(Array.from({ length }, (_, at) => (at * 5) % 11)),
]

const isAscending = (pairs: Pairs) =>
  pairs.every(([i, j], at) => at === 0 || (i > pairs[at - 1]![0] && j > pairs[at - 1]![1]))

test('a sequence aligns with itself at no cost', () => {
  fc.assert(
    fc.property(sequence, (values) => {
      const a = tokens(values)
      expect(finish(alignSequences(a, a, 50))).toEqual(values.map((_, at) => [at, at]))
    }),
    { seed: SEED },
  )
})

test('swapping the sides swaps the pairs, whole or in stretches', () => {
  fc.assert(
    fc.property(sequence, sequence, fc.constantFrom(50, 1e6), (one, two, cells) => {
      const [a, b] = [tokens(one), tokens(two)]
      const swapped = finish(alignSequences(b, a, cells)).map(([j, i]) => [i, j])
      expect(finish(alignSequences(a, b, cells))).toEqual(swapped)
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test('pairs ascend on both sides and set only the same or a change side by side', () => {
  fc.assert(
    fc.property(sequence, sequence, fc.constantFrom(50, 1e6), (one, two, cells) => {
      const [a, b] = [tokens(one), tokens(two)]
      const pairs = finish(alignSequences(a, b, cells))
      expect(isAscending(pairs)).toBe(true)
      expect(pairs.every(([i, j]) => a.group[i] === b.group[j])).toBe(true)
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test('what was put in is found, and only that', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { maxLength: 80 }),
      fc.array(fc.nat(80), { maxLength: 8 }),
      fc.constantFrom(50, 1e6),
      (values, places, cells) => {
        // New steps have numbers that occur nowhere else.
        const longer = [...values]
        places.forEach((place, at) => longer.splice(Math.min(place, longer.length), 0, 9001 + at))
        const pairs = finish(alignSequences(tokens(values), tokens(longer), cells))
        expect(pairs.map(([i, j]) => [values[i], longer[j]])).toEqual(
          values.map((value) => [value, value]),
        )
      },
    ),
    { seed: SEED },
  )
})

test('a pair small enough to try whole costs what the slow reference says', () => {
  fc.assert(
    fc.property(sequence, sequence, (one, two) => {
      const [a, b] = [tokens(one), tokens(two)]
      expect(costOf(a, b, finish(alignSequences(a, b)))).toBe(slowCost(a, b))
    }),
    { seed: SEED },
  )
})

test('a long pair cut at anchors costs at most 1.1 times the exact alignment', () => {
  for (const [share, seed] of [
    [0.05, 1],
    [0.2, 2],
    [0.5, 3],
  ] as const) {
    const [a, b] = editedPair(1500, share, seed)
    const cost = costOf(a, b, finish(alignSequences(a, b, 10_000)))
    expect(cost).toBeLessThanOrEqual(1.1 * exactCost(a, b))
  }
})

test('a long block put in is found at no further cost, with and without anchors', () => {
  const random = seeded(6)
  const few = Array.from({ length: 2400 }, () => Math.floor(random() * 25))
  const block = (length: number) => Array.from({ length }, (_, at) => 90_000 + at)
  for (const [values, length] of [
    [range(2400, 0), 900],
    // Nothing occurs once: only the band is left, which follows a drift of 200 steps.
    [few, 150],
  ] as const) {
    const [a, b] = [
      tokens(values),
      tokens([...values.slice(0, 1200), ...block(length), ...values.slice(1200)]),
    ]
    const gaps = tokens(block(length)).gap.reduce((sum, gap) => sum + gap, 0)
    // Something differs at both ends, so that they are not simply set aside.
    const ends = (own: Tokens, first: number) => tokens([first, ...own.exact, first + 1])
    const pairs = finish(alignSequences(ends(a, 80_000), ends(b, 70_000), 10_000))
    const own = costOf(ends(a, 80_000), ends(b, 70_000), pairs)
    expect(own).toBeLessThanOrEqual(1.1 * (gaps + 4 * 10))
  }
})

test('four times the steps are four times the work, also where nothing is alike', () => {
  const parts = (a: Tokens, b: Tokens) => countParts(alignSequences(a, b))
  const unlike = (length: number) => parts(tokens(range(length, 0)), tokens(range(length, 90_000)))
  const few = (length: number) => parts(...editedFew(length))
  expect(unlike(16_000) / unlike(4000)).toBeLessThan(5)
  expect(few(16_000) / few(4000)).toBeLessThan(5)
})

test('5,000 steps against 5,000 take a tenth of the full table, also where nothing is alike', () => {
  const pairs: [Tokens, Tokens][] = [
    editedPair(5000, 0.2, 4),
    [tokens(range(5000, 0)), tokens(range(5000, 70_000))],
    [tokens(range(5000, 0)), tokens(range(5000, 0).reverse())],
    editedFew(5000),
    [tokens(Array(5000).fill(1)), tokens(Array(4000).fill(2))],
  ]
  const full = countParts(exactly(...pairs[1]!))
  for (const [a, b] of pairs) {
    expect(isAscending(finish(alignSequences(a, b)))).toBe(true)
    expect(countParts(alignSequences(a, b))).toBeLessThanOrEqual(full / 10)
  }
})

function range(length: number, from: number): number[] {
  return Array.from({ length }, (_, at) => from + at)
}
