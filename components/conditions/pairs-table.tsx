import { ConditionMark } from '@/components/ui/condition-mark'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { PolicyAnswers } from '@/components/contrast/policy-answers'
import type { ConditionPair, ConditionsView } from '@/lib/analysis/condition/compare-conditions'
import {
  displayCount,
  displayCounted,
  displayNamedP,
  displayP,
  displayPoints,
  displayPointsInterval,
  displayRate,
} from '@/lib/display'
import { isBeforeCorrection } from './before-correction'
import { VERDICT_LABELS } from '@/lib/domain/gain'
import { FoldedRows } from '@/components/ui/folded-rows'
import { right, rowClass, Table, WIDE, wide } from '@/components/ui/table'
import { visibleName } from '@/lib/domain/visible-text'

/** Above this a hasty comparison would mislead, and the page says so. */
const TRAP = 0.005

/** Each pair of conditions on the configurations and tasks that both have. */
export function ConditionPairsTable({
  view,
  pairs,
}: {
  view: ConditionsView
  pairs: readonly ConditionPair[]
}) {
  const named = new Map(view.conditions.map((one) => [one.key, one]))
  const mark = (key: string) => {
    const condition = named.get(key)!
    const isInferred = condition.nInferred > 0
    return <ConditionMark kind={condition.kind} label={condition.label} isInferred={isInferred} />
  }
  return (
    <>
      <FoldedRows total={pairs.length} one="pair">
        <Table
          caption="Pairs of conditions, each on its own common set"
          least={860}
          heads={[
            'Condition',
            { label: 'Against', className: WIDE },
            ...wide(right('Rates, %')),
            ...right('Gain, pp'),
            ...wide(right('95 %')),
            ...wide(right('q')),
            'Verdict',
            ...wide(right('Tasks', 'Trials', 'Configurations')),
          ]}
        >
          {pairs.map((pair) => (
            <tr
              key={`${pair.without} ${pair.with}`}
              className={`${rowClass()} [&>td]:whitespace-nowrap`}
            >
              <td className="max-sm:min-w-[150px] max-sm:whitespace-normal! max-sm:wrap-anywhere">
                {mark(pair.with)}
                <span className="mt-1 block text-2xs text-ink-3 sm:hidden">
                  against {visibleName(named.get(pair.without)!.label)}
                  <br />
                  {displayRate(pair.withRate, '')} / {displayRate(pair.withoutRate)} ·{' '}
                  {displayCounted(pair.gain.nTasks, 'task')}
                  <br />
                  {displayNamedP('q', pair.q)}
                </span>
              </td>
              <td className={WIDE}>{mark(pair.without)}</td>
              <td className={`text-right ${WIDE}`}>
                {displayRate(pair.withRate, '')} / {displayRate(pair.withoutRate, '')}
              </td>
              <td className={`text-right font-[600] ${GAIN_TONE[gainTone(pair.gain)]}`}>
                {displayPoints(pair.gain.estimate)}
                <span className="block text-2xs font-normal text-ink-3 sm:hidden">
                  {displayPointsInterval(pair.gain.low, pair.gain.high)}
                </span>
              </td>
              <td className={`text-right text-ink-3 ${WIDE}`}>
                {displayPointsInterval(pair.gain.low, pair.gain.high)}
              </td>
              <td
                className={`text-right text-ink-3 ${WIDE}`}
                title="p corrected for having looked at every pair of this table."
              >
                {displayP(pair.q)}
              </td>
              <td className="max-sm:whitespace-normal!">
                <Verdict pair={pair} contrast={view.contrast} />
              </td>
              <td
                className={`text-right ${WIDE}`}
                title={`${displayRate(pair.coverage)} of the tasks of the experiment`}
              >
                {pair.gain.nTasks}
              </td>
              <td className={`text-right ${WIDE}`}>{displayCount(pair.gain.nTrials)}</td>
              <td className={`text-right ${WIDE}`} title={pair.configurations.join(', ')}>
                {pair.configurations.length}
              </td>
            </tr>
          ))}
        </Table>
      </FoldedRows>
      {pairs.filter(isTrap).map((pair) => (
        <p key={`${pair.without} ${pair.with}`} className="mt-2 max-w-[860px] text-ink-2">
          {saysTrap(
            pair,
            visibleName(named.get(pair.without)!.label),
            visibleName(named.get(pair.with)!.label),
          )}
        </p>
      ))}
    </>
  )
}

/** The verdict, whether it outlives the correction, and what it is under the other error policies. */
function Verdict({
  pair,
  contrast,
}: {
  pair: ConditionPair
  contrast: ConditionsView['contrast']
}) {
  const { verdict } = pair
  return (
    <>
      {verdict ? VERDICT_LABELS[verdict] : '—'}
      {isBeforeCorrection(pair) && (
        <span
          className="ml-1 text-2xs text-ink-3"
          title="Not after the correction for all pairs of this table."
        >
          before correction
        </span>
      )}
      {contrast && (
        <span className="ml-2 text-2xs text-ink-3">
          <PolicyAnswers policies={pair.policies} policy={contrast.policy} label="errors" />
        </span>
      )}
    </>
  )
}

/** The rate that a gain really rests on, beside the one over everything that a reader may know. */
const saysTrap = (pair: ConditionPair, without: string, with_: string) =>
  differs(pair.withoutRate, pair.withoutOverAll)
    ? `${with_} at ${displayRate(pair.withRate)} compares with ${displayRate(pair.withoutRate)} of the same configurations and tasks, not with the ${displayRate(pair.withoutOverAll)} that ${without} has over everything it ran.`
    : `${with_} stands at ${displayRate(pair.withRate)} on the common configurations and tasks, not at the ${displayRate(pair.withOverAll)} that it has over everything it ran.`

const isTrap = ({ withoutRate, withoutOverAll, withRate, withOverAll }: ConditionPair) =>
  differs(withoutRate, withoutOverAll) || differs(withRate, withOverAll)

const differs = (a: number | null, b: number | null) =>
  a !== null && b !== null && Math.abs(a - b) > TRAP
