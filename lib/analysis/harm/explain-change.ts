import type { Db } from '@/db/open-database'
import { countedReward, type ErrorPolicy, type RewardHistogram } from '@/lib/domain/error-policy'
import { TRIAL_STATUSES, type TrialStatus } from '@/lib/domain/trial-status'
import type { CellTable } from '@/lib/cells/cell-table'
import { pairedCells } from '@/lib/cells/compare-tasks'
import type { Contrast } from '@/lib/cells/contrast'
import type { ExperimentRow } from '@/lib/analysis/experiment/get-experiment'

/** How a trial that lost reward ended. */
export type LossKind = 'completed' | 'timeouts' | 'crashes' | 'infrastructure'

/** Part of a task's change that comes from one kind of ending; the parts sum to the change. */
export interface ChangePart {
  readonly kind: LossKind
  /** A proportion, signed like the gain. */
  readonly delta: number
  /** delta over the whole change; may lie outside 0 to 1 where parts oppose each other. */
  readonly share: number | null
}

/** What stands behind the change of one task, as far as its cells know. */
export interface ChangeCauses {
  /** Null where the source has no statuses. */
  readonly parts: readonly ChangePart[] | null
  /** Trials that the error policy leaves out, by arm. */
  readonly nLeftOut: { readonly without: number; readonly with: number } | null
  /** Trials with skills that never read one, of those whose trajectory can tell; null: none can. */
  readonly unread: { readonly nUnread: number; readonly nKnown: number } | null
}

const KINDS: Record<TrialStatus, LossKind> = {
  ok: 'completed',
  agent_timeout: 'timeouts',
  agent_error: 'crashes',
  missing_reward: 'crashes',
  infra_error: 'infrastructure',
}
const LOSS_KINDS: readonly LossKind[] = ['completed', 'timeouts', 'crashes', 'infrastructure']

interface CellFacts {
  readonly rewards: RewardHistogram | null
  readonly nRead: number
  readonly nKnown: number
}

type PackedFacts = [
  configurationId: number,
  conditionId: number,
  rewards: string | null,
  nRead: number,
  nKnown: number,
]

// One JSON value a task: reading a row a cell costs ten times as much on this driver.
const FACTS = `
  select json_group_array(json_array(configuration_id, condition_id, rewards, skill_read_sum,
    skill_known_count)) as facts
  from cell where experiment_id = ? and task_id = ? and condition_id in (?, ?)`

/** Reward lost per counted trial of a cell, by kind of ending; 1 − mean reward in all. */
function lossByKind(rewards: RewardHistogram, policy: ErrorPolicy) {
  const lost: Record<LossKind, number> = {
    completed: 0,
    timeouts: 0,
    crashes: 0,
    infrastructure: 0,
  }
  let nCounted = 0
  let nLeftOut = 0
  for (const status of TRIAL_STATUSES)
    for (const [reward, count] of rewards[status] ?? []) {
      const value = countedReward(status, reward, policy)
      if (value === null) {
        nLeftOut += count
        continue
      }
      nCounted += count
      lost[KINDS[status]] += (1 - value) * count
    }
  const perTrial = (kind: LossKind) => (nCounted === 0 ? 0 : lost[kind] / nCounted)
  return { perTrial, nLeftOut }
}

/**
 * What the change of a task is made of. A mean reward is 1 less what trials lost; each loss belongs
 * to the ending of its trial, so that the change is the sum of the changes of these losses: an exact
 * split, not a claim of cause. Configurations count once each, as in the change itself.
 */
function explainTask(
  facts: ReadonlyMap<string, CellFacts>,
  table: CellTable,
  contrast: Contrast,
  task: number,
  hasStatuses: boolean,
): ChangeCauses {
  const arm = (configuration: number, condition: number) =>
    facts.get(`${table.configurations[configuration]!.id}:${table.conditions[condition]!.id}`)
  const pairs = pairedCells(table, contrast, task).map(({ configuration }) => ({
    without: arm(configuration, contrast.without),
    with: arm(configuration, contrast.with),
  }))
  const nKnown = pairs.reduce((sum, pair) => sum + (pair.with?.nKnown ?? 0), 0)
  const nRead = pairs.reduce((sum, pair) => sum + (pair.with?.nRead ?? 0), 0)
  const unread = nKnown === 0 ? null : { nUnread: nKnown - nRead, nKnown }
  const losses = pairs.flatMap((pair) =>
    pair.without?.rewards && pair.with?.rewards
      ? [
          {
            without: lossByKind(pair.without.rewards, contrast.policy),
            with: lossByKind(pair.with.rewards, contrast.policy),
          },
        ]
      : [],
  )
  if (!hasStatuses || losses.length === 0 || losses.length < pairs.length)
    return { parts: null, nLeftOut: null, unread }
  const deltas = LOSS_KINDS.map((kind) => {
    const changes = losses.map((loss) => loss.without.perTrial(kind) - loss.with.perTrial(kind))
    return changes.reduce((sum, one) => sum + one, 0) / changes.length
  })
  const whole = deltas.reduce((sum, one) => sum + one, 0)
  return {
    parts: LOSS_KINDS.map((kind, index) => {
      const delta = Math.abs(deltas[index]!) < 1e-12 ? 0 : deltas[index]!
      return { kind, delta, share: Math.abs(whole) < 1e-12 ? null : delta / whole }
    }),
    nLeftOut: {
      without: losses.reduce((sum, loss) => sum + loss.without.nLeftOut, 0),
      with: losses.reduce((sum, loss) => sum + loss.with.nLeftOut, 0),
    },
    unread,
  }
}

/** The causes of the given tasks (indices into the table), read from their cells. */
export async function explainChanges(
  db: Db,
  experiment: Pick<ExperimentRow, 'id' | 'kind'>,
  table: CellTable,
  contrast: Contrast,
  tasks: readonly number[],
): Promise<ChangeCauses[]> {
  if (tasks.length === 0) return []
  const conditions = [table.conditions[contrast.without]!.id, table.conditions[contrast.with]!.id]
  const answers = await db.$client.batch(
    tasks.map((task) => ({
      sql: FACTS,
      args: [experiment.id, table.tasks[task]!.id, ...conditions],
    })),
    'read',
  )
  return answers.map(({ rows }, index) => {
    // The statement above makes the shape.
    const packed = JSON.parse(String(rows[0]!.facts)) as PackedFacts[]
    const facts = new Map(
      packed.map(([configuration, condition, rewards, nRead, nKnown]) => [
        `${configuration}:${condition}`,
        {
          // Written as a histogram by the import, so that the shape is known.
          rewards: rewards === null ? null : (JSON.parse(rewards) as RewardHistogram),
          nRead,
          nKnown,
        },
      ]),
    )
    // A published cell stands for trials that all ended well; what became of them is not printed.
    return explainTask(facts, table, contrast, tasks[index]!, experiment.kind === 'logs')
  })
}
