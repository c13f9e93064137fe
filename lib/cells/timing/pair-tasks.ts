import type { CellTable } from '@/lib/cells/cell-table'
import { pairedCells } from '@/lib/cells/compare-tasks'
import type { Contrast } from '@/lib/cells/contrast'
import { signTest } from '@/lib/stats/sign-exact'
import { areEqual, mean } from '@/lib/stats/numeric-rules'

/** One task in one configuration under both conditions; rates of its trials. */
export interface TaskPair {
  readonly task: string
  readonly configuration: string
  readonly before: number
  readonly after: number
}

/** Every pair of a task, and what changed between its two sides. */
export interface TaskPairs {
  readonly nPairs: number
  /** Better after: with one trial a side, repaired. */
  readonly nUp: number
  /** Worse after: with one trial a side, broken. */
  readonly nDown: number
  readonly nSamePass: number
  readonly nSameFail: number
  /** Equal, and neither all passed nor all failed. */
  readonly nSameOther: number
  /** Tasks whose mean over configurations rose, and fell: what is tested. */
  readonly nTasksUp: number
  readonly nTasksDown: number
  /** Two-sided, of the tasks that changed; null where none did. */
  readonly p: number | null
  /** One configuration, every side one trial that passed or failed: the test is McNemar's exact one. */
  readonly isMcNemar: boolean
  /** Pairs with the same two rates drawn as one line. */
  readonly slopes: readonly {
    readonly before: number
    readonly after: number
    readonly n: number
  }[]
  /** Pairs that changed, the largest change first. */
  readonly changed: readonly TaskPair[]
}

/** Pairs that a page lists. */
const MOST_CHANGED = 40

/**
 * Task by task and configuration by configuration, one condition against another. Pairs are counted;
 * since pairs of one task are not independent, the sign test is over tasks, each with its mean
 * difference over configurations, ties left out. With one configuration and one binary trial a side it
 * is the exact test of McNemar (1947).
 */
export function describeTaskPairs(table: CellTable, contrast: Contrast): TaskPairs {
  const { n, sum, nPartial } = table.byPolicy[contrast.policy]
  const rate = (cell: number) => sum[cell]! / n[cell]!
  const isOneTrial = (cell: number) => n[cell] === 1 && nPartial[cell] === 0
  let isMcNemar = true
  const pairs: TaskPair[] = []
  for (const [task, { name }] of table.tasks.entries())
    for (const pair of pairedCells(table, contrast, task)) {
      isMcNemar &&= isOneTrial(pair.with) && isOneTrial(pair.without)
      const configuration = table.configurations[pair.configuration]!.key
      const [before, after] = [rate(pair.without), rate(pair.with)]
      pairs.push({ task: name, configuration, before, after })
    }
  const isSame = ({ before, after }: TaskPair) => areEqual(before, after)
  const same = pairs.filter(isSame)
  const changed = pairs.filter((pair) => !isSame(pair))
  const pairSigns = signTest({ deltas: changed.map(changeOf) })
  const taskSigns = signTest({ deltas: meanChanges(pairs) })
  const isOneConfiguration = new Set(pairs.map(({ configuration }) => configuration)).size === 1
  const nSamePass = same.filter(({ after }) => areEqual(after, 1)).length
  const nSameFail = same.filter(({ after }) => areEqual(after, 0)).length
  return {
    ...{ nPairs: pairs.length, nUp: pairSigns.nPos, nDown: pairSigns.nNeg, nSamePass, nSameFail },
    nSameOther: same.length - nSamePass - nSameFail,
    ...{ nTasksUp: taskSigns.nPos, nTasksDown: taskSigns.nNeg, p: taskSigns.pTwo },
    ...{ isMcNemar: isMcNemar && isOneConfiguration, slopes: slopesOf(pairs) },
    changed: changed
      .sort(
        (a, b) =>
          Math.abs(b.after - b.before) - Math.abs(a.after - a.before) ||
          (a.task < b.task ? -1 : a.task > b.task ? 1 : 0) ||
          (a.configuration < b.configuration ? -1 : 1),
      )
      .slice(0, MOST_CHANGED),
  }
}

const changeOf = ({ before, after }: TaskPair) => after - before

/** Mean change of each task over its configurations. */
function meanChanges(pairs: readonly TaskPair[]): number[] {
  const tasks = new Map<string, number[]>()
  for (const pair of pairs) {
    const changes = tasks.get(pair.task)
    if (changes) changes.push(changeOf(pair))
    else tasks.set(pair.task, [changeOf(pair)])
  }
  return [...tasks.values()].map((changes) => mean(changes)!)
}

const rounded = (value: number) => Math.round(value * 100) / 100

function slopesOf(pairs: readonly TaskPair[]): TaskPairs['slopes'] {
  const groups = new Map<string, { before: number; after: number; n: number }>()
  for (const pair of pairs) {
    const [before, after] = [rounded(pair.before), rounded(pair.after)]
    const group = groups.get(`${before} ${after}`)
    if (group) group.n += 1
    else groups.set(`${before} ${after}`, { before, after, n: 1 })
  }
  return [...groups.values()]
}
