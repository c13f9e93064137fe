import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { stepsFromText } from '@/lib/diff/testing'
import { diffTrials, plainAlignment } from './diff-trials'
import { insertTestExperiment, insertTestTrial } from '@/lib/analysis/testing'

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
  expect(flips).toMatchObject({ onlyLeftPasses: [], onlyRightPasses: ['count'] })
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

test('a row keeps its link when the same logs are imported anew, into another database too', async () => {
  const linkOf = async (extra: string) => {
    const db = await createTestDb()
    const place = await insertTestExperiment(db)
    // Other trials first, so that nothing hangs on row ids.
    if (extra !== '') await insertTestTrial(db, place, { uid: extra, steps: RIGHT })
    await insertTestTrial(db, place, { uid: 'r', kind: 'curated', steps: RIGHT })
    await insertTestTrial(db, place, { uid: 'l', steps: LEFT })
    const { alignment } = await diffTrials(db, { left: 'l', right: 'r' })
    return plainAlignment(alignment!).rows.map(({ id }) => id)
  }
  expect(await linkOf('')).toEqual(['l1r1', 'l2r2', 'l3r3', 'l4r4'])
  expect(await linkOf('x')).toEqual(await linkOf(''))
})

test('the steps that both sides take in their own way are read, and what differs is told', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const steps = (value: string) => stepsFromText(`user: go\n$ ls\nwrite a.py: limit = ${value}`)
  await insertTestTrial(db, place, { uid: 'l', steps: steps('14.27') })
  await insertTestTrial(db, place, { uid: 'r', kind: 'curated', steps: steps('12') })
  const { alignment } = await diffTrials(db, { left: 'l', right: 'r' })
  expect(plainAlignment(alignment!).divergence.sentence).toBe(
    'Both write `a.py`: left has `limit = 14.27`, right `limit = 12`.',
  )
})

test('the look of a side just before the other’s deed is in the sums, and is where one stops', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const steps = (end: string) => stepsFromText(`user: go\n$ ls\n$ make\n${end}`)
  await insertTestTrial(db, place, { uid: 'l', steps: steps('write a.py: 1\n$ make test') })
  await insertTestTrial(db, place, { uid: 'r', kind: 'curated', steps: steps('$ cat b\n$ pwd') })
  const { alignment } = await diffTrials(db, { left: 'l', right: 'r' })
  expect(plainAlignment(alignment!)).toMatchObject({
    divergence: {
      row: 'l4',
      sentence: 'Left writes `a.py` and runs `make test`; right looks with `cat b`.',
    },
    after: { left: { steps: 2 }, right: { steps: 2 } },
    stops: ['r4', 'l4'],
  })
})

test('what came after counts from the step that is named, not from the way to it', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const left = stepsFromText('user: go\n$ ls\nwrite a.py: 1\n$ python a.py')
  const right = stepsFromText(
    'user: go\n$ ls\n$ cat b\n$ cat c\nskill flood\nwrite a.py: 2\n$ python a.py',
  )
  await insertTestTrial(db, place, { uid: 'l', steps: left })
  await insertTestTrial(db, place, { uid: 'r', kind: 'curated', steps: right })
  const { alignment } = await diffTrials(db, { left: 'l', right: 'r' })
  expect(plainAlignment(alignment!)).toMatchObject({
    divergence: { row: 'r5' },
    after: { right: { steps: 3 } },
    firstWrites: { left: 3, right: 6 },
  })
})
