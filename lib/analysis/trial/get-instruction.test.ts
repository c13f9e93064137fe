import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { insertTestExperiment, insertTestTrial, makeStep } from '@/lib/analysis/testing'
import { getInstruction } from './get-instruction'

test('the instruction is the first user message of a trial, without skills where there is one', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  await insertTestTrial(db, place, {
    ...{ uid: 'skilled', kind: 'curated' },
    steps: [makeStep(1, { kind: 'user', text: 'Use your skills. Find the floods.' })],
  })
  await insertTestTrial(db, place, {
    uid: 'plain',
    steps: [
      makeStep(1, { kind: 'system', text: 'You are an agent.' }),
      makeStep(2, { kind: 'user', text: 'Find the floods.' }),
      makeStep(3, { kind: 'user', text: 'Go on.' }),
    ],
  })
  expect(await getInstruction(db, 'demo', 'flood-risk')).toEqual({
    ...{ text: 'Find the floods.', nLeftOut: 0, trial: 'plain', step: 2 },
  })
})

test('without a trajectory nobody knows what was asked', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  await insertTestTrial(db, place, { uid: 'bare' })
  expect(await getInstruction(db, 'demo', 'flood-risk')).toBeNull()
})
