import { expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { condition } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { resolveContrast, type ContrastQuestion } from './contrast'
import { loadCells } from '@/lib/analysis/cell-table/load-cells'

async function contrastOf(text: string, question: Partial<ContrastQuestion> = {}) {
  const db = await createTestDb()
  const table = await loadCells(db, await makeExperiment(db, { cells: cellsFromText(text) }))
  const asked: ContrastQuestion = {
    without: null,
    with: null,
    policy: 'headline',
    configurations: null,
    ...question,
  }
  const contrast = resolveContrast(table, asked, null, null)
  return (
    contrast && {
      without: table.conditions[contrast.without]!.key,
      with: table.conditions[contrast.with]!.key,
      configurations: contrast.configurations.map((index) => table.configurations[index]!.key),
      basis: contrast.basis,
    }
  )
}

const TWO_ARMS = `
  sum  | alpha | no_skills | 0
  sum  | alpha | curated   | 1
  copy | alpha | no_skills | 0
  copy | alpha | curated   | 1
  sum  | beta  | no_skills | 0
  sum  | beta  | curated   | 1
  copy | beta  | no_skills | 0
  copy | beta  | curated   | infra
  sum  | beta  | unknown   | 1
  sum  | alpha | evolved   | 1
`

test('by default no skills are compared with the first condition with skills', async () => {
  expect(await contrastOf(TWO_ARMS)).toEqual({
    without: 'no_skills',
    with: 'curated',
    configurations: ['alpha'],
    basis: 'covers_tasks',
  })
})

test('of the rounds of one skill, the latest that shares the most tasks is compared', async () => {
  const db = await createTestDb()
  const cells = cellsFromText(`
    sum  | alpha | no_skills        | 0
    copy | alpha | no_skills        | 0
    sum  | alpha | generated_before | 0
    sum  | alpha | generated_after  | 1
    copy | alpha | generated_after  | 1
    sum  | alpha | evolved          | 1
    copy | alpha | evolved          | 1
    sum  | alpha | adapted          | 1
    sum  | beta  | no_skills        | 0
    copy | beta  | no_skills        | 0
    sum  | beta  | generated_after  | 1
    copy | beta  | generated_after  | 1
  `)
  const id = await makeExperiment(db, { cells })
  const rounds = { generated_before: 1, generated_after: 2, evolved: 3, adapted: 4 }
  for (const [key, round] of Object.entries(rounds))
    await db.update(condition).set({ kind: 'evolved', round }).where(eq(condition.key, key))
  const table = await loadCells(db, id)
  const asked = { without: null, with: null, policy: 'headline', configurations: null } as const
  const contrast = resolveContrast(table, asked, null, null)!
  expect(table.conditions[contrast.without]!.key).toBe('no_skills')
  expect(table.conditions[contrast.with]!.round).toBe(3)
})

test('a reader chooses conditions and configurations; nonsense falls to the default', async () => {
  expect(
    await contrastOf(TWO_ARMS, { without: 'curated', with: 'evolved', configurations: ['beta'] }),
  ).toEqual({
    without: 'curated',
    with: 'evolved',
    configurations: ['beta'],
    basis: 'chosen',
  })
  expect(await contrastOf(TWO_ARMS, { with: 'nonsense', configurations: ['x'] })).toMatchObject({
    with: 'curated',
    configurations: ['alpha'],
  })
})

test('asking for the baseline as the arm with skills swaps nothing away', async () => {
  expect(await contrastOf(TWO_ARMS, { with: 'no_skills' })).toMatchObject({
    without: 'curated',
    with: 'no_skills',
  })
})

test('trials of unknown condition enter no contrast', async () => {
  expect(await contrastOf('sum | alpha | unknown | 1\nsum | alpha | curated | 1')).toBeNull()
  expect(await contrastOf(TWO_ARMS, { with: 'unknown' })).toMatchObject({ with: 'curated' })
})

test('where no configuration covers the tasks, the best covered stands in with those that share its tasks', async () => {
  expect(
    await contrastOf(`
      sum  | alpha | no_skills | 0
      sum  | alpha | curated   | 1
      copy | beta  | no_skills | 0
      copy | beta  | curated   | 1
      sum  | gamma | no_skills | 0
      sum  | gamma | curated   | 1
      fly  | beta  | curated   | 1
    `),
  ).toMatchObject({ configurations: ['alpha', 'gamma'], basis: 'best_covered' })
})
