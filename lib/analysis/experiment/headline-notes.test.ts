import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '@/db/open-database'
import { condition } from '@/db/schema'
import { createTestDb } from '@/db/testing'
import { rebuildCells } from '@/db/writes/recount-cells'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { DEFAULT_QUESTION, type ViewQuestion } from '@/lib/cells/describe-contrast'
import { summarizeExperiment } from './summarize-experiment'

async function open(text: string) {
  const db = await createTestDb()
  const experimentId = await makeExperiment(db, { cells: cellsFromText(text) })
  return { db, experimentId }
}

const summaryOf = async (db: Db, asked: Partial<ViewQuestion> = {}) =>
  (await summarizeExperiment(db, 'test', { ...DEFAULT_QUESTION, ...asked }))!

/** Lines `task | alpha | condition | rewards`, one a task. */
const arm = (condition: string, rewards: (index: number) => string) =>
  [...'abcdefghijkl'].map((task, index) => `${task} | alpha | ${condition} | ${rewards(index)}`)

test('rates are mean rewards where most tasks have rewards between 0 and 1', async () => {
  const isMeanReward = async (rewards: (index: number) => string) => {
    const { db } = await open([...arm('no_skills', rewards), ...arm('curated', rewards)].join('\n'))
    return (await summaryOf(db)).headline!.isMeanReward
  }
  expect(await isMeanReward((index) => (index < 7 ? '0.5 1' : '0 1'))).toBe(true)
  expect(await isMeanReward((index) => (index < 6 ? '0.5 1' : '0 1'))).toBe(false)
})

test('a page of one round of a skill says which, and that there are others', async () => {
  const lines = ['no_skills', 'evolved', 'adapted'].flatMap((key) => arm(key, (i) => `${i % 2}`))
  const { db } = await open(lines.join('\n'))
  for (const [key, round] of [
    ['evolved', 1],
    ['adapted', 2],
  ] as const)
    await db.update(condition).set({ kind: 'evolved', round }).where(eq(condition.key, key))
  const textOf = async (asked?: Partial<ViewQuestion>) =>
    (await summaryOf(db, asked)).warnings.find(({ code }) => code === 'one_of_rounds')?.text
  expect(await textOf()).toMatch(/^This is round 2, the last of 2/)
  expect(await textOf({ with: 'evolved' })).toMatch(/^This is round 1 of 2; the last is round 2/)
  expect(await textOf({ with: 'no_skills', without: 'evolved' })).toBeUndefined()
})

test('trials labelled without skills whose log shows some are a warning that leads to them', async () => {
  const { db, experimentId } = await open(
    'a | alpha | no_skills | 0 1\na | alpha | curated | 1 1\nb | alpha | no_skills | 0 0',
  )
  const set = (uid: string, use: string) =>
    db.$client.execute(`UPDATE trial SET skill_use = '${use}' WHERE uid = '${uid}'`)
  await set('a-alpha-no_skills-1', 'offered')
  await set('b-alpha-no_skills-2', 'executed')
  await rebuildCells(db, experimentId)
  const { warnings } = await summaryOf(db)
  const found = warnings.find(({ code }) => code === 'skills_in_no_skills')!
  expect(found.text).toContain(
    '2 trials labelled without skills had skills by their logs: 1 was offered some and read none, 1 read one.',
  )
  expect(found.link!.href).toContain('condition=no_skills')
})

test('a round is told that its baseline is pooled, where the baseline was run beside several', async () => {
  const warned = async (jobs: string) => {
    const { db } = await open(
      ['no_skills | 0 1', 'curated | 1 1', 'adapted | 1 0']
        .flatMap((arm) => [`a | alpha | ${arm}`, `b | alpha | ${arm}`])
        .join('\n'),
    )
    const round = (key: string, n: number) =>
      db.$client.execute(`UPDATE condition SET kind = 'evolved', round = ${n} WHERE key = '${key}'`)
    await round('curated', 1)
    await round('adapted', 2)
    await db.$client.execute(`UPDATE trial SET job_name = ${jobs}`)
    return (await summaryOf(db)).warnings.find(({ code }) => code === 'baseline_pooled')
  }
  expect(await warned(`'one job'`)).toBeUndefined()
  const found = await warned(`CASE WHEN uid LIKE '%-1' THEN 'iteration-1' ELSE 'iteration-2' END`)
  expect(found!.text).toContain('pooled over all iterations')
})
