import type { Db } from '@/db/open-database'
import { remember } from '@/lib/cells/remember'
import { LEFT_ALONE } from '@/lib/domain/task-tag'
import { sum } from '@/lib/stats/numeric-rules'
import { rateWilson } from '@/lib/stats/rate-wilson'
import type { OpenCells } from './open-cells'

/** Runs of tasks where no skill should be used, and those that used one all the same. */
export interface FalseReads {
  readonly nTasks: number
  readonly nRuns: number
  readonly nRead: number
  readonly share: number | null
  /** Wilson's limits. */
  readonly low: number | null
  readonly high: number | null
}

export interface FalseActivation extends FalseReads {
  /** The most often used without need first; null: the log does not name the skill. */
  readonly bySkill: readonly (FalseReads & { readonly skill: string | null })[]
}

// Trials of the tagged tasks only, which are few: what a trial is about stands in its detail. A log
// that counts several runs as one trial says how many.
const READS = `
  select json_extract(detail, '$.attributes.skill') as skill, task_id,
    sum(coalesce(json_extract(detail, '$.attributes.runs'), 1)) as runs,
    sum(coalesce(json_extract(detail, '$.attributes.triggered'), 1 - reward)) as reads
  from trial
  where experiment_id = ?1 and is_live = 1 and is_excluded = 0
    and task_id in (select id from task where experiment_id = ?1
      and exists (select 1 from json_each(task.tags) where value = ?2))
    and json_extract(detail, '$.attributes.shouldTrigger') = 0
    and coalesce(json_extract(detail, '$.attributes.triggered'), 1 - reward) is not null
  group by 1, 2 order by 1, 2`

interface Reads {
  readonly skill: string | null
  readonly task: number
  readonly runs: number
  readonly reads: number
}

/** How often skills are used where none should be; null where no log asks. */
export const countFalseActivation = (db: Db, open: OpenCells): Promise<FalseActivation | null> =>
  remember(open.table, 'false activation', null, () => findFalseActivation(db, open))

async function findFalseActivation(
  db: Db,
  { experiment }: OpenCells,
): Promise<FalseActivation | null> {
  const { rows } = await db.$client.execute({ sql: READS, args: [experiment.id, LEFT_ALONE] })
  const found = rows.map(({ skill, task_id, runs, reads }): Reads => ({
    skill: skill === null ? null : String(skill),
    ...{ task: Number(task_id), runs: Number(runs), reads: Number(reads) },
  }))
  if (found.length === 0) return null
  const skills = [...new Set(found.map(({ skill }) => skill))]
  const bySkill = skills.map((skill) => ({
    skill,
    ...countReads(found.filter((one) => one.skill === skill)),
  }))
  return {
    ...countReads(found),
    bySkill: bySkill.sort((a, b) => (b.share ?? 0) - (a.share ?? 0) || b.nRuns - a.nRuns),
  }
}

function countReads(reads: readonly Reads[]): FalseReads {
  const nRuns = sum(reads.map(({ runs }) => runs))
  const nRead = sum(reads.map((one) => one.reads))
  const { p, lo, hi } = rateWilson({ x: nRead, n: nRuns })
  const nTasks = new Set(reads.map(({ task }) => task)).size
  return { nTasks, nRuns, nRead, share: p, low: lo, high: hi }
}
