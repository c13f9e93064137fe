import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Db } from '@/db/open-database'
import { cell, condition, configuration, experiment, task } from '@/db/schema'
import { insertTestSkillSet } from '@/lib/analysis/testing'
import { plainCondition, type ConditionKind } from '@/lib/domain/condition'

type Row = Record<string, string>

const readTable = (file: string) =>
  parse(readFileSync(join('public/examples/skillsbench-v1-1', file)), { columns: true }) as Row[]

const numberOrNull = (text: string | undefined) => (text ? Number(text) : null)

/**
 * Stores the published board that ships with the project, or those of its cells whose harness is to be
 * kept, without the importer; answers its slug.
 */
export async function makePublishedBoard(
  db: Db,
  slug = 'skillsbench-v1-1',
  keeps: (harness: string) => boolean = () => true,
): Promise<string> {
  const [row] = await db
    .insert(experiment)
    .values({ slug, name: 'SkillsBench v1.1', kind: 'published', createdAt: 1 })
    .returning()
  const experimentId = row!.id
  const cells = readTable('cells.csv').filter((one) => keeps(one.harness!))
  const taskRows = readTable('tasks.csv')
  const tasks = await db
    .insert(task)
    .values(
      taskRows.map((one) => ({
        experimentId,
        name: one.task!,
        domain: one.domain!,
        difficulty: one.difficulty || null,
      })),
    )
    .returning()
  for (const { id, name } of tasks) {
    const { n_skills: count, skill_md_tokens_approx: tokens } = taskRows.find(
      (one) => one.task === name,
    )!
    if (!count && !tokens) continue
    const sizes = { skillCount: numberOrNull(count), skillTokens: numberOrNull(tokens) }
    await insertTestSkillSet(db, id, sizes)
  }
  const configurations = await db
    .insert(configuration)
    .values(
      [...new Set(cells.map((one) => `${one.harness}|${one.model}`))].map((key) => {
        const [harness, model] = key.split('|')
        return { experimentId, key, harness, model }
      }),
    )
    .returning()
  const conditions = await db
    .insert(condition)
    .values(
      (['no_skills', 'curated'] as ConditionKind[]).map((kind) => ({
        experimentId,
        ...plainCondition(kind),
      })),
    )
    .returning()
  const idOf = (rows: readonly { id: number }[], name: (row: never) => string) =>
    new Map(rows.map((one) => [name(one as never), one.id]))
  const taskIds = idOf(tasks, (one: { name: string }) => one.name)
  const configurationIds = idOf(configurations, (one: { key: string }) => one.key)
  const conditionIds = idOf(conditions, (one: { key: string }) => one.key)
  for (let start = 0; start < cells.length; start += 500)
    await db.insert(cell).values(
      cells.slice(start, start + 500).map((one) => ({
        experimentId,
        taskId: taskIds.get(one.task!)!,
        configurationId: configurationIds.get(`${one.harness}|${one.model}`)!,
        conditionId: conditionIds.get(one.condition!)!,
        nTrials: Number(one.n_trials),
        meanReward: numberOrNull(one.mean_reward),
        nGt0: numberOrNull(one.n_reward_gt_0),
        nEq1: numberOrNull(one.n_reward_eq_1),
      })),
    )
  return slug
}
