import { ConditionDot, ConditionMark } from '@/components/ui/condition-mark'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { VerdictTerm } from '@/components/contrast/verdict-term'
import type { ConditionPair, ConditionsView } from '@/lib/analysis/condition/compare-conditions'
import { displayNamedP, displayPoints, displayPointsInterval } from '@/lib/display'
import { isBeforeCorrection } from './before-correction'
import { sayTasks } from '@/lib/cells/say-tasks'
import { visibleName } from '@/lib/domain/visible-text'

/**
 * Every condition against every other at one look: a row less its column. Conditions without a pair on
 * one side have no row or no column there.
 */
export function PairMatrix({
  view,
  pairs,
}: {
  view: ConditionsView
  pairs: readonly ConditionPair[]
}) {
  const inOrder = (keys: readonly string[]) =>
    view.conditions.filter(({ key }) => keys.includes(key))
  const rows = inOrder(pairs.map((pair) => pair.with))
  const columns = inOrder(pairs.map(({ without }) => without))
  const at = new Map(pairs.map((pair) => [`${pair.with}\n${pair.without}`, pair]))
  return (
    <div
      className="scroll-x mb-5"
      role="region"
      tabIndex={0}
      aria-label="Conditions against each other"
    >
      <table className="w-full sm:w-auto">
        <caption className="mb-2 text-left text-xs text-ink-3">
          Gain of the row over the column, pp, 95 % interval
        </caption>
        <thead>
          <tr className="border-b border-rule-strong align-bottom [&>th]:pr-3 [&>th]:pb-[6px] sm:[&>th]:pr-6">
            <th scope="col">
              <span className="sr-only">Condition</span>
            </th>
            {columns.map(({ key, kind, label }) => (
              <th
                key={key}
                scope="col"
                className="min-w-[84px] wrap-anywhere sm:max-w-[180px] sm:min-w-[110px]"
              >
                <span className="block text-2xs font-normal text-ink-3">against</span>
                <span className="inline-flex items-center gap-x-[5px]">
                  <ConditionDot kind={kind} />
                  {visibleName(label)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, kind, label, nInferred }) => (
            <tr
              key={key}
              className="border-b align-top last:border-0 [&>*]:py-2 [&>*]:pr-3 sm:[&>*]:pr-6"
            >
              <th scope="row" className="font-normal text-ink sm:max-w-[240px]">
                <ConditionMark kind={kind} label={label} isInferred={nInferred > 0} />
              </th>
              {columns.map((column) => (
                <Cell
                  key={column.key}
                  pair={at.get(`${key}\n${column.key}`)}
                  isItself={column.key === key}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ pair, isItself }: { pair: ConditionPair | undefined; isItself: boolean }) {
  if (!pair)
    return (
      <td className="text-ink-3">
        <span aria-hidden>{isItself ? '' : '·'}</span>
        <span className="sr-only">{isItself ? 'the same' : 'the other way round, or no pair'}</span>
      </td>
    )
  const { gain, verdict } = pair
  const tone = GAIN_TONE[gainTone(gain)]
  return (
    <td className="sm:whitespace-nowrap">
      <strong className={`font-[620] ${tone}`}>{displayPoints(gain.estimate)}</strong>{' '}
      <span className="text-xs whitespace-nowrap text-ink-3 max-sm:block max-sm:text-2xs">
        {displayPointsInterval(gain.low, gain.high)}
      </span>
      <span className="block text-2xs text-ink-3">
        {verdict && (
          <>
            <VerdictTerm verdict={verdict} isSmall={false} />
            {isBeforeCorrection(pair) && `, before correction: ${displayNamedP('q', pair.q)}`}{' '}
            ·{' '}
          </>
        )}
        {sayTasks(gain)}
      </span>
    </td>
  )
}
