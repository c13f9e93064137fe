import type { Db } from '@/db/open-database'
import { countedReward } from '@/lib/domain/error-policy'
import { isTrialStatus } from '@/lib/domain/trial-status'
import type { CellTable } from '@/lib/cells/cell-table'
import type { OpenCells } from './open-cells'
import type { Contrast } from '@/lib/cells/contrast'
import { usageActivation, type UsageActivation } from '@/lib/stats/usage-activation'

/** Trials with skills that read one, of those whose trajectory can tell. */
export interface ReadShare {
  readonly key: string | null
  readonly nRead: number
  readonly nKnown: number
}

/** In how many runs a skill was read, and the gain as offered and as read. */
export interface Activation extends UsageActivation {
  readonly byConfiguration: readonly ReadShare[]
  /** Null: tasks without a domain. */
  readonly byDomain: readonly ReadShare[]
}

// Sums of cells: no trial is read to know whether any trajectory tells.
const SHARES = `
  select json_group_array(json_array(task_id, configuration_id, skill_read_sum, skill_known_count))
    as shares
  from cell where experiment_id = ? and condition_id = ? and skill_known_count > 0`

// One JSON value, and equal trials as one row: reading a row a trial costs ten times as much.
const TRIALS = `
  select json_group_array(json_array(task_id, condition_id, was_read, status, reward, n)) as trials
  from (
    select task_id, condition_id, status, reward, count(*) as n,
      case when skill_use is null then null else skill_use in ('read', 'executed') end as was_read
    from trial
    where experiment_id = ? and is_live = 1 and is_excluded = 0 and condition_id in (?, ?)
      and configuration_id in (select value from json_each(?))
    group by task_id, condition_id, was_read, status, reward
  )`

type PackedShare = [task: number, configuration: number, nRead: number, nKnown: number]
type PackedTrials = [
  task: number,
  condition: number,
  wasRead: 0 | 1 | null,
  status: string,
  reward: number | null,
  n: number,
]

/** Activation of a contrast over its shown configurations; null where no trajectory can tell. */
export async function measureActivation(
  db: Db,
  { experiment, table }: OpenCells,
  contrast: Contrast,
): Promise<Activation | null> {
  if (experiment.kind === 'published') return null
  const [without, skilled] = [contrast.without, contrast.with].map(
    (index) => table.conditions[index]!.id,
  ) as [number, number]
  const shown = contrast.configurations.map((index) => table.configurations[index]!.id)
  const answer = await db.$client.execute({ sql: SHARES, args: [experiment.id, skilled] })
  // The statements above make the shapes.
  const all = JSON.parse(String(answer.rows[0]!.shares)) as PackedShare[]
  const shares = all.filter(([, configuration]) => shown.includes(configuration))
  if (shares.length === 0) return null
  const { rows } = await db.$client.execute({
    sql: TRIALS,
    args: [experiment.id, without, skilled, JSON.stringify(shown)],
  })
  const trials = JSON.parse(String(rows[0]!.trials)) as PackedTrials[]
  return {
    ...usageActivation({ tasks: tasksOf(table, contrast, trials, skilled) }),
    ...sumShares(table, shares),
  }
}

/** Counted trials by task, each with whether it read a skill. */
function tasksOf(
  table: CellTable,
  { policy }: Contrast,
  trials: readonly PackedTrials[],
  skilled: number,
) {
  const byTask = new Map(
    table.tasks.map(({ id, name, family }) => [
      id,
      {
        ...{ task: name, family, shouldTrigger: null },
        with: [] as { read: boolean | null; reward: number }[],
        without: [] as number[],
      },
    ]),
  )
  for (const [taskId, condition, wasRead, status, reward, n] of trials) {
    const task = byTask.get(taskId)
    const counted = isTrialStatus(status) ? countedReward(status, reward, policy) : null
    if (!task || counted === null) continue
    const read = wasRead === null ? null : wasRead === 1
    for (let i = 0; i < n; i++)
      if (condition === skilled) task.with.push({ read, reward: counted })
      else task.without.push(counted)
  }
  return [...byTask.values()]
}

function sumShares(table: CellTable, shares: readonly PackedShare[]) {
  const domainOf = new Map(table.tasks.map(({ id, domain }) => [id, domain]))
  const keyOf = new Map(table.configurations.map(({ id, key }) => [id, key]))
  return {
    byConfiguration: sumBy(shares, ([, configuration]) => keyOf.get(configuration) ?? null),
    byDomain: sumBy(shares, ([task]) => domainOf.get(task) ?? null),
  }
}

function sumBy(
  shares: readonly PackedShare[],
  keyOf: (share: PackedShare) => string | null,
): ReadShare[] {
  const sums = new Map<string | null, { nRead: number; nKnown: number }>()
  for (const share of shares) {
    const key = keyOf(share)
    const sum = sums.get(key) ?? { nRead: 0, nKnown: 0 }
    sums.set(key, { nRead: sum.nRead + share[2], nKnown: sum.nKnown + share[3] })
  }
  return [...sums].map(([key, sum]) => ({ key, ...sum }))
}
