import type { GivenCondition } from '@/lib/domain/import'
import type { NewTask } from '@/lib/domain/new-trial'
import { parseCondition } from '@/lib/domain/parse-condition'
import type { LogProblem } from '@/lib/domain/problem'
import { isTaskName } from '@/lib/domain/task-name'
import { numberOf, type TableRow } from './find-published-tables'
import { bareTask } from '@/lib/domain/new-trial'

/** One cell as a source prints it. Rewards in [0,1]. */
export interface PublishedCell {
  readonly task: string
  readonly harness: string
  readonly model: string
  readonly effort: string | null
  readonly condition: GivenCondition
  readonly meanReward: number
  readonly nTrials: number
  readonly nGt0: number
  readonly nEq1: number
  readonly source: string | null
}

// A source that prints 66.7 % for 2 of 3 is right; one that prints 60 % is not.
const ROUNDING = 0.006

const isCount = (value: number | null): value is number =>
  value !== null && Number.isInteger(value) && value >= 0

interface CellNumbers {
  readonly meanReward: number
  readonly nTrials: number
  readonly nGt0: number
  readonly nEq1: number
}

function whatIsWrong({ meanReward, nTrials, nGt0, nEq1 }: CellNumbers): string | null {
  if (!(meanReward >= 0 && meanReward <= 1)) return 'mean_reward is no number from 0 to 1'
  if (!isCount(nTrials) || nTrials === 0) return 'n_trials is no count above 0'
  if (!isCount(nGt0) || !isCount(nEq1)) return 'n_reward_gt_0 or n_reward_eq_1 is no count'
  if (nGt0 > nTrials || nEq1 > nGt0) return 'n_reward_eq_1 ≤ n_reward_gt_0 ≤ n_trials does not hold'
  const low = nEq1 / nTrials
  const high = nGt0 / nTrials
  if (meanReward < low - ROUNDING || meanReward > high + ROUNDING) {
    return `mean_reward ${meanReward} lies outside what the counts allow`
  }
  return null
}

const missing = (text: string) => (numberOf(text) === null ? NaN : Number(text))

function cellOf(row: TableRow): PublishedCell | string {
  const [task, harness, model] = ['task', 'harness', 'model'].map(row.text) as [
    string,
    string,
    string,
  ]
  if (task === '' || harness === '' || model === '') return 'task, harness or model is empty'
  if (!isTaskName(task)) return 'no task name that a link can hold'
  const condition = parseCondition(row.text('condition'))
  if (condition === null) return `condition “${row.text('condition').slice(0, 60)}” is not known`
  const numbers = {
    meanReward: missing(row.text('mean_reward')),
    nTrials: missing(row.text('n_trials')),
    nGt0: missing(row.text('n_reward_gt_0')),
    nEq1: missing(row.text('n_reward_eq_1')),
  }
  const wrong = whatIsWrong(numbers)
  if (wrong) return wrong
  const effort = row.text('effort') || null
  return { task, harness, model, effort, condition, ...numbers, source: row.text('source') || null }
}

const identityOf = (cell: PublishedCell) =>
  JSON.stringify([cell.task, cell.harness, cell.model, cell.effort, cell.condition.key])

/** Cells of a table. A row that is not valid, or that names a cell again, is a problem and left out. */
export function parseCells(
  rows: readonly TableRow[],
  file: string,
): { cells: PublishedCell[]; problems: LogProblem[] } {
  const cells = new Map<string, PublishedCell>()
  const problems: LogProblem[] = []
  for (const row of rows) {
    const cell = cellOf(row)
    const wrong =
      typeof cell === 'string'
        ? cell
        : cells.has(identityOf(cell))
          ? 'the cell is there twice'
          : null
    if (wrong) problems.push({ code: 'cell_invalid', file, line: row.line, detail: wrong })
    else if (typeof cell !== 'string') cells.set(identityOf(cell), cell)
  }
  return { cells: [...cells.values()], problems }
}

/**
 * The histogram of single rewards, where the counts determine it: every reward above 0 is 1.
 * Null where partial rewards are hidden in the mean.
 */
export const rewardsOf = ({ nTrials, nGt0, nEq1 }: PublishedCell) => {
  if (nGt0 !== nEq1) return null
  const bars: [number, number][] = [
    [0, nTrials - nEq1],
    [1, nEq1],
  ]
  return { ok: bars.filter(([, count]) => count > 0) }
}

const knownCount = (row: TableRow, ...columns: string[]) => {
  const value = columns.map((column) => numberOf(row.text(column))).find((one) => one !== null)
  return isCount(value ?? null) ? value! : null
}

/** Tasks of the table beside the cells. Empty is unknown, never 0. */
export const parseTasks = (rows: readonly TableRow[]): NewTask[] =>
  rows
    .filter((row) => row.text('task') !== '')
    .map((row) => ({
      ...bareTask(row.text('task')),
      domain: row.text('domain') || null,
      category: row.text('category') || null,
      difficulty: row.text('difficulty') || null,
      family: row.text('family') || null,
      variant: row.text('variant') || null,
      split: row.text('split') || null,
      tags: row.text('capability') === '' ? [] : [row.text('capability')],
      skillCount: knownCount(row, 'n_skills', 'skill_count'),
      skillTokens: knownCount(row, 'skill_md_tokens_approx', 'skill_tokens'),
      skillFiles: knownCount(row, 'skill_files'),
      skillScripts: knownCount(row, 'skill_scripts'),
    }))
