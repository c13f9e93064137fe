import { expect, test } from 'vitest'
import { createTestDb, expectSound } from '@/db/testing'
import type { Db } from '@/db/open-database'
import { getImport } from '@/lib/analysis/import/get-import'
import { harborTrial, importFiles } from '@/lib/ingest/testing-harbor'

// A verifier that gives several scores and calls none of them the reward.

const scored = (folder: string, recall: number, style: number) =>
  harborTrial(folder, { verifier_result: { rewards: { recall, style } } })

const TWO_ARMS = {
  ...scored('jobs/with-skills/sort__aaaaaaa', 1, 0.6),
  ...scored('jobs/with-skills/find__bbbbbbb', 1, 0.8),
  ...scored('jobs/without-skills/sort__ccccccc', 0, 0.3),
  ...scored('jobs/without-skills/find__ddddddd', 0, 0.5),
}

const rewardsOf = async (db: Db) =>
  (
    await db.$client.execute(
      `SELECT t.trial_name || ': ' || t.status || ' ' || coalesce(t.reward, 'none') AS line
        FROM trial t WHERE t.is_live = 1 ORDER BY t.trial_name`,
    )
  ).rows.map(({ line }) => String(line))

const NONE = [
  'find__bbbbbbb: missing_reward none',
  'find__ddddddd: missing_reward none',
  'sort__aaaaaaa: missing_reward none',
  'sort__ccccccc: missing_reward none',
]
const BY_RECALL = [
  'find__bbbbbbb: ok 1.0',
  'find__ddddddd: ok 0.0',
  'sort__aaaaaaa: ok 1.0',
  'sort__ccccccc: ok 0.0',
]

test('a dry run guesses no reward, and lists the scores with their means by condition', async () => {
  const { report, problems } = await importFiles(await createTestDb(), TWO_ARMS, { isDryRun: true })
  expect(report.choices).toEqual([
    {
      what: 'reward_key',
      chosen: null,
      trials: 4,
      alternatives: [
        {
          name: 'recall',
          trials: 4,
          means: [
            { condition: 'curated skills', mean: 1, trials: 2 },
            { condition: 'no skills', mean: 0, trials: 2 },
          ],
        },
        {
          name: 'style',
          trials: 4,
          means: [
            { condition: 'curated skills', mean: 0.7, trials: 2 },
            { condition: 'no skills', mean: 0.4, trials: 2 },
          ],
        },
      ],
    },
  ])
  expect(problems.map(({ code, detail }) => `${code}: ${detail}`)).toContain(
    'reward_ambiguous: recall 1, style 0.6',
  )
})

test('a named score is the reward; naming one, or none again, reads the same files anew', async () => {
  const db = await createTestDb()
  await importFiles(db, TWO_ARMS)
  expect(await rewardsOf(db)).toEqual(NONE)
  const named = await importFiles(db, TWO_ARMS, { rewardKey: 'recall' })
  expect(named.report.trials).toEqual({ added: 0, replaced: 4, unchanged: 0 })
  expect(named.problems).toEqual([])
  expect(await rewardsOf(db)).toEqual(BY_RECALL)
  const again = await importFiles(db, TWO_ARMS, { rewardKey: 'recall' })
  expect(again.report.trials).toEqual({ added: 0, replaced: 0, unchanged: 4 })
  // What was chosen is said again, though nothing was read again.
  expect(again.report.choices).toEqual(named.report.choices)
  await importFiles(db, TWO_ARMS)
  expect(await rewardsOf(db)).toEqual(NONE)
  await expectSound(db)
})

test('the name is kept with the import, and what was chosen with its report', async () => {
  const db = await createTestDb()
  const { importId } = await importFiles(db, TWO_ARMS, { rewardKey: 'style' })
  const { rows } = await db.$client.execute(`SELECT uid FROM import WHERE id = ${importId}`)
  const kept = await getImport(db, String(rows[0]!.uid))
  expect(kept?.options.rewardKey).toBe('style')
  expect(kept?.report?.choices?.map(({ what, chosen, trials }) => [what, chosen, trials])).toEqual([
    ['reward_key', 'style', 4],
  ])
})

test('a number beside reward changes nothing, and the report says that it was there', async () => {
  const both = harborTrial('jobs/with-skills/sort__aaaaaaa', {
    verifier_result: { rewards: { reward: true, seconds: 0.3 } },
  })
  const { report } = await importFiles(await createTestDb(), both, { isDryRun: true })
  expect(report.choices?.map(({ chosen, alternatives }) => [chosen, alternatives.length])).toEqual([
    ['reward', 2],
  ])
  expect(report.statuses.map(({ status }) => status)).toEqual(['ok'])
})

test('scores in reward.json count as those of result.json do', async () => {
  const db = await createTestDb()
  const folder = 'jobs/with-skills/sort__aaaaaaa'
  await importFiles(db, {
    ...harborTrial(folder, { verifier_result: null }),
    [`${folder}/verifier/reward.json`]: '{"passed": true, "share": 0.4}',
  })
  expect(await rewardsOf(db)).toEqual(['sort__aaaaaaa: ok 1.0'])
})

test('attempts that do not count are listed with what they gave', async () => {
  const folder = 'jobs/with-skills/sort__aaaaaaa'
  const attempt = (name: string, more: object) =>
    harborTrial(`${folder}/attempts/${name}`, { id: 'x', task_name: 'sort', ...more })
  const { report } = await importFiles(
    await createTestDb(),
    {
      [`${folder}/result.json`]: harborTrial(folder, {
        trial_uri: 'file:///runs/sort__aaaaaaa/attempts/001',
      })[`${folder}/result.json`]!,
      ...attempt('000', { verifier_result: { rewards: { reward: 0 } } }),
      ...attempt('001', {}),
      ...attempt('002', { exception_info: { exception_type: 'DaytonaError' } }),
    },
    { isDryRun: true },
  )
  expect(report.choices).toEqual([
    {
      what: 'attempt',
      chosen: '001',
      trials: 1,
      alternatives: [
        { name: '001', trials: 1, means: [{ condition: 'curated skills', mean: 1, trials: 1 }] },
        { name: '000', trials: 1, means: [{ condition: 'curated skills', mean: 0, trials: 1 }] },
        {
          name: '002 (DaytonaError)',
          trials: 1,
          means: [{ condition: 'curated skills', mean: 1, trials: 1 }],
        },
      ],
    },
  ])
})
