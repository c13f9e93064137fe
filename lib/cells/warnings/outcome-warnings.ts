import { displayCounted, displayPoints } from '@/lib/display'
import { mean, signOf } from '@/lib/stats/numeric-rules'
import type { CellTable } from '@/lib/cells/cell-table'
import type { TaskMeasure } from '@/lib/cells/compare-tasks'
import type { Contrast } from '@/lib/cells/contrast'
import type { ArmTotals } from './arm-totals'
import type { Warning } from './warning'

/** Many tasks cannot show an effect (spec 12.4). */
export function extremesWarning(common: readonly TaskMeasure[]): Warning | null {
  const stuck = common.filter(
    (task) =>
      signOf(task.delta!) === 0 && (signOf(task.with!) === 0 || signOf(task.with! - 1) === 0),
  )
  if (stuck.length < 0.3 * common.length) return null
  const rest = mean(common.filter((task) => !stuck.includes(task)).map((task) => task.delta!))
  return {
    code: 'floor_or_ceiling',
    text: `${stuck.length} of ${displayCounted(common.length, 'task')} ${stuck.length === 1 ? 'is' : 'are'} never or always solved in both arms and cannot show an effect${rest === null ? '' : `; on the rest the gain is ${displayPoints(rest, ' pp')} (seen after the fact)`}.`,
  }
}

/** Fewer tasks than this agree by chance often enough. */
const TELLING_TASKS = 10
/** Tasks solved and tasks failed that the agreement must hold for: all-fail arms are equal anyway. */
const TELLING_EACH = 3
const MOST_NAMED = 3

interface ArmResults {
  readonly name: string
  /** Counts and sums by task, as one text: equal texts are equal results. */
  readonly signature: string
  readonly isTelling: boolean
  /** No task gave two different rewards, though tasks were run twice. */
  readonly isWithoutNoise: boolean
  readonly nTasks: number
}

function resultsOf(
  table: CellTable,
  { policy }: Contrast,
  configuration: number,
  condition: number,
): ArmResults {
  const { n, sum, sumSq } = table.byPolicy[policy]
  const parts: string[] = []
  const seen = { solved: 0, failed: 0, repeated: 0, varied: 0 }
  for (let task = 0; task < table.tasks.length; task++) {
    const cell = table.cellAt(task, configuration, condition)
    if (cell < 0 || n[cell] === 0) {
      parts.push('')
      continue
    }
    const [count, total] = [n[cell]!, sum[cell]!]
    parts.push(`${count} ${total.toFixed(6)}`)
    if (total / count > 0.5) seen.solved += 1
    else seen.failed += 1
    if (count > 1) seen.repeated += 1
    // A mean of partial rewards alone does not say whether they differ: then nothing is claimed.
    const isEqual = Math.abs(sumSq[cell]! - (total * total) / count) < 1e-9
    if (count > 1 && !isEqual) seen.varied += 1
  }
  const isTelling =
    seen.solved + seen.failed >= TELLING_TASKS && Math.min(seen.solved, seen.failed) >= TELLING_EACH
  return {
    name: `${table.configurations[configuration]!.key}, ${table.conditions[condition]!.label}`,
    signature: parts.join('|'),
    isTelling,
    isWithoutNoise: isTelling && seen.repeated >= TELLING_TASKS && seen.varied === 0,
    nTasks: seen.solved + seen.failed,
  }
}

/** Arms that look copied: two with the same result on every task, or one without any noise. */
export function copyWarnings(table: CellTable, contrast: Contrast): Warning[] {
  const arms = contrast.configurations.flatMap((configuration) =>
    [contrast.without, contrast.with].map((condition) =>
      resultsOf(table, contrast, configuration, condition),
    ),
  )
  const telling = arms.filter(({ isTelling }) => isTelling)
  const bySignature = new Map<string, ArmResults[]>()
  for (const arm of telling)
    bySignature.set(arm.signature, [...(bySignature.get(arm.signature) ?? []), arm])
  const copies = [...bySignature.values()].filter((group) => group.length > 1)
  const noiseless = arms.filter(({ isWithoutNoise }) => isWithoutNoise)
  const warnings: Warning[] = []
  if (copies.length > 0) {
    const named = copies.slice(0, MOST_NAMED).map((group) => group.map(({ name }) => name))
    warnings.push({
      code: 'identical_arms',
      text: `The same result on every one of ${displayCounted(copies[0]![0]!.nTasks, 'task')}: ${named.map((names) => names.join(' = ')).join('; ')}${more(copies.length)}. Copied or cached runs?`,
    })
  }
  if (noiseless.length > 0)
    warnings.push({
      code: 'no_trial_noise',
      text: `No task gave two different rewards when it was run again: ${noiseless
        .slice(0, MOST_NAMED)
        .map(({ name, nTasks }) => `${name} (${displayCounted(nTasks, 'task')})`)
        .join('; ')}${more(noiseless.length)}. Cached runs, or one run counted often?`,
    })
  return warnings
}

const more = (count: number) => (count > MOST_NAMED ? `; and ${count - MOST_NAMED} more` : '')

/** Above this share the arms count as run unequally often. */
const UNEQUAL = 0.1

/** One arm was run more often a task than the other (spec 12.4). */
export function trialsWarning(without: ArmTotals, with_: ArmTotals): Warning | null {
  if (without.cells === 0 || with_.cells === 0) return null
  const [a, b] = [without.trials / without.cells, with_.trials / with_.cells]
  if (Math.abs(a - b) <= UNEQUAL * Math.max(a, b)) return null
  return {
    code: 'trials_differ',
    text: `The arms were run unequally often: ${a.toFixed(1)} trials a task and configuration without skills, ${b.toFixed(1)} with. Each task counts once all the same; the arm with fewer trials is the noisier one.`,
  }
}
