import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { makePrintedExample } from '@/lib/analysis/figure/testing-printed'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { openingTab, TAB_GROUPS } from '@/lib/url/tab-groups'
import { openExperiment } from './get-experiment'

const openedOf = async (slug: string) => {
  const db = await createTestDb()
  if (slug === 'test')
    await makeExperiment(db, { cells: cellsFromText('sum | alpha | generated_after | 1') })
  else await makePrintedExample(db, slug)
  const { filledViews } = (await openExperiment(db, slug, DEFAULT_QUESTION))!.experiment
  const opens = (key: string) =>
    openingTab(
      TAB_GROUPS.find((group) => group.key === key)!,
      filledViews,
    )?.key
  return { filledViews, evolution: opens('evolution'), models: opens('models') }
}

test('of printed tables the views that read them are known, and a group opens the first of these', async () => {
  expect(await openedOf('skillclaw')).toMatchObject({
    filledViews: ['rounds'],
    evolution: 'rounds',
  })
  expect(await openedOf('masa')).toMatchObject({ filledViews: ['effects'], models: 'effects' })
  expect((await openedOf('skillfactory')).filledViews).toEqual(['effects', 'behaviors'])
  expect(await openedOf('skilllearnbench')).toMatchObject({ evolution: 'timing' })
  expect((await openedOf('skilllearnbench')).filledViews).toEqual(['timing', 'rounds'])
})

test('trials fill what is of models, and where nothing fills a group its first view opens', async () => {
  const { filledViews, models } = await openedOf('test')
  expect(filledViews).toEqual(['models', 'effects', 'timing', 'behaviors'])
  expect(models).toBe('models')
  expect((await openedOf('skillfactory')).evolution).toBe('timing')
})

test('a group leads to its first view where nobody knows what is filled', () => {
  const group = TAB_GROUPS.find(({ key }) => key === 'evolution')!
  expect(openingTab(group, null)?.key).toBe('timing')
})
