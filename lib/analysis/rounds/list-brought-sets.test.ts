import { expect, test } from 'vitest'
import { makeSkillStore } from '@/lib/ingest/store/testing-skills'
import { listBroughtSets } from './list-brought-sets'

/** The imports whose sets speak for curated skills. */
async function importsOf({ db, experimentId }: Awaited<ReturnType<typeof makeSkillStore>>) {
  const sets = await listBroughtSets(db, experimentId, 'curated')
  return sets.map(({ importId }) => importId)
}

test('skills that came with trials of another condition alone are no version of this one', async () => {
  const store = await makeSkillStore()
  const first = await store.deliver({ trials: [['t', 'curated']], folders: { t: 'a' } })
  await store.deliver({ trials: [['t', 'evolved: round 1']], folders: { t: 'b' } })
  await store.deliver({ trials: [['t', 'curated']] })
  expect(await importsOf(store)).toEqual([first])
})

test('a folder without skills is a variant of the task, and no version', async () => {
  const store = await makeSkillStore()
  const first = await store.deliver({ trials: [['t', 'curated']], folders: { t: 'a' } })
  await store.deliver({ trials: [['t', 'no_skills']], folders: { t: null } })
  expect(await importsOf(store)).toEqual([first])
})

test('other skills with trials of the condition, or with none, are versions', async () => {
  const store = await makeSkillStore()
  const first = await store.deliver({ trials: [['t', 'curated']], folders: { t: 'a' } })
  const second = await store.deliver({ trials: [['t', 'curated']], folders: { t: 'b' } })
  const third = await store.deliver({ folders: { t: 'c' } })
  expect(await importsOf(store)).toEqual([first, second, third])
})
