import {
  addVerdicts,
  NO_VERDICTS,
  type TraceCounts,
  type VerdictCounts,
} from '@/lib/domain/behavior'
import type { TableTask } from './cell-table'

/** What tagged traces of one kind of task say of their own answers. */
export interface TraceRow {
  /** The kind of task; null: all of them. */
  readonly variant: string | null
  readonly nTrials: number
  /** Per trace. */
  readonly attempts: number
  readonly reflections: number
  readonly verdicts: VerdictCounts
  /** Of the verdict as a test for a right answer, and as a test for a wrong one; null: it says neither. */
  readonly f1Correct: number | null
  readonly f1Incorrect: number | null
}

/** 2TP / (2TP + FP + FN); null where nothing is of this class and nothing is said to be. */
const f1 = (right: number, falselySaid: number, missed: number): number | null => {
  const all = 2 * right + falselySaid + missed
  return all === 0 ? null : (2 * right) / all
}

/** F1 of verdicts for each class. An answer wrongly called correct is one wrong answer that was missed. */
export function f1OfVerdicts(counts: VerdictCounts) {
  const { correctRight, correctWrong, incorrectRight, incorrectWrong } = counts
  return {
    f1Correct: f1(correctRight, correctWrong, incorrectWrong),
    f1Incorrect: f1(incorrectRight, incorrectWrong, correctWrong),
  }
}

interface Tally extends TraceCounts {
  readonly taskId: number
  readonly nTrials: number
}

function rowOf(variant: string | null, tallies: readonly Tally[]): TraceRow {
  const nTrials = tallies.reduce((sum, one) => sum + one.nTrials, 0)
  const verdicts = tallies.map((one) => one.verdicts).reduce(addVerdicts, NO_VERDICTS)
  return {
    ...{ variant, nTrials, verdicts, ...f1OfVerdicts(verdicts) },
    attempts: tallies.reduce((sum, one) => sum + one.attempts, 0) / nTrials,
    reflections: tallies.reduce((sum, one) => sum + one.reflections, 0) / nTrials,
  }
}

/** By kind of task, then all; empty where no trace marks anything. */
export function summarizeTraces(
  tallies: readonly Tally[],
  tasks: readonly TableTask[],
): TraceRow[] {
  if (tallies.length === 0) return []
  const variants = new Map(tasks.map(({ id, variant, family }) => [id, variant ?? family]))
  const byVariant = new Map<string, Tally[]>()
  for (const tally of tallies) {
    const variant = variants.get(tally.taskId) ?? 'other'
    byVariant.set(variant, [...(byVariant.get(variant) ?? []), tally])
  }
  const rows = [...byVariant].map(([variant, some]) => rowOf(variant, some))
  return [...rows.sort((a, b) => (a.variant! < b.variant! ? -1 : 1)), rowOf(null, tallies)]
}
