import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { trial } from '@/db/schema'
import type { VerifierCheck } from '@/lib/domain/new-trial'
import type { CellTable } from '@/lib/cells/cell-table'
import { choosePair, type PairTrial, type TrialPair } from '@/lib/analysis/task/choose-pair'
import { pairedCells } from '@/lib/cells/compare-tasks'
import type { Contrast } from '@/lib/cells/contrast'
import { findCheckFlips, type CheckFlip } from '@/lib/analysis/task/find-check-flips'

/** Two trials to set side by side, of which configuration, and the checks that flip there. */
export interface TellingPair extends TrialPair {
  /** Key of the configuration. */
  readonly configuration: string
  readonly checks: readonly CheckFlip[]
}

/** Configurations of a task that are looked at for trajectories, the most changed first. */
const CONFIGURATIONS_LOOKED_AT = 3

type FoundTrial = PairTrial & {
  readonly id: number
  readonly taskId: number
  readonly configurationId: number
  readonly conditionId: number
}

/** Configurations of a task by how far they moved: down first for harms, up first for helps. */
function mostChanged(table: CellTable, contrast: Contrast, task: number, side: 1 | -1): number[] {
  const { sum, n } = table.byPolicy[contrast.policy]
  const delta = (pair: { with: number; without: number }) =>
    sum[pair.with]! / n[pair.with]! - sum[pair.without]! / n[pair.without]!
  return pairedCells(table, contrast, task)
    .map((pair) => ({ configuration: pair.configuration, delta: side * delta(pair) }))
    .sort((a, b) => b.delta - a.delta || a.configuration - b.configuration)
    .slice(0, CONFIGURATIONS_LOOKED_AT)
    .map(({ configuration }) => configuration)
}

async function readTrials(
  db: Db,
  places: readonly { taskId: number; configurationIds: readonly number[] }[],
  conditionIds: readonly number[],
): Promise<FoundTrial[]> {
  return db
    .select({
      id: trial.id,
      uid: trial.uid,
      taskId: trial.taskId,
      configurationId: trial.configurationId,
      conditionId: trial.conditionId,
      status: trial.status,
      reward: trial.reward,
      stepCount: trial.stepCount,
      hasTrajectory: trial.hasTrajectory,
    })
    .from(trial)
    .where(
      and(
        or(
          ...places.map(({ taskId, configurationIds }) =>
            and(eq(trial.taskId, taskId), inArray(trial.configurationId, [...configurationIds])),
          ),
        ),
        inArray(trial.conditionId, [...conditionIds]),
        eq(trial.isLive, true),
        eq(trial.isExcluded, false),
      ),
    )
}

async function readChecks(db: Db, ids: readonly number[]): Promise<Map<number, VerifierCheck[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({
      id: trial.id,
      checks: sql<string | null>`json_extract(${trial.detail}, '$.checks')`,
    })
    .from(trial)
    .where(inArray(trial.id, [...ids]))
  // Stored from TrialDetail by the import, so that the shape is known.
  return new Map(rows.map(({ id, checks }) => [id, JSON.parse(checks ?? '[]') as VerifierCheck[]]))
}

/**
 * For each task (an index into the table) the pair that tells most, of the configuration that
 * changed most among those with a trajectory in both arms; null where none has. A few configurations
 * a task are read, however many there are.
 */
export async function findTellingPairs(
  db: Db,
  table: CellTable,
  contrast: Contrast,
  tasks: readonly number[],
  side: 1 | -1,
): Promise<(TellingPair | null)[]> {
  if (tasks.length === 0) return []
  const wanted = tasks.map((task) => mostChanged(table, contrast, task, side))
  const [without, with_] = [contrast.without, contrast.with].map(
    (index) => table.conditions[index]!.id,
  ) as [number, number]
  const trials = await readTrials(
    db,
    tasks.map((task, index) => ({
      taskId: table.tasks[task]!.id,
      configurationIds: wanted[index]!.map((one) => table.configurations[one]!.id),
    })),
    [without, with_],
  )
  const found = tasks.map((task, index) => {
    const ofTask = trials.filter((one) => one.taskId === table.tasks[task]!.id)
    for (const configuration of wanted[index]!) {
      const own = ofTask.filter(
        (one) => one.configurationId === table.configurations[configuration]!.id,
      )
      const pair = choosePair(
        own.filter((one) => one.conditionId === without),
        own.filter((one) => one.conditionId === with_),
      )
      if (pair) return { pair, own, configuration: table.configurations[configuration]!.key }
    }
    return null
  })
  const checks = await readChecks(
    db,
    found.flatMap((one) => one?.own.map(({ id }) => id) ?? []),
  )
  return found.map(
    (one) =>
      one && {
        ...one.pair,
        configuration: one.configuration,
        checks: findCheckFlips(
          one.own.map(({ id, conditionId }) => ({
            condition: String(conditionId),
            checks: checks.get(id) ?? [],
          })),
          String(without),
          String(with_),
        ).checks.filter(({ difference }) => difference !== null),
      },
  )
}
