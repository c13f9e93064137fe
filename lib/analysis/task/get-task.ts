import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { trial } from '@/db/schema'
import type { ConditionSource } from '@/lib/domain/condition'
import { ERROR_POLICIES } from '@/lib/domain/error-policy'
import type { VerifierCheck } from '@/lib/domain/new-trial'
import { rateWilson } from '@/lib/stats/rate-wilson'
import type { CellTable, TableTask } from '@/lib/cells/cell-table'
import { choosePair, type TrialPair } from './choose-pair'
import type { PolicyAnswer } from '@/lib/cells/answer-by-policy'
import { compareTasks, measureTask } from '@/lib/cells/compare-tasks'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import type { Contrast } from '@/lib/cells/contrast'
import { describeTask, judgeTask, type TaskRow } from '@/lib/cells/describe-task'
import { chooseOffer, offeredSizes, skillCondition } from '@/lib/cells/offered-sizes'
import type { TaskSkillSizes } from '@/lib/domain/skill-size'
import { groupOffers, type OfferGroup } from '@/lib/analysis/skill/group-offers'
import { listOffers, type OfferedSkill } from '@/lib/analysis/skill/list-offers'
import { findCheckFlips, type CheckFlip, type CheckFlips } from './find-check-flips'
import { openExperiment, type OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { listTaskTrials, type TrialBrief } from './list-task-trials'
import {
  summarizeSkillUse,
  type SkillUseCount,
  type SkillUseFact,
} from '@/lib/analysis/skill/summarize-skill-use'

/** One cell of the matrix configuration × condition. */
export interface MatrixCell {
  readonly condition: string
  readonly nTrials: number
  /** Trials that count under the policy, and how many rewards were 1. */
  readonly nCounted: number
  readonly nPassed: number
  readonly rate: number | null
  /** Wilson interval; null where rewards are fractional. */
  readonly low: number | null
  readonly high: number | null
  readonly nCountedAsFail: number
  readonly nExcluded: number
}

export interface MatrixRow {
  readonly key: string
  readonly harness: string | null
  readonly model: string | null
  readonly effort: string | null
  readonly isShown: boolean
  readonly cells: readonly MatrixCell[]
}

/** A trial as a chip of the matrix. */
export interface TrialChip extends TrialBrief {
  readonly statusRule: string
  readonly conditionSource: ConditionSource
  /** Left out by a reviewer: shown, and in no number. */
  readonly isExcluded: boolean
  readonly durationMs: number | null
  readonly costUsd: number | null
  readonly tokensIn: number | null
  readonly tokensOut: number | null
  readonly skillUse: SkillUseFact | null
}

/** The task with the sizes of the skills it offers under the contrast. */
export type TaskHead = Omit<TableTask, 'id' | 'offers'> & TaskSkillSizes

/** All that is known of one task; the reviewer's page. */
export interface TaskView extends ExperimentFrame {
  readonly task: TaskHead
  /** Under the contrast; null where there is none. */
  readonly row: TaskRow | null
  /** The gain under every error policy; one entry where statuses are unknown. */
  readonly policies: readonly PolicyAnswer[]
  readonly matrix: readonly MatrixRow[]
  readonly trials: readonly TrialChip[]
  readonly checks: readonly CheckFlip[]
  /** Trials of either arm that kept their checks; null where nothing is compared. */
  readonly checksKept: Pick<CheckFlips, 'nWithout' | 'nWith'> | null
  /** Under the contrast. */
  readonly skills: readonly OfferedSkill[]
  /** Under each condition. */
  readonly offers: readonly OfferGroup[]
  readonly skillUse: readonly SkillUseCount[]
  /** The most telling pair of trials to set side by side. */
  readonly pair: TrialPair | null
  readonly previous: string | null
  readonly next: string | null
}

function makeMatrix(
  { table, contrast }: OpenExperiment,
  task: number,
  policy: ViewQuestion['policy'],
) {
  const columns = table.byPolicy[policy]
  const rows = table.configurations.map(({ key, harness, model, effort }, configuration) => ({
    ...{ key, harness, model, effort },
    isShown: contrast?.configurations.includes(configuration) ?? true,
    cells: table.conditions.flatMap(({ key: condition }, index): MatrixCell[] => {
      const cell = table.cellAt(task, configuration, index)
      if (cell < 0) return []
      const nCounted = columns.n[cell]!
      const nPassed = columns.nEq1[cell]!
      const isBinary = columns.nPartial[cell] === 0
      const wilson = isBinary ? rateWilson({ x: nPassed, n: nCounted }) : { lo: null, hi: null }
      return [
        {
          ...{ condition, nCounted, nPassed },
          nTrials: table.nTrials[cell]!,
          rate: nCounted === 0 ? null : columns.sum[cell]! / nCounted,
          low: wilson.lo,
          high: wilson.hi,
          nCountedAsFail: columns.nCountedAsFail[cell]!,
          nExcluded: columns.nExcluded[cell]!,
        },
      ]
    }),
  }))
  return rows.filter(({ cells }) => cells.length > 0)
}

interface TrialExtras extends Omit<TrialChip, keyof TrialBrief> {
  readonly uid: string
  readonly id: number
  readonly checks: readonly VerifierCheck[]
}

/** What a chip shows beside the brief, and the verifier's checks, without the rest of the detail. */
async function readExtras(db: Db, taskId: number): Promise<Map<string, TrialExtras>> {
  const rows = await db
    .select({
      id: trial.id,
      uid: trial.uid,
      statusRule: trial.statusRule,
      conditionSource: trial.conditionSource,
      isExcluded: trial.isExcluded,
      durationMs: trial.durationMs,
      costUsd: trial.costUsd,
      tokensIn: trial.tokensIn,
      tokensOut: trial.tokensOut,
      skillUse: trial.skillUse,
      checks: sql<string | null>`json_extract(${trial.detail}, '$.checks')`,
    })
    .from(trial)
    .where(and(eq(trial.taskId, taskId), eq(trial.isLive, true)))
  return new Map(
    rows.map(({ checks, ...row }) => [
      row.uid,
      // Stored from TrialDetail by the import, so that the shape is known.
      { ...row, checks: JSON.parse(checks ?? '[]') as VerifierCheck[] },
    ]),
  )
}

/** The pair of the configuration whose arms differ most; null without two trajectories. */
function findTellingPair(
  { table, contrast }: OpenExperiment,
  trials: readonly TrialBrief[],
  matrix: readonly MatrixRow[],
): TrialPair | null {
  if (!contrast) return null
  const [without, with_] = [contrast.without, contrast.with].map(
    (index) => table.conditions[index]!.key,
  )
  const difference = (row: MatrixRow) => {
    const rate = (key: string | undefined) =>
      row.cells.find(({ condition }) => condition === key)?.rate ?? null
    const [a, b] = [rate(without), rate(with_)]
    return a === null || b === null ? -1 : Math.abs(b - a)
  }
  const rows = [...matrix].sort((a, b) => difference(b) - difference(a))
  for (const { key } of rows) {
    const arm = (condition: string | undefined) =>
      trials.filter((one) => one.configurationKey === key && one.conditionKey === condition)
    const pair = choosePair(arm(without), arm(with_))
    if (pair) return pair
  }
  return null
}

const headOf = (table: CellTable, index: number, contrast: Contrast | null): TaskHead => {
  const { id: _id, offers: _offers, ...head } = table.tasks[index]!
  return { ...head, ...offeredSizes(table, index, contrast) }
}

function answerTaskByPolicy(
  { experiment, table }: OpenExperiment,
  contrast: Contrast,
  task: number,
): PolicyAnswer[] {
  const canSwitch = table.knowsStatuses && experiment.kind === 'logs'
  return (canSwitch ? ERROR_POLICIES : [contrast.policy]).map((policy) => {
    const under = { ...contrast, policy }
    return { policy, ...judgeTask(table, under, measureTask(table, under, task)) }
  })
}

/** One task of an experiment; null when there is no such experiment or task. */
export async function getTask(
  db: Db,
  slug: string,
  name: string,
  question: ViewQuestion,
): Promise<TaskView | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { table, contrast } = open
  const index = table.tasks.findIndex((one) => one.name === name)
  if (index < 0) return null
  const taskId = table.tasks[index]!.id
  const [briefs, extras, offers, use] = await Promise.all([
    listTaskTrials(db, taskId),
    readExtras(db, taskId),
    listOffers(db, taskId),
    summarizeSkillUse(db, taskId),
  ])
  const matrix = makeMatrix(open, index, question.policy)
  // A batch may land between the two reads: what one of them has not seen waits for the next visit.
  const seen = briefs.flatMap((brief) => {
    const extra = extras.get(brief.uid)
    return extra ? [{ ...brief, ...extra }] : []
  })
  const flips = contrast
    ? findCheckFlips(
        seen.map(({ conditionKey, checks }) => ({ condition: conditionKey, checks })),
        table.conditions[contrast.without]!.key,
        table.conditions[contrast.with]!.key,
      )
    : null
  return {
    ...describeFrame(open, question),
    task: headOf(table, index, contrast),
    row: contrast && describeTask(table, contrast, compareTasks(table, contrast)[index]!),
    policies: contrast ? answerTaskByPolicy(open, contrast, index) : [],
    matrix,
    trials: seen.map(({ id: _id, checks: _checks, ...chip }) => chip),
    checks: flips?.checks ?? [],
    checksKept: flips && { nWithout: flips.nWithout, nWith: flips.nWith },
    skills: chooseOffer(offers, skillCondition(table, contrast))?.skills ?? [],
    offers: groupOffers(offers, table.conditions),
    skillUse: use,
    pair: findTellingPair(open, briefs, matrix),
    previous: table.tasks[index - 1]?.name ?? null,
    next: table.tasks[index + 1]?.name ?? null,
  }
}
