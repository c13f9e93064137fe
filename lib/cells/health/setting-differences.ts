import { armId } from '@/lib/cells/arm-usage'
import type { CellTable } from '@/lib/cells/cell-table'
import { lookedAt, type Contrast } from '@/lib/cells/contrast'
import { daysApart, FAR_DAYS, type ExperimentRunFacts, type RunFacts } from '@/lib/cells/run-facts'
import type { HealthFinding } from '@/lib/domain/health'

const valuesOf = (values: ReadonlyMap<string, number>) => [...values.keys()].sort().join(', ')

const spanOf = ({ firstDay, lastDay }: RunFacts) =>
  firstDay === lastDay ? String(firstDay) : `${firstDay} to ${lastDay}`

/** Where the two arms of a configuration ran with other settings: what is unknown differs from nothing. */
export function settingDifferences(
  table: CellTable,
  contrast: Contrast,
  { byArm }: ExperimentRunFacts,
): HealthFinding[] {
  return lookedAt(table, contrast).flatMap((index) => {
    const { id, key } = table.configurations[index]!
    const of = (condition: number) => byArm.get(armId(id, table.conditions[condition]!.id))
    const [without, with_] = [of(contrast.without), of(contrast.with)]
    if (!without || !with_) return []
    const nTrials = without.nTrials + with_.nTrials
    const finding = (kind: HealthFinding['kind'], before: string, after: string) => ({
      ...{ kind, configuration: key, condition: null, n: nTrials, of: nTrials },
      detail: `${before} without, ${after} with`,
    })
    const told = (kind: HealthFinding['kind'], name: 'versions' | 'timeoutMultipliers') => {
      const [before, after] = [valuesOf(without[name]), valuesOf(with_[name])]
      const differs = before !== '' && after !== '' && before !== after
      return differs ? [finding(kind, before, after)] : []
    }
    return [
      ...told('version_differs', 'versions'),
      ...told('timeout_differs', 'timeoutMultipliers'),
      ...(daysApart(without, with_) > FAR_DAYS
        ? [finding('dates_differ', spanOf(without), spanOf(with_))]
        : []),
    ]
  })
}
