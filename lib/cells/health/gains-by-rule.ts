import type { ErrorPolicy } from '@/lib/domain/error-policy'
import type { Gain, Verdict } from '@/lib/domain/gain'
import { answerByPolicy } from '@/lib/cells/answer-by-policy'
import { armPlan, boundTasks, planOf, plannedTrials, type Plan } from '@/lib/cells/bound-missing'
import type { CellTable } from '@/lib/cells/cell-table'
import { measureTasks } from '@/lib/cells/compare-tasks'
import type { Contrast } from '@/lib/cells/contrast'
import type { ViewQuestion } from '@/lib/cells/describe-contrast'
import type { ExperimentCells } from '@/lib/cells/experiment-cells'
import { foundOfDeltas, judgeGain, showGain } from '@/lib/cells/show-gain'
import { weighGain } from '@/lib/cells/weigh-gain'

/** Ways of counting what is not well, in the order of the page. */
export const GAIN_RULES = [
  ...(['as_counted', 'without_suspects', 'infrastructure_fails', 'completed_only'] as const),
  ...(['complete_tasks', 'missing_worst', 'missing_best', 'as_imported'] as const),
] as const
export type GainRule = (typeof GAIN_RULES)[number]

/** The gain with doubtful trials counted one way. */
export interface RuleAnswer {
  readonly rule: GainRule
  readonly gain: Gain
  readonly verdict: Verdict | null
}

type Ask = Pick<ViewQuestion, 'uncertainty' | 'weighting'>

/** The gain over the contrast in another table or on fewer tasks. */
export function gainUnder(
  table: CellTable,
  contrast: Contrast,
  question: Ask,
  holds: (task: number) => boolean = () => true,
): Pick<RuleAnswer, 'gain' | 'verdict'> {
  const tasks = measureTasks(table, contrast).filter(({ task }) => holds(task))
  const found = weighGain(table, contrast, tasks, question)
  return { gain: found.gain, verdict: judgeGain(found).verdict }
}

/** Whether a task has every planned trial in both arms of every shown configuration, and all count. */
export function completeTasks(
  table: CellTable,
  contrast: Contrast,
  isStated: boolean,
): (task: number) => boolean {
  const { n, nExcluded } = table.byPolicy[contrast.policy]
  const arms = contrast.configurations.flatMap((configuration) =>
    [contrast.without, contrast.with].map((condition) => {
      const plan = armPlan(table, configuration, condition, isStated)
      return { configuration, condition, plan }
    }),
  )
  return (task) =>
    arms.every(({ configuration, condition, plan }) => {
      const cell = table.cellAt(task, configuration, condition)
      if (cell < 0 || n[cell] === 0) return false
      return n[cell]! >= plannedTrials(plan, table.nTrials[cell]!) && nExcluded[cell] === 0
    })
}

/** Whether another rule for errors counts the trials of the comparison just as its own does. */
function isSameCount(table: CellTable, contrast: Contrast, policy: ErrorPolicy): boolean {
  const [own, other] = [table.byPolicy[contrast.policy], table.byPolicy[policy]]
  return [...table.tasks.keys()].every((task) =>
    contrast.configurations.every((configuration) =>
      [contrast.without, contrast.with].every((condition) => {
        const cell = table.cellAt(task, configuration, condition)
        return cell < 0 || (own.n[cell] === other.n[cell] && own.sum[cell] === other.sum[cell])
      }),
    ),
  )
}

/**
 * Whether what is missing is among the rules: its bounds are of tasks that count once, for other tasks
 * (docs/statistics.md, missing trials), so that beside another weight or interval they would not differ
 * by what is missing alone.
 */
export const isMissingJudged = ({ uncertainty, weighting }: Ask): boolean =>
  uncertainty === 'new_tasks' && weighting === 'tasks'

/** The gain if everything missing were at its worst for skills, and at its best; tasks count once. */
function missingAnswers(
  table: CellTable,
  contrast: Contrast,
  plan: Plan,
): Pick<RuleAnswer, 'rule' | 'gain' | 'verdict'>[] {
  const { counts, lower, upper } = boundTasks(table, contrast, plan)
  if (counts.planned === counts.counted) return []
  const answer = (rule: GainRule, deltas: readonly number[]) => {
    const found = foundOfDeltas(deltas)
    const sizes = { nTasks: deltas.length, nTrials: counts.planned }
    return { rule, gain: showGain(found, sizes), verdict: judgeGain(found).verdict }
  }
  return [answer('missing_worst', lower), answer('missing_best', upper)]
}

/**
 * The gain with what is not well counted in every way that the cells allow: under each error policy,
 * on the tasks that are complete, with what is missing at its worst and at its best. A rule that
 * would change no trial is left out. `tables` are those in which single trials count otherwise.
 */
export function gainsByRule(
  { experiment, table }: Pick<ExperimentCells, 'experiment' | 'table'>,
  contrast: Contrast,
  question: Ask,
  tables: Partial<Record<GainRule, CellTable>>,
): RuleAnswer[] {
  const own = gainUnder(table, contrast, question)
  const policies = answerByPolicy({ experiment, table }, contrast, question)
  const under = (rule: GainRule, policy: ErrorPolicy): RuleAnswer[] =>
    policies
      .filter((one) => one.policy === policy && !isSameCount(table, contrast, policy))
      .map(({ gain, verdict }) => ({ rule, gain, verdict }))
  const plan = planOf(experiment, table)
  const isComplete = completeTasks(table, contrast, plan.isStated)
  const complete = gainUnder(table, contrast, question, isComplete)
  const found: RuleAnswer[] = [
    { rule: 'as_counted', ...own },
    ...Object.entries(tables).map(([rule, other]) => ({
      // The keys are those of the record.
      rule: rule as GainRule,
      ...gainUnder(other, contrast, question),
    })),
    ...under('infrastructure_fails', 'fail'),
    ...under('completed_only', 'completed_only'),
    ...(complete.gain.nTasks < own.gain.nTasks
      ? [{ rule: 'complete_tasks' as const, ...complete }]
      : []),
    ...(isMissingJudged(question) ? missingAnswers(table, contrast, plan) : []),
  ]
  return found.sort((a, b) => GAIN_RULES.indexOf(a.rule) - GAIN_RULES.indexOf(b.rule))
}
