import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { stepsFromText } from '@/lib/diff/testing'
import { diffTrials, plainAlignment } from './diff-trials'
import { pickTellingPair } from './pick-telling-pair'
import { insertTestExperiment, insertTestTrial } from './testing'

const LEFT = stepsFromText('user: go\n$ ls\nwrite a.py: 1\n$ python a.py\n> 3')
const RIGHT = stepsFromText('user: go\n$ ls\nskill flood\n$ python a.py\n> 7')

test('two trials are aligned, named where they part, and their checks compared', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const check = (status: 'passed' | 'failed') => ({
    detail: { checks: [{ name: 'count', status, durationMs: null, message: null }] },
  })
  await insertTestTrial(db, place, { uid: 'l', steps: LEFT, reward: 0, ...check('failed') })
  await insertTestTrial(db, place, { uid: 'r', kind: 'curated', steps: RIGHT, ...check('passed') })
  const { alignment, flips } = await diffTrials(db, { left: 'l', right: 'r' })
  expect(plainAlignment(alignment!)).toMatchObject({
    divergence: {
      kind: 'deeds',
      row: 'l3r3',
      sentence: 'Right reads the skill `flood`; left writes `a.py`.',
    },
    after: { left: { steps: 2 }, right: { steps: 2 } },
  })
  expect(alignment!.rows.map((row) => row.kind)).toEqual(['same', 'same', 'parted', 'changed'])
  expect(flips).toEqual({ onlyLeftPasses: [], onlyRightPasses: ['count'] })
})

test('a missing trial is a missing side, and a trial without steps has no alignment', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  await insertTestTrial(db, place, { uid: 'l', steps: LEFT })
  await insertTestTrial(db, place, { uid: 'r', kind: 'curated' })
  expect(await diffTrials(db, { left: 'l', right: 'x' })).toMatchObject({
    left: { uid: 'l' },
    right: null,
    alignment: null,
  })
  const bare = await diffTrials(db, { left: 'l', right: 'r' })
  expect(bare.right?.uid).toBe('r')
  expect(bare.alignment).toBeNull()
})

test('where skills hurt, the pair is a passing trial without against a failing one with', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const add = (uid: string, kind: 'no_skills' | 'curated', reward: number | null) =>
    insertTestTrial(db, place, { uid, kind, reward, steps: LEFT })
  await add('n0', 'no_skills', 0)
  await add('n1', 'no_skills', 1)
  await add('c0', 'curated', 0)
  await add('c1', 'curated', null)
  const question = { experimentSlug: 'demo', taskName: 'flood-risk', without: 'no_skills' }
  expect(await pickTellingPair(db, { ...question, with: 'curated' })).toMatchObject({
    left: 'n1',
    right: 'c0',
    reason: expect.stringContaining('hurt') as string,
  })
  expect(await pickTellingPair(db, { ...question, with: 'evolved' })).toBeNull()
})

test('where skills help, it is a failing trial without against a passing one with', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  await insertTestTrial(db, place, { uid: 'n0', reward: 0, steps: LEFT })
  await insertTestTrial(db, place, { uid: 'n1', reward: 1, steps: LEFT })
  await insertTestTrial(db, place, { uid: 'c1', kind: 'curated', reward: 1, steps: RIGHT })
  const pair = await pickTellingPair(db, {
    experimentSlug: 'demo',
    taskName: 'flood-risk',
    without: 'no_skills',
    with: 'curated',
  })
  expect(pair).toMatchObject({ left: 'n0', right: 'c1' })
})
