import { mapping, type Parts } from '@/lib/domain/parts'
import { ERROR_POLICIES } from '@/lib/domain/error-policy'
import { UNCERTAINTIES } from '@/lib/domain/uncertainty'
import { WEIGHTINGS } from '@/lib/domain/weighting'
import { runInParts } from '@/lib/analysis/run-in-parts'
import { measureTasks } from '@/lib/cells/compare-tasks'
import { resolveContrast, type Contrast } from '@/lib/cells/contrast'
import type { ViewQuestion } from '@/lib/cells/describe-contrast'
import { errorOf } from '@/lib/cells/show-gain'
import { weighGain } from '@/lib/cells/weigh-gain'
import { intervalOf } from '@/lib/stats/interval'
import { limitsOfSmall } from '@/lib/stats/verdict-gain'
import { verdictStrip, type StripCell, type VerdictStrip } from '@/lib/stats/verdict-strip'
import type { OpenExperiment } from './get-experiment'

/** One way of counting: its switches, its gain with its interval, its verdict. */
export type Way = Omit<StripCell, 'lo90' | 'hi90'> &
  Pick<VerdictStrip['rows'][number], 'verdict'> & {
    /** Keys that the set `all` takes; null: the configurations that cover the tasks. */
    readonly keys: readonly string[] | null
    /** The one that the page shows. */
    readonly isShown: boolean
  }

/** The verdict under every combination of configurations, errors, uncertainty and weight. */
export interface Strip extends Omit<VerdictStrip, 'rows'> {
  readonly ways: readonly Way[]
}

interface Counted extends StripCell {
  readonly keys: readonly string[] | null
  readonly contrast: Contrast
}

/** Every way of counting that these data allow, and what each would say of the same contrast. */
export async function countWays(
  open: OpenExperiment,
  contrast: Contrast,
  question: ViewQuestion,
): Promise<Strip> {
  const cells = await runInParts(countInParts(open, contrast))
  const { rows, ...summary } = verdictStrip({ cells })
  const byKey = new Map(cells.map((cell) => [keyOf(cell), cell]))
  const ways = rows.map(({ key, verdict }): Way => {
    const { contrast: of, lo90: _lo, hi90: _hi, ...cell } = byKey.get(key)!
    const isShown =
      isSameSet(of, contrast) &&
      cell.policy === contrast.policy &&
      cell.uncertainty === question.uncertainty &&
      cell.weighting === question.weighting
    return { ...cell, verdict, isShown }
  })
  return { ways, ...summary }
}

const keyOf = ({ configurations, policy, uncertainty, weighting }: StripCell) =>
  [configurations, policy, uncertainty, weighting].join('/')

const isSameSet = (a: Contrast, b: Contrast) =>
  a.configurations.length === b.configurations.length &&
  a.configurations.every((one) => b.configurations.includes(one))

function* countInParts(open: OpenExperiment, contrast: Contrast): Parts<Counted[]> {
  const { experiment, table } = open
  const canSwitch = table.knowsStatuses && experiment.kind === 'logs'
  const sets = setsOf(open, contrast)
  const hasDomains = table.tasks.some(({ domain }) => domain !== null)
  const combinations = sets.flatMap(({ name, keys, contrast: of }) =>
    (canSwitch ? ERROR_POLICIES : [contrast.policy]).flatMap((policy) =>
      UNCERTAINTIES.flatMap((uncertainty) =>
        WEIGHTINGS.filter((one) => one !== 'domains' || hasDomains).map((weighting) => ({
          ...{ configurations: name, keys, policy, uncertainty, weighting },
          contrast: { ...of, policy },
        })),
      ),
    ),
  )
  const counted = yield* mapping(combinations, (way): Counted => {
    const found = weighGain(table, way.contrast, measureTasks(table, way.contrast), way)
    const { lo, hi } = intervalOf(errorOf(found), 0.95)
    const { lo: lo90, hi: hi90 } = limitsOfSmall(errorOf(found))
    return { ...way, estimate: found.estimate, lo, hi, lo90, hi90 }
  })
  // A re-run that no task allows, or a set without common tasks, is no way of counting.
  return counted.filter(({ estimate, uncertainty, lo }) =>
    estimate === null ? false : uncertainty === 'new_tasks' || lo !== null,
  )
}

/** The configurations that cover the tasks, and all of them where that is another set. */
function setsOf({ experiment, table }: OpenExperiment, contrast: Contrast) {
  const asked = {
    without: table.conditions[contrast.without]!.key,
    with: table.conditions[contrast.with]!.key,
    policy: contrast.policy,
  }
  const resolve = (configurations: readonly string[] | null) =>
    resolveContrast(
      table,
      { ...asked, configurations },
      experiment.baselineKey,
      experiment.plannedTasks,
    )
  const usual = resolve(null)
  const keys = table.configurations
    .filter((_, index) => (contrast.commonTasks[index] ?? 0) > 0)
    .map(({ key }) => key)
  const all = resolve(keys)
  const sets = usual ? [{ name: 'default' as const, keys: null, contrast: usual }] : []
  return usual && all && keys.length > 0 && !isSameSet(usual, all)
    ? [...sets, { name: 'all' as const, keys, contrast: all }]
    : sets
}
