import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import type { Weighting } from '@/lib/domain/weighting'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { viewDomains } from './view-domains'

const DOMAINS = { a: 'Office', b: 'Office', c: 'Maths', d: 'Maths' }

async function view(
  text: string,
  domains: Record<string, string>,
  asked: { uncertainty?: Uncertainty; weighting?: Weighting } = {},
) {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(text), domains })
  const found = (await viewDomains(db, 'test', { ...DEFAULT_QUESTION, ...asked }))!
  const rows = found.domains.domains
  const of = (domain: string | null) => rows.find((row) => row.domain === domain)!
  return { ...found, of }
}

// The tasks of Maths were run once under no skills: nothing within the domain to borrow from.
const ONCE = `
  a | alpha | no_skills | 0 1
  a | alpha | curated   | 1 0
  b | alpha | no_skills | 0 0
  b | alpha | curated   | 1 1
  c | alpha | no_skills | 0
  c | alpha | curated   | 1 1
  d | alpha | no_skills | 1
  d | alpha | curated   | 1 0
`

test('a domain run once borrows the noise of its arm, so that domains add up to the headline', async () => {
  const { headline, of } = await view(ONCE, DOMAINS, { uncertainty: 'rerun' })
  const half = (gain: { low: number | null; high: number | null }) => (gain.high! - gain.low!) / 2
  // Pooled without: (.5 + 0) / 2 = .25. Maths: √(.25 + 0 + .25 + .5/2) / 2.
  expect(half(of('Maths').gain)).toBeCloseTo((1.959964 * Math.sqrt(0.75)) / 2, 6)
  expect(of('Maths').gain.method).toBe('paired_rerun')
  const added = Math.hypot(half(of('Maths').gain) / 2, half(of('Office').gain) / 2)
  expect(added).toBeCloseTo(half(headline!.gain), 12)
})

test('the two means under the test carry the interval of the headline that they would be', async () => {
  for (const uncertainty of ['new_tasks', 'rerun'] as const)
    for (const weighting of ['tasks', 'domains'] as const) {
      const { headline, domains } = await view(ONCE, DOMAINS, { uncertainty, weighting })
      const { gainOverTasks, gainOverDomains } = domains
      expect(weighting === 'tasks' ? gainOverTasks : gainOverDomains).toEqual(headline!.gain)
    }
})

// Four tasks of two domains and one of none, which gains the most.
const ONE_WITHOUT = `${ONCE.trimEnd()}
  e | alpha | no_skills | 0 0
  e | alpha | curated   | 1 1
`

test('a task without a domain has its own row and is in no mean over domains', async () => {
  const found = await view(ONE_WITHOUT, DOMAINS, { weighting: 'domains' })
  const { headline, domains, experiment, of } = found
  // Office: (.5 − .5 + 1 − 0) / 2 = .5; Maths: (1 − 0 + .5 − 1) / 2 = .25.
  expect(headline!.gain).toMatchObject({ estimate: 0.375, nTasks: 4 })
  expect(domains.gainOverDomains).toEqual(headline!.gain)
  expect(domains.meanOverDomains).toBe(0.375)
  expect(domains.gainOverTasks).toMatchObject({ nTasks: 5 })
  expect(headline!.coverage.nTasks).toBe(5)
  expect(experiment).toMatchObject({ nDomains: 2, nTasksWithoutDomain: 1 })
  // Last, though largest; outside the test, the pooled spread and shrinkage.
  expect(domains.domains.at(-1)).toMatchObject({ domain: null, shrunk: null, sePooled: null })
  expect(of(null).gain).toMatchObject({ estimate: 1, low: null, nTasks: 1, method: 'none' })
  const { q, p, mu } = (await view(ONCE, DOMAINS)).domains
  expect(domains).toMatchObject({ q, p, mu })
})

test('under a re-run it lends its noise all the same, and weighs nothing', async () => {
  const asked = { uncertainty: 'rerun', weighting: 'domains' } as const
  const { headline, of } = await view(ONE_WITHOUT, DOMAINS, asked)
  const half = (gain: { low: number | null; high: number | null }) => (gain.high! - gain.low!) / 2
  const added = Math.hypot(half(of('Maths').gain), half(of('Office').gain)) / 2
  expect(half(headline!.gain)).toBeCloseTo(added, 12)
  // All of its own runs agree, so that nothing is known of how it would vary.
  expect(of(null).gain).toMatchObject({ low: null, method: 'none' })
})

test('where no task names a domain there is no mean over domains, and the tasks keep theirs', async () => {
  for (const uncertainty of ['new_tasks', 'rerun'] as const) {
    const { headline, domains, of } = await view(ONCE, {}, { uncertainty, weighting: 'domains' })
    expect(headline).toMatchObject({ with: null, without: null, verdict: null })
    expect(headline!.gain).toMatchObject({ estimate: null, low: null, nTasks: 0, method: 'none' })
    expect(domains).toMatchObject({ meanOverDomains: null, meanOverTasks: 0.375, q: null })
    expect(of(null).gain).toEqual(domains.gainOverTasks)
  }
})
