import type { Db } from '@/db/open-database'

const TWO_JOBS = `
  SELECT 1 FROM trial WHERE experiment_id = ? AND is_live = 1
  GROUP BY task_id, configuration_id HAVING count(DISTINCT coalesce(job_name, '')) > 1 LIMIT 1`

/** Whether some configuration ran a task under two jobs: else no saying of skills makes a pair of arms. */
export async function canPairJobs(db: Db, experimentId: number): Promise<boolean> {
  const { rows } = await db.$client.execute({ sql: TWO_JOBS, args: [experimentId] })
  return rows.length > 0
}
