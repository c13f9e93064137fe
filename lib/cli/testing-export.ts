import { expect } from 'vitest'
import type { Db } from '@/db/open-database'
import { createTestDb } from '@/db/testing'
import { exportText, findExported } from '@/lib/analysis/export/export-experiment'
import { makeChanges } from '@/lib/change/review-changes'
import { harborTrial, importFiles } from '@/lib/ingest/testing-harbor'

export async function exported(db: Db): Promise<string> {
  const found = await findExported(db, 'exp')
  if (found === null || typeof found === 'string') throw new Error('The experiment is there.')
  const lines: string[] = []
  for await (const line of exportText(db, found)) lines.push(line)
  return lines.join('')
}

export async function again(text: string, reviewChanges?: number): Promise<Db> {
  const db = await createTestDb()
  const { report, problems } = await importFiles(db, { 'exp.jsonl': text })
  expect(problems.filter(({ code }) => code === 'row_invalid')).toEqual([])
  expect(report.trials.replaced).toBe(0)
  expect(report.reviewChanges).toBe(reviewChanges)
  return db
}

export const SKILL = '---\nname: sorting\ndescription: Sort well.\n---\nUse sort -u.\n'

export const task = (folder: string, skill: string | null) => ({
  [`${folder}/task.toml`]: '[metadata]\ncategory = "data"\ndifficulty = "easy"\ntags = ["a"]\n',
  ...(skill === null ? {} : { [`${folder}/environment/skills/sorting/SKILL.md`]: skill }),
})

export const FIRST = {
  ...harborTrial('with-skills/sort__a1b2c3d', { task_name: 'sort' }),
  ...harborTrial('without-skills/sort__b1b2c3d', {
    task_name: 'sort',
    verifier_result: { rewards: { reward: 0, style: 0.1234567890123456 } },
    config: {
      environment: { env: { API_KEY: 'sk-ant-api03-abcdefghijklmnopqrstuvwx1234567890' } },
    },
  }),
  ...task('tasks/sort', SKILL),
  ...task('tasks/plan', null),
}

/** What a reviewer sets of these trials. */
export async function change(
  db: Db,
  value: Parameters<typeof makeChanges>[2]['value'],
  subject: string,
) {
  const reason = 'read the log'
  const done = await makeChanges(db, 'exp', { subjects: [subject], value, reason }, 'Cy')
  if (typeof done === 'string') throw new Error(done)
  return done.ids[0]!
}
