import type { Db } from '@/db/open-database'
import { countedReward, type ErrorPolicy } from '@/lib/domain/error-policy'
import type { TrialStatus } from '@/lib/domain/trial-status'
import { ratePooled, type TrialSum } from '@/lib/stats/gain-pooled'
import { UNKNOWN_INTERVAL, type Interval } from '@/lib/stats/interval'
import { sum } from '@/lib/stats/numeric-rules'
import { rateWilson } from '@/lib/stats/rate-wilson'
import type { OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { notExcluded } from '@/lib/analysis/not-excluded'
import { RUNG_OF_USE } from './count-skill-use'
import type { SkillPlace } from './load-skills'
import { rateLimits } from '@/lib/stats/rate-limits'

/** Trials that were offered a skill, and how many went at least so far with it. */
export interface SkillFunnel {
  readonly nOffered: number
  /** Whether they used it cannot be told: no trajectory. They are in no later count. */
  readonly nUnknown: number
  readonly nLoaded: number
  readonly nRead: number
  readonly nExecuted: number
  /** Passed of those that went farthest: that executed it, or read it where none executed it. */
  readonly nPassed: number
  /** Those that went farthest and count: neither broken by infrastructure nor otherwise left out. */
  readonly nCounted: number
  readonly passedAfter: 'executed' | 'read'
}

/**
 * How often trials passed that went equally far. Limits for other tasks of this kind, since trials
 * cluster in tasks; of one task, Wilson's over its trials.
 */
export interface PassRate {
  readonly group: 'executed' | 'read' | 'unread' | 'unknown' | 'baseline'
  readonly nPassed: number
  readonly nCounted: number
  readonly nTasks: number
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
}

export interface SkillTrials {
  readonly funnel: SkillFunnel
  readonly passing: readonly PassRate[]
}

// Equal trials as one row, and those as JSON: a row a trial costs ten times as much.
const TRIALS = `
  SELECT json_group_array(json_array(task_id, condition_id, rung, status, reward, n)) AS rows FROM (
    SELECT t.task_id, t.condition_id, t.status, t.reward, count(*) AS n,
      CASE WHEN u.trial_id IS NOT NULL THEN ${RUNG_OF_USE} WHEN t.skill_use IS NULL THEN NULL ELSE 1 END AS rung
    FROM trial t LEFT JOIN skill_use u ON u.trial_id = t.id AND u.skill = ?1
    WHERE t.experiment_id = ?2 AND t.is_live = 1 AND t.task_id IN (SELECT value FROM json_each(?3))
      AND ${notExcluded('t.id', '?2')}
    GROUP BY 1, 2, rung, 3, 4)`

type TrialRow = [
  task: number,
  condition: number,
  rung: number | null,
  status: TrialStatus,
  reward: number | null,
  n: number,
]

interface Question {
  readonly skill: string
  readonly places: readonly SkillPlace[]
  readonly policy: ErrorPolicy
  /** Index of the condition that shows the same tasks without it; null: nothing is compared. */
  readonly baseline: number | null
}

const [LOADED, READ, EXECUTED] = [2, 3, 4]

/** How far the trials of some tasks and conditions went with a skill, and how often they passed. */
export async function summarizeSkillTrials(
  db: Db,
  { experiment, table }: OpenExperiment,
  { skill, places, policy, baseline }: Question,
): Promise<SkillTrials> {
  const taskIds = [...new Set(places.map(({ task }) => table.tasks[task]!.id))]
  const args = [skill, experiment.id, JSON.stringify(taskIds)]
  const { rows } = await db.$client.execute({ sql: TRIALS, args })
  // The statement makes the shape.
  const trials = JSON.parse(String(rows[0]!.rows)) as TrialRow[]
  const keyOf = (task: number, condition: number) => `${task} ${condition}`
  const had = new Set(
    places.map(({ task, condition }) =>
      keyOf(table.tasks[task]!.id, table.conditions[condition]!.id),
    ),
  )
  const offered = trials.filter(([task, condition]) => had.has(keyOf(task, condition)))
  const baselineId = baseline === null ? null : table.conditions[baseline]!.id
  const others = trials.filter(
    ([task, condition]) => condition === baselineId && !had.has(keyOf(task, condition)),
  )
  return { funnel: funnelOf(offered, policy), passing: passingOf(offered, others, policy) }
}

const sumOf = (rows: readonly TrialRow[]) => rows.reduce((sum, [, , , , , n]) => sum + n, 0)

const reached = (rows: readonly TrialRow[], least: number) =>
  rows.filter(([, , rung]) => rung !== null && rung >= least)

const isPassed =
  (policy: ErrorPolicy) =>
  ([, , , status, reward]: TrialRow): boolean =>
    countedReward(status, reward, policy) === 1

const isCounted =
  (policy: ErrorPolicy) =>
  ([, , , status, reward]: TrialRow): boolean =>
    countedReward(status, reward, policy) !== null

function funnelOf(rows: readonly TrialRow[], policy: ErrorPolicy): SkillFunnel {
  const executed = reached(rows, EXECUTED)
  const passedAfter = executed.length > 0 ? 'executed' : 'read'
  const last = passedAfter === 'executed' ? executed : reached(rows, READ)
  return {
    nOffered: sumOf(rows),
    nUnknown: sumOf(rows.filter(([, , rung]) => rung === null)),
    nLoaded: sumOf(reached(rows, LOADED)),
    nRead: sumOf(reached(rows, READ)),
    nExecuted: sumOf(executed),
    nPassed: sumOf(last.filter(isPassed(policy))),
    nCounted: sumOf(last.filter(isCounted(policy))),
    passedAfter,
  }
}

function passingOf(
  offered: readonly TrialRow[],
  others: readonly TrialRow[],
  policy: ErrorPolicy,
): PassRate[] {
  const groups: Record<PassRate['group'], readonly TrialRow[]> = {
    executed: reached(offered, EXECUTED),
    read: offered.filter(([, , rung]) => rung === READ),
    unread: offered.filter(([, , rung]) => rung !== null && rung < READ),
    unknown: offered.filter(([, , rung]) => rung === null),
    baseline: others,
  }
  return (Object.keys(groups) as PassRate['group'][]).flatMap((group) => {
    const rows = groups[group]
    if (rows.length === 0) return []
    const tasks = sumsByTask(rows.filter(isCounted(policy)), isPassed(policy))
    const [nCounted, nPassed] = [sum(tasks.map(({ n }) => n)), sum(tasks.map((one) => one.sum))]
    const { lo: low, hi: high } = limitsOf(tasks)
    const rate = nCounted === 0 ? null : nPassed / nCounted
    return [{ group, nPassed, nCounted, nTasks: tasks.length, rate, low, high }]
  })
}

function sumsByTask(
  rows: readonly TrialRow[],
  isPass: (row: TrialRow) => boolean,
): readonly TrialSum[] {
  const sums = new Map<number, TrialSum>()
  for (const row of rows) {
    const [task, , , , , n] = row
    const own = sums.get(task) ?? { n: 0, sum: 0 }
    sums.set(task, { n: own.n + n, sum: own.sum + (isPass(row) ? n : 0) })
  }
  return [...sums.values()]
}

/** Over tasks, whose trials cluster; of a single task over its trials. */
function limitsOf(tasks: readonly TrialSum[]): Interval {
  const [only, ...others] = tasks
  if (!only) return UNKNOWN_INTERVAL
  if (others.length === 0) return rateWilson({ x: only.sum, n: only.n })
  return rateLimits(ratePooled({ tasks }), tasks.length)
}
