import { expect, test } from 'vitest'
import { compareUseDomains } from './use-domains'

const UNKNOWN = {
  ...{
    without: 1,
    with: 1,
    typicalWithout: 1,
    typicalWith: 1,
    changeLow: null,
    changeHigh: null,
    p: null,
    q: null,
  },
  ...{ nConfigurations: 1, nUp: 0, nDown: 0, nWithout: 1, nWith: 1 },
}

/** Tasks of a domain, by how many times what they use without skills they use with them. */
const tasks = (domain: string | null, ...ratios: number[]) =>
  ratios.map((ratio, at) => ({
    ...UNKNOWN,
    task: `${domain} ${at}`,
    domain,
    family: null,
    change: ratio - 1,
  }))

test('domains that use other multiples differ, and are pulled toward the overall change', () => {
  const found = compareUseDomains([
    ...tasks('Office', 2.1, 1.9, 2.2, 2),
    ...tasks('Maths', 1.1, 0.95, 1, 1.05),
    ...tasks('Web', 1.2, 1.1, 1.15, 1.05),
    ...tasks(null, 9, 0.1),
  ])
  expect(found).toMatchObject({ nDomains: 3, nTasks: 12, df1: 2, df2: 9 })
  expect(found.p).toBeLessThan(0.001)
  expect(found.factorLow).toBeGreaterThan(1)
  expect(found.conclusion).toMatch(
    /^Domains differ more than chance would make them \(p < 0\.001\); their ratios typically lie a factor of 1\.17 to more than 10 from the overall one\.$/,
  )
  const [office, maths] = found.shrunk
  expect(office!.change).toBeGreaterThan(0.8)
  expect(office!.change).toBeLessThan(2.05 - 1)
  expect(maths!.change).toBeGreaterThan(0.02)
})

test('F is that of the logarithms, so that half and twice are as far', () => {
  const found = compareUseDomains([...tasks('a', 2, 8), ...tasks('b', 1 / 2, 1 / 8)])
  // Logarithms to base 2: 1 and 3, −1 and −3. Between 16, within 4 of two degrees of freedom.
  expect(found.f).toBeCloseTo(16 / 2, 9)
})

test('a p above 5 % says how far they may lie apart, or that they are as alike as chance makes them', () => {
  const apart = compareUseDomains([...tasks('a', 1, 2, 4), ...tasks('b', 2, 3, 5)])
  expect(apart.conclusion).toMatch(
    /^Whether domains differ cannot be told .* a factor of 1\.00 to /,
  )
  const alike = compareUseDomains([
    ...tasks('a', 1, 2, 4, 3),
    ...tasks('b', 1, 2, 4, 3),
    ...tasks('c', 1, 2, 4, 3),
  ])
  expect(alike.conclusion).toContain('at least as alike as chance makes them')
})

test('where nothing can be tested that is said, and nothing is pulled', () => {
  const said = (...all: ReturnType<typeof tasks>[]) => compareUseDomains(all.flat())
  expect(said(tasks(null, 1, 2)).conclusion).toMatch(/^No compared task names a domain/)
  expect(said(tasks('a', 1, 2), tasks(null, 3)).conclusion).toMatch(/one domain only/)
  expect(said(tasks('a', 1), tasks('b', 2))).toMatchObject({
    conclusion: 'Whether domains differ cannot be tested: each has one task.',
    shrunk: [],
  })
  expect(said(tasks('a', 2, 2), tasks('b', 3, 3)).conclusion).toMatch(/change by the same\.$/)
})
