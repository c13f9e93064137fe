import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { findByName } from '@/lib/analysis/find/find-by-name'
import { listSavedViews } from '@/lib/analysis/note/list-saved-views'
import { insertTestExperiment } from '@/lib/analysis/testing'
import type { Viewer } from '@/lib/domain/note'
import { renameExperiment } from './rename-experiment'
import { addView, removeView, renameView } from './saved-views'

const ADA: Viewer = { id: 'person:ada', name: 'Ada', mayWrite: true, mayAll: false }
const ADMIN: Viewer = { id: 'person:root', name: 'Root', mayWrite: true, mayAll: true }
const LOCAL: Viewer = { id: null, name: '', mayWrite: true, mayAll: true }
const ADDRESS = '/experiments/demo/tasks?domain=x&sort=gain'

async function makeDb() {
  const db = await createTestDb()
  await insertTestExperiment(db, 'demo')
  return db
}

const add = async (viewer: Viewer, isShared: boolean, address = ADDRESS) => {
  const db = await makeDb()
  expect(await addView(db, 'demo', { name: 'mine', address, isShared }, viewer)).toBeNull()
  const seen = async (id: string | null) => (await listSavedViews(db, 'demo', id))!.items
  return { db, seen }
}

test('a shared view is seen by all, one of a person by that person alone, in the search too', async () => {
  const shared = await add(ADA, true)
  expect(await shared.seen(null)).toMatchObject([{ name: 'mine', href: ADDRESS, author: 'Ada' }])
  const own = await add(ADA, false)
  expect(await own.seen('person:ada')).toHaveLength(1)
  expect(await own.seen('person:root')).toEqual([])
  const found = async (id: string | null) => (await findByName(own.db, 'min', id)).saved.total
  expect([await found('person:ada'), await found('person:root'), await found(null)]).toEqual([
    ...[1, 0, 0],
  ])
})

test('where nobody signs in a view is for everybody', async () => {
  const { seen } = await add(LOCAL, false)
  expect(await seen(null)).toMatchObject([{ isShared: true, author: '' }])
})

test('a view leads to the experiment also after it was renamed', async () => {
  const { db } = await add(ADA, true)
  await renameExperiment(db, 'demo', { slug: 'better', name: 'Better', description: null })
  const view = await listSavedViews(db, 'better', null)
  expect(view!.items[0]!.href).toBe('/experiments/better/tasks?domain=x&sort=gain')
})

test('only pages of the experiment, trials and diffs can be saved', async () => {
  const db = await makeDb()
  for (const address of ['/settings/people', '//evil.example', 'https://x.org', '/experiments/x'])
    expect(
      await addView(db, 'demo', { name: 'odd', address, isShared: true }, ADA),
      address,
    ).toMatch(/Only pages/)
  expect(await addView(db, 'demo', { name: ' ', address: ADDRESS, isShared: true }, ADA)).toMatch(
    /name/,
  )
})

test('who saved a view renames and deletes it; what is a person’s own nobody else touches', async () => {
  const { db, seen } = await add(ADA, true)
  const [view] = await seen(null)
  const own = (viewer: Viewer) => ({ slug: 'demo', uid: view!.uid, viewer })
  const other = { ...ADA, id: 'person:bo' }
  expect(await renameView(db, own(other), { name: 'x', isShared: true })).toMatch(/may change/)
  expect(await renameView(db, own(ADA), { name: 'better', isShared: false })).toBeNull()
  expect(await seen('person:ada')).toMatchObject([{ name: 'better', isShared: false }])
  expect(await removeView(db, own(ADMIN))).toMatch(/no such/)
  expect(await removeView(db, own(ADA))).toBeNull()
  expect(await seen('person:ada')).toEqual([])
})
