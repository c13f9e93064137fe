import type { Db } from '@/db/open-database'
import type { ErrorPolicy } from '@/lib/domain/error-policy'
import type { Gain, Verdict } from '@/lib/domain/gain'
import type { Parts } from '@/lib/domain/parts'
import { fdrBh } from '@/lib/stats/fdr-bh'
import { twoSidedP } from '@/lib/stats/interval'
import { mean } from '@/lib/stats/numeric-rules'
import type { MoreDataPlan } from '@/lib/stats/plan-more-data'
import { answerByPolicy, contrastsByPolicy, type PolicyAnswer } from '@/lib/cells/answer-by-policy'
import type { CellTable } from '@/lib/cells/cell-table'
import { measureTasks, measureTasksInParts } from '@/lib/cells/compare-tasks'
import { resolveContrast } from '@/lib/cells/contrast'
import {
  describeFrame,
  type ConditionHead,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { runInParts } from '@/lib/analysis/run-in-parts'
import { openExperiment, type OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { intersectConditions, type CommonConditions } from '@/lib/cells/intersect-conditions'
import { listFigures } from '@/lib/analysis/measure/list-figures'
import { comparePrintedConditions, type PrintedPair } from '@/lib/cells/compare-printed-conditions'
import { comparableConditions, listConditionPairs } from '@/lib/cells/list-condition-pairs'
import { planGain } from '@/lib/cells/plan-gain'
import { answerHeadline } from '@/lib/analysis/experiment/answer-headline'
import type { Headline } from '@/lib/cells/make-headline'
import { remember } from '@/lib/cells/remember'
import { errorOf, judgeGain } from '@/lib/cells/show-gain'
import { weighGain } from '@/lib/cells/weigh-gain'

/** Two conditions on the configurations and tasks that both have. */
export interface ConditionPair {
  readonly without: string
  readonly with: string
  /** Means over the common configurations and tasks: they subtract to the gain. */
  readonly withoutRate: number | null
  readonly withRate: number | null
  readonly gain: Gain
  readonly verdict: Verdict | null
  /** Two-sided, against no difference. */
  readonly p: number | null
  /** p corrected for having looked at every pair of the table. */
  readonly q: number | null
  /** The same pair under every error policy; one entry where statuses are unknown. */
  readonly policies: readonly PolicyAnswer[]
  /** What more data would show of this pair. */
  readonly plan: MoreDataPlan
  /** Common tasks over the tasks of the experiment. */
  readonly coverage: number | null
  /** Keys of the configurations that enter. */
  readonly configurations: readonly string[]
  /** Each condition over all its own configurations and tasks: not comparable. */
  readonly withoutOverAll: number | null
  readonly withOverAll: number | null
}

export interface ConditionsView extends ExperimentFrame {
  readonly headline: Headline | null
  /** Against the baseline first, then the others among each other. */
  readonly pairs: readonly ConditionPair[]
  readonly common: CommonConditions | null
  /** Of an experiment that only has printed figures. */
  readonly printed: readonly PrintedPair[]
}

/** Mean over everything an arm has: what a hasty reader would compare. */
function rateOverAll(table: CellTable, policy: ErrorPolicy, condition: number): number | null {
  const { n, sum } = table.byPolicy[policy]
  const perConfiguration = table.configurations.flatMap((_, configuration) => {
    const rates: number[] = []
    for (let task = 0; task < table.tasks.length; task++) {
      const cell = table.cellAt(task, configuration, condition)
      if (cell >= 0 && n[cell]! > 0) rates.push(sum[cell]! / n[cell]!)
    }
    return mean(rates) ?? []
  })
  return mean(perConfiguration)
}

function* comparePair(
  open: OpenExperiment,
  question: ViewQuestion,
  keys: { readonly without: string; readonly with: string },
): Parts<Omit<ConditionPair, 'q'> | null> {
  const { experiment, table } = open
  const { baselineKey, plannedTasks } = experiment
  const contrast = resolveContrast(table, { ...question, ...keys }, baselineKey, plannedTasks)
  if (!contrast) return null
  for (const under of contrastsByPolicy(open, contrast)) yield* measureTasksInParts(table, under)
  yield* measureTasksInParts(table, contrast)
  const tasks = measureTasks(table, contrast)
  const found = weighGain(table, contrast, tasks, question)
  const { gain, with: withRate, without: withoutRate } = found
  const planned = plannedTasks ?? table.tasks.length
  return {
    ...keys,
    ...{ withoutRate, withRate, gain },
    verdict: judgeGain(found).verdict,
    p: twoSidedP(errorOf(found)),
    policies: answerByPolicy(open, contrast, question),
    plan: planGain(table, contrast, tasks, question.weighting),
    coverage: planned === 0 ? null : tasks.filter(({ isCommon }) => isCommon).length / planned,
    configurations: contrast.configurations.map((index) => table.configurations[index]!.key),
    withoutOverAll: rateOverAll(table, contrast.policy, contrast.without),
    withOverAll: rateOverAll(table, contrast.policy, contrast.with),
  }
}

/** Every pair of conditions; one family of tests. */
function* comparePairs(
  open: OpenExperiment,
  question: ViewQuestion,
  conditions: readonly ConditionHead[],
  baseline: string,
): Parts<ConditionPair[]> {
  const found: Omit<ConditionPair, 'q'>[] = []
  for (const keys of listConditionPairs(conditions, baseline)) {
    const pair = yield* comparePair(open, question, keys)
    if (pair) found.push(pair)
    yield
  }
  const { q } = fdrBh({ p: found.map(({ p }) => p) })
  return found.map((pair, index) => ({ ...pair, q: q[index]! }))
}

/** Every condition beside every other, each pair on its own common set; null: no such experiment. */
export async function compareConditions(
  db: Db,
  slug: string,
  question: ViewQuestion,
): Promise<ConditionsView | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const asked = [question, open.experiment]
  return remember(open.table, 'conditions compared', asked, () =>
    findConditions(db, open, question),
  )
}

async function findConditions(
  db: Db,
  open: OpenExperiment,
  question: ViewQuestion,
): Promise<ConditionsView> {
  const { table, contrast, experiment } = open
  const frame = describeFrame(open, question)
  const printed =
    table.length === 0 ? comparePrintedConditions(await listFigures(db, experiment.id)) : []
  if (!contrast) return { ...frame, headline: null, pairs: [], common: null, printed }
  const known = comparableConditions(table)
  const baseline = table.conditions[contrast.without]!.key
  const keys = known.map(({ key }) => key)
  return {
    ...frame,
    headline: await answerHeadline(open, contrast, question),
    pairs: await runInParts(comparePairs(open, question, known, baseline)),
    common: keys.length > 2 ? intersectConditions(table, question, keys) : null,
    printed,
  }
}
