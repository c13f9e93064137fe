import { ConditionMark } from '@/components/ui/condition-mark'
import type { ConditionHead } from '@/lib/cells/describe-contrast'
import type { MatrixCell, MatrixRow, TrialChip } from '@/lib/analysis/task/get-task'
import { displayRate, displayRateInterval } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { TrialLink } from './trial-link'

interface TrialMatrixProps {
  readonly rows: readonly MatrixRow[]
  readonly trials: readonly TrialChip[]
  readonly conditions: readonly ConditionHead[]
}

/** Configuration × condition: every trial, and the rate of each cell with its interval. */
export function TrialMatrix({ rows, trials, conditions }: TrialMatrixProps) {
  const shown = conditions.filter(({ key }) =>
    rows.some(({ cells }) => cells.some(({ condition }) => condition === key)),
  )
  return (
    <div className="scroll-x">
      <table className="w-full">
        <caption className="sr-only">Trials by configuration and condition</caption>
        <thead>
          <tr className="border-b border-rule-strong [&>th]:pr-6 max-sm:[&>th]:pr-3 align-bottom [&>th]:pb-2 [&>th]:whitespace-nowrap">
            <th scope="col">Configuration</th>
            {shown.map(({ key, kind, label, nInferred }) => (
              <th key={key} scope="col">
                <ConditionMark kind={kind} label={label} isInferred={nInferred > 0} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-b align-top last:border-0">
              <th
                scope="row"
                className="min-w-[110px] py-2 pr-6 text-sm font-[450] wrap-anywhere text-ink max-sm:pr-3 sm:min-w-[200px]"
              >
                {visibleName(row.model ?? 'unknown model')}{' '}
                <span className="font-normal text-ink-3 max-sm:block">
                  {visibleName(
                    [row.harness ?? 'unknown harness', row.effort].filter(Boolean).join(' · '),
                  )}
                </span>
              </th>
              {shown.map(({ key }) => (
                <td key={key} className="py-2 pr-6 max-sm:pr-3">
                  <Cell
                    cell={row.cells.find(({ condition }) => condition === key)}
                    trials={trials.filter(
                      (trial) => trial.configurationKey === row.key && trial.conditionKey === key,
                    )}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ cell, trials }: { cell: MatrixCell | undefined; trials: readonly TrialChip[] }) {
  if (!cell) return <span className="text-ink-3">—</span>
  const left = [
    cell.nExcluded > 0 ? `${cell.nExcluded} left out` : null,
    cell.nCountedAsFail > 0 ? `${cell.nCountedAsFail} counted as fail` : null,
  ].filter((word) => word !== null)
  return (
    <div className="grid gap-1">
      {trials.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {trials.map((trial) => (
            <TrialLink key={trial.uid} trial={trial} />
          ))}
        </div>
      )}
      <p className="text-xs whitespace-nowrap">
        <span className="font-[550]">{displayRate(cell.rate)}</span>{' '}
        <span className="text-ink-3">
          {cell.low !== null && (
            <span className="max-sm:block">{displayRateInterval(cell.low, cell.high)} </span>
          )}
          n = {cell.nCounted}
          {left.length > 0 && ` · ${left.join(' · ')}`}
        </span>
      </p>
    </div>
  )
}
