import type { Db } from '@/db/open-database'
import type { CellTable } from '@/lib/cells/cell-table'
import { armId } from '@/lib/cells/arm-usage'
import { remember } from '@/lib/cells/remember'
import { PROVIDER_RULES } from '@/lib/domain/provider-failure'
import type { ExperimentRunFacts, RunFacts } from '@/lib/cells/run-facts'

/** Trials that are read at most: versions stand in each trial's detail, which is no cell. */
const MOST_TRIALS = 10_000

const RUN_FACTS = `
  select configuration_id, condition_id, json_extract(detail, '$.harnessVersion') as version,
    json_extract(detail, '$.attributes.timeoutMultiplier') as multiplier, count(*) as n, min(substr(started_at_iso, 1, 10)) as first_day,
    max(substr(started_at_iso, 1, 10)) as last_day,
    count(*) filter (where status_rule in (select value from json_each(?3))) as lost
  from trial
  where experiment_id = ?1 and is_live = 1 and is_excluded = 0 and task_id in (select value from json_each(?2))
  group by configuration_id, condition_id, version, multiplier`

const NONE: RunFacts = {
  versions: new Map(),
  timeoutMultipliers: new Map(),
  firstDay: null,
  lastDay: null,
  nTrials: 0,
  nLostToProvider: 0,
}

/**
 * Harness versions, days and losses of every arm, from all trials, or in a large experiment from those of
 * evenly spaced tasks, some ten thousand trials.
 */
export const loadRunFacts = (
  db: Db,
  experimentId: number,
  table: CellTable,
): Promise<ExperimentRunFacts> =>
  remember(table, 'run facts', null, () => readRunFacts(db, experimentId, table))

async function readRunFacts(
  db: Db,
  experimentId: number,
  table: CellTable,
): Promise<ExperimentRunFacts> {
  const nTrials = table.nTrials.reduce((sum, n) => sum + n, 0)
  const every = Math.max(1, Math.ceil(nTrials / MOST_TRIALS))
  const tasks = table.tasks.filter((_, index) => index % every === 0)
  const { rows } = await db.$client.execute({
    sql: RUN_FACTS,
    args: [experimentId, JSON.stringify(tasks.map(({ id }) => id)), JSON.stringify(PROVIDER_RULES)],
  })
  const byArm = new Map<string, RunFacts>()
  for (const row of rows) {
    const id = armId(Number(row.configuration_id), Number(row.condition_id))
    const known = byArm.get(id) ?? NONE
    const { multiplier } = row
    byArm.set(id, {
      versions: counted(known.versions, typeof row.version === 'string' && row.version, row.n),
      timeoutMultipliers: counted(
        known.timeoutMultipliers,
        typeof multiplier === 'number' && String(multiplier),
        row.n,
      ),
      firstDay: extreme(known.firstDay, row.first_day, (a, b) => a < b),
      lastDay: extreme(known.lastDay, row.last_day, (a, b) => a > b),
      nTrials: known.nTrials + Number(row.n),
      nLostToProvider: known.nLostToProvider + Number(row.lost),
    })
  }
  return { byArm, nTasksRead: tasks.length }
}

/** Counts more trials that name a value; those that name none are left out. */
function counted(known: ReadonlyMap<string, number>, value: string | false, n: unknown) {
  if (!value) return known
  return new Map(known).set(value, (known.get(value) ?? 0) + Number(n))
}

const IS_DAY = /^\d{4}-\d{2}-\d{2}$/

function extreme(
  known: string | null,
  found: unknown,
  isFurther: (a: string, b: string) => boolean,
): string | null {
  if (typeof found !== 'string' || !IS_DAY.test(found)) return known
  return known === null || isFurther(found, known) ? found : known
}
