import { expect, test } from 'vitest'
import { publishedFigure } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { findKnownUses } from './find-known-uses'
import { addMeasure, cellsFromText, makeExperiment } from './testing'

const CELLS = cellsFromText('sum | alpha | no_skills | 1')

test('what any cell knows can be compared, in the order of the pages; 0 everywhere is not known', async () => {
  const db = await createTestDb()
  const id = await makeExperiment(db, { cells: CELLS })
  await addMeasure(db, id, 'steps', [12])
  await addMeasure(db, id, 'tokens_total', [900])
  expect(await findKnownUses(db, id)).toEqual(['tokens_total', 'steps'])
  const cells = cellsFromText('mean | alpha | no_skills | 1')
  const other = await makeExperiment(db, { slug: 'other', cells })
  expect(await findKnownUses(db, other)).toEqual([])
})

test('so can what a source prints of configurations', async () => {
  const db = await createTestDb()
  const experimentId = await makeExperiment(db, { cells: CELLS })
  await db.insert(publishedFigure).values({
    ...{ experimentId, scope: 'configuration', key: 'alpha', conditionKey: 'no_skills' },
    ...{ measure: 'cost_usd_per_trial', value: 0.25, low: null, high: null, intervalKind: null },
    ...{ n: null, source: 'Table 1', note: null },
  })
  expect(await findKnownUses(db, experimentId)).toEqual(['cost_usd'])
})
