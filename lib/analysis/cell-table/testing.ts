import { eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import {
  cell,
  cellMeasure,
  condition,
  configuration,
  experiment,
  imports,
  task,
  trial,
} from '@/db/schema'
import { plainCondition, type ConditionKind } from '@/lib/domain/condition'
import { makeTrialDetail } from '@/lib/analysis/testing'
import type { RewardHistogram } from '@/lib/domain/error-policy'
import { NO_OPTIONS } from '@/lib/domain/import'
import type { TrialDetail } from '@/lib/domain/trial-detail'
import type { TrialMeasure } from '@/lib/domain/trial-measure'
import type { TrialStatus } from '@/lib/domain/trial-status'

/** One line of a test's experiment: `task | configuration | condition | trials`. */
export interface TestCell {
  readonly task: string
  readonly configuration: string
  readonly condition: ConditionKind
  readonly trials: readonly TestTrial[]
}

interface TestTrial {
  readonly status: TrialStatus
  readonly reward: number | null
}

const STATUS_WORDS: Record<string, TrialStatus> = {
  timeout: 'agent_timeout',
  crash: 'agent_error',
  infra: 'infra_error',
  missing: 'missing_reward',
}

/**
 * Cells as a table of text, one a line: `sum | alpha | no_skills | 0 1 0.5 timeout infra`.
 * A number is the reward of a trial that ended well; a word is a trial without a reward.
 */
export function cellsFromText(text: string): TestCell[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [task, configuration, condition, trials] = line.split('|').map((part) => part.trim())
      return {
        task: task!,
        configuration: configuration!,
        condition: condition as ConditionKind,
        trials: trials!
          .split(' ')
          .filter((word) => word !== '')
          .map((word) =>
            STATUS_WORDS[word]
              ? { status: STATUS_WORDS[word], reward: null }
              : { status: 'ok' as const, reward: Number(word) },
          ),
      }
    })
}

function histogram(trials: readonly TestTrial[]): RewardHistogram {
  const rewards: RewardHistogram = {}
  for (const { status, reward } of trials) {
    const bins = (rewards[status] ??= [])
    const bin = bins.find(([value]) => value === reward)
    if (bin) bin[1]++
    else bins.push([reward, 1])
    bins.sort((a, b) => (a[0] ?? -1) - (b[0] ?? -1))
  }
  return rewards
}

interface TestExperiment {
  readonly slug?: string
  readonly cells: readonly TestCell[]
  readonly domains?: Readonly<Record<string, string>>
  /** Checks of the verifier by trial uid, which is `task-configuration-condition-number`. */
  readonly checks?: Readonly<Record<string, TrialDetail['checks']>>
}

const distinct = (values: readonly string[]) => [...new Set(values)]

/** Stores an experiment of trials and their cells, as an import would; answers its id. */
export async function makeExperiment(db: Db, made: TestExperiment): Promise<number> {
  const slug = made.slug ?? 'test'
  const [row] = await db
    .insert(experiment)
    .values({ slug, name: `Experiment ${slug}`, kind: 'logs', createdAt: 1 })
    .returning()
  const experimentId = row!.id
  const [delivery] = await db
    .insert(imports)
    .values({
      uid: `import-${slug}`,
      experimentId,
      experimentSlug: slug,
      state: 'done',
      source: 'job-1',
      origin: 'command_line',
      options: NO_OPTIONS,
      createdAt: 1_700_000_000_000,
      finishedAt: 1_700_000_060_000,
    })
    .returning()
  const tasks = await db
    .insert(task)
    .values(
      distinct(made.cells.map((one) => one.task)).map((name) => ({
        experimentId,
        name,
        domain: made.domains?.[name] ?? null,
      })),
    )
    .returning()
  const configurations = await db
    .insert(configuration)
    .values(
      distinct(made.cells.map((one) => one.configuration)).map((key) => ({
        experimentId,
        key,
        harness: 'harness',
        model: key,
      })),
    )
    .returning()
  const conditions = await db
    .insert(condition)
    .values(
      distinct(made.cells.map((one) => one.condition)).map((kind) => ({
        experimentId,
        ...plainCondition(kind as ConditionKind),
      })),
    )
    .returning()
  for (const one of made.cells) {
    const place = {
      experimentId,
      taskId: tasks.find((row) => row.name === one.task)!.id,
      configurationId: configurations.find((row) => row.key === one.configuration)!.id,
      conditionId: conditions.find((row) => row.key === one.condition)!.id,
    }
    await db
      .insert(cell)
      .values({ ...place, nTrials: one.trials.length, rewards: histogram(one.trials) })
    const trials = one.trials.map((each, index) => {
      const uid = `${one.task}-${one.configuration}-${one.condition}-${index + 1}`
      return {
        ...place,
        ...each,
        uid,
        importId: delivery!.id,
        logId: uid,
        statusRule: 'test',
        conditionSource: 'recorded' as const,
        hasTrajectory: true,
        fingerprint: uid,
        detail: makeTrialDetail({ checks: made.checks?.[uid] ?? [] }),
      }
    })
    if (trials.length > 0) await db.insert(trial).values(trials)
  }
  return experimentId
}

/** Says what the runs of each cell used on average, in the order of its lines; null: they do not know. */
export async function addMeasure(
  db: Db,
  experimentId: number,
  measure: TrialMeasure,
  means: readonly (number | null)[],
): Promise<void> {
  const cells = await db
    .select()
    .from(cell)
    .where(eq(cell.experimentId, experimentId))
    .orderBy(sql`rowid`)
  for (const [index, { taskId, configurationId, conditionId, nTrials: n }] of cells.entries()) {
    const mean = means[index] ?? null
    if (mean === null || n === 0) continue
    await db.insert(cellMeasure).values({
      ...{ experimentId, taskId, configurationId, conditionId, measure, n, nPositive: n },
      ...{ sum: n * mean, sumSquares: n * mean ** 2, sumLogs: n * Math.log(mean) },
    })
  }
}
