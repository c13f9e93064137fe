import type { EffectRow } from '@/lib/cells/effects/effect-map'
import { isUnlike, sayStatistic, type TestedRow } from '@/lib/cells/effects/say-effects'
import { displayNamedP } from '@/lib/display'

const FLIP_WORDS = {
  within_noise: 'sign changes, within noise',
  suggested: 'sign changes, one side beyond noise',
  established: 'sign changes, both sides beyond noise',
  untested: 'sign changes, no interval',
}

const FLIP_TITLES = {
  within_noise: 'The sign changes along this row; no two cells of opposite sign are beyond noise.',
  suggested: 'The sign changes along this row, with one of the two sides beyond noise.',
  established: 'The sign changes along this row, with both sides beyond noise.',
  untested: 'The sign changes along this row; no interval says how surely.',
}

/** Whether the models of a condition differ, with the test. */
export function EffectDifference({
  row: { flip },
  tested,
  className,
}: {
  row: EffectRow
  tested: TestedRow | null
  className: string
}) {
  return (
    <td
      title={flip ? FLIP_TITLES[flip] : undefined}
      className={`text-2xs leading-[14px] text-ink-3 ${className}`}
    >
      {tested && (
        <>
          <span className={`block ${isUnlike(tested) ? 'font-[620] text-ink' : ''}`}>
            {isUnlike(tested) ? 'yes, ' : 'not shown, '}
            {displayNamedP('q', tested.q)}
          </span>
          <span className="block">
            {displayNamedP('p', tested.test.p)}, {sayStatistic(tested.test)}
          </span>
        </>
      )}
      {flip && <span className="block">{FLIP_WORDS[flip]}</span>}
    </td>
  )
}
