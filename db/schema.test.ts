import { expect, test } from 'vitest'
import { experiment } from './schema'
import { createTestDb } from './testing'

test('a fresh database takes an experiment and gives it back', async () => {
  const db = await createTestDb()
  await db.insert(experiment).values({ slug: 'a', name: 'A', kind: 'logs', createdAt: 1 })
  const rows = await db.select().from(experiment)
  expect(rows).toMatchObject([{ slug: 'a', isGenerated: false, citation: null }])
})
