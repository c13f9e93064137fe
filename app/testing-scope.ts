import { eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { imports, searchedTrial, task, trial } from '@/db/schema'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { insertTestSkill } from '@/lib/analysis/testing'
import { ADDRESSES_OF_TRIAL } from '@/lib/trajectory/step-address'

/** Nothing of the hidden experiment has a name without this word. */
export const WORD = 'zebra'
export const OURS = {
  ...{ experiment: 'common', task: 'sum', skill: 'adding', import: 'common1', change: 'x' },
  trial: 'sum-alpha-curated-1',
}
export const THEIRS = {
  ...{ experiment: 'zebra-run', task: 'zebra-task', skill: 'zebra-skill', import: 'zebra1' },
  ...{ trial: 'zebra-task-zebra-model-curated-1', change: 'x' },
}

/** Makes one of the two experiments, with an import, a skill, trials and a text that is found. */
export async function fillScoped(db: Db, ids: typeof OURS, model: string): Promise<void> {
  const isOurs = ids === OURS
  const rows = `${ids.task} | ${model} | no_skills | 0 0 1\n${ids.task} | ${model} | curated | 1 1 1`
  const experimentId = await makeExperiment(db, {
    slug: ids.experiment,
    cells: cellsFromText(rows),
  })
  await db
    .update(imports)
    .set({ uid: ids.import, source: `${isOurs ? 'common' : WORD}.zip` })
    .where(eq(imports.experimentId, experimentId))
  const [one] = await db.select().from(task).where(eq(task.experimentId, experimentId))
  const place = { experimentId, taskId: one!.id, configurationId: 0, importId: 0 }
  const files = [{ path: 'SKILL.md', bytes: 4, text: isOurs ? 'Add.' : WORD }]
  await insertTestSkill(db, place, { name: ids.skill, contentHash: isOurs ? 'a1' : 'b2', files })
  const trials = await db
    .select({ id: trial.id })
    .from(trial)
    .where(eq(trial.experimentId, experimentId))
  for (const { id } of trials) {
    await db.insert(searchedTrial).values({ trialId: id, isCut: false })
    await db.$client.execute({
      sql: 'INSERT INTO step_text (rowid, body) VALUES (?, ?)',
      args: [id * ADDRESSES_OF_TRIAL + 8, `the word everywhere ${isOurs ? '' : WORD}`],
    })
  }
}
