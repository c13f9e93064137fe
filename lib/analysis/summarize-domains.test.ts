import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import type { Weighting } from '@/lib/domain/weighting'
import { cellsFromText, makeExperiment } from './cells/testing'
import { DEFAULT_QUESTION } from './describe-contrast'
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
