import type { DataState } from '@/lib/domain/review-change'
import type { ErrorPolicy } from '@/lib/domain/error-policy'
import type { CellTable } from './cell-table'

/** Which cells a question compares, as a reader asks for it; null means: by the rules below. */
export interface ContrastQuestion {
  readonly without: string | null
  readonly with: string | null
  readonly policy: ErrorPolicy
  readonly configurations: readonly string[] | null
  /** With what reviewers changed, which is the default, or as it was imported. */
  readonly data?: DataState
}

/** Why these configurations enter the means. */
export type ConfigurationBasis = 'chosen' | 'covers_tasks' | 'best_covered'

/** A resolved question: indices into the lists of the cell table. */
export interface Contrast {
  readonly without: number
  readonly with: number
  readonly policy: ErrorPolicy
  readonly configurations: readonly number[]
  readonly basis: ConfigurationBasis
  /** Tasks with counted trials in both arms, by configuration index. */
  readonly commonTasks: readonly number[]
}

/**
 * The configurations of a contrast, or all where none has results in both arms: then why not is
 * what a reader wants to know.
 */
export const lookedAt = (table: CellTable, { configurations }: Contrast): readonly number[] =>
  configurations.length > 0 ? configurations : [...table.configurations.keys()]

/** A configuration enters the means when it covers this share of the tasks in both arms. */
const COVERAGE_ASKED = 0.95

/** The tasks of one configuration that have counted trials in both arms. */
interface CommonTasks {
  readonly size: number
  /** 1 for a task that is one of them, by the index of the task. */
  readonly marks: Uint8Array
}

/** Which tasks each configuration has counted trials of in both arms. */
function findCommonTasks(
  table: CellTable,
  without: number,
  with_: number,
  policy: ErrorPolicy,
): readonly CommonTasks[] {
  const { n } = table.byPolicy[policy]
  const common = table.configurations.map(() => ({
    size: 0,
    marks: new Uint8Array(table.tasks.length),
  }))
  for (let cell = 0; cell < table.length; cell++) {
    if (table.condition[cell] !== with_ || n[cell] === 0) continue
    const own = common[table.configuration[cell]!]!
    const task = table.task[cell]!
    const other = table.cellAt(task, table.configuration[cell]!, without)
    if (other < 0 || n[other]! === 0 || own.marks[task] === 1) continue
    own.marks[task] = 1
    own.size += 1
  }
  return common
}

/** How many tasks any configuration has counted trials of in both arms. */
const countShared = (common: readonly CommonTasks[], nTasks: number): number =>
  Array.from({ length: nTasks }, (_, task) => task).filter((task) =>
    common.some(({ marks }) => marks[task] === 1),
  ).length

/**
 * Configurations that enter the means (spec 2.1): those with at least 95 % of the tasks in both
 * arms. Where none has so many: the best covered one, and those that cost it few of its tasks.
 */
function defaultConfigurations(
  common: readonly CommonTasks[],
  nTasks: number,
): Pick<Contrast, 'configurations' | 'basis'> {
  const indices = [...common.keys()]
  const covering = indices.filter(
    (index) => common[index]!.size > 0 && common[index]!.size >= COVERAGE_ASKED * nTasks - 1e-9,
  )
  if (covering.length > 0) return { configurations: covering, basis: 'covers_tasks' }
  const [best, ...others] = indices
    .filter((index) => common[index]!.size > 0)
    .sort((a, b) => common[b]!.size - common[a]!.size || a - b)
  if (best === undefined) return { configurations: [], basis: 'best_covered' }
  const shown = [best]
  const isOfBest = common[best]!.marks
  let shared = [...isOfBest.keys()].filter((task) => isOfBest[task] === 1)
  for (const other of others) {
    const left = shared.filter((task) => common[other]!.marks[task] === 1)
    if (left.length < COVERAGE_ASKED * common[best]!.size - 1e-9) continue
    shared = left
    shown.push(other)
  }
  return { configurations: shown.sort((a, b) => a - b), basis: 'best_covered' }
}

/**
 * The first condition that shares tasks with the baseline. Rounds stand for one skill at one time
 * each: the first of them is what its author has left behind. Tasks count, not configurations: a round
 * that two models ran says no more about what the skill is today.
 */
function defaultOther(
  table: CellTable,
  others: readonly number[],
  commonWith: (index: number) => readonly CommonTasks[],
): number | undefined {
  const shared = (index: number) => countShared(commonWith(index), table.tasks.length)
  const first = others.find((index) => commonWith(index).some(({ size }) => size > 0))
  if (first === undefined || table.conditions[first]!.round === null) return first ?? others[0]
  return others
    .filter((index) => table.conditions[index]!.round !== null)
    .reduce((best, index) => (shared(index) >= shared(best) ? index : best), first)
}

/**
 * The contrast a question asks for. Unknown conditions enter none. Keys that name nothing fall to
 * the default: the experiment's baseline (else the first condition, no skills before others)
 * against the first other condition that shares tasks with it; of rounds of one skill, the round that
 * shares the most tasks, and of those the latest. Null with fewer than two conditions.
 */
export function resolveContrast(
  table: CellTable,
  question: ContrastQuestion,
  baselineKey: string | null,
  plannedTasks: number | null,
): Contrast | null {
  const known = [...table.conditions.keys()].filter(
    (index) => table.conditions[index]!.kind !== 'unknown',
  )
  const byKey = (key: string | null) =>
    known.find((index) => key !== null && table.conditions[index]!.key === key)
  const { policy } = question
  const asked = byKey(question.with)
  const without =
    byKey(question.without) ??
    [byKey(baselineKey), ...known].find((index) => index !== undefined && index !== asked)
  if (without === undefined) return null
  const others = known.filter((index) => index !== without)
  const found = new Map<number, readonly CommonTasks[]>()
  const commonWith = (index: number) => {
    const common = found.get(index) ?? findCommonTasks(table, without, index, policy)
    found.set(index, common)
    return common
  }
  const with_ =
    asked !== undefined && asked !== without ? asked : defaultOther(table, others, commonWith)
  if (with_ === undefined) return null
  const common = commonWith(with_)
  const chosen = [...table.configurations.keys()].filter((index) =>
    question.configurations?.includes(table.configurations[index]!.key),
  )
  const shown =
    chosen.length > 0
      ? { configurations: chosen, basis: 'chosen' as const }
      : defaultConfigurations(common, plannedTasks ?? table.tasks.length)
  const commonTasks = common.map((tasks) => tasks.size)
  return { without, with: with_, policy, commonTasks, ...shown }
}
