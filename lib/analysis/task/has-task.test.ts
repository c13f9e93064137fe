import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { experiment, task } from '@/db/schema'
import { hasTask } from './has-task'

test('a task is there in its own experiment only', async () => {
  const db = await createTestDb()
  await db.insert(experiment).values([
    { slug: 'a', name: 'A', kind: 'logs', createdAt: 1 },
    { slug: 'b', name: 'B', kind: 'logs', createdAt: 1 },
  ])
  await db.insert(task).values({ experimentId: 1, name: 'sum it' })
  expect(await hasTask(db, 'a', 'sum it')).toBe(true)
  expect(await hasTask(db, 'b', 'sum it')).toBe(false)
  expect(await hasTask(db, 'c', 'sum it')).toBe(false)
})
