import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { listCells } from './list-cells'

const LINES = [
  'sum  | alpha | no_skills | 0 0 1',
  'sum  | alpha | curated   | 1 1 1',
  'copy | alpha | no_skills | 1 0 0',
  'copy | beta  | curated   | 1 1 0',
  'copy | alpha | curated   | 0.5',
]

async function pagesOf(lines: readonly string[], limit: number) {
  const db = await createTestDb()
  await makeExperiment(db, { cells: cellsFromText(lines.join('\n')) })
  const names: string[] = []
  let cursor: string | null = null
  do {
    const page: NonNullable<Awaited<ReturnType<typeof listCells>>> = (await listCells(db, 'test', {
      policy: 'headline',
      cursor,
      limit,
    }))!
    expect(page.items.length).toBeLessThanOrEqual(limit)
    names.push(
      ...page.items.map(({ task, model, condition, nTrials }) =>
        [task, model, condition, nTrials].join(' '),
      ),
    )
    cursor = page.next
  } while (cursor !== null)
  return names
}

test('cells stand in one order, whenever they were stored and however they are paged', async () => {
  const whole = await pagesOf(LINES, 100)
  expect(whole).toHaveLength(5)
  expect(whole[0]).toMatch(/^copy alpha no_skills 3$/)
  expect(whole.at(-1)).toMatch(/^sum alpha curated 3$/)
  for (const limit of [1, 2, 5]) expect(await pagesOf(LINES.toReversed(), limit)).toEqual(whole)
})
