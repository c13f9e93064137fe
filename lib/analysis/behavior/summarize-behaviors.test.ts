import { expect, test } from 'vitest'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import type { Span } from '@/lib/domain/new-trial'
import { makeStore } from '@/lib/ingest/store/testing-store'
import { makeNewTrial, makeStep } from '@/lib/trajectory/testing'
import { summarizeBehaviors } from './summarize-behaviors'

const span = (kind: string, step: number, data: Span['data'] = null): Span => ({
  ...{ kind, firstStep: step, lastStep: step, data },
})

const STEPS = [1, 2, 3].map((number) => makeStep(number, `step ${number}`))

/** Two tasks under two conditions: with skills the trials of the first check their work. */
const TRIALS = ['t1', 't2'].flatMap((taskName) =>
  (['no_skills', 'curated'] as const).map((kind) =>
    makeNewTrial(`${taskName} ${kind}`, {
      ...{ taskName, kind, steps: STEPS, reward: kind === 'curated' ? 1 : 0 },
      spans:
        kind === 'curated' && taskName === 't1'
          ? [span('checks_work', 2), span('checks_work', 3)]
          : [],
    }),
  ),
)

test('behaviours are compared by condition and against success, with trials that show them', async () => {
  const { db, deliver } = await makeStore()
  await deliver(TRIALS)
  const view = (await summarizeBehaviors(db, 'exp', DEFAULT_QUESTION))!
  expect(view.arms.map(({ kind }) => kind)).toEqual(['no_skills', 'curated'])
  expect([view.nLooked, view.nByOthers, view.nNotLooked]).toEqual([4, 0, 0])
  const row = view.rows.find(({ behavior }) => behavior === 'checks_work')!
  expect(row.arms.map(({ share, meanCount }) => [share, meanCount])).toEqual([
    [0, 0],
    [0.5, 1],
  ])
  expect(row.shareDifference).toMatchObject({ estimate: 0.5, nTasks: 2 })
  expect(row.doses.map(({ n, passed }) => [n, passed])).toEqual([
    [3, 1],
    [0, 0],
    [1, 1],
    [0, 0],
  ])
  expect(view.examples).toMatchObject([
    { behavior: 'checks_work', arm: 1, task: 't1', firstStep: 2 },
  ])
})

test('the trials of the table are those of the conditions compared, not all that were looked at', async () => {
  const { db, deliver } = await makeStore()
  const third = makeNewTrial('t1 generated', {
    ...{ taskName: 't1', kind: 'generated_before', steps: STEPS, spans: [span('attempt', 1)] },
  })
  await deliver([...TRIALS, third])
  const ask = async (condition: string) =>
    (await summarizeBehaviors(db, 'exp', { ...DEFAULT_QUESTION, with: condition }))!
  expect(await ask('curated')).toMatchObject({ nLooked: 5, nShown: 4, traces: [] })
  const other = await ask('generated_before')
  expect(other.nShown).toBe(3)
  expect(other.traces.at(-1)).toMatchObject({ nTrials: 1 })
})

test('trials stored before are named and in no number', async () => {
  const { db, deliver } = await makeStore()
  await deliver(TRIALS)
  await db.$client.batch([
    `UPDATE trial SET behaviors = NULL WHERE log_id LIKE 't1%'`,
    `UPDATE trial SET behaviors = '{"version":0,"counts":{}}' WHERE log_id LIKE 't2%'`,
    'UPDATE experiment SET data_version = data_version + 1',
  ])
  const view = (await summarizeBehaviors(db, 'exp', DEFAULT_QUESTION))!
  expect([view.nLooked, view.nByOthers, view.nNotLooked]).toEqual([2, 2, 2])
})

test('tagged traces give the verdicts against the truth', async () => {
  const { db, deliver } = await makeStore()
  const spans = [
    span('attempt', 1),
    span('reflection', 2),
    span('verdict', 2, { says: 'correct', isRight: false }),
    span('attempt', 3),
    span('reflection', 3),
    span('verdict', 3, { says: 'incorrect', isRight: null }),
  ]
  await deliver([makeNewTrial('a', { steps: STEPS, spans })])
  const { traces } = (await summarizeBehaviors(db, 'exp', DEFAULT_QUESTION))!
  expect(traces.at(-1)).toMatchObject({
    ...{ variant: null, nTrials: 1, attempts: 2, reflections: 2, f1Correct: 0 },
    verdicts: { correctRight: 0, correctWrong: 1, incorrectRight: 0, incorrectWrong: 0 },
  })
})

test('an experiment without steps has no rows, and none is no experiment', async () => {
  const { db, deliver } = await makeStore()
  await deliver([makeNewTrial('a', { steps: [], hasTrajectory: false })])
  expect(await summarizeBehaviors(db, 'exp', DEFAULT_QUESTION)).toMatchObject({
    ...{ rows: [], nLooked: 0, nNotLooked: 0, printed: null },
  })
  expect(await summarizeBehaviors(db, 'other', DEFAULT_QUESTION)).toBeNull()
})
