import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { diffWords, sharedPart } from './diff-words'

const own = (pieces: readonly { text: string; isOwn: boolean }[]) =>
  pieces.filter((piece) => piece.isOwn).map((piece) => piece.text)

test('the words that differ are found on each side', () => {
  const found = diffWords('THRESHOLD = 14.27', 'THRESHOLD = stages["flood"]')!
  expect(own(found.left).join('')).toBe('14.27')
  expect(own(found.right).join('')).toBe('stages["flood"]')
})

test('the pieces of a side make up its text again', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (left, right) => {
      const found = diffWords(left, right)
      expect(found?.left.map((piece) => piece.text).join('')).toBe(left)
      expect(found?.right.map((piece) => piece.text).join('')).toBe(right)
    }),
    { seed: 20_261_121 },
  )
})

/** How many cells the comparison fills: numbers of tokens, and what each number of edits reaches. */
function cellsFilled(work: () => unknown): number {
  let cells = 0
  const construct = (array: typeof Int32Array, given: unknown[], as: () => void): object => {
    if (typeof given[0] === 'number') cells += given[0]
    return Reflect.construct(array, given, as) as object
  }
  vi.stubGlobal('Int32Array', new Proxy(Int32Array, { construct }))
  try {
    work()
  } finally {
    vi.unstubAllGlobals()
  }
  return cells
}

test('a long text is compared by lines, and a hopeless one costs no more than its length', () => {
  const lines = Array.from({ length: 3000 }, (_, at) => `line ${at}\n`)
  const found = diffWords(lines.join(''), lines.toSpliced(1500, 1, 'other\n').join(''))!
  expect(own(found.right)).toEqual(['other\n'])
  const hopeless = (count: number) => {
    const left = Array.from({ length: count }, (_, at) => `line ${at}\n`)
    const right = left.toReversed().map((line) => `x${line}`)
    return diffWords('a\n' + left.join(''), right.join(''))
  }
  const few = cellsFilled(() => hopeless(3000))
  expect(few).toBeGreaterThan(6000)
  expect(cellsFilled(() => hopeless(12_000)) / few).toBeLessThanOrEqual(4)
})

test('the part that both share is known', () => {
  expect(sharedPart(diffWords('a b', 'a b')!)).toBe(1)
  expect(sharedPart(diffWords('abc', 'xyz')!)).toBe(0)
  expect(sharedPart(diffWords('same a', 'same b')!)).toBeCloseTo(0.8)
})
