import type { Random } from '@/lib/demo/random'

/** Make `target` of the numbers, each used once. */
export interface Puzzle {
  readonly numbers: readonly number[]
  readonly target: number
  /** One way that gives the target. */
  readonly solution: string
}

export interface Attempt {
  readonly expression: string
  readonly value: number
}

const SIGNS = ['+', '-', '*'] as const

/** From left to right, in brackets: `((2 + 3) * 4)`. */
function combine(numbers: readonly number[], random: Random): Attempt {
  const [first, ...others] = numbers
  let [expression, value] = [String(first), first!]
  for (const number of others) {
    const sign = random.pick(SIGNS)
    value = sign === '+' ? value + number : sign === '-' ? value - number : value * number
    expression = `(${expression} ${sign} ${number})`
  }
  return { expression, value }
}

const shuffled = (numbers: readonly number[], random: Random) =>
  numbers
    .map((number) => ({ number, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ number }) => number)

export function makePuzzle(count: number, random: Random): Puzzle {
  const numbers = Array.from({ length: count }, () => random.between(2, 19))
  const { expression, value } = combine(shuffled(numbers, random), random)
  return { numbers, target: value, solution: expression }
}

/** An attempt that may hit the target by the chance given; others are what they are. */
export function attempt(puzzle: Puzzle, hits: number, random: Random): Attempt {
  return random.chance(hits)
    ? { expression: puzzle.solution, value: puzzle.target }
    : combine(shuffled(puzzle.numbers, random), random)
}
